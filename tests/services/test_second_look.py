"""What a student is asked to look at once more, and what is not worth a question."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Finding, Kind
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.reviewed import Mark, Page, State
from journal_app.services.second_look import likely_kind, second_look
from journal_app.services.telling_words import numbers, superlatives

SETS = Path(__file__).parents[2] / "benchmarks" / "deid"


def looked(text: str, *marks: Mark) -> list[str]:
    return [each.words for each in second_look(Page("k", text, marks), str.islower)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one of the two youngest residents here", ["youngest"]),
        ("he was Scotland's only transplant fellow", ["Scotland", "only"]),
        ("the youngest. Youngest in the country", ["youngest"]),
        ("my mother's eldest, and two of the three oldest", ["eldest", "oldest"]),
        ("forty-seven of us, and twins, in a dozen beds", ["forty-seven", "twins", "dozen"]),
        ("ninety nine of a hundred, two hundred in all", ["ninety nine", "hundred"]),
        ("a one-of-a-kind case, one of a kind", ["one-of-a-kind", "one of a kind"]),
        ("the second-oldest nun, first ever female dean", ["second-oldest", "first"]),
        ("first-ever triplets; a two-year-old", ["first-ever", "triplets"]),
        ("she was the first. the first of her family", ["first"]),
        ("sole survivor, last speaker of it", ["sole", "last"]),
        ("only woman in theatre", ["only"]),
        ("his only son and the very last patient", ["only", "last"]),
        ("the most senior of all", ["most senior"]),
        ("nineteen beds, thirteen-year-olds", ["nineteen", "thirteen-year-olds"]),
        ("½ of it, and ٣ more", ["½", "٣"]),
        ("the tallest, fittest, kindest", ["tallest", "fittest", "kindest"]),
    ],
)
def test_what_may_point_to_one_person_is_offered(text: str, wanted: list[str]) -> None:
    assert looked(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "at first it was fine, last night it was not, and at last it was",
        "one of them was one who came, one by one",
        "the first time, first thing, first of all, first and foremost, first aid",
        "it did not last. that will last for a while",
        "he only wanted to go, and only because she could only nod",
        "if only it were, only to find that it was only a cough",
        "the forest, the rest, a chest, my interest, the priest, a guest, a test, self-interest",
        "most people at least, and at most a few, and most of us",
        "the last few, the last thing, last monday, the last resort",
        "two of the twelve, and eleven-year-olds, a seven-day week",
        "tent, weighty, tension, often, twosome, hundredth",
    ],
)
def test_ordinary_turns_of_phrase_are_not(text: str) -> None:
    assert looked(text) == []


def test_what_is_hidden_already_is_not_offered() -> None:
    mark = Mark(4, 15, Finding(4, 15, Kind.ID), "", "", "", State.REPLACED)
    assert looked("the forty-seven", mark) == []


def test_a_place_is_asked_about_once() -> None:
    places = [(g.start, g.end) for g in second_look(Page("k", "Two-Oldest ICU 4"), str.islower)]
    assert places == sorted(places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(st.text(st.sampled_from("only first last two-oldest 4a.,'’\n ")))
def test_no_text_is_too_odd(text: str) -> None:
    for start, end in (*superlatives(text), *numbers(text)):
        assert 0 <= start < end <= len(text)
    places = [(g.start, g.end) for g in second_look(Page("k", text), str.islower)]
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_the_start_of_a_sentence_is_no_question(rules: PrivacyTools) -> None:
    text = "He'd left. Socks off. Calves ached. They’ve gone. Hope came. KB came. We saw Socks."
    found = second_look(Page("k", text), rules.is_plain)
    assert [each.words for each in found] == ["Hope", "KB", "Socks"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("It", Kind.NAME_OTHER),
        ("14", Kind.ID),
        ("forty-seven", Kind.ID),
        ("GCS 7", Kind.ID),
        ("youngest", Kind.PROFESSION_UNIQUE),
    ],
)
def test_nobody_is_taken_for_a_patient_without_being_asked(words: str, kind: Kind) -> None:
    assert likely_kind(words, asked=True) is kind


def test_selected_words_in_small_letters_may_be_a_name() -> None:
    assert likely_kind("anna", asked=False) is Kind.NAME_OTHER


@pytest.mark.parametrize(("name", "most"), [("development", 12), ("traps", 17)])
def test_there_is_not_so_much_to_look_at_that_nobody_looks(
    rules: PrivacyTools, name: str, most: int
) -> None:
    """Glances for 200 words, with everything marked that is to be marked."""
    words = glances = 0
    for line in (SETS / f"{name}.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        marks = tuple(
            Mark(s["start"], s["end"], Finding(s["start"], s["end"], Kind.ID), "", "", "",
                 State.REPLACED)
            for s in one.get("spans", ())
        )  # fmt: skip
        words += len(one["text"].split())
        glances += len(second_look(Page("k", one["text"], marks), rules.is_plain))
    assert glances * 200 / words < most
