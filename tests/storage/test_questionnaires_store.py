"""Questionnaires and answers in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.ids import new_id
from journal_app.domain.questionnaires import AnswerSheet, AnswerSheetId, KeptQuestionnaire
from journal_app.errors import BugError
from tests.fakes import FakeClock
from tests.storage.opened import Opened, open_database


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def kept(clock: FakeClock, name: str = "calm", version: str = "1") -> KeptQuestionnaire:
    return KeptQuestionnaire(name, version, f"{name} {version}".encode(), clock.now())


def sheet(clock: FakeClock, night: date, name: str = "calm", version: str = "1") -> AnswerSheet:
    return AnswerSheet(
        id=AnswerSheetId(new_id()),
        questionnaire=name,
        version=version,
        night=night,
        answers={"q1": 3, "q2": None},
        given_at=clock.now(),
        zone=clock.zone(),
        offset_minutes=0,
    )


def test_the_version_brought_last_is_the_one_in_use(opened: Opened, clock: FakeClock) -> None:
    store = opened.stores.questionnaires
    store.put(nine := kept(clock, version="9"))
    clock.forward(days=1)
    store.put(ten := kept(clock, version="10"))
    store.put(rest := kept(clock, "rest"))
    assert store.all() == (ten, rest)
    assert store.get("calm", "9") == nine
    assert store.get("calm", "11") is None


def test_only_whether_it_is_shown_can_be_changed(opened: Opened, clock: FakeClock) -> None:
    store, first = opened.stores.questionnaires, kept(clock)
    store.put(first)
    store.put(replace(first, shown=False, data=b"other"))
    assert store.get("calm", "1") == replace(first, shown=False)


def test_answers_come_back_oldest_first_and_can_be_changed(
    opened: Opened, clock: FakeClock
) -> None:
    store, night = opened.stores.questionnaires, date(2026, 11, 21)
    store.put(kept(clock))
    store.put(kept(clock, "rest"))
    store.put_answers(late := sheet(clock, night))
    store.put_answers(early := sheet(clock, night - timedelta(days=7)))
    clock.forward(minutes=1)
    store.put_answers(other := sheet(clock, night, "rest"))
    assert store.answers("calm") == (early, late)
    assert store.answers() == (early, late, other)
    store.put_answers(again := replace(late, answers={"q1": 4, "q2": 0}))
    assert store.answers("calm") == (early, again)
    store.delete_answers(early.id)
    store.delete_answers(early.id)
    assert store.answers("calm") == (again,)


def test_removing_a_questionnaire_takes_versions_and_answers_along(
    opened: Opened, clock: FakeClock
) -> None:
    store, night = opened.stores.questionnaires, date(2026, 11, 21)
    for version in ("1", "2"):
        store.put(kept(clock, version=version))
        store.put_answers(sheet(clock, night, version=version))
    store.put(kept(clock, "rest"))
    store.put_answers(stays := sheet(clock, night, "rest"))
    store.remove("calm")
    assert [one.id for one in store.all()] == ["rest"]
    assert store.answers() == (stays,)
    graves = opened.sql("SELECT kind FROM tombstone")
    assert graves == [("answer_sheet",), ("answer_sheet",)]


def test_answers_without_their_questionnaire_are_refused(opened: Opened, clock: FakeClock) -> None:
    with pytest.raises(BugError):
        opened.stores.questionnaires.put_answers(sheet(clock, date(2026, 11, 21)))
