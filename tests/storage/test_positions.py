"""Places in the journal: unique, and in the order of beginning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.storage.positions import PER_NIGHT, place

START = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)


def put(order: list[int]) -> list[tuple[int, datetime]]:
    taken: list[tuple[int, datetime]] = []
    for second in order:
        begun = START + timedelta(seconds=second)
        taken.append((place(taken, begun), begun))
        taken.sort()
    return taken


@given(st.lists(st.integers(0, 100_000), max_size=6))
def test_entries_put_in_any_order_stand_by_their_beginning(seconds: list[int]) -> None:
    taken = put(seconds)
    assert all(0 <= n < PER_NIGHT for n, _ in taken)
    assert len({n for n, _ in taken}) == len(seconds)
    assert [begun for _, begun in taken] == sorted(begun for _, begun in taken)


def test_a_hundred_entries_begun_in_turn_stay_in_turn() -> None:
    taken = put(list(range(100)))
    assert [begun for _, begun in taken] == sorted(begun for _, begun in taken)


@settings(max_examples=10)
@given(st.lists(st.integers(0, 60), min_size=100, max_size=150))
def test_no_two_entries_ever_share_a_place(seconds: list[int]) -> None:
    taken = put(seconds)
    assert len({n for n, _ in taken}) == len(seconds)


def test_a_night_holds_as_many_as_there_are_places() -> None:
    all_but_one = [(n, START) for n in range(PER_NIGHT) if n != 1234]
    assert place(all_but_one, START) == 1234
    with pytest.raises(ValueError, match="at most"):
        place([(n, START) for n in range(PER_NIGHT)], START)
