"""A student who takes part in a study, and the steps of giving entries to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget

from journal_app.domain.ratings import Scale
from journal_app.domain.studies import DataItem
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.research_export import ResearchService
from journal_app.services.studies import StudyService
from journal_app.services.taking_part import TakingPart
from journal_app.ui.copying.review_panel import ReviewPanel
from journal_app.ui.jobs import Jobs
from journal_app.ui.research.contents import ContentsPage
from journal_app.ui.research.export import Export, ExportKit
from journal_app.ui.research.picking import PickingPage
from journal_app.ui.research.reviewing import ReviewingPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.notice import Notice
from tests.research_kit import StudyTeam, signed
from tests.ui.draw import settle
from tests.ui.journal.shelf import TONIGHT, Shelf
from tests.ui.research.hands import SIZE

TEXTS = (
    "Dr Penhaligon sat down with Mr Adlerstein, who is 94. Then the Ward slept.",
    "I saw 14 people and walked home.",
    "He was the only harpist in the county. Mr Adlerstein said so at the Quorndon gate.",
    "Nothing much happened. it was quiet and I was glad.",
)
PLANTED = ("Penhaligon", "Adlerstein", "harpist")
AGO = 10
"""Days before tonight of the newest night with writing; the study lets nights cool for seven."""


def fill(shelf: Shelf) -> None:
    """Write the nights; the newest text is the first of ``TEXTS``."""
    for back, text in enumerate(TEXTS):
        night = TONIGHT - timedelta(days=AGO + back)
        shelf.write(night, text)
        shelf.rate(night, Scale.TIME_PRESSURE, 3 + back)


@dataclass
class Giving:
    """Presses what is shown."""

    step: Export
    shelf: Shelf
    folder: Path
    lefts: list[str] = field(default_factory=list)

    def page(self, name: str) -> QWidget:
        found = [w for w in self.step.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"{name} is not shown"
        return found[0]

    def shows(self, name: str) -> bool:
        return any(w.isVisible() for w in self.step.findChildren(QWidget, name))

    def picking(self) -> PickingPage:
        page = self.page("research-picking")
        assert isinstance(page, PickingPage)
        return page

    def reviewing(self) -> ReviewingPage:
        page = self.page("research-reviewing")
        assert isinstance(page, ReviewingPage)
        return page

    def panel(self) -> ReviewPanel:
        return self.reviewing().panel

    def contents(self) -> ContentsPage:
        page = self.page("research-contents")
        assert isinstance(page, ContentsPage)
        return page

    def button(self, name: str) -> QAbstractButton:
        button = self.page(name)
        assert isinstance(button, QAbstractButton)
        return button

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.rest()

    def press_said(self, words: str) -> None:
        """Press the button with these words."""
        found = [b for b in self.step.findChildren(QAbstractButton) if b.text() == words]
        assert found[0].isVisible(), f"{words} is not shown"
        QTest.keyClick(found[0], Qt.Key.Key_Space)
        self.rest()

    def words(self, name: str) -> str:
        label = self.page(name)
        assert isinstance(label, QLabel)
        return label.text()

    def said(self, name: str) -> str:
        notice = self.page(name)
        assert isinstance(notice, Notice)
        return notice.text()

    def choose_all(self) -> None:
        """Choose every night, and have them looked through."""
        self.press("picking-choose")
        self.press("picking-begin")

    def answer_everything(self) -> dict[str, str]:
        """Read every text, hide what is asked, let the rest stay; return what was shown last."""
        panel = self.panel()
        for _ in range(2):
            for row in range(panel.list.count()):
                panel.list.setCurrentRow(row)
                if self.shows("review-hide-all"):
                    self.press("review-hide-all")
                if self.shows("look-all"):
                    self.press("look-all")
        seen = {}
        for row in range(panel.list.count()):
            panel.list.setCurrentRow(row)
            seen[panel.current()] = panel.text.toPlainText()
        return seen

    def to_contents(self) -> dict[str, str]:
        """Go the whole way to the contents; return the texts as they were read."""
        self.choose_all()
        seen = self.answer_everything()
        self.press("reviewing-seal")
        return seen

    def save_as(self, name: str) -> Path:
        """Answer the dialog that asks where the sealed file goes."""
        path = self.folder / name
        dialog = self.step.findChild(QFileDialog, "research-where")
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.done(0)
        self.rest()
        return path

    def rest(self) -> None:
        settle(self.step, self.step.size())


def joined(shelf: Shelf, team: StudyTeam, *, noes: frozenset[DataItem] = frozenset()) -> TakingPart:
    """Join the study through the service; return what the screen is given of it."""
    studies = StudyService(shelf.vault, shelf.clock, "0.0")
    file = signed(team)
    choices = {asked.item: asked.item not in noes for asked in file.study.asked}
    studies.join(file, choices, old_enough=True)
    return studies.taking_part()[0]


def begin(
    *,
    theme: Theme,
    jobs: Jobs,
    background: Jobs,
    shelf: Shelf,
    tools: PrivacyTools,
    part: TakingPart,
) -> Export:
    """Make the steps, as the window does."""
    kit = ExportKit(
        theme=theme,
        jobs=jobs,
        background=background,
        clock=shelf.clock,
        research=ResearchService(shelf.vault, shelf.clock, lambda _prompt: None),
        tools=lambda: tools,
    )
    step = Export(kit=kit, part=part)
    settle(step, SIZE)
    return step
