"""All rules together: offsets, order, time, and texts that nobody would write."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Kind, Tier
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.rules.detector import RuleDetector

RULES = RuleDetector(Lexicon.load())

NOTE = (
    "Dr Adebayo asked me to see Mrs Kowalska in bed 7 at Hull Royal Infirmary. She is 94, from"
    " Grimsby, and her daughter Halina can be reached on 07700 900123. MRN 4471920."
)


def found(text: str) -> dict[str, Kind]:
    return {text[each.start : each.end]: each.kind for each in RULES.detect(text)}


def test_one_note_with_everything() -> None:
    kinds = found(NOTE)
    assert kinds["Adebayo"] is Kind.NAME_STAFF
    assert kinds["Kowalska"] is Kind.NAME_PATIENT
    assert kinds["Hull Royal Infirmary"] is Kind.HOSPITAL
    assert kinds["Grimsby"] is Kind.LOCATION
    assert kinds["Halina"] is Kind.NAME_OTHER
    assert kinds["bed 7"] is Kind.ROOM
    assert kinds["07700 900123"] is Kind.PHONE
    assert "4471920" in kinds


@pytest.mark.parametrize("change", [str.lower, str.upper], ids=["lower", "upper"])
def test_the_same_note_without_capitals(change: Callable[[str], str]) -> None:
    kinds = found(change(NOTE))
    for words in ("Adebayo", "Kowalska", "Hull Royal Infirmary", "Grimsby", "Halina"):
        assert change(words) in kinds, words


@pytest.mark.parametrize("before", ["🫀🩺 ", "e\u0301te\u0301 ", "ﬁ ", "𝔄 ", "\u200b", "İ "])
def test_offsets_hold_behind_signs_of_odd_lengths(before: str) -> None:
    text = f"{before}So I told Mrs Kowalska the truth."
    assert "Kowalska" in found(text)


def test_nothing_in_nothing() -> None:
    for text in ("", " ", "\n\n", "...", "🫀", "-- --"):
        assert RULES.detect(text) == ()


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    last = 0
    for each in RULES.detect(text):
        assert last <= each.start < each.end <= len(text)
        last = each.end


TELLING = [
    "Dr",
    "Mr",
    "St",
    "the",
    "only",
    "first",
    "man",
    "who",
    "was",
    "on",
    "news",
    "of",
    "at",
    "in",
    "from",
    "O'",
    "van",
    "der",
    "-",
    "—",
    ".",
    ",",
    "'",
    "(",
    ")",
    "Hope",
    "Sunday",
    "Hospital",
    "University",
    "Lane",
    "'s",
    "12",
    "B7",
    "J.",
    "K.",
    "é",
    "🫀",
    "called",
    "my",
    "sir",
    "Hull",
    "XQ",
    "year",
    "Lake",
    "mayor",
    "winner",
    "whose",
    "\n",
    '"',
]
FRAGMENTS = st.lists(st.sampled_from(TELLING), max_size=60)


@given(FRAGMENTS, st.sampled_from(["", " "]))
def test_any_heap_of_telling_words_can_be_read(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    last = 0
    for each in RULES.detect(text):
        assert last <= each.start < each.end <= len(text)
        last = each.end


@pytest.mark.parametrize(
    "unit",
    ["the only ", "Mr ", "Anna-", "of the ", "who ", "the man who ", "St ", "a.b.", "Xy ", "(the "],
)
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    short, long = unit * (4_000 // len(unit)), unit * (20_000 // len(unit))
    began = time.process_time()
    RULES.detect(short)
    middle = time.process_time()
    RULES.detect(long)
    ended = time.process_time()
    assert ended - middle < 12 * (middle - began) + 0.2


def test_tiers_are_both_used() -> None:
    tiers = {each.tier for each in RULES.detect("Dr Adebayo smiled. Qorvath.")}
    assert tiers == {Tier.SURE, Tier.SUSPECT}
