"""A note on somebody's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal_app.sentences import nights
from journal_app.sentences import notebook as sentences
from journal_app.services.notebook import NoteLine
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted, Serif
from journal_app.words import tr

LINK_INSET: Final = 3
"""Pixels between a link's edge and its words; the same at every text size."""


class NoteView(QWidget):
    """Its night, what they did, what to borrow, and where it was written.

    Attributes:
        entry_wanted: The entry it was taken from.
        change_wanted: Other words.
        delete_wanted: It may go.
    """

    entry_wanted = Signal()
    change_wanted = Signal()
    delete_wanted = Signal()

    def __init__(
        self, line: NoteLine, tonight: date, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        note = line.note
        night = nights.short_night(note.night, tonight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._labels: list[QLabel] = []
        self._say(Muted(night, theme=theme, small=True))
        if note.did:
            self._own(Serif(note.did, theme=theme, px=19))
        if note.borrow:
            self._own(Serif(sentences.to_borrow(note.borrow), theme=theme, px=17, italic=True))
        links = FlowLayout(theme=theme, across=16, down=2)
        if line.written is not None:
            where = sentences.written_on(line.written, tonight)
            links.addWidget(self._link(where, where, "note-entry", self.entry_wanted.emit))
        change = tr("Change the note from {night}", night=night)
        delete = tr("Delete the note from {night}", night=night)
        links.addWidget(self._link(tr("Change"), change, "note-change", self.change_wanted.emit))
        links.addWidget(self._link(tr("Delete"), delete, "note-delete", self.delete_wanted.emit))
        self._column.addLayout(links)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _own(self, label: Serif) -> None:
        label.setObjectName("notebook-words")
        self._say(label)

    def _say(self, label: QLabel) -> None:
        self._labels.append(label)
        self._column.addWidget(label)

    def _link(self, text: str, name: str, object_name: str, act: Callable[[], None]) -> LinkButton:
        link = LinkButton(text, theme=self._theme, name=name)
        link.setObjectName(object_name)
        link.clicked.connect(act)
        return link

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(5))
        for label in self._labels:
            # So that links, which have air around them, begin where the words do.
            label.setContentsMargins(LINK_INSET, 0, 0, 0)
