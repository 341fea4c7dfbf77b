"""The reader, with the list of what the guard found beside it or below the entry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.sentences.guard import GUARD_KEY
from journal_app.ui.guard.beside import Beside
from journal_app.ui.journal.reader import Reader
from journal_app.ui.theme import Theme


class ReadingPage(QWidget):
    """Holds a reader."""

    def __init__(self, *, theme: Theme, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(reader, 1)
        self._side = Beside(theme=theme, card=reader.guard.card, screen=self, below=reader.below)
        across.addWidget(self._side)
        reader.guard.wanted.connect(self._side.show_list)
        find = QShortcut(QKeySequence(GUARD_KEY), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(reader.guard.turn)

    def focus_home(self) -> None:
        """Put the focus on the entry."""
        self._reader.page.setFocus(Qt.FocusReason.OtherFocusReason)
