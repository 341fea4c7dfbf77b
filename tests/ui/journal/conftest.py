from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from journal_app.ui.journal.screen import JournalScreen
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.journal.shelf import Shelf, fill, new_shelf

MakeScreen = Callable[[], JournalScreen]


@pytest.fixture
def empty_shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    shelf = new_shelf(tmp_path / "journal", clock)
    yield shelf
    shelf.vault.close()


@pytest.fixture
def shelf(empty_shelf: Shelf) -> Shelf:
    fill(empty_shelf)
    return empty_shelf


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[DirectJobs]:
    made = DirectJobs()
    errors: list[object] = []
    made.failed.connect(errors.append)
    yield made
    assert errors == []


def open_screen(
    qtbot: QtBot, theme: Theme, jobs: DirectJobs, shelf: Shelf, size: QSize | None = None
) -> JournalScreen:
    screen = JournalScreen(theme=theme, jobs=jobs, clock=shelf.clock, journal=shelf.journal)
    qtbot.addWidget(screen)
    settle(screen, size or QSize(1092, 800))
    screen.activate()
    settle(screen, size or QSize(1092, 800))
    return screen
