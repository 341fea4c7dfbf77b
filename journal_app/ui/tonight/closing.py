"""Below the page: a soft word after a long time, and a small step after a heavy page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.sentences import forms
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.prompt_card import LINK_INSET
from journal_app.ui.widgets.buttons import IconButton, LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Muted
from journal_app.words import tr


class SoftWord(QWidget):
    """One line that can be put away.

    Attributes:
        put_away: It was put away; sent while it is still there.
    """

    put_away = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("soft-word")
        self._words = Muted(forms.soft_word(), theme=theme)
        close = IconButton("close", theme=theme, name=tr("Put this line away"))
        close.clicked.connect(self._away)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _away(self) -> None:
        self.put_away.emit()
        self.hide()

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(4), 0, 0, 0)
        self._row.setSpacing(px(12))


class ClosingStep(QFrame):
    """Three small steps, each one press; putting it away costs nothing and is noted nowhere.

    Attributes:
        line_wanted: One more line on the page.
        person_wanted: Somebody to tell.
        lock_wanted: Close and lock.
        put_away: It was put away; sent while it is still there.
    """

    line_wanted = Signal()
    person_wanted = Signal()
    lock_wanted = Signal()
    put_away = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("closing-step")
        self.setProperty("kind", "notice-calm")
        self._words = Body("", theme=theme)
        self._words.setObjectName("closing-words")
        self._steps = QWidget()
        self._line = self._link(tr("One line on what I do next for myself"), "closing-line")
        self._person = self._link(tr("One person I could tell"), "closing-person")
        self._lock = self._link(tr("Close and lock"), "closing-lock")
        self._close = IconButton("close", theme=theme, name=tr("Put these steps away"))
        self._close.setObjectName("closing-away")
        self._line.clicked.connect(self._ask_for_line)
        self._person.clicked.connect(self.person_wanted)
        self._lock.clicked.connect(self.lock_wanted)
        self._close.clicked.connect(self.leave)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def offer(self) -> None:
        """Offer the steps, and tell screen readers."""
        self._words.setText(forms.closing())
        self._line.show()
        self.setAccessibleName(forms.closing())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def leave(self) -> None:
        """Put the steps away."""
        self.put_away.emit()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the steps away with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _ask_for_line(self) -> None:
        self.line_wanted.emit()
        self._words.setText(forms.closing_line())
        self._line.hide()

    def _link(self, text: str, name: str) -> LinkButton:
        link = LinkButton(text, theme=self._theme)
        link.setObjectName(name)
        return link

    def _lay_out(self) -> None:
        self._links = FlowLayout(theme=self._theme, across=18, down=2, parent=self._steps)
        for link in (self._line, self._person, self._lock):
            self._links.addWidget(link)
        words = QVBoxLayout()
        words.addWidget(self._words)
        words.addWidget(self._steps)
        words.setSpacing(2)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16) - LINK_INSET, px(9), px(8), px(9))
        self._row.setSpacing(px(10))
        self._words.setContentsMargins(LINK_INSET, 0, 0, 0)
