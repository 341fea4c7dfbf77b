"""The vault is touched by its worker alone, and a lock leaves nothing behind."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.domain.ports import OpenVault
from journal_app.services.studies import StudyService
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.theme import Theme
from tests.research_kit import StudyTeam
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.journal.shelf import Shelf
from tests.ui.research.hands import SIZE, Exports, Hands

T = TypeVar("T")


class Worker(DirectJobs):
    """Knows whether it is at work."""

    def __init__(self) -> None:
        super().__init__()
        self.works = False
        self.calls = 0

    def submit(self, owner: QObject, call: Callable[[], T], **how: Any) -> None:
        def on_worker() -> T:
            self.works = True
            self.calls += 1
            try:
                return call()
            finally:
                self.works = False

        super().submit(owner, on_worker, **how)


class WatchedVault:
    """A vault that opens to its worker alone."""

    def __init__(self, vault: OpenVault, worker: Worker) -> None:
        self._vault, self._worker = vault, worker

    def __getattr__(self, name: str) -> object:
        assert self._worker.works, "the vault was touched on the thread of the window"
        return getattr(self._vault, name)


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    made = Worker()
    errors: list[object] = []
    made.failed.connect(errors.append)
    yield made
    assert errors == []


@pytest.fixture
def watched(
    qtbot: QtBot, theme: Theme, worker: Worker, shelf: Shelf, exports: Exports
) -> ResearchScreen:
    vault = cast("OpenVault", WatchedVault(shelf.vault, worker))
    studies = StudyService(vault, shelf.clock, "0.0")
    made = ResearchScreen(
        theme=theme, jobs=worker, clock=shelf.clock, studies=studies, make_export=exports.make
    )
    settle(made, SIZE)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activate()
    settle(made, SIZE)
    return made


def test_the_whole_way_in_and_out_touches_the_vault_on_its_worker_alone(
    watched: ResearchScreen, worker: Worker, shelf: Shelf, team: StudyTeam, tmp_path: Path
) -> None:
    hands = Hands(watched, shelf, team, tmp_path)
    hands.open(hands.file())
    hands.read_and_compare()
    hands.press("research-next")
    hands.answer_all()
    hands.press("research-agree")
    hands.press("research-save-receipt")
    hands.save_as("receipt.pdf")
    hands.press("research-done")
    hands.press("research-change")
    hands.press("research-agree")
    hands.press("research-withdraw")
    hands.press("research-withdraw-ask")
    hands.press("research-withdraw-now")
    hands.press("research-back")
    assert worker.calls >= 8
    watched.close()
    watched.deleteLater()


def test_a_lock_in_the_middle_leaves_no_step_in_memory(
    watched: ResearchScreen, shelf: Shelf, team: StudyTeam, tmp_path: Path
) -> None:
    hands = Hands(watched, shelf, team, tmp_path)
    hands.has_joined()
    hands.open(hands.file(id="another"))
    hands.read_and_compare()
    hands.press("research-next")
    seen = [watched.stage.widget(n) for n in range(watched.stage.count())]
    steps = [weakref.ref(one) for one in (watched.stage, *seen) if one is not None]
    assert len(steps) == 4
    watched.close()
    watched.deleteLater()
    del seen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    alive = [one for one in (ref() for ref in steps) if one is not None]
    assert [one for one in alive if isValid(one)] == []
