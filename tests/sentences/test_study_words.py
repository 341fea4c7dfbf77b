"""What is said of a study: all of it, plainly, and of every fault in a sentence of its own."""

from __future__ import annotations

import dataclasses

import pytest

from journal_app import words
from journal_app.domain.studies import AskedQuestionnaire, ReturnChannel, SmallGroups, TimeKept
from journal_app.errors import BadFile
from journal_app.research.study_faults import StudyFault, Trouble
from journal_app.sentences import studies, study_faults
from journal_app.sentences.problems import problem
from journal_app.sentences.study_questions import PARTS, question
from tests.research.studies_made_up import made_up_study

STUDY = made_up_study()
KNOWN: dict[str, str | int] = {
    "about": "harm", "choices": "a, b", "least": 3, "most": 9, "name": "Other", "near": "ask",
    "number": 12, "wanted": "date",
}  # fmt: skip


def refusal(why: StudyFault) -> BadFile:
    return Trouble(why, 12, "nights.ends", KNOWN).refusal("a.study.toml")


@pytest.mark.parametrize("why", StudyFault)
def test_each_reason_has_a_sentence_with_file_and_next_step(why: StudyFault) -> None:
    said = problem(refusal(why))
    assert said.startswith("“a.study.toml” ")
    assert said.endswith(".")
    assert not set("{}!") & set(said)
    assert said.count(". ") + said.count("; ") >= 1
    assert study_faults.trouble(Trouble(why, 12, "nights.ends", KNOWN)).endswith(".")


def test_no_two_reasons_sound_the_same() -> None:
    said = [problem(refusal(why)) for why in StudyFault]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("why", StudyFault)
def test_each_reason_can_be_translated(why: StudyFault) -> None:
    words.use_language(words.pseudo_language())
    try:
        assert problem(refusal(why)).startswith("⟦")
    finally:
        words.use_language(None)


def test_an_unknown_reason_is_told_all_the_same() -> None:
    error = refusal(StudyFault.EMPTY)
    error.values["why"] = "of a later version"
    assert problem(error).startswith("“a.study.toml” was not used.")


def test_everything_a_study_says_is_shown() -> None:
    shown = " ".join(said for _, said in (*studies.who(STUDY), *studies.terms(STUDY)))
    for field in dataclasses.fields(STUDY):
        value = getattr(STUDY, field.name)
        if isinstance(value, str) and field.name not in {
            "id", "title", "language", "notice", "recipient", "signing_key", "time_reason",
        }:  # fmt: skip
            assert value in shown, field.name
    for contact in STUDY.contacts:
        assert contact.reach in shown
    for asked in STUDY.asked:
        assert asked.why in shown
    for day in ("1 January 2026", "30 June 2027", "30 September 2027", "31 December 2027"):
        assert day in shown
    assert "Medicine" in shown
    assert "Neurosurgery" not in shown
    assert "anonym" not in shown.casefold()


def test_a_way_that_shows_the_sender_is_called_that() -> None:
    assert "hides who sent it" in studies.sender(STUDY)
    open_way = made_up_study(return_channel=ReturnChannel("By e-mail.", hides_sender=False))
    assert studies.sender(open_way).startswith("They will know it was you")


def test_other_terms_have_other_words() -> None:
    weeks = made_up_study(time=TimeKept.WEEK, time_reason="Weeks matter.")
    assert "Weeks matter." in dict(studies.terms(weeks))["Time"]
    asked = made_up_study(asked_questionnaires=(AskedQuestionnaire("sleep-diary", "4b" * 32),))
    said = dict(studies.terms(asked))["Which questionnaires"]
    assert said.startswith(f"sleep-diary (SHA-256 {'4b' * 32}). Answers to these very files")
    none = made_up_study(small_groups=SmallGroups(5))
    assert "No group is named" in dict(studies.terms(none))["Rotation groups"]


@pytest.mark.parametrize(
    ("why", "day"),
    [
        (StudyFault.NOT_YET, "1 January 2026"),
        (StudyFault.ENDED, "30 June 2027"),
        (StudyFault.APPROVAL_EXPIRED, "31 December 2027"),
    ],
)
def test_the_wrong_day_is_told_with_the_right_one(why: StudyFault, day: str) -> None:
    assert day in studies.not_now(why, STUDY)


def test_each_question_is_asked_in_words() -> None:
    for place in (place for part in PARTS for place in part):
        assert question(place).ask.rstrip().endswith((".", "?"))
