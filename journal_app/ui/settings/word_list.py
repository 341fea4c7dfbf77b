"""Words with a decision, as chips that go when they are pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.guard import GuardWord, key_of
from journal_app.sentences import guard as sentences
from journal_app.ui.journal.removable import RemovableChip
from journal_app.ui.journal.rows import discard
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.words import tr


class WordList(QWidget):
    """One list, with a heading and what it is for.

    Attributes:
        removed: A ``GuardWord`` is to be taken off.
    """

    removed = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[tuple[GuardWord, RemovableChip]] = []
        self._heading = Heading("", theme=theme)
        self._about = Muted("", theme=theme, small=True)
        self._none = Muted(tr("None yet."), theme=theme, small=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        self._flow = FlowLayout(theme=theme, across=8, down=6, parent=holder)
        for part in (self._heading, self._about, self._none, holder):
            self._column.addWidget(part)
        theme.changed.connect(self._restyle)
        self._restyle()

    def head(self, heading: str, about: str) -> None:
        """Set the heading and the line below it."""
        self._heading.setText(heading)
        self._about.setText(about)

    def show_words(self, words: Sequence[GuardWord]) -> None:
        """Show these words."""
        discard(self._flow, [chip for _, chip in self._chips])
        self._chips = [(word, self._chip(word)) for word in words]
        for _, chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show only what holds these letters somewhere."""
        sought = key_of(words)
        for word, chip in self._chips:
            chip.setVisible(sought in key_of(word.words))
        shown = any(not chip.isHidden() for _, chip in self._chips)
        self._none.setText(tr("None with these letters.") if self._chips else tr("None yet."))
        self._none.setVisible(not shown)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, word: GuardWord) -> RemovableChip:
        name = tr("Take “{words}” off the list", words=word.words)
        chip = RemovableChip(word.words, theme=self._theme, name=name, parent=self)
        detail = sentences.word_detail(word)
        if detail:
            chip.setToolTip(f"{detail} · {name}")
        chip.clicked.connect(lambda: self.removed.emit(word))
        return chip

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(4))
