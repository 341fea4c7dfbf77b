"""Hands to use the Research screen with, as a student would."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from journal_app.domain.consent import ConsentEvent
from journal_app.domain.studies import DataItem
from journal_app.sentences import research_choices as words
from journal_app.sentences.research_choices import Quiz
from journal_app.services.studies import StudyService, TakingPart
from journal_app.ui.research.export_step import ExportStep
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.research.study_words import BREAK
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.options import Options
from tests.research_kit import ASKED, StudyTeam, make_study, signed, write_study
from tests.ui.draw import settle
from tests.ui.journal.shelf import Shelf

SIZE = QSize(1092, 770)
"""What a window of 1280 x 800 leaves a screen."""


class Exports:
    """Makes steps of choosing and sealing, and remembers for which study."""

    def __init__(self) -> None:
        self.made: list[TakingPart] = []
        self.step: ExportStep | None = None

    def make(self, part: TakingPart) -> ExportStep:
        self.made.append(part)
        self.step = ExportStep()
        return self.step


@dataclass
class Hands:
    """Presses what is on the screen."""

    screen: ResearchScreen
    shelf: Shelf
    team: StudyTeam = field(repr=False)
    folder: Path

    def file(self, **changes: Any) -> Path:
        """Write a study file."""
        return write_study(self.folder, self.team, **changes)

    def open(self, path: Path) -> None:
        """Point the dialog at a study file."""
        self.press("research-open")
        self._answer("research-which", path)

    def save_as(self, name: str) -> Path:
        """Answer the dialog that asks where; return what was written."""
        path = self.folder / name
        self._answer("research-where", path)
        return path

    def find(self, name: str) -> QWidget:
        found = [
            one for one in self.screen.findChildren(QWidget, name) if one.isVisibleTo(self.screen)
        ]
        assert found, f"{name} is not shown"
        return found[0]

    def shows(self, name: str) -> bool:
        return any(w.isVisible() for w in self.screen.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), f"{name} cannot be pressed"
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.rest()

    def can_press(self, name: str) -> bool:
        return self.find(name).isEnabled()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.screen, key)
        self.rest()

    def said(self, page: str) -> str:
        """Return what a page's strip says, "" when there is none."""
        notice = self.find(f"{page}-notice") if self.shows(f"{page}-notice") else None
        return notice.text() if isinstance(notice, Notice) else ""

    def text(self, name: str) -> str:
        label = self.find(name)
        assert isinstance(label, QLabel)
        return label.text()

    def all_text(self) -> str:
        """Return every word that is shown."""
        labels = [one for one in self.screen.findChildren(QLabel) if one.isVisible()]
        return "\n".join(label.text() for label in labels).replace(BREAK, "")

    def read_and_compare(self) -> None:
        self.key(Qt.Key.Key_End)
        self.press("research-compared")

    def choose(self, item: DataItem, answer: bool) -> None:
        choice = self.find(f"research-choice-{item.value}")
        assert isinstance(choice, Segmented)
        button = choice.buttons()[0 if answer else 1]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def answer(self, which: Quiz, *, right: bool) -> None:
        options = self.find(f"research-quiz-{which.value}")
        assert isinstance(options, Options)
        answers = words.answers(which, make_study(self.team))
        number = [is_right for _, is_right in answers].index(right)
        option = options.options()[number]
        option.setFocus()
        QTest.keyClick(option, Qt.Key.Key_Space)
        self.rest()

    def answer_all(self, *, noes: frozenset[DataItem] = frozenset()) -> None:
        """Answer every choice and, where they are asked, age and both questions."""
        for asked in ASKED:
            self.choose(asked.item, asked.item not in noes)
        if self.shows("research-age"):
            self.press("research-age")
            for which in Quiz:
                self.answer(which, right=True)
        self.rest()

    def has_joined(self, *, noes: frozenset[DataItem] = frozenset(), **changes: Any) -> None:
        """Take part already, before the screen is looked at."""
        choices = {asked.item: asked.item not in noes for asked in ASKED}
        studies = StudyService(self.shelf.vault, self.shelf.clock, "0.0")
        studies.join(signed(self.team, **changes), choices, old_enough=True)
        self.screen.activate()
        self.rest()

    def events(self) -> tuple[ConsentEvent, ...]:
        return self.shelf.vault.studies.events()

    def rest(self) -> None:
        settle(self.screen, self.screen.size())

    def _answer(self, dialog_name: str, path: Path) -> None:
        dialog = self.screen.findChild(QFileDialog, dialog_name)
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.done(0)
        self.screen.activateWindow()
        assert QTest.qWaitForWindowActive(self.screen)
        self.rest()
