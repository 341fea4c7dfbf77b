"""A few lines to write in, inside a card."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from journal_app.ui.clipboard import keep_input_method_from_learning
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.edit_menu import asks_for_menu, open_edit_menu

LINES: Final = 4
LINE: Final = 24


class WordsField(QTextEdit):
    """Plain words over several lines; Tab leaves it.

    Attributes:
        left: The keyboard went elsewhere.
    """

    left = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        name: str,
        placeholder: str = "",
        lines: int = LINES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        keep_input_method_from_learning(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the program's own menu."""
        open_edit_menu(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; the menu key shows the menu."""
        if asks_for_menu(event):
            open_edit_menu(self)
            return
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text and nothing else."""
        copy = QMimeData()
        copy.setText(self.textCursor().selection().toPlainText())
        return copy

    def _restyle(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        self.setFont(self._theme.serif(17))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(px(LINE) * self._lines + px(20))
        edge = f"border-radius: {px(10)}px; background: {tokens.surface};"
        self.setStyleSheet(
            f"QTextEdit {{ border: 1px solid {tokens.ring}; padding: {px(6)}px; {edge} "
            f"placeholder-text-color: {tokens.muted}; }} "
            f"QTextEdit:focus {{ border: 2px solid {tokens.accent}; padding: {px(6) - 1}px; }}"
        )
