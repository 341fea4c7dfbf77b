"""Bytes as they are: text in letters of one width, anything else in hexadecimal digits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontDatabase
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journal_app.sentences import research_contents as words
from journal_app.ui.theme import Theme
from journal_app.words import tr

DIGITS_A_LINE: Final = 32
"""Bytes of a hexadecimal line."""


class RawBytes(QPlainTextEdit):
    """A file's bytes, to be read and searched with the eyes; nothing in it can be changed."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("raw-bytes")
        self.setAccessibleName(tr("Raw bytes"))
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

    def show_bytes(self, data: bytes) -> None:
        """Show a file's bytes from their beginning."""
        self.setPlainText(as_text(data))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show no menu: nothing is changed here, and Qt's own is not ours."""
        event.accept()

    def _restyle(self) -> None:
        self.setFont(fixed_font(self._theme, 13))
        px, tokens = self._theme.px, self._theme.tokens
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: 2px solid transparent; border-radius: {px(6)}px; }}"
            f"QPlainTextEdit:focus {{ border: 2px solid {tokens.accent}; }}"
        )


def as_text(data: bytes) -> str:
    """Return bytes as the text they are, or else in hexadecimal digits with a line that says so."""
    if data and not any(data):
        return _in_digits(words.zeros(len(data)), data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _in_digits(words.not_text(len(data)), data)


def _in_digits(above: str, data: bytes) -> str:
    lines = [data[at : at + DIGITS_A_LINE].hex(" ") for at in range(0, len(data), DIGITS_A_LINE)]
    return "\n".join([above, "", *lines])


def fixed_font(theme: Theme, size: float) -> QFont:
    """Return the computer's face with letters of one width, at a design size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(theme.px(size))
    return font
