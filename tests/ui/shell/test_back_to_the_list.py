"""From an open entry back to the Journal's list: by the rail, and by Escape from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import NewEntry
from journal_app.domain.prompts import Moment
from journal_app.ui.journal.screen import JournalScreen
from journal_app.ui.rail import RailButton
from journal_app.ui.shell import MainWindow
from tests.ui.shell.rooms import PASSPHRASE, House, locked, press, settled, shown, unlock

NIGHT = date(2026, 11, 12)


@pytest.fixture
def window(house: House, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    house.make_journal()
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    vault.entries.add(NewEntry(NIGHT, house.clock.now(), "UTC", 0, text="Sat down first."))
    vault.prompts.put_moments(NIGHT, {Moment.AFTER_AN_ERROR, Moment.EXAM_WEEK})
    vault.close()
    made = open_window()
    unlock(made, qtbot)
    return made


def open_entry(window: MainWindow, qtbot: QtBot) -> JournalScreen:
    """Open the one entry, and put the focus on the rail as a press on it does."""
    press(window, "go-journal")
    qtbot.waitUntil(settled(window))
    part = window.open_part()
    assert part is not None
    journal = part.screen_of("journal")
    assert isinstance(journal, JournalScreen)
    QTest.keyClick(journal.page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: journal.reader.page.toPlainText() == "Sat down first.")
    shown(window, RailButton, "go-journal").setFocus(Qt.FocusReason.MouseFocusReason)
    return journal


def listed(journal: JournalScreen) -> bool:
    return journal.page.isVisible() and not journal.reader.isVisible()


def test_the_rail_leads_from_an_entry_a_version_and_the_bin_to_the_list_and_keeps_what_was_typed(
    window: MainWindow, house: House, qtbot: QtBot
) -> None:
    journal = open_entry(window, qtbot)
    QTest.keyClicks(journal.reader.page, "Then ")
    press(window, "go-journal")
    qtbot.waitUntil(lambda: listed(journal))
    QTest.keyClick(journal.page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(settled(window))
    press(window, "reader-history")
    qtbot.waitUntil(journal.reader.history.isVisible)
    qtbot.waitUntil(settled(window))
    journal.reader.page.setReadOnly(True)
    press(window, "go-journal")
    qtbot.waitUntil(lambda: listed(journal))
    journal.page.side.bin_wanted.emit()
    assert journal.bin.isVisible()
    press(window, "go-journal")
    qtbot.waitUntil(lambda: listed(journal))
    qtbot.waitUntil(settled(window))
    press(window, "go-lock")
    locked(window, qtbot)
    assert house.texts() == ["Then Sat down first."]


def test_escape_on_the_rail_does_too_but_another_screen_and_back_keeps_the_entry_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    journal = open_entry(window, qtbot)
    # Said quietly, beside the night.
    assert "after an error · exam week" in journal.reader.head.line.text()
    press(window, "go-tonight")
    press(window, "go-journal")
    qtbot.waitUntil(settled(window))
    assert journal.reader.isVisible()
    QTest.keyClick(shown(window, RailButton, "go-journal"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: listed(journal))
