"""The notebook in the window: the ways to it and back, and what a lock does to it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.ids import NoteId, new_id
from journal_app.domain.notebook import Note
from journal_app.services.notebook import NewName, NotebookService, Words
from journal_app.ui.journal.screen import JournalScreen
from journal_app.ui.notebook.person_row import PersonRow
from journal_app.ui.shell import MainWindow
from journal_app.ui.tonight.screen import TonightScreen
from journal_app.ui.unlocked import Unlocked
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Chip
from tests.ui.shell.rooms import PASSPHRASE, House, fill, locked, press, settled, shown, unlock

KEYS = "The night nurse with the keys"


@pytest.fixture
def window(house: House, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    house.make_journal()
    made = open_window()
    unlock(made, qtbot)
    return made


def part_of(window: MainWindow) -> Unlocked:
    part = window.open_part()
    assert part is not None
    return part


def notes_in(house: House) -> list[tuple[str, Note]]:
    """Return what the locked journal's notebook holds."""
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    names = {one.id: one.name for one in vault.notebook.people()}
    notes = [(names[note.person], note) for note in vault.notebook.notes()]
    vault.close()
    return notes


def plant(house: House) -> None:
    """Note somebody from an entry, in the locked journal."""
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    (entry, _text), *_others = vault.entries.each()
    service = NotebookService(vault, house.clock)
    made, words = NoteId(new_id()), Words("Sat down first.")
    service.note_from(made, NewName(KEYS), words, entry.night, entry.id)
    vault.close()


def write_tonight(window: MainWindow, qtbot: QtBot, words: str) -> None:
    page = shown(window, QTextEdit, "page")
    QTest.keyClicks(page, words)
    qtbot.waitUntil(settled(window))


def note_person(window: MainWindow, qtbot: QtBot) -> None:
    tonight = part_of(window).screen_of("tonight")
    assert isinstance(tonight, TonightScreen)
    tonight.note_person.emit("")
    qtbot.waitUntil(lambda: bool(_visible(window, "note-did")))


def press_named(window: MainWindow, qtbot: QtBot, name: str) -> None:
    (found,) = [
        one
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName() == name
    ]
    QTest.keyClick(found, Qt.Key.Key_Space)
    qtbot.waitUntil(settled(window))


def find_role_model_prompt(window: MainWindow, qtbot: QtBot) -> None:
    """Swap prompts until one is about role models; they take turns, so it comes soon."""
    for _ in range(12):
        if any(
            one.isVisible() and one.text() == "Role models" for one in window.findChildren(Chip)
        ):
            return
        press_named(window, qtbot, "Another prompt")
    pytest.fail("no prompt about role models")


def _visible(window: MainWindow, name: str) -> list[QTextEdit]:
    return [one for one in window.findChildren(QTextEdit, name) if one.isVisible()]


def test_from_the_journal_to_the_notebook_to_an_entry_and_back(
    house: House, window: MainWindow, qtbot: QtBot
) -> None:
    write_tonight(window, qtbot, "She waited with me.")
    window.lock()
    locked(window, qtbot)
    plant(house)
    unlock(window, qtbot)
    part = part_of(window)
    part.show_screen("journal")
    qtbot.waitUntil(settled(window))
    press(window, "notebook-open")
    assert part.current() == "notebook"
    qtbot.waitUntil(lambda: window.findChild(PersonRow) is not None)
    shown(window, PersonRow, "person-row").click()
    qtbot.waitUntil(settled(window))
    press(window, "note-entry")
    qtbot.waitUntil(settled(window))
    assert part.current() == "journal"
    journal = part.screen_of("journal")
    assert isinstance(journal, JournalScreen)
    assert journal.reader.page.toPlainText() == "She waited with me."
    press(window, "reader-back")
    part.show_screen("notebook")
    qtbot.waitUntil(settled(window))
    for _ in range(2):
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Escape)
        qtbot.waitUntil(settled(window))
    assert part.current() == "journal"


def test_a_person_is_noted_from_the_page_that_is_being_written(
    house: House, window: MainWindow, qtbot: QtBot
) -> None:
    find_role_model_prompt(window, qtbot)
    press_named(window, qtbot, "More about this prompt")
    press_named(window, qtbot, "Note a person")
    write_tonight(window, qtbot, "She sat down first.")
    QTest.keyClicks(shown(window, QLineEdit, "note-name"), KEYS)
    QTest.keyClicks(shown(window, QTextEdit, "note-did"), "Sat down first.")
    press(window, "note-card-keep")
    qtbot.waitUntil(settled(window))
    assert shown(window, QTextEdit, "page").hasFocus()
    (lead,) = [b for b in window.findChildren(LinkButton) if b.text() == "Open the notebook"]
    QTest.keyClick(lead, Qt.Key.Key_Space)
    assert part_of(window).current() == "notebook"
    window.lock()
    locked(window, qtbot)
    ((name, note),) = notes_in(house)
    assert (name, note.did) == (KEYS, "Sat down first.")
    assert isinstance(note.night, date)
    assert note.entry is not None


def test_a_lock_keeps_half_a_note_and_drops_every_word_from_the_window(
    house: House, window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    write_tonight(window, qtbot, "A quiet night.")
    note_person(window, qtbot)
    QTest.keyClicks(shown(window, QTextEdit, "note-did"), "Frizzlemantock hel")
    part = part_of(window)
    part.show_screen("notebook")
    qtbot.waitUntil(settled(window))
    press(window, "empty-action")
    QTest.keyClicks(shown(window, QLineEdit, "person-name"), "Vexelhorn")
    window.lock()
    locked(window, qtbot)
    written = {
        *(one.text() for one in qapp.allWidgets() if isinstance(one, QLabel | QLineEdit)),
        *(one.toPlainText() for one in qapp.allWidgets() if isinstance(one, QTextEdit)),
    }
    assert not [words for words in written if "Frizzle" in words or "Vexel" in words]
    ((name, note),) = notes_in(house)
    assert (name, note.did) == ("Somebody without a name yet", "Frizzlemantock hel")
    assert note.entry is not None
    fill(window, "passphrase", PASSPHRASE)
    press(window, "unlock-now")
    qtbot.waitUntil(lambda: window.open_part() is not None)
    qtbot.waitUntil(settled(window))
    assert part_of(window).current() == "notebook"
    names = {one.accessibleName().partition(".")[0] for one in window.findChildren(PersonRow)}
    assert names == {"Vexelhorn", "Somebody without a name yet"}


def test_nothing_of_the_notebook_is_left_in_memory_after_a_lock(
    house: House, window: MainWindow, qtbot: QtBot
) -> None:
    write_tonight(window, qtbot, "A quiet night.")
    window.lock()
    locked(window, qtbot)
    plant(house)
    unlock(window, qtbot)
    note_person(window, qtbot)
    part = part_of(window)
    part.show_screen("notebook")
    qtbot.waitUntil(lambda: window.findChild(PersonRow) is not None)
    shown(window, PersonRow, "person-row").click()
    qtbot.waitUntil(settled(window))
    press(window, "note-delete")
    qtbot.waitUntil(settled(window))
    ghosts = [weakref.ref(part.screen_of("notebook")), weakref.ref(part.screen_of("tonight"))]
    del part
    window.lock()
    locked(window, qtbot)

    def gone() -> bool:
        gc.collect()
        return all(ghost() is None for ghost in ghosts)

    qtbot.waitUntil(gone)
