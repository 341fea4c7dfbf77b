"""A stranger's words to read through: plain, never a link, never markup."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journal_app.ui.theme import Theme

HEIGHT: Final = 320


class PlainText(QPlainTextEdit):
    """A few screens of text in a frame of its own that scrolls; nothing in it can be changed."""

    def __init__(self, *, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setUndoRedoEnabled(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show no menu: nothing is changed here, and Qt's own is not ours."""
        event.accept()

    def _restyle(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        self.setFont(self._theme.serif(17))
        self.setFixedHeight(px(HEIGHT))
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: 1px solid {tokens.line}; border-radius: {px(10)}px; "
            f"padding: {px(8)}px; }}"
            f"QPlainTextEdit:focus {{ border: 2px solid {tokens.accent}; "
            f"padding: {px(8) - 1}px; }}"
        )
