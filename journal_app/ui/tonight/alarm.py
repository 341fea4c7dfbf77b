"""Qt's timer as the alarm that autosave is written against."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


class QtAlarm:
    """An alarm that rings on the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)

    def on_ring(self, ring: Callable[[], None]) -> None:
        """Say what to call."""
        self._timer.timeout.connect(ring)

    def set(self, seconds: float) -> None:
        """Call back after some seconds; an alarm set before is forgotten."""
        self._timer.start(round(seconds * 1000))

    def stop(self) -> None:
        """Forget the alarm."""
        self._timer.stop()
