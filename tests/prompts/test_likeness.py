"""Texts that say nearly the same are found, others are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.prompts.likeness import NEAR, near_pairs

OTHERS = [
    "Who carried something heavy today, and where did they set it down?",
    "Which door stuck this morning?",
    "Tell the last joke you heard, as far as you remember it.",
    "Where did the light come from in the room you sat in longest?",
    "Name one thing on a window sill.",
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Where did you first sit down today?", "Where did you first sit down this morning?"),
        ("What made you laugh today?", "What made you laugh, today or yesterday?"),
        ("Who was kind to you today?", "WHO was kind to you, today?"),
    ],
)
def test_near_duplicates_are_found(one: str, other: str) -> None:
    [pair] = near_pairs([one, *OTHERS, other])
    assert (pair.first, pair.second) == (0, len(OTHERS) + 1)
    assert pair.cosine >= NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What did you eat today with one hand?", "What did you hear today through a wall?"),
        ("Today in six words.", "Six words for the road home."),
        ("Who knocked before coming in?", "Who coughed before speaking up?"),
    ],
)
def test_a_shared_opening_is_no_likeness(one: str, other: str) -> None:
    assert near_pairs([one, *OTHERS, other]) == ()


def test_the_cosine_of_two_small_texts_is_as_worked_out_by_hand() -> None:
    # "a b" and "a c": terms a, b, c, "a b", "a c"; a is in both and weighs ln(3/3) + 1 = 1, the
    # others ln(3/2) + 1 = 1.405; so 1 / (1 + 2 * 1.405 ** 2) = 0.202.
    [pair] = near_pairs(["a b", "a c"], least=0.1)
    assert pair.cosine == pytest.approx(0.2020, abs=0.0005)


@given(st.lists(st.text(alphabet="abc ", max_size=8), max_size=8))
def test_every_text_is_found_beside_its_copy(texts: list[str]) -> None:
    found = {(pair.first, pair.second) for pair in near_pairs([*texts, *texts], least=0.999)}
    for at, text in enumerate(texts):
        assert not text.split() or (at, at + len(texts)) in found
    assert all(0 <= pair.cosine <= 1 for pair in near_pairs(texts, least=0))
