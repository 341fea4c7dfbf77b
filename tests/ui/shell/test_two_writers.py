"""One entry, open on Tonight and in the Journal: whoever stores last, no word is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.ids import EntryId
from journal_app.domain.vault import PageState
from journal_app.ui.journal.screen import JournalScreen
from journal_app.ui.shell import MainWindow
from tests.ui.shell.rooms import (
    PASSPHRASE,
    House,
    Refusals,
    locked,
    press,
    settled,
    shown,
    unlock,
)

OpenWindow = Callable[[], MainWindow]


def every_text(house: House) -> list[str]:
    """Return all entries' present texts and all their versions."""
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    try:
        found = []
        for entry, text in list(vault.entries.each()):
            found.append(text)
            found += [vault.entries.version_text(v.id) for v in vault.entries.versions(entry.id)]
        return found
    finally:
        vault.close()


def journal_with_the_entry(window: MainWindow, qtbot: QtBot, cursor: int) -> JournalScreen:
    """Go to the Journal and open its only entry."""
    press(window, "go-journal")
    part = window.open_part()
    assert part is not None
    journal = part.screen_of("journal")
    assert isinstance(journal, JournalScreen)
    qtbot.waitUntil(lambda: journal.model.rowCount() == 1)
    card = journal.model.card(0)
    assert card is not None
    journal.restore(PageState("journal", EntryId(card.entry.id), cursor, cursor))
    qtbot.waitUntil(lambda: journal.reader.entry_id is not None)
    qtbot.waitUntil(settled(window))
    return journal


def test_words_the_disk_refused_on_tonight_outlive_an_edit_in_the_journal(
    house: House, open_window: OpenWindow, qtbot: QtBot, refusals: Refusals
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "She stayed.")
    press(window, "go-journal")
    press(window, "go-tonight")
    qtbot.waitUntil(settled(window))
    refusals.disk_full = True
    QTest.keyClicks(page, " TONIGHT-TAIL")
    journal = journal_with_the_entry(window, qtbot, len("She stayed."))
    assert journal.reader.page.toPlainText() == "She stayed."
    refusals.disk_full = False
    QTest.keyClicks(journal.reader.page, " Read again.")
    window.lock()
    locked(window, qtbot)
    kept = every_text(house)
    assert any("TONIGHT-TAIL" in text for text in kept)
    assert any("Read again." in text for text in kept)


def test_words_typed_on_tonight_a_moment_ago_are_there_in_the_journal(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    QTest.keyClicks(unlock(window, qtbot), "Typed a moment ago.")
    journal = journal_with_the_entry(window, qtbot, 0)
    assert journal.reader.page.toPlainText() == "Typed a moment ago."
    window.lock()
    locked(window, qtbot)


def test_unlocking_leads_back_into_the_entry_that_was_open(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    QTest.keyClicks(unlock(window, qtbot), "She stayed until eight.")
    journal_with_the_entry(window, qtbot, 7)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    locked(window, qtbot)
    shown(window, QLineEdit, "passphrase").setText(PASSPHRASE)
    press(window, "unlock-now")
    qtbot.waitUntil(lambda: window.open_part() is not None)
    qtbot.waitUntil(settled(window))
    part = window.open_part()
    assert part is not None
    assert part.current() == "journal"
    journal = part.screen_of("journal")
    assert isinstance(journal, JournalScreen)
    assert journal.reader.isVisible()
    assert journal.reader.page.toPlainText() == "She stayed until eight."
    assert journal.reader.page.textCursor().position() == 7
    press(window, "go-tonight")
    qtbot.waitUntil(settled(window))
    assert part.page_state().entry == part.page_state().reading.entry  # type: ignore[union-attr] # an entry is open in the Journal
