"""Notices that nobody has touched the keyboard or the mouse for a while."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from journal_app.clock import Clock

LOOK_EVERY_MS: Final = 1000
_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class AutoLock(QObject):
    """Tells when the program has been idle for some minutes.

    Watches the windows, and the object with the focus: text composed with an input method
    reaches only that one. A filter on the whole application would see every paint and timer.

    Time spent asleep counts, because the wall clock is looked at beside the monotonic one,
    which stands still then on some systems.

    Attributes:
        idle: Nobody has touched anything for as long as was set. Sent once.
    """

    idle = Signal()

    def __init__(
        self, *, clock: Clock, app: QGuiApplication, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = 0.0
        self._ticks = 0.0
        self._wall: datetime = clock.now()
        self._watched: dict[str, QObject] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app.focusObjectChanged.connect(self._watch_object)
        app.focusWindowChanged.connect(self._watch_window)
        self._watch_object(app.focusObject())
        self._watch_window(app.focusWindow())

    def start(self, minutes: float) -> None:
        """Begin counting anew, with a limit in minutes."""
        self._limit = minutes * 60
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Stop counting: nothing is unlocked."""
        self._timer.stop()

    def running(self) -> bool:
        """Tell whether idle time is being counted."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Note that somebody is there."""
        self._ticks = self._clock.monotonic()
        self._wall = self._clock.now()

    def look(self) -> None:
        """Send ``idle`` if the limit is reached."""
        if not self._timer.isActive():
            return
        waited = self._clock.monotonic() - self._ticks
        slept = (self._clock.now() - self._wall).total_seconds()
        if max(waited, slept) >= self._limit:
            self.stop()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note signs of life; stop none of them."""
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False

    def _watch_object(self, item: QObject | None) -> None:
        self._watch("object", item)

    def _watch_window(self, item: QObject | None) -> None:
        self._watch("window", item)

    def _watch(self, role: str, item: QObject | None) -> None:
        before = self._watched.pop(role, None)
        if before is not None and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if item is not None:
            item.installEventFilter(self)
            self._watched[role] = item
