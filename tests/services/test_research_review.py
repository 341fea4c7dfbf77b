"""A review for a study: a second look that must be answered, and one that is taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.domain.ids import EntryId, RotationId
from journal_app.errors import BugError
from journal_app.privacy.replacement.replaced import Replacement
from journal_app.services.research_review import EntryFacts
from journal_app.services.review import Review
from journal_app.services.review_state import KeptReview, ReviewState, from_json, to_json
from journal_app.services.reviewed import Answer, Choice, Original, Page, State
from journal_app.services.second_look import Glance, second_look

TEXTS = {
    "one": "Mr Adler came to ICU 4. The youngest of them, Thwaite, cried.",
    "two": "Back in ICU 4 with Adler and Quill. Thwaite was there.",
    "three": "Nothing happened. Thwaite called Quill.",
}
FOUND = ("Adler",)


class Numbers:
    """Names by number of first appearance, as a real replacer does: order matters."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}

    def puts(self, original: Original) -> Sequence[Replacement]:
        return [
            Replacement(
                start=f.start,
                end=f.end,
                kind=f.kind,
                put_start=0,
                put_end=1,
                tier=f.tier,
                original=(words := original.text[f.start : f.end]),
                put=f"[person {self.given.setdefault(words, len(self.given) + 1)}]",
                words=words,
            )
            for f in original.findings
        ]


def look(page: Page) -> tuple[Glance, ...]:
    return second_look(page, lambda folded: folded in {"nothing", "back", "the"})


def original(key: str, text: str) -> Original:
    found = [
        Finding(at, at + len(words), Kind.NAME_PATIENT, Tier.SUSPECT)
        for words in FOUND
        if (at := text.find(words)) >= 0
    ]
    return Original(key, text, tuple(found))


def review(texts: dict[str, str] | None = None) -> Review:
    numbers, originals = Numbers(), [original(*each) for each in (texts or TEXTS).items()]
    for each in originals:
        numbers.puts(each)
    return Review(originals, numbers, second_look=look)


def words(glances: Sequence[Glance]) -> list[str]:
    return [each.words for each in glances]


def test_each_text_waits_until_every_glance_is_hidden_or_fine() -> None:
    made = review()
    made.answer_all("one")
    made.show("one")
    assert words(made.to_look("one")) == ["Mr", "ICU 4", "youngest", "Thwaite"]
    assert made.standing("one").to_look == 4
    assert not made.standing("one").done
    first, icu, *_ = made.glances("one")
    assert made.look_done("one", first) == 1
    assert made.look_done("one", icu, everywhere=True) == 2
    assert "ICU 4" not in words(made.to_look("two"))
    thwaite = made.glances("one")[-1]
    assert made.hide("one", thwaite.start, thwaite.end, Kind.NAME_STAFF) == 3
    assert words(made.to_look("one")) == ["youngest"]
    assert "Thwaite" not in words(made.to_look("three"))
    assert made.look_done("one") == 1
    assert made.look_done("one") == 0
    assert not made.standing("one").read
    made.show("one")
    assert made.standing("one").done
    made.undo()
    assert words(made.to_look("one")) == ["youngest"]


def test_a_look_in_one_text_says_nothing_of_another() -> None:
    made = review()
    made.look_done("one")
    assert "Thwaite" in words(made.to_look("three"))
    assert made.to_look("one") == ()
    assert words(made.glances("one"))


def test_a_review_that_does_not_ask_has_nothing_to_look_at() -> None:
    plain = Review([original("three", TEXTS["three"])], Numbers())
    plain.show("three")
    assert plain.glances("three") == ()
    assert plain.standing("three").done


def test_nothing_goes_out_with_a_glance_unanswered() -> None:
    made = review()
    for key in made.keys:
        made.answer_all(key)
        made.show(key)
    assert made.open_texts() == 3
    try:
        made.final()
    except BugError:
        pass
    else:
        raise AssertionError("a text went out that nobody looked at")
    for key in made.keys:
        made.look_done(key)
    assert len(made.final()) == 3


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["hide", "undo", "look", "everywhere", "show", "leave", "own", "all"]),
        st.sampled_from(sorted(TEXTS)),
        st.integers(0, 60),
    ),
    max_size=12,
)


