"""Ends the program in good order when the system asks it to (SIGTERM, SIGHUP, Ctrl+C)."""

from __future__ import annotations

import os
import signal
import sys
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

_ASKED_TO_END: Final = ("SIGTERM", "SIGHUP", "SIGINT")


class SignalWatch(QObject):
    """Closes a window when a signal arrives.

    Python runs its handlers between two of its own instructions, which an idle event loop may
    not reach for hours; a pipe that the interpreter writes to wakes it (``set_wakeup_fd``).

    On Windows it watches for nothing: nobody sends these signals to a program with a window, Qt
    does not watch pipes there, and a session that ends closes the windows by itself.
    """

    def __init__(self, *, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._notifier: QSocketNotifier | None = None
        self._ends: tuple[int, int] | None = None
        if sys.platform != "win32":
            self._ends = os.pipe()
            for end in self._ends:
                os.set_blocking(end, False)
            self._watch(*self._ends)

    def stop(self) -> None:
        """Stop closing the window; a worker that still stores something is not disturbed."""
        if self._notifier is None or self._ends is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for end in self._ends:
            os.close(end)
        self._notifier = self._ends = None

    def _watch(self, read: int, write: int) -> None:
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in _ASKED_TO_END:
            number = getattr(signal, name, None)  # not every system has SIGHUP
            if number is not None:
                signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def _end(self) -> None:
        if self._ends is not None:
            os.read(self._ends[0], 64)
        self._window.close()
