"""Questionnaires over a real vault: brought, due, answered, scored, removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.ports import OpenVault
from journal_app.domain.questionnaires import Questionnaire
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.questionnaire_faults import QuestionnaireFault
from journal_app.services.questionnaire_form import Access, Form, Standing
from journal_app.services.questionnaires import QuestionnaireService
from tests.fakes import FakeClock
from tests.research.questionnaires import Change, questionnaire_file
from tests.storage.vaults import PASSPHRASE, make_keeper

NIGHT = date(2026, 11, 21)
CALM = {"calm": 2, "rush": 0}


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    made, _ = make_keeper(clock).create(tmp_path / "vault", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def service(vault: OpenVault, clock: FakeClock) -> QuestionnaireService:
    return QuestionnaireService(vault, clock)


def bring(service: QuestionnaireService, folder: Path, head: Change | None = None) -> Questionnaire:
    path = folder / "check.toml"
    path.write_bytes(questionnaire_file(head=head))
    brought = service.bring(path)
    service.add(brought)
    return brought.questionnaire


def form(service: QuestionnaireService, one: str = "evening-check") -> Form:
    found = service.form(one)
    assert found is not None
    return found


def test_a_file_is_looked_at_before_it_is_added(
    service: QuestionnaireService, tmp_path: Path
) -> None:
    path = tmp_path / "check.toml"
    path.write_bytes(questionnaire_file())
    brought = service.bring(path)
    assert brought.standing is Standing.NEW
    assert service.all() == ()
    service.add(brought)
    (listed,) = service.all()
    assert listed.questionnaire == brought.questionnaire
    assert (listed.sheets, listed.last, listed.shown, listed.expired) == (0, None, True, False)
    assert service.bring(path).standing is Standing.HERE


def test_a_version_never_changes_its_contents(
    service: QuestionnaireService, tmp_path: Path
) -> None:
    bring(service, tmp_path)
    with pytest.raises(BadFile) as caught:
        bring(service, tmp_path, {"title": '"Another title"'})
    assert caught.value.values["why"] == QuestionnaireFault.VERSION_TAKEN.value
    (listed,) = service.all()
    assert listed.questionnaire.title == "Evening check"


def test_a_newer_version_takes_the_place_and_keeps_what_was_set(
    service: QuestionnaireService, tmp_path: Path, clock: FakeClock
) -> None:
    bring(service, tmp_path)
    service.remind("evening-check", on=False)
    service.answer(form(service), CALM)
    clock.forward(days=30)
    path = tmp_path / "check.toml"
    path.write_bytes(questionnaire_file(head={"version": '"2"', "title": '"Newer"'}))
    brought = service.bring(path)
    assert brought.standing is Standing.OTHER_VERSION
    service.add(brought)
    (listed,) = service.all()
    assert (listed.questionnaire.title, listed.sheets, listed.shown) == ("Newer", 1, False)
    assert form(service).questionnaire.version == "2"


def test_a_licence_that_has_ended_is_refused_and_answers_stay(
    service: QuestionnaireService, vault: OpenVault, tmp_path: Path, clock: FakeClock
) -> None:
    one = bring(service, tmp_path, {"licence_expires": NIGHT.isoformat()})
    assert service.due(NIGHT) == one
    sheet = service.answer(form(service), CALM)
    clock.forward(days=1)
    assert form(service).access is Access.EXPIRED
    with pytest.raises(ValueError, match="cannot be filled in"):
        service.answer(form(service), CALM)
    assert vault.questionnaires.answers() == (sheet,)
    assert service.due(NIGHT + timedelta(days=40)) is None
    assert [item.expired for item in service.all()] == [True]
    with pytest.raises(BadFile) as caught:
        bring(service, tmp_path, {"licence_expires": NIGHT.isoformat(), "version": '"3"'})
    assert caught.value.values["why"] == QuestionnaireFault.EXPIRED.value


def test_it_is_due_when_its_own_interval_has_passed(
    service: QuestionnaireService, tmp_path: Path, clock: FakeClock
) -> None:
    one = bring(service, tmp_path)
    assert service.due(NIGHT) == one
    service.answer(form(service), CALM)
    due = [n for n in range(40) if service.due(NIGHT + timedelta(days=n))]
    assert due[0] == one.interval_days
    assert due == list(range(one.interval_days, 40))
    clock.forward(days=one.interval_days)
    assert form(service).sheet is None
    assert form(service).night == NIGHT + timedelta(days=one.interval_days)


def test_it_is_not_due_when_put_off_or_when_nobody_wants_to_hear_of_it(
    service: QuestionnaireService, tmp_path: Path
) -> None:
    one = bring(service, tmp_path)
    service.put_off(one.id, NIGHT)
    assert service.due(NIGHT) is None
    assert service.due(NIGHT + timedelta(days=1)) == one
    service.remind(one.id, on=False)
    assert service.due(NIGHT + timedelta(days=1)) is None
    service.remind(one.id, on=True)
    assert service.due(NIGHT + timedelta(days=1)) == one


def test_the_one_that_waited_longest_comes_first(
    service: QuestionnaireService, tmp_path: Path, clock: FakeClock
) -> None:
    bring(service, tmp_path)
    bring(service, tmp_path, {"id": '"second-check"', "title": '"Second"'})
    service.answer(form(service), CALM)
    clock.forward(days=2)
    service.answer(form(service, "second-check"), CALM)
    later = NIGHT + timedelta(days=30)
    first = service.due(later)
    assert first is not None
    assert first.id == "evening-check"
    service.put_off(first.id, later)
    second = service.due(later)
    assert second is not None
    assert second.id == "second-check"


def test_answers_can_be_changed_as_long_as_ratings_and_not_given_again_too_soon(
    service: QuestionnaireService, vault: OpenVault, tmp_path: Path, clock: FakeClock
) -> None:
    bring(service, tmp_path)
    begun = form(service)
    first = service.answer(begun, {"calm": 1})
    assert first is not None
    assert first.answers == {"calm": 1, "rush": None}
    clock.forward(hours=24)
    changing = form(service)
    assert (changing.night, changing.sheet) == (NIGHT, first)
    changed = service.answer(changing, CALM)
    assert changed is not None
    assert (changed.id, changed.answers) == (first.id, CALM)
    clock.forward(hours=24)
    assert form(service).access is Access.TOO_SOON
    assert form(service).again_from == NIGHT + timedelta(days=7)
    with pytest.raises(ValueError, match="cannot be filled in"):
        service.answer(begun, {"calm": 0})
    clock.forward(days=5)
    assert form(service).access is Access.OPEN
    assert service.due(form(service).night) is None
    assert vault.questionnaires.answers() == (changed,)


def test_two_answers_at_once_make_one_sheet(
    service: QuestionnaireService, vault: OpenVault, tmp_path: Path
) -> None:
    bring(service, tmp_path)
    begun = form(service)
    service.answer(begun, {"calm": 1})
    service.answer(begun, CALM)
    (sheet,) = vault.questionnaires.answers()
    assert sheet.answers == CALM


def test_taking_every_answer_back_leaves_nothing(
    service: QuestionnaireService, vault: OpenVault, tmp_path: Path
) -> None:
    bring(service, tmp_path)
    service.answer(form(service), CALM)
    assert service.answer(form(service), {"calm": None}) is None
    assert vault.questionnaires.answers() == ()
    assert service.due(NIGHT) is not None


@pytest.mark.parametrize("answers", [{"calm": 9}, {"gone": 1}, {"calm": True + 5}])
def test_only_answers_of_the_questionnaire_are_taken(
    service: QuestionnaireService, vault: OpenVault, tmp_path: Path, answers: dict[str, int]
) -> None:
    bring(service, tmp_path)
    with pytest.raises(ValueError, match="not an"):
        service.answer(form(service), answers)
    assert vault.questionnaires.answers() == ()


def test_scores_are_hidden_until_asked_for_and_come_with_their_range(
    service: QuestionnaireService, tmp_path: Path
) -> None:
    bring(service, tmp_path)
    assert not form(service).score_shown
    sheet = service.answer(form(service), {"calm": 2})
    assert sheet is not None
    (scored,) = service.scores(sheet)
    assert (scored.title, scored.value, scored.lowest, scored.highest) == ("Total", 4, 0, 4)
    service.show_scores("evening-check", on=True)
    assert form(service).score_shown


def test_the_licence_is_read_once_for_each_file(
    service: QuestionnaireService, tmp_path: Path
) -> None:
    one = bring(service, tmp_path)
    assert not form(service).licence_read
    service.read_licence(one)
    assert form(service).licence_read
    bring(service, tmp_path, {"version": '"2"'})
    assert not form(service).licence_read


def test_removing_takes_the_answers_and_settings_along(
    service: QuestionnaireService, vault: OpenVault, tmp_path: Path
) -> None:
    one = bring(service, tmp_path)
    service.read_licence(one)
    service.show_scores(one.id, on=True)
    service.answer(form(service), CALM)
    service.remove(one.id)
    assert (service.all(), vault.questionnaires.answers()) == ((), ())
    assert service.form(one.id) is None
    bring(service, tmp_path)
    assert not form(service).licence_read
    assert not form(service).score_shown


def test_the_sample_can_be_added_and_filled_in(service: QuestionnaireService) -> None:
    brought = service.sample()
    service.add(brought)
    begun = form(service, brought.questionnaire.id)
    sheet = service.answer(begun, {item.id: 1 for item in begun.questionnaire.items})
    assert sheet is not None
    assert all(scored.value is not None for scored in service.scores(sheet))


def test_a_missing_file_is_said_to_be_missing(
    service: QuestionnaireService, tmp_path: Path
) -> None:
    with pytest.raises(WorldError) as caught:
        service.bring(tmp_path / "gone.toml")
    assert caught.value.problem is Problem.FILE_MISSING
