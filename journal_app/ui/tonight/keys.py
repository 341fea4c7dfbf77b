"""Tonight's own keys: from stop to stop, the guard's list, and the next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_key(screen: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Let keys do something wherever on a screen the focus is."""
    key = QShortcut(QKeySequence(keys), screen)
    key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    key.activated.connect(act)


def go_on(stops: Sequence[QWidget], here: QWidget | None, by: int) -> None:
    """Put the focus on the next stop, or the one before; from elsewhere, on from the first.

    Args:
        here: What has the focus, or the stop that stands for it.
        by: 1 or -1.
    """
    at = next((n for n, stop in enumerate(stops) if stop is here), 0)
    stops[(at + by) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)
