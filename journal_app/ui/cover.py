"""The empty page that hides everything at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

_NOT_A_WISH_TO_RETURN = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)


class Cover(QFrame):
    """Says nothing and shows nothing.

    Attributes:
        woken: A key or a click asks for the unlock page.
    """

    woken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cover")
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return at any key but a modifier alone, or the repeats of the key that hid all."""
        if event.key() not in _NOT_A_WISH_TO_RETURN and not event.isAutoRepeat():
            self.woken.emit()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Return at a click."""
        self.woken.emit()
