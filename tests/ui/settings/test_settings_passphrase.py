"""The fields of Settings, Passphrase, as the keyboard walks them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from tests.ui.settings.press import press


def test_typing_starts_in_the_first_field_and_tab_goes_to_the_eyes_last(
    desk: Desk, qtbot: QtBot
) -> None:
    press(desk.screen, "Section: Rotations")
    desk.screen.activateWindow()
    qtbot.waitUntil(desk.screen.isActiveWindow)
    press(desk.screen, "Section: Passphrase")
    names = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == [
        "The passphrase now",
        "The new passphrase",
        "The new passphrase again",
        *["Show the passphrase"] * 3,
    ]
