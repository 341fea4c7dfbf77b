"""What a page on Tonight leads to in the window: a lock, Support, where prompts come from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.prompts import Form, Moment
from journal_app.services.writing_forms import WritingForms
from journal_app.ui.shell import MainWindow
from journal_app.ui.tonight.screen import TonightScreen
from tests.ui.shell.rooms import PASSPHRASE, House, locked, press, settled, shown, unlock


def mark_hard(house: House) -> None:
    """Mark tonight in the locked journal, and have its page written in three steps."""
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    night = house.clock.now().date()
    vault.prompts.put_moments(night, {Moment.AFTER_AN_ERROR})
    WritingForms(vault).choose(Form.THREE_STEPS, night, None)
    vault.close()


def test_after_a_heavy_page_one_press_locks_and_nothing_is_lost(
    house: House, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    house.make_journal()
    mark_hard(house)
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "I gave it twice.")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.clock.forward(seconds=61)
    part = window.open_part()
    assert part is not None
    tonight = part.screen_of("tonight")
    assert isinstance(tonight, TonightScreen)
    tonight.look_at_clock()
    press(window, "closing-person")
    assert part.current() == "support"
    part.show_screen("tonight")
    qtbot.waitUntil(settled(window))
    QTest.keyClicks(page, "I told her.")
    press(window, "closing-lock")
    locked(window, qtbot)
    assert house.texts() == ["I gave it twice.\n\nI told her."]
    again = unlock(window, qtbot)
    assert again.toPlainText() == "I gave it twice.\n\nI told her."
    assert shown(window, QLabel, "form-count").text() == "2 of 3"


def test_why_this_one_leads_to_where_prompts_come_from(
    house: House, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    for name in ("Why this one?", "About these prompts"):
        (button,) = [
            one
            for one in part.findChildren(QAbstractButton)
            if one.accessibleName() == name and one.isVisible()
        ]
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert part.current() == "about-prompts"
