"""Notices that the computer locks its screen or goes to sleep, so that the journal goes first."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget


class SessionLock(QObject):
    """Watches one desktop; this base alone watches none.

    Attributes:
        leaving: The screen was locked, or the computer is about to sleep.
    """

    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._hold: object = None

    def start(self) -> None:
        """Begin to watch, and ask for a moment before sleep where the system can give one."""
        self._running = True

    def stop(self) -> None:
        """Stop watching, and let the computer sleep at once."""
        self._running = False
        self._hold = None

    def journal_locked(self) -> None:
        """Say that the journal is locked, so that a computer held back may sleep."""
        self._hold = None

    def holds_sleep(self) -> bool:
        """Tell whether the computer would wait for the journal before it sleeps."""
        return self._hold is not None

    def leave(self) -> None:
        """Send ``leaving``, if watching."""
        if self._running:
            self.leaving.emit()


def session_lock(*, app: QCoreApplication, window: QWidget) -> SessionLock:
    """Return the watcher for this platform; ``window`` gets the messages on Windows."""
    if sys.platform == "win32":
        from journal_app.ui.session_lock_windows import (  # noqa: PLC0415 # this platform only
            WindowsSessionLock,
        )

        return WindowsSessionLock(app=app, window=window)
    if sys.platform == "darwin":
        from journal_app.ui.session_lock_macos import (  # noqa: PLC0415 # this platform only
            MacSessionLock,
        )

        return MacSessionLock(window)
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 # not before the first paint

    from journal_app.ui.session_lock_dbus import DBusSessionLock  # noqa: PLC0415 # as above

    return DBusSessionLock(
        system=QDBusConnection.systemBus(), session=QDBusConnection.sessionBus(), parent=window
    )
