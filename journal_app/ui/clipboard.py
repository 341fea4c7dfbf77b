"""Keeps the student's words from lying about in the desktop's selections.

X11 hands every selected passage to any program that asks (PRIMARY), and clipboard managers
keep a history on disk. Both are answered lazily, when our event loop gets to it: what is taken
back inside the change notification was never handed out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QWidget

HISTORY_HINT: Final = "x-kde-passwordManagerHint"
"""Clipboard managers that know it keep such a copy out of their history."""


_NOT_LEARNED: Final = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def keep_input_method_from_learning(widget: QWidget) -> None:
    """Ask input methods to store nothing of what is typed, beside the hints it has already."""
    hints = widget.inputMethodHints()
    if hints & _NOT_LEARNED != _NOT_LEARNED:
        widget.setInputMethodHints(hints | _NOT_LEARNED)


class ClipboardGuard(QObject):
    """Takes back every selection, marks every copy as secret, and clears it at lock.

    Holds for all widgets of the program, whichever way they copy.
    """

    def __init__(self, *, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._busy = False
        clipboard.selectionChanged.connect(self._take_back_selection)
        clipboard.dataChanged.connect(self._mark_copy)

    def clear(self) -> None:
        """Empty the clipboard if what lies in it is still ours."""
        if self._clipboard.ownsClipboard():
            self._change(self._clipboard.clear)

    def _take_back_selection(self) -> None:
        if not self._busy and self._clipboard.ownsSelection():
            self._change(lambda: self._clipboard.clear(QClipboard.Mode.Selection))

    def _mark_copy(self) -> None:
        if self._busy or not self._clipboard.ownsClipboard():
            return
        present = self._clipboard.mimeData()
        if not present.hasText() or present.hasFormat(HISTORY_HINT):
            return
        marked = QMimeData()
        marked.setText(present.text())
        marked.setData(HISTORY_HINT, b"secret")
        self._change(lambda: self._clipboard.setMimeData(marked))

    def _change(self, how: Callable[[], None]) -> None:
        self._busy = True
        try:
            how()
        finally:
            self._busy = False
