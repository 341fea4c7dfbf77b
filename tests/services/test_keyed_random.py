"""Chance that can be had again."""

from __future__ import annotations

import hmac
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.keyed_random import KeyedRandom

SEEDS = st.binary(min_size=32, max_size=32)


@given(SEEDS)
def test_the_same_seed_gives_the_same_and_another_another(seed: bytes) -> None:
    def drawn(start: bytes) -> list[int]:
        source = KeyedRandom(start)
        return [source.randrange(1000), source.choice(range(500)), *source.sample(range(99), 20)]

    assert drawn(seed) == drawn(seed)
    assert drawn(seed) != drawn(bytes(byte ^ 1 for byte in seed))


@given(SEEDS, st.integers(0, 700))
def test_bits_are_as_many_as_asked_for(seed: bytes, bits: int) -> None:
    assert 0 <= KeyedRandom(seed).getrandbits(bits) < 1 << bits


def test_the_stream_is_the_counter_under_hmac() -> None:
    seed = bytes(range(32))
    source = KeyedRandom(seed)
    for count in (1, 2):
        expected = hmac.digest(seed, count.to_bytes(8, "big"), "sha256")
        assert source.getrandbits(256).to_bytes(32, "big") == expected


def test_nobody_can_seed_it_anew() -> None:
    one, other = KeyedRandom(bytes(32)), KeyedRandom(bytes(32))
    other.seed(7)
    assert one.random() == other.random()


def test_draws_are_spread_evenly() -> None:
    source = KeyedRandom(bytes(32))
    counts = Counter(source.randrange(10) for _ in range(5_000))
    assert set(counts) == set(range(10))
    assert all(400 < count < 600 for count in counts.values())
    assert all(0 <= source.random() < 1 for _ in range(100))
