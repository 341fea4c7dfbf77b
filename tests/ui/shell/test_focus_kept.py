"""Where the focus goes when a control disappears, and the first size of the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.settings.rotations import RotationsSection
from journal_app.ui.shell import MainWindow
from journal_app.ui.tonight.backfill import MorePanel
from journal_app.ui.widgets.buttons import LinkButton
from tests.ui.shell.rooms import House, page_of, settled, shown, unlock

Opener = Callable[[], MainWindow]


def buttons(window: MainWindow, name: str) -> list[QAbstractButton]:
    return [
        button
        for button in window.findChildren(QAbstractButton)
        if button.accessibleName() == name and button.isVisible()
    ]


def has(window: MainWindow, name: str) -> bool:
    return bool(buttons(window, name))


def named(window: MainWindow, name: str) -> QAbstractButton:
    found = buttons(window, name)
    assert len(found) == 1, f"{len(found)} buttons called {name!r}"
    return found[0]


def press_focused(window: MainWindow, qtbot: QtBot, button: QWidget) -> None:
    """Press a button that has the focus, as the keyboard does."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(settled(window))


def type_on(text: str) -> None:
    """Type wherever the focus is."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


@pytest.fixture
def window(house: House, open_window: Opener, qtbot: QtBot) -> MainWindow:
    house.make_journal()
    made = open_window()
    unlock(made, qtbot)
    return made


def test_an_earlier_night_is_ready_to_be_written_on(window: MainWindow, qtbot: QtBot) -> None:
    press_focused(window, qtbot, named(window, "More"))
    panel = shown(window, MorePanel, "more-panel")
    nights = [b for b in panel.findChildren(LinkButton) if b.isVisible()]
    press_focused(window, qtbot, nights[-1])
    type_on("a b")
    assert page_of(window).toPlainText() == "a b"
    press_focused(window, qtbot, named(window, "Back to tonight"))
    type_on("c d")
    assert page_of(window).toPlainText() == "c d"


def test_a_prompt_that_goes_leaves_the_caret_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    press_focused(window, qtbot, named(window, "Write freely"))
    type_on("a b")
    assert page_of(window).toPlainText() == "a b"


def test_a_link_that_stays_keeps_the_focus_a_key_gave_it(window: MainWindow, qtbot: QtBot) -> None:
    another = named(window, "Another prompt")
    press_focused(window, qtbot, another)
    assert QApplication.focusWidget() is another
    press_focused(window, qtbot, another)
    assert QApplication.focusWidget() is another
    QTest.mouseClick(another, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(settled(window))
    type_on("a b")
    assert page_of(window).toPlainText() == "a b"


def test_a_new_page_is_ready_to_be_written_on(window: MainWindow, qtbot: QtBot) -> None:
    type_on("first")
    part = window.open_part()
    assert part is not None
    for screen in ("journal", "tonight"):
        part.show_screen(screen)
        qtbot.waitUntil(settled(window))
    press_focused(window, qtbot, named(window, "More"))
    press_focused(window, qtbot, named(window, "New page for this night"))
    type_on("a b")
    assert page_of(window).toPlainText() == "a b"


def test_the_first_window_leaves_room_for_its_frame(window: MainWindow) -> None:
    window.fit(QSize(1280, 770))
    assert (window.width(), window.height()) == (1276, 730)
    window.fit(QSize(1920, 1080))
    assert (window.width(), window.height()) == (1280, 800)
    window.fit(QSize(800, 600))
    assert (window.width(), window.height()) == (796, 560)


def test_a_saved_rotation_leaves_the_focus_on_the_button_that_adds_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    part = window.open_part()
    assert part is not None
    part.show_screen("settings")
    qtbot.waitUntil(settled(window))
    press_focused(window, qtbot, named(window, "Add a rotation"))
    type_on("Surgery")
    press_focused(window, qtbot, named(window, "Save the rotation"))
    assert QApplication.focusWidget() is named(window, "Add a rotation")
    qtbot.waitUntil(lambda: has(window, "Delete Surgery"))
    press_focused(window, qtbot, named(window, "Delete Surgery"))
    press_focused(window, qtbot, named(window, "Delete the rotation"))
    section = shown(window, RotationsSection, "rotations")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert section.isAncestorOf(focus)
