"""What stands in the list's place when it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Muted, Serif


class EmptyState(QWidget):
    """A heading and a sentence, with at most one thing to do."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty-state")
        self._theme = theme
        self._heading = Serif("", theme=theme, px=24)
        self._sentence = Muted("", theme=theme)
        self.action = LinkButton("", theme=theme)
        self.action.setObjectName("empty-action")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, heading: str, sentence: str, action: str = "") -> None:
        """Show these words; without ``action`` there is nothing to press."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))

    def text(self) -> str:
        """Return what is said."""
        return f"{self._heading.text()}\n{self._sentence.text()}"

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(4), px(28), px(4), px(8))
        self._column.setSpacing(px(8))
