"""Screen lock and sleep on Linux desktops, over D-Bus.

Sources: the org.freedesktop.login1 interface (systemd; ``Inhibit``, ``PrepareForSleep``,
``GetSessionByPID``, ``Session.Lock``) and the ``ActiveChanged`` signal of the desktops' screen
savers. Only local buses; without them nothing is watched, and the idle lock remains.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from journal_app.ui.session_lock import SessionLock

LOGIN: Final = "org.freedesktop.login1"
LOGIN_PATH: Final = "/org/freedesktop/login1"
MANAGER: Final = "org.freedesktop.login1.Manager"
SESSION: Final = "org.freedesktop.login1.Session"
SCREEN_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)


class DBusSessionLock(SessionLock):
    """Listens to login1 on the system bus and to screen savers on the session bus.

    While it watches it holds a *delay* inhibitor: the computer waits (by default at most five
    seconds) until the journal is locked. It never hinders sleep.
    """

    def __init__(
        self, *, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._system = system
        self._session = session
        self._heard = False
        self._calls: set[QDBusPendingCallWatcher] = set()

    def start(self) -> None:
        """Begin to watch and take the inhibitor."""
        super().start()
        if not self._heard:
            self._heard = True
            self._listen()
        self._take_inhibitor()

    def _listen(self) -> None:
        for name in SCREEN_SAVERS:
            self._hear(self._session, ("", "", name, "ActiveChanged"), "_saver_active(bool)")
        self._hear(
            self._system, (LOGIN, LOGIN_PATH, MANAGER, "PrepareForSleep"), "_sleep_near(bool)"
        )
        self._ask("GetSessionByPID", [0], self._session_known)

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        bus.connect(*signal, self, SLOT(slot))  # type: ignore[call-overload] # the stub says bytes, the binding refuses them

    def _take_inhibitor(self) -> None:
        # What the desktop shows to an administrator: it must not say what is kept here.
        self._ask("Inhibit", ["sleep", "Heartbeat", "Closing its files", "delay"], self._held)

    def _ask(self, method: str, arguments: list[object], answer: Callable[[object], None]) -> None:
        if not self._system.isConnected():
            return
        call = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, MANAGER, method)
        call.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._calls.add(watcher)
        watcher.finished.connect(lambda: self._answered(watcher, answer))

    def _answered(self, watcher: QDBusPendingCallWatcher, answer: Callable[[object], None]) -> None:
        self._calls.discard(watcher)
        values = [] if watcher.isError() else watcher.reply().arguments()
        watcher.deleteLater()
        if values:
            answer(values[0])

    def _held(self, descriptor: object) -> None:
        if self._running and isinstance(descriptor, QDBusUnixFileDescriptor):
            self._hold = descriptor

    def _session_known(self, path: object) -> None:
        if isinstance(path, QDBusObjectPath):
            self._hear(self._system, (LOGIN, path.path(), SESSION, "Lock"), "_lock_asked()")

    @Slot(bool)
    def _saver_active(self, active: bool) -> None:
        if active:
            self.leave()

    @Slot(bool)
    def _sleep_near(self, near: bool) -> None:
        if near:
            self.leave()
        elif self._running:
            self._take_inhibitor()

    @Slot()
    def _lock_asked(self) -> None:
        self.leave()
