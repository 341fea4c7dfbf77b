"""A quiet line above the page of a prompt that may call up a patient."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.sentences import guard as sentences
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Muted


class HintLine(QWidget):
    """Says what can stay out of the page, and how much of it is there already.

    Attributes:
        pressed: The list of findings is wanted.
    """

    pressed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._related = False
        self._wanted = True
        self.setObjectName("guard-hint")
        self._words = Muted(sentences.hint(), theme=theme, small=True)
        self._count = LinkButton("", theme=theme)
        self._count.setObjectName("guard-hint-count")
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._count.clicked.connect(self.pressed)
        self.show_count("")
        self.hide()

    def show_for(self, *, patient_related: bool) -> None:
        """Show the line with a prompt that may call up a patient."""
        self._related = patient_related
        self._appear()

    def set_wanted(self, wanted: bool) -> None:  # the signal's own argument
        """Take whether the student wants such hints at all."""
        self._wanted = wanted
        self._appear()

    def show_count(self, said: str) -> None:
        """Show how many possible identifiers there are; nothing for ""."""
        self._count.setText(said)
        self._count.setAccessibleName(said)
        self._count.setVisible(bool(said))

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(4), px(4), 0, 0)
        self._row.setSpacing(px(14))

    def _appear(self) -> None:
        self.setVisible(self._related and self._wanted)
