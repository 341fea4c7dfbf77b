"""When two words are one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.replacement.likeness import Likeness, is_nickname, keys, one_key_apart

LIKENESS = Likeness(Lexicon.load())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("adler", "adler", True),
        ("peggy", "margaret", True),
        ("margaret", "peggy", True),
        ("peggy", "maggie", False),
        ("charles", "charlotte", False),
        ("kowalczyk", "kowalzcyk", True),
        ("thistlewood", "thistlewod", True),
        ("kowalczyk", "kowalczik", True),
        ("kowalczyk", "gowalczyk", False),
        ("kowalczyk", "kowalcziks", False),
        ("marina", "marisa", False),
        ("xqzt", "xqzz", False),
    ],
)
def test_short_forms_and_slips_are_one_name(one: str, other: str, *, same: bool) -> None:
    assert LIKENESS.same(one, other) is same


LETTERS = st.text("abc", max_size=7)


@given(one=LETTERS, other=LETTERS)
def test_words_that_may_be_one_name_share_a_key(one: str, other: str) -> None:
    slip = min(len(one), len(other)) >= 5 and one_key_apart(one, other)
    if one == other or slip or is_nickname(one, other):
        assert keys(one) & keys(other)
    if LIKENESS.same(one, other):
        assert keys(one) & keys(other)


@given(word=st.text("abcd", min_size=5, max_size=9), at=st.integers(0, 3))
def test_a_letter_left_out_or_moved_is_one_key_apart(word: str, at: int) -> None:
    shorter = word[:at] + word[at + 1 :]
    moved = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert one_key_apart(word, shorter)
    assert one_key_apart(word, moved) is (word != moved)
    assert keys(word) & keys(shorter)
    assert keys(word) & keys(moved)
