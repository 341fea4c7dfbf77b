"""A journal with some nights in it, a study team, and the Research screen over both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.ratings import Scale
from journal_app.services.studies import StudyService
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.research_kit import StudyTeam, new_team
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.journal.shelf import ROTATIONS, TONIGHT, Shelf, new_shelf
from tests.ui.research.hands import SIZE, Exports, Hands


@pytest.fixture(scope="package")
def team() -> StudyTeam:
    return new_team()


@pytest.fixture
def shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    made = new_shelf(tmp_path / "journal", clock)
    for rotation in ROTATIONS:
        made.vault.rotations.put(rotation)
    for back in range(3):
        made.write(TONIGHT - timedelta(days=back), "He asked, and she sat down.")
        made.rate(TONIGHT - timedelta(days=back), Scale.BURNOUT, back)
    yield made
    made.vault.close()


@pytest.fixture
def studies(shelf: Shelf) -> StudyService:
    return StudyService(shelf.vault, shelf.clock, "0.0")


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[DirectJobs]:
    made = DirectJobs()
    errors: list[object] = []
    made.failed.connect(errors.append)
    yield made
    assert errors == []


@pytest.fixture
def exports() -> Exports:
    return Exports()


@pytest.fixture
def screen(
    qtbot: QtBot,
    theme: Theme,
    jobs: DirectJobs,
    shelf: Shelf,
    studies: StudyService,
    exports: Exports,
) -> ResearchScreen:
    made = ResearchScreen(
        theme=theme, jobs=jobs, clock=shelf.clock, studies=studies, make_export=exports.make
    )
    qtbot.addWidget(made)
    settle(made, SIZE)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activate()
    settle(made, SIZE)
    return made


@pytest.fixture
def hands(screen: ResearchScreen, shelf: Shelf, team: StudyTeam, tmp_path: Path) -> Hands:
    return Hands(screen, shelf, team, tmp_path)
