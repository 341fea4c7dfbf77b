"""Reading texts through: answers hold everywhere, and nothing goes out that was not shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.errors import BugError
from journal_app.privacy.replacement.replaced import Replacement
from journal_app.services.occurrences import occurrences
from journal_app.services.replacing import still_there
from journal_app.services.review import Review
from journal_app.services.review_places import Reach
from journal_app.services.reviewed import (
    LONGEST_OWN,
    Answer,
    Choice,
    Mark,
    Original,
    Page,
    Question,
    State,
)
from journal_app.services.second_look import second_look

HIDE, LEAVE = Answer(Choice.HIDE), Answer(Choice.LEAVE)


class Brackets:
    """Puts the kind of a finding in brackets, longer or shorter than what it hides."""

    def puts(self, original: Original) -> Sequence[Replacement]:
        return [
            Replacement(
                start=f.start,
                end=f.end,
                kind=f.kind,
                put_start=0,
                put_end=1,
                tier=f.tier,
                original=original.text[f.start : f.end],
                put=f"[{f.kind.value}]",
                words=original.text[f.start : f.end],
            )
            for f in original.findings
        ]


def original(key: str, text: str, *found: tuple[str, Kind, Tier]) -> Original:
    findings = [
        Finding(match.start(), match.end(), kind, tier)
        for words, kind, tier in found
        for match in re.finditer(re.escape(words), text)
    ]
    return Original(key, text, tuple(sorted(findings)))


ADLER = ("Adler", Kind.NAME_PATIENT, Tier.SURE)
SKERROW = ("Skerrow", Kind.LOCATION, Tier.SUSPECT)
HARPIST = ("the only harpist in the county", Kind.PROFESSION_UNIQUE, Tier.SURE)


def review() -> Review:
    return Review(
        [
            original(
                "one", "Mr Adler came from Skerrow, he said. 🙂 Adler smiled.", ADLER, SKERROW
            ),
            original(
                "two", "Back to Skerrow. She was the only harpist in the county.", SKERROW, HARPIST
            ),
            original("three", "A quiet day, with Thwaite at noon. thwaite again."),
        ],
        Brackets(),
    )


def mark(page: Page, words: str) -> Mark:
    return next(each for each in page.marks if each.hides == words)


def read_all(made: Review) -> None:
    for key in made.keys:
        made.show(key)


def test_replacements_stand_where_their_marks_say() -> None:
    page = review().page("one")
    assert page.text == (
        "Mr [NAME_PATIENT] came from [LOCATION], he said. 🙂 [NAME_PATIENT] smiled."
    )
    assert [page.text[m.start : m.end] for m in page.marks] == [m.put for m in page.marks]
    assert [m.state for m in page.marks] == [State.REPLACED, State.TO_CHECK, State.REPLACED]
    assert [m.question for m in page.marks] == [None, Question.IDENTIFYING, None]
    assert mark(review().page("two"), HARPIST[0]).question is Question.ONLY_ONE


def test_an_answer_counts_in_every_text() -> None:
    made = review()
    assert made.answer(mark(made.page("one"), "Skerrow"), LEAVE) == 2
    assert "came from Skerrow," in made.page("one").text
    assert made.page("two").text.startswith("Back to Skerrow.")
    assert made.standing("one").to_check == 0
    assert made.standing("two").to_check == 1
    made.answer(mark(made.page("two"), "Skerrow"), Answer(Choice.OWN, "  a  fishing\nvillage "))
    assert "came from a fishing village, he" in made.page("one").text
    made.answer(mark(made.page("one"), "Skerrow"), HIDE)
    assert "Skerrow" not in made.page("one").text + made.page("two").text


@pytest.mark.parametrize("words", ["", "  \n", "x" * (LONGEST_OWN + 1)])
def test_own_words_are_words(words: str) -> None:
    made = review()
    with pytest.raises(ValueError, match="own words"):
        made.answer(mark(made.page("one"), "Adler"), Answer(Choice.OWN, words))
    assert not made.can_undo()


def test_nothing_goes_out_that_is_unread_or_unanswered() -> None:
    made = review()
    with pytest.raises(BugError):
        made.final()
    read_all(made)
    assert made.open_texts() == 2
    with pytest.raises(BugError):
        made.final()
    made.answer_all("one")
    made.answer(mark(made.page("two"), HARPIST[0]), HIDE)
    assert made.open_texts() == 0
    assert [page.key for page in made.final()] == ["one", "two", "three"]


def test_a_text_that_changes_after_it_was_read_must_be_read_again() -> None:
    made = review()
    made.answer_all("one")
    made.answer_all("two")
    read_all(made)
    assert made.open_texts() == 0
    made.answer(mark(made.page("two"), "Skerrow"), LEAVE)
    assert not made.standing("one").read
    assert made.next_open("two") == "one"
    with pytest.raises(BugError):
        made.final()
    made.show("one")
    assert made.next_open() == "two"
    made.show("two")
    assert [page.text for page in made.final()] == [made.show(key).text for key in made.keys]


def test_selected_words_are_hidden_wherever_they_stand() -> None:
    made = review()
    text = made.page("three").text
    at = text.index("Thwaite")
    assert made.hide("three", at - 1, at + len("Thwaite") + 1, Kind.NAME_STAFF) == 1
    page = made.page("three")
    assert page.text == "A quiet day, with [NAME_STAFF] at noon. [NAME_STAFF] again."
    assert all(m.by_student for m in page.marks)
    assert not any(m.by_student for m in made.page("one").marks)


def test_a_selection_may_reach_into_what_is_replaced() -> None:
    made = review()
    text = made.page("one").text
    assert made.hide("one", 0, text.index("came"), Kind.NAME_PATIENT) == 1
    assert made.page("one").text.startswith("[NAME_PATIENT] came from")


def test_hiding_outweighs_what_was_left_there() -> None:
    made = review()
    made.answer(mark(made.page("one"), "Skerrow"), LEAVE)
    at = made.page("one").text.index("Skerrow")
    made.hide("one", at, at + 4, Kind.LOCATION)
    assert "Sker" not in made.page("one").text


@pytest.mark.parametrize("place", [(0, 0), (12, 13)])
def test_signs_alone_cannot_be_hidden(place: tuple[int, int]) -> None:
    made = review()
    assert made.hide("three", *place, Kind.ID) == 0
    assert not made.can_undo()


def test_undo_takes_back_one_answer_at_a_time_everywhere() -> None:
    made = review()
    before = [made.page(key) for key in made.keys]
    made.answer(mark(made.page("one"), "Skerrow"), LEAVE)
    left = [made.page(key) for key in made.keys]
    made.hide("three", 3, 6, Kind.ID)
    assert made.page("three").text.startswith("A [ID] day")
    made.undo()
    assert [made.page(key) for key in made.keys] == left
    made.undo()
    assert [made.page(key) for key in made.keys] == before
    made.undo()
    assert not made.can_undo()


def test_no_word_of_a_text_shows_in_a_representation() -> None:
    made = review()
    page = made.page("two")
    shown = repr(page) + repr(made.original("two")) + repr(Answer(Choice.OWN, "Skerrow"))
    assert "Skerrow" not in shown
    assert "harpist" not in shown


WORDS = st.sampled_from(
    ["Adler", "Skerrow", "a", "bed", "🙂", "no", "é", "e\u0301", "Zoë", "ward."]
)


@given(words=st.lists(WORDS, min_size=1, max_size=12), data=st.data())
def test_what_is_hidden_is_gone_and_marks_fit_whatever_is_answered(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    made = Review([original("one", text, ADLER, SKERROW), original("two", text)], Brackets())
    for _ in range(data.draw(st.integers(1, 4))):
        page = made.page("one")
        start = data.draw(st.integers(0, len(page.text)))
        end = data.draw(st.integers(start, len(page.text)))
        answering: bool = data.draw(st.booleans())
        if page.marks and answering:
            chosen = data.draw(st.sampled_from(page.marks))
            made.answer(chosen, data.draw(st.sampled_from([HIDE, LEAVE, Answer(Choice.OWN, "x")])))
        else:
            made.hide("one", start, end, Kind.ID)
        for key in made.keys:
            shown = made.page(key)
            assert [shown.text[m.start : m.end] for m in shown.marks] == [
                m.put for m in shown.marks
            ]
            gaps = shown.text
            for each in reversed(shown.marks):
                gaps = gaps[: each.start] + each.hides + gaps[each.end :]
            assert gaps == text


@given(words=st.lists(WORDS, min_size=1, max_size=8), data=st.data())
def test_hidden_words_stand_nowhere_any_more(words: list[str], data: st.DataObject) -> None:
    made = Review([original("one", " ".join(words)), original("two", " ".join(words))], Brackets())
    word = data.draw(st.sampled_from(words)).strip(".")
    assume(any(sign.isalnum() for sign in word))
    start, end = next(iter(occurrences(word, made.page("one").text)))
    made.hide("one", start, end, Kind.ID)
    for key in made.keys:
        assert not list(occurrences(word, made.page(key).text.replace("[ID]", "")))


def ordinary(*texts: str) -> Review:
    """Return a review in which "it", "nun" and "was" are words of the language."""
    originals = [original(str(key), text) for key, text in enumerate(texts)]
    return Review(originals, Brackets(), is_word={"it", "nun", "was"}.__contains__)


def test_an_ordinary_word_with_a_capital_is_not_the_one_without() -> None:
    made = ordinary("It was so. I saw it. It was.", "it rained, It did, IT failed")
    reach = made.reach("0", 0, 2)
    assert reach is not None
    assert reach == Reach("It", places=3, texts=2, exact=True, only_here=False)
    made.hide("0", 0, 2, Kind.NAME_OTHER)
    assert made.page("0").text == "[NAME_OTHER] was so. I saw it. [NAME_OTHER] was."
    assert made.page("1").text == "it rained, [NAME_OTHER] did, IT failed"


def test_an_ordinary_word_in_small_letters_is_hidden_in_its_place_alone() -> None:
    made = ordinary("the nun, a nun", "nun")
    reach = made.reach("0", 4, 7)
    assert reach is not None
    assert reach == Reach("nun", places=1, texts=1, exact=True, only_here=True)
    made.hide("0", 4, 7, Kind.PROFESSION_UNIQUE)
    assert made.page("0").text == "the [PROFESSION_UNIQUE], a nun"
    assert made.page("1").text == "nun"
    assert not still_there(made.page("0"), Knows())


def test_a_name_is_hidden_however_it_is_written() -> None:
    made = ordinary("Thwaite, thwaite", "THWAITE was")
    reach = made.reach("0", 0, 7)
    assert reach is not None
    assert reach == Reach("Thwaite", places=3, texts=2, exact=False, only_here=False)
    assert made.hide("0", 0, 7, Kind.NAME_OTHER) == reach.texts


class Knows:
    """Holds every word for an ordinary one."""

    def is_ordinary(self, _folded: str) -> bool:
        return True


@given(
    texts=st.lists(
        st.lists(st.sampled_from(["It", "it", "IT", "Nun", "nun", "was", "ward."]), min_size=1).map(
            " ".join
        ),
        min_size=1,
        max_size=3,
    ),
    data=st.data(),
)
def test_hiding_a_capitalised_word_changes_no_small_letter(
    texts: list[str], data: st.DataObject
) -> None:
    made = ordinary(*texts)
    capital = [
        (str(key), *found.span())
        for key, text in enumerate(texts)
        for found in re.finditer(r"\b[A-Z]\w*", text)
    ]
    assume(capital)
    key, start, end = data.draw(st.sampled_from(capital))
    reach = made.reach(key, start, end)
    made.hide(key, start, end, Kind.NAME_OTHER)
    marks = [(texts[int(key)], mark) for key in made.keys for mark in made.page(key).marks]
    assert {text[m.finding.start : m.finding.end] for text, m in marks} == {
        texts[int(key)][start:end]
    }
    assert reach is not None
    assert reach.places == len(marks)


def test_a_second_look_offers_what_no_mark_covers() -> None:
    made = Review(
        [
            original(
                "one",
                "Then Quill sat. The ward slept. I saw 14 people, the youngest first, "
                "and the rest. Adler left. Ravensbourne Park was wet, Quill said.",
                ADLER,
            )
        ],
        Brackets(),
    )
    page = made.page("one")
    found = second_look(page, {"then", "the"}.__contains__)
    assert [each.words for each in found] == ["Quill", "14", "youngest", "Ravensbourne Park"]
    assert all(page.text[each.start : each.end] == each.words for each in found)
    assert "Quill" not in repr(found)
