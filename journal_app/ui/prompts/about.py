"""The page that tells where the prompts come from and what they can and cannot promise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.errors import WorldError
from journal_app.sentences import about_prompts as words
from journal_app.sentences import problems
from journal_app.services.prompt_numbers import PromptNumbers
from journal_app.ui.jobs import Jobs
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.questionnaires.fitted import fitted
from journal_app.ui.settings.section import clear, in_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Body, Heading, Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr

COLUMN = 720


class AboutPromptsScreen(QWidget):
    """The page: nothing to do on it but read, and ways back.

    Attributes:
        go: Another screen is wanted, by its id.
    """

    go = Signal(str)

    def __init__(
        self, *, theme: Theme, jobs: Jobs, prompts: PromptKit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("about-prompts")
        self._theme, self._jobs, self._prompts = theme, jobs, prompts
        self._notice = Notice(theme=theme)
        self._page = ScrollPage(theme=theme, max_width=COLUMN)
        self._back = self._link(tr("Back to Tonight"), "about-tonight", "tonight")
        settings = self._link(tr("Choose in Settings"), "about-settings", "settings")
        self._page.column.addWidget(Title(tr("About these prompts"), theme=theme))
        self._page.column.addLayout(in_row(self._back, settings, theme=theme, across=16))
        self._page.column.addWidget(self._notice)
        for part in words.parts():
            self._page.column.addWidget(self._card(part.heading, part.lines))
        self._page.column.addWidget(self._numbers())
        self._page.column.addWidget(self._references())
        self._page.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def activate(self) -> None:
        """Count anew what there is to ask, and begin at the top."""
        self._page.verticalScrollBar().setValue(0)
        self.focus_home()
        self._notice.hide()
        self._jobs.submit(
            self,
            self._prompts.numbers,
            done=self._show,
            failed=self._explain,
            replaces="prompt-numbers",
        )

    def focus_home(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the page, for where its first way back leads."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.step_back()
            return
        super().keyPressEvent(event)

    def step_back(self) -> None:
        """Leave for Tonight."""
        self.go.emit("tonight")

    def _show(self, found: PromptNumbers) -> None:
        clear(self._counted)
        for line in words.numbers(found):
            self._counted.addWidget(fitted(Body(line, theme=self._theme)))

    def _explain(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._notice.show_text(problems.problem(error))
        else:
            self._jobs.failed.emit(error)

    def _link(self, text: str, name: str, screen: str) -> LinkButton:
        link = LinkButton(text, theme=self._theme)
        link.setObjectName(name)
        link.clicked.connect(lambda: self.go.emit(screen))
        return link

    def _card(self, heading: str, lines: Sequence[str]) -> Card:
        card = Card(theme=self._theme)
        card.body.addWidget(Heading(heading, theme=self._theme))
        for line in lines:
            card.body.addWidget(fitted(Body(line, theme=self._theme)))
        return card

    def _numbers(self) -> Card:
        card = self._card(tr("How many there are"), ())
        card.setObjectName("prompt-numbers")
        self._counted = QVBoxLayout()
        self._counted.setSpacing(6)
        card.body.addLayout(self._counted)
        return card

    def _references(self) -> Card:
        card = self._card(tr("What was read"), ())
        card.body.addWidget(fitted(Muted(words.how_read(), theme=self._theme)))
        for work in words.references():
            reference = fitted(Muted(work, theme=self._theme, small=True))
            reference.setObjectName("work")
            card.body.addWidget(reference)
        return card
