"""Above an open entry: the way back, its neighbours, its night, and the prompt it answered."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.sentences import journal as sentences
from journal_app.sentences import prompts
from journal_app.services.journal import ReadEntry
from journal_app.ui.journal.delegate import THEME_TOKENS
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Chip, Muted, Serif, Title
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class ReaderHead(QWidget):
    """Links, title, a line about the night, and the prompt.

    Attributes:
        left: Back to the list.
        newer: The entry above in the list.
        older: The entry below in the list.
        history_wanted: Whether the history is to be shown.
        bin_wanted: This entry is to go into the bin.
    """

    left = Signal()
    newer = Signal()
    older = Signal()
    history_wanted = Signal(bool)
    bin_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = self._link(tr("Back to the journal"), "reader-back")
        self.step_newer = self._link(tr("Newer"), "reader-newer", tr("Newer entry"), "Alt+Up")
        self.step_older = self._link(tr("Older"), "reader-older", tr("Older entry"), "Alt+Down")
        self.history = self._link(tr("History"), "reader-history", "", "Alt+H")
        self.history.setCheckable(True)
        self.to_bin = self._link(tr("Put in the bin"), "reader-bin")
        self.title = Title("", theme=theme)
        self.title.setObjectName("reader-title")
        self.line = Muted("", theme=theme)
        self.line.setObjectName("reader-line")
        self._prompt = self._make_prompt()
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.step_newer.clicked.connect(self.newer)
        self.step_older.clicked.connect(self.older)
        self.history.toggled.connect(self.history_wanted)
        self.to_bin.clicked.connect(self.bin_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _link(self, text: str, object_name: str, name: str = "", keys: str = "") -> LinkButton:
        link = LinkButton(text, theme=self._theme, name=name)
        link.setObjectName(object_name)
        if keys:
            sequence = QKeySequence(keys)
            link.setShortcut(sequence)
            shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
            link.setToolTip(tr("{what} ({keys})", what=name or text, keys=shown))
        return link

    def _make_prompt(self) -> Card:
        card = Card(theme=self._theme)
        self._chip = Chip("", theme=self._theme, token="accent")  # noqa: S106 # a colour
        self.prompt = Serif("", theme=self._theme, px=22)
        self.prompt.setObjectName("reader-prompt")
        card.body.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.prompt)
        return card

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.addWidget(self.back)
        steps.addStretch(1)
        steps.addWidget(self.step_newer)
        steps.addWidget(self.step_older)
        actions = FlowLayout(theme=self._theme, across=14)
        actions.addWidget(self.history)
        actions.addWidget(self.to_bin)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(steps)
        self._column.addWidget(self.title)
        self._column.addWidget(self.line)
        self._column.addLayout(actions)
        self._column.addWidget(self._prompt)

    def show_entry(self, opened: ReadEntry, tonight: date) -> None:
        """Show an entry's night and prompt."""
        entry = opened.entry
        self.title.setText(sentences.read_title(entry.night, tonight))
        line = sentences.read_line(opened)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.prompt.setText(entry.prompt_text)
        self._prompt.setVisible(bool(entry.prompt_text))
        self._chip.setVisible(entry.theme is not None)
        if entry.theme is not None:
            self._chip.setText(prompts.theme(entry.theme))
            self._chip.set_token(THEME_TOKENS[entry.theme])

    def offer_steps(self, *, newer: bool, older: bool) -> None:
        """Set whether there is an entry above and below."""
        self.step_newer.setEnabled(newer)
        self.step_older.setEnabled(older)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        self.back.setIcon(self._theme.icon("chevron-left", "accent"))
        self.back.setIconSize(QSize(px(16), px(16)))
