"""The questionnaire screen on a real vault that has the sample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.ports import OpenVault
from journal_app.domain.questionnaires import AnswerSheet
from journal_app.services.questionnaires import QuestionnaireService
from journal_app.ui.questionnaires.answer_row import AnswerRow
from journal_app.ui.questionnaires.screen import QuestionnaireScreen
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.settings.press import WINDOW, press

SAMPLE = "evening-weather"


@dataclass
class Room:
    """A screen with what lies under it."""

    vault: OpenVault
    clock: FakeClock
    service: QuestionnaireService
    screen: QuestionnaireScreen
    gone_to: list[str] = field(default_factory=list)

    def show(self, *, read: bool = True) -> None:
        """Show the sample; with its licence read already unless asked otherwise."""
        form = self.service.form(SAMPLE)
        if read and form is not None:
            self.service.read_licence(form.questionnaire)
        self.screen.show_one(SAMPLE)
        settle(self.screen, WINDOW)

    def rows(self) -> list[AnswerRow]:
        """Return the rows that are shown; those put away live until the event loop turns."""
        settle(self.screen, WINDOW)
        found = self.screen.findChildren(AnswerRow)
        return [row for row in found if row.isVisibleTo(self.screen)]

    def row(self, item: str) -> AnswerRow:
        (found,) = [row for row in self.rows() if row.item.id == item]
        return found

    def key(self, item: str, key: Qt.Key) -> None:
        QTest.keyClick(self.row(item), key)

    def press(self, name: str) -> None:
        press(self.screen, name)

    def words(self) -> str:
        settle(self.screen, WINDOW)
        labels = self.screen.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.screen))

    def sheets(self) -> tuple[AnswerSheet, ...]:
        return self.vault.questionnaires.answers()


@pytest.fixture
def room(theme: Theme, qtbot: QtBot, clock: FakeClock, tmp_path: Path) -> Iterator[Room]:
    vault, _ = make_keeper(clock).create(tmp_path / "vault", PASSPHRASE)
    service = QuestionnaireService(vault, clock)
    service.add(service.sample())
    screen = QuestionnaireScreen(theme=theme, jobs=DirectJobs(), clock=clock, service=service)
    qtbot.addWidget(screen)
    made = Room(vault, clock, service, screen)
    screen.go.connect(made.gone_to.append)
    settle(screen, WINDOW)
    screen.activateWindow()
    yield made
    vault.close()
