"""The rail takes mouse, keys and assistive technology alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.ui.rail import Rail
from journal_app.ui.theme import Theme
from tests.ui.access import act
from tests.ui.draw import settle

Press = Callable[[Rail, QPushButton], None]


@pytest.fixture
def rail(theme: Theme, qtbot: QtBot) -> Rail:
    shown = Rail(theme=theme, screens=("tonight", "journal"), foot=(("lock", "Ctrl+L"),))
    qtbot.addWidget(shown)
    settle(shown, QSize(188, 600))
    shown.show_chosen("tonight")
    return shown


def button(rail: Rail, screen: str) -> QPushButton:
    found = rail.findChild(QPushButton, f"go-{screen}")
    assert isinstance(found, QPushButton)
    return found


PRESSES: dict[str, Press] = {
    "mouse": lambda _rail, one: QTest.mouseClick(one, Qt.MouseButton.LeftButton),
    "key": lambda _rail, one: QTest.keyClick(one, Qt.Key.Key_Space),
    "assistive": lambda rail, one: act(rail, one.accessibleName()),
}


@pytest.mark.parametrize("way", PRESSES)
@pytest.mark.parametrize("screen", ["tonight", "journal", "lock"])
def test_a_press_asks_for_the_screen_once_and_marks_nothing_by_itself(
    rail: Rail, qtbot: QtBot, way: str, screen: str
) -> None:
    heard: list[str] = []
    rail.chosen.connect(heard.append)
    PRESSES[way](rail, button(rail, screen))
    # Qt shows a press of assistive technology as one with the finger, which takes a moment.
    qtbot.waitUntil(lambda: heard == [screen])
    assert button(rail, "tonight").isChecked()
    assert not button(rail, "journal").isChecked()


def test_the_screen_that_is_shown_is_marked(rail: Rail) -> None:
    rail.show_chosen("journal")
    assert [button(rail, screen).isChecked() for screen in ("tonight", "journal")] == [False, True]
