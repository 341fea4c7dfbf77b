"""Notices Caps Lock from what is typed, since Qt cannot ask for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def reveals_caps_lock(text: str, *, shift: bool) -> bool | None:
    """Tell from one typed letter whether Caps Lock is on; None when it tells nothing."""
    if len(text) != 1 or text.lower() == text.upper():
        return None
    return text.isupper() != shift


class CapsLockWatch(QObject):
    """Watches a field.

    Attributes:
        changed: Whether Caps Lock seems to be on.
    """

    changed = Signal(bool)

    def __init__(self, *, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at each key; stop none."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            seen = reveals_caps_lock(event.text(), shift=shift)
            if event.key() == Qt.Key.Key_CapsLock:
                self.changed.emit(False)
            elif seen is not None:
                self.changed.emit(seen)
        return False
