"""Ends the program in good order when the system asks it to (SIGTERM, SIGHUP, Ctrl+C)."""

from __future__ import annotations

import os
import signal
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

_ASKED_TO_END: Final = ("SIGTERM", "SIGHUP", "SIGINT")


class SignalWatch(QObject):
    """Closes a window when a signal arrives.

    Python runs its handlers between two of its own instructions, which an idle event loop may
    not reach for hours; a pipe that the interpreter writes to wakes it (``set_wakeup_fd``).
    """

    def __init__(self, *, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for name in _ASKED_TO_END:
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number is not None:
                signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def stop(self) -> None:
        """Stop closing the window; a worker that still stores something is not disturbed."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        os.close(self._read)
        os.close(self._write)

    def _end(self) -> None:
        os.read(self._read, 64)
        self._window.close()
