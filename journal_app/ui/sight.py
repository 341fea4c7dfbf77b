"""Keeps what has the focus in sight, however it came by the focus.

Qt scrolls to a control only when Tab moves inside the scroll area; not when Tab comes in from
the rail, and not when the program puts the focus somewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 24
"""Pixels left between a control that was scrolled to and the edge."""


class FocusInSight(QObject):
    """Scrolls to the focus of a window when nothing of it can be seen."""

    def __init__(self, *, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        # Queued, so that what has just been shown is laid out first.
        app.focusChanged.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def _look(self) -> None:
        focus: QWidget | None = self._window.focusWidget()
        if focus is None or not focus.isVisible() or not focus.visibleRegion().isEmpty():
            return
        for area in self._window.findChildren(QScrollArea):
            if area.isAncestorOf(focus):
                area.ensureWidgetVisible(focus, MARGIN, MARGIN)
