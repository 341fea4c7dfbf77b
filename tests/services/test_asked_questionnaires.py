"""A study gets answers to the very questionnaire file it names, and to no other of the same id."""

from __future__ import annotations

from journal_app.domain.questionnaires import AnswerSheet
from journal_app.domain.studies import AskedQuestionnaire
from tests.services.givers import SAMPLE_SHA256, Giver, fill_in


def offered(giver: Giver, sha256: str) -> list[AnswerSheet]:
    """Return the sheets that may go to a study that names a file by its SHA-256."""
    fill_in(giver)
    giver.join(asked_questionnaires=(AskedQuestionnaire("evening-weather", sha256),))
    giver.clock.forward(days=8)
    return [sheet for night in giver.service.eligible(giver.part).nights for sheet in night.sheets]


def test_answers_to_the_file_that_is_named_may_go(giver: Giver) -> None:
    (sheet,) = offered(giver, SAMPLE_SHA256)
    assert sheet.questionnaire == "evening-weather"


def test_answers_to_another_file_of_the_same_id_stay(giver: Giver) -> None:
    assert offered(giver, "0" * 64) == []
    assert len(giver.shelf.vault.questionnaires.answers("evening-weather")) == 1
