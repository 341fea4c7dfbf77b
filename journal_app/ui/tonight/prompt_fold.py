"""More about a prompt: keep it, hide it, what was written to it before, a person it called up."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.services.tonight_page import PagePrompt
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.words import tr


class PromptFold(QWidget):
    """A row that is folded away until it is asked for.

    Attributes:
        favoured: It may come back early, or no longer; a ``bool``.
        hidden_for_good: It is not to be shown again.
        past_wanted: What was written to it before.
        person_noted: The person it called up goes into the notebook.
    """

    favoured = Signal(bool)
    hidden_for_good = Signal()
    past_wanted = Signal()
    person_noted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prompt-fold")
        self._prompt = ""
        self._showing = False
        self._theme = theme
        self._favourite = LinkButton("", theme=theme, name=tr("Keep as a favourite"))
        self._favourite.setCheckable(True)
        self._hide = LinkButton(tr("Do not show this one again"), theme=theme)
        self._past = LinkButton(tr("What I wrote to this before"), theme=theme)
        self._note = LinkButton(tr("Note a person"), theme=theme)
        row = FlowLayout(theme=theme, across=14, down=2, parent=self)
        for part in (self._favourite, self._past, self._note, self._hide):
            row.addWidget(part)
        self._favourite.toggled.connect(self._turned)
        self._hide.clicked.connect(self.hidden_for_good)
        self._past.clicked.connect(self.past_wanted)
        self._note.clicked.connect(self.person_noted)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_prompt(self, prompt: PagePrompt) -> None:
        """Be about a prompt; the row folds away when it is another one."""
        if prompt.id != self._prompt:
            self.hide()
        self._prompt = prompt.id
        self._showing = True
        self._favourite.setChecked(prompt.favourite)
        self._showing = False
        self._note.setVisible(prompt.theme is PromptTheme.ROLE_MODELS)

    def _turned(self, on: bool) -> None:
        self._restyle()
        if not self._showing:
            self.favoured.emit(on)

    def _restyle(self) -> None:
        kept, side = self._favourite.isChecked(), self._theme.px(16)
        self._favourite.setText(tr("Kept as a favourite") if kept else tr("Keep as a favourite"))
        self._favourite.setIcon(self._theme.icon("check", "accent") if kept else QIcon())
        self._favourite.setIconSize(QSize(side, side))
