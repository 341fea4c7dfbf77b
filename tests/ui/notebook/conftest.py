"""The notebook screen over a real vault that is emptied of people between tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.asides import Aside
from journal_app.domain.entries import NewEntry
from journal_app.domain.ids import EntryId, NoteId, new_id
from journal_app.domain.notebook import Note, Person
from journal_app.domain.ports import OpenVault
from journal_app.services.notebook import NewName, NotebookService, Words
from journal_app.ui.notebook.screen import NotebookScreen
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.settings.press import WINDOW

NIGHT = date(2026, 11, 12)


@dataclass
class Room:
    """A widget with hands to use it, and what lies under it."""

    vault: OpenVault
    service: NotebookService
    clock: FakeClock
    screen: QWidget
    gone_to: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def note(self, name: str, did: str, borrow: str = "", entry: EntryId | None = None) -> Person:
        made = NoteId(new_id())
        return self.service.note_from(made, NewName(name), Words(did, borrow), NIGHT, entry)

    def write(self, night: date = NIGHT) -> EntryId:
        entry = NewEntry(night, self.clock.now(), "UTC", 0, text="She sat down first.")
        return self.vault.entries.add(entry).id

    def names(self) -> list[str]:
        return [one.name for one in self.vault.notebook.people()]

    def notes(self) -> list[Note]:
        return list(self.vault.notebook.notes())

    def button(self, name: str) -> QAbstractButton:
        settle(self.screen, WINDOW)
        found = [
            one
            for one in self.screen.findChildren(QAbstractButton)
            if one.isVisible() and name in (one.objectName(), one.accessibleName())
        ]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isEnabled(), name
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle(self.screen, WINDOW)

    def fill(self, name: str, text: str) -> None:
        (found,) = [one for one in self.screen.findChildren(QWidget, name) if one.isVisible()]
        assert isinstance(found, QLineEdit | QTextEdit), name
        found.selectAll()
        QTest.keyClick(found, Qt.Key.Key_Delete)
        QTest.keyClicks(found, text)
        settle(self.screen, WINDOW)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.screen.focusWidget(), key)
        settle(self.screen, WINDOW)

    def focus(self) -> str:
        return self.screen.focusWidget().objectName()

    def said(self) -> list[str]:
        settle(self.screen, WINDOW)
        labels = self.screen.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisible() and one.text()]


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder = tmp_path_factory.mktemp("notebook") / "journal"
    made, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def room(one_vault: OpenVault, clock: FakeClock, theme: Theme, qtbot: QtBot) -> Room:
    for one in one_vault.notebook.people():
        one_vault.notebook.delete_person(one.id)
    service = NotebookService(one_vault, clock)
    for kind in Aside:
        service.asides.forget(kind)
    screen = NotebookScreen(theme=theme, jobs=DirectJobs(), notebook=service)
    qtbot.addWidget(screen)
    made = Room(one_vault, service, clock, screen)
    screen.go.connect(made.gone_to.append)
    screen.open_entry.connect(made.opened.append)
    settle(screen, WINDOW)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return made
