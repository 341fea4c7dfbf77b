"""Gives the focus a place to go when the control that has it disappears.

Qt hands it to whatever comes next in the order of Tab, which past the last control of a screen
is the rail: the next space would then press a button nobody chose.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@runtime_checkable
class HasHome(Protocol):
    """A part of the window that names where the focus goes when its own place is gone."""

    def focus_home(self) -> None:
        """Put the focus on the control that is the natural start of this part."""
        ...


class FocusHome(QObject):
    """Sends the focus of a vanished control home, to the nearest part that names a place."""

    def __init__(self, *, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app.focusChanged.connect(self._look)

    def _look(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or not isValid(old) or (old.isVisible() and old.isEnabled()):
            return
        part = _visible_part(old)
        if part is None or not self._window.isAncestorOf(part):
            return
        if new is None or not part.isAncestorOf(new):
            home = _home(part)
            if home is not None:
                home.focus_home()


def _visible_part(gone: QWidget) -> QWidget | None:
    """Return the nearest ancestor still shown; None for one that vanished with its screen."""
    part: QWidget | None = gone.parentWidget()
    while part is not None and not part.isVisible():
        part = part.parentWidget()
    return part


def _home(part: QWidget | None) -> HasHome | None:
    while part is not None:
        if isinstance(part, HasHome):
            return part
        part = part.parentWidget()
    return None
