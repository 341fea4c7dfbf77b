"""Two pseudonyms of one export never read alike."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.privacy.name_forms import distance
from journal_app.privacy.replacement.neighbours import Neighbours
from journal_app.privacy.replacement.surrogates import GIVEN, Chooser, Names, Writings, plain


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("sydney", "sidney", True),
        ("jon", "jonathan", True),
        ("mina", "nina", True),
        ("mina", "lena", False),
        ("caballero", "teixeira", False),
    ],
)
def test_what_reads_alike_is_near(one: str, other: str, near: bool) -> None:
    names = Neighbours()
    names.add(one)
    assert names.near(other) is near


@given(one=st.text("abc", min_size=5, max_size=8), other=st.text("abc", min_size=5, max_size=8))
def test_the_quick_way_misses_none(one: str, other: str) -> None:
    names = Neighbours()
    names.add(one)
    assert names.near(other) or distance(one, other) > 2


def test_no_two_names_given_out_are_alike() -> None:
    names = Names.load()
    pool = names.of([GIVEN, "woman", "man"])
    chooser = Chooser(random.Random(4), Writings())
    given_out = [plain(chooser.choose(pool, pool, set())) for _ in range(120)]
    seen = Neighbours()
    for name in given_out:
        assert not seen.near(name)
        seen.add(name)
