"""Settings, Prompts: those the student marked, each with a way to take the mark back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.prompts import Prompt
from journal_app.sentences import prompts as sentences
from journal_app.ui.settings.section import clear, in_row, line
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr


class MarkedCard(Card):
    """A list of prompts with one thing that can be done about each.

    Attributes:
        taken_back: The mark of a prompt is to be taken back; carries its id.

    Args:
        heading: What the list is.
        about: What the mark does.
        action: What the link says.
    """

    taken_back = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        heading: str,
        about: str,
        action: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self._action = action
        self._links: list[LinkButton] = []
        self.body.addWidget(Heading(heading, theme=theme))
        self.body.addWidget(Muted(about, theme=theme))
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_prompts(self, prompts: Sequence[Prompt]) -> None:
        """Show what there is; the keyboard stays in the list where it was."""
        had_focus = any(link.hasFocus() for link in self._links)
        self._links = []
        clear(self._list)
        self._list.setSpacing(self._theme.px(10))
        if not prompts:
            self._list.addWidget(Muted(tr("None."), theme=self._theme))
        for index, prompt in enumerate(prompts):
            if index:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._item(prompt))
        if had_focus and self._links:
            self._links[0].setFocus()

    def _item(self, prompt: Prompt) -> QWidget:
        shown = line(prompt.text, sentences.theme(prompt.theme), theme=self._theme)
        shown.setObjectName("marked-prompt")
        name = tr("{action}: “{text}”", action=self._action, text=prompt.text)
        link = LinkButton(self._action, theme=self._theme, name=name)
        link.clicked.connect(lambda: self.taken_back.emit(prompt.id))
        self._links.append(link)
        layout = shown.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(in_row(link, theme=self._theme))
        return shown
