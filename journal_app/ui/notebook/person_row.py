"""Somebody in the list: a quiet row that leads to their page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal_app.sentences import notebook as sentences
from journal_app.services.notebook import PersonLine
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Muted, Serif
from journal_app.words import tr


class PersonRow(QPushButton):
    """Name and role, with how much was noted; as high as its words need."""

    def __init__(
        self, line: PersonLine, tonight: date, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.person = line.person.id
        self.setObjectName("person-row")
        self.setProperty("kind", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        noted = sentences.noted(line.tally, tonight)
        self._name = Serif(line.person.name, theme=theme, px=19)
        facts = sentences.role_and_notes(line.person.role, noted)
        self._facts = Muted(facts, theme=theme, small=True)
        self._name.setObjectName("notebook-words")
        self.setAccessibleName(tr("{name}. {facts}", name=line.person.name, facts=facts))
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._name, self._facts):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        self._row.addLayout(words, 1)

    def sizeHint(self) -> QSize:
        """Return the room its words ask for."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room; the height follows from the width."""
        return self._row.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the row as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(12), px(9), px(12), px(9))
        self.updateGeometry()