def act(made: Review, what: str, key: str, at: int) -> None:
    marks, left = made.page(key).marks, made.to_look(key)
    if what == "hide":
        length = len(made.page(key).text)
        made.hide(key, min(at, length), min(at + 6, length), Kind.NAME_OTHER)
    elif what == "undo":
        made.undo()
    elif what == "show":
        made.show(key)
    elif what == "all":
        made.answer_all(key)
    elif what in ("look", "everywhere") and left:
        made.look_done(key, left[at % len(left)], everywhere=what == "everywhere")
    elif what in ("leave", "own") and marks:
        answer = Answer(Choice.LEAVE) if what == "leave" else Answer(Choice.OWN, "somebody")
        made.answer(marks[at % len(marks)], answer)


@given(ACTIONS)
def test_a_review_is_taken_up_exactly_where_it_was_left(
    actions: list[tuple[str, str, int]],
) -> None:
    made = review()
    for what, key, at in actions:
        act(made, what, key, at)
    kept = KeptReview(
        study_version=2,
        nights=(date(2026, 11, 1),),
        entries=(EntryId("e"),),
        groups={RotationId("r"): "Other"},
        seed="ab" * 32,
        current="two",
        review=made.state(),
    )
    stored = from_json(to_json(kept))
    assert stored == kept
    again = review()
    again.resume(stored.review)
    for key in made.keys:
        assert again.page(key) == made.page(key)
        assert again.standing(key) == made.standing(key)
        assert again.to_look(key) == made.to_look(key)
    third = review()
    third.resume(again.state())
    assert [third.page(key) for key in made.keys] == [made.page(key) for key in made.keys]


def test_a_text_that_was_changed_meanwhile_starts_anew() -> None:
    made = review()
    for key in made.keys:
        made.answer_all(key)
        made.look_done(key)
        made.show(key)
    assert made.open_texts() == 0
    changed = TEXTS | {"two": TEXTS["two"] + " Thwaite left."}
    again = review(changed)
    again.resume(made.state())
    assert [again.standing(key).done for key in again.keys] == [True, False, True]
    assert again.to_look("two")
    assert not again.can_undo()


@pytest.mark.parametrize(
    ("typed", "put"),
    [
        ("a\x07b", "ab"),
        ("a\ud800", "a"),
        ("x\u202ey\u2066z\u2069", "xyz"),
        ("one\u2028two\nthree", "one two three"),
        ("\ufeffa\u200bb\u00ad\ue000", "ab"),
        ("José 🩺 née", "José 🩺 née"),
    ],
)
def test_own_words_hold_no_sign_that_nobody_sees(typed: str, put: str) -> None:
    made = review()
    made.answer(made.page("one").marks[0], Answer(Choice.OWN, typed))
    assert [mark.put for mark in made.page("one").marks] == [put]
    kept = replace(made.state(), answers={"adler": Answer(Choice.OWN, typed)})
    again = review()
    again.resume(kept)
    assert again.page("one") == made.page("one")


@pytest.mark.parametrize("typed", ["", " \n", "\x07", "\u202e\u2069", "\ud800", "x" * 201])
def test_own_words_of_which_nothing_is_left_are_none(typed: str) -> None:
    made = review()
    with pytest.raises(ValueError, match="own words"):
        made.answer(made.page("one").marks[0], Answer(Choice.OWN, typed))
    again = review()
    again.resume(replace(made.state(), answers={"adler": Answer(Choice.OWN, "\u202e")}))
    assert again.page("one").marks[0].state is State.TO_CHECK


def test_what_cannot_be_read_is_no_review() -> None:
    whole = to_json(KeptReview(1, (), (), {}, "ab" * 32, "", ReviewState({})))
    assert from_json(whole) is not None
    for broken in ("", "[]", "{}", whole.replace('"version": 1', '"version": 99'), whole[:-5]):
        assert from_json(broken) is None


def test_nothing_of_a_review_is_in_its_repr() -> None:
    made = review()
    made.answer_all("one")
    made.look_done("one")
    kept = KeptReview(1, (), (), {}, "ab" * 32, "", made.state())
    assert "adler" not in repr(kept).casefold()
    assert "thwaite" not in repr(replace(kept, current="one")).casefold()
    assert kept.seed not in repr(kept)


def test_the_words_of_a_prompt_are_in_no_representation() -> None:
    assert "gentle" not in repr(EntryFacts(None, "one", "Whose hands were gentle?", edited=False))
