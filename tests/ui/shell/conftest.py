"""A real window over real vaults, with a clock that stands still and a cheap key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import Places, build
from journal_app.storage.keeper import FolderKeeper
from journal_app.ui.instance_lock import QtInstanceLock
from journal_app.ui.shell import MainWindow
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.storage.vaults import CHEAP
from tests.ui.shell.rooms import House, Refusals


@pytest.fixture
def refusals() -> Refusals:
    return Refusals()


@pytest.fixture
def house(
    qapp: QApplication, theme: Theme, clock: FakeClock, tmp_path: Path, refusals: Refusals
) -> House:
    places = Places(
        default_vault=tmp_path / "journal", config=tmp_path / "config", state=tmp_path / "state"
    )
    for folder in (places.config, places.state):
        folder.mkdir()
    keeper = FolderKeeper(clock=clock, new_lock=QtInstanceLock, cost=CHEAP)
    return House(
        app=qapp,
        theme=theme,
        clock=clock,
        places=places,
        plain_keeper=keeper,
        refusals=refusals,
    )


@pytest.fixture
def open_window(house: House, qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = build(
            house.app,
            clock=house.clock,
            keeper=house.keeper,
            theme=house.theme,
            places=house.places,
        )
        made.append(window)
        qtbot.addWidget(window)
        window.begin()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        jobs, background = window.workers()
        window.close()
        qtbot.waitUntil(jobs.ended)
        qtbot.waitUntil(background.ended)
