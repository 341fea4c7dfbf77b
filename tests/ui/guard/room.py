"""Tonight with its guard, and hands to use it with."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu
from pytestqt.qtbot import QtBot

from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.guard.guard import Guard
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.guard.list_card import ListCard
from journal_app.ui.guard.reading import Spot
from journal_app.ui.guard.row_view import RowView
from journal_app.ui.guard.watch import Watch
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.tonight.screen import TonightScreen
from tests.services.desks import Desk
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.guard.kits import guard_kit

WINDOW = QSize(1092, 766)
TEXT = "Mrs Feinberg asked me to sit with her. I said to Mrs Feinberg that I would come back."
NAME = "Feinberg"


@dataclass
class Room:
    screen: TonightScreen
    desk: Desk
    kit: GuardKit
    bot: QtBot
    said: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def page(self) -> WritingPage:
        found = self.screen.findChild(WritingPage, "page")
        assert found is not None
        return found

    @property
    def guard(self) -> Guard:
        found = self.screen.findChild(Guard)
        assert found is not None
        return found

    @property
    def watch(self) -> Watch:
        return self.guard.watch

    @property
    def card(self) -> ListCard:
        return self.guard.card

    @property
    def flagged(self) -> str:
        return self.said[-1][2]

    def looked(self) -> None:
        """Wait until the page was looked at as it stands."""
        self.bot.waitUntil(self.watch.settled, timeout=10_000)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.page, text)
        self.looked()

    def put(self, text: str) -> None:
        """Put a text on the page as a paste does."""
        self.page.textCursor().insertText(text)
        self.looked()

    def spots(self) -> list[tuple[str, Spot]]:
        """Return everything underlined, with its words."""
        return [
            (block.text()[spot.start : spot.end], spot)
            for block, paragraph in self.watch.each()
            for spot in paragraph.spots
        ]

    def words(self) -> list[str]:
        return [words for words, _ in self.spots()]

    def open(self) -> None:
        """Open the list with its key."""
        QTest.keyClick(self.page, Qt.Key.Key_F7)
        self.bot.waitUntil(self.card.isVisible)

    def rows(self) -> list[RowView]:
        return [view for view in self.card.findChildren(RowView) if view.isVisible()]

    def row(self, words: str) -> RowView:
        (found,) = [view for view in self.rows() if words in view.row.words]
        return found

    def press(self, name: str) -> None:
        (found,) = [
            button
            for button in self.screen.findChildren(QAbstractButton)
            if button.isVisible() and name in (button.accessibleName(), button.objectName())
        ]
        found.setFocus()
        QTest.keyClick(found, Qt.Key.Key_Space)

    def notice(self) -> str:
        return self.card.notice.text() if self.card.notice.isVisible() else ""

    def label(self, name: str) -> str:
        found = self.screen.findChild(QLabel, name)
        assert found is not None
        return found.text()

    def stored(self) -> str:
        """Wait until the page is stored, and return its text in the vault."""
        self.bot.waitUntil(lambda: self.screen.take_draft() is None, timeout=5_000)
        entry = self.screen.page_state().entry
        return self.desk.vault.entries.text(entry) if entry else ""  # type: ignore[arg-type] # id

    def menu(self) -> QMenu:
        found = self.page.findChild(QMenu, "edit-menu")
        assert found is not None
        return found


def open_room(bot: QtBot, theme: Theme, desk: Desk, library: GuardLibrary) -> Room:
    jobs = DirectJobs()
    kit = guard_kit(desk.vault, desk.clock, jobs, library)
    screen = TonightScreen(
        theme=theme, jobs=jobs, clock=desk.clock, service=desk.service, guard=kit
    )
    bot.addWidget(screen)
    made = Room(screen, desk, kit, bot)
    screen.status.connect(lambda *said: made.said.append(said))
    settle(screen, WINDOW)
    screen.activateWindow()
    screen.activate()
    made.looked()
    return made
