"""Screen lock and sleep on Linux desktops, over D-Bus.

Sources: the org.freedesktop.login1 interface (systemd; ``Inhibit``, ``PrepareForSleep``,
``GetSessionByPID``, ``Session.Lock``) and the ``ActiveChanged`` signal of the desktops' screen
savers. Only local buses; without them nothing is watched, and the idle lock remains.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
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
        self._ask("GetSessionByPID", [0], "_session_known(QDBusMessage)")

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        bus.connect(*signal, self, SLOT(slot))  # type: ignore[call-overload] # the stub says bytes, the binding refuses them

    def _take_inhibitor(self) -> None:
        # What the desktop shows to an administrator: it must not say what is kept here.
        why = ["sleep", "Heartbeat", "Closing its files", "delay"]
        self._ask("Inhibit", why, "_held(QDBusMessage)")

    def _ask(self, method: str, arguments: Sequence[str | int], slot: str) -> None:
        """Ask login1, to be answered in a slot; an error is answered nowhere.

        Without a watcher: one deleted while its answer is still being let go of on the bus's own
        thread ends the program.
        """
        if not self._system.isConnected():
            return
        call = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, MANAGER, method)
        call.setArguments(list(arguments))
        self._system.callWithCallback(call, self, SLOT(slot))  # type: ignore[call-overload] # as above

    @Slot(QDBusMessage)
    def _held(self, reply: QDBusMessage) -> None:
        descriptor = next(iter(reply.arguments()), None)
        if self._running and isinstance(descriptor, QDBusUnixFileDescriptor):
            self._hold = descriptor

    @Slot(QDBusMessage)
    def _session_known(self, reply: QDBusMessage) -> None:
        path = next(iter(reply.arguments()), None)
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
