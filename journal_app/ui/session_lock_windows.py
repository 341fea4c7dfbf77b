"""Screen lock and sleep on Windows. UNTESTED: written from the documentation alone.

Sources: WTSRegisterSessionNotification and WM_WTSSESSION_CHANGE (session locked), and
WM_POWERBROADCAST (suspending), as documented for the Win32 API.
"""

from __future__ import annotations

import ctypes
import ctypes.wintypes
import sys
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from journal_app.ui.session_lock import SessionLock

WM_POWERBROADCAST: Final = 0x0218
PBT_APMSUSPEND: Final = 0x0004
WM_WTSSESSION_CHANGE: Final = 0x02B1
WTS_SESSION_LOCK: Final = 0x7
NOTIFY_FOR_THIS_SESSION: Final = 0


def means_leaving(message: int, w_param: int) -> bool:
    """Tell whether a window message says that the screen locks or the computer sleeps."""
    return (message, w_param) in {
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
    }


class WindowsSessionLock(SessionLock):
    """Has the main window told of session changes, and reads its messages. Untested."""

    def __init__(self, *, app: QCoreApplication, window: QWidget) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._filter = _Messages(self)

    def start(self) -> None:
        """Begin to watch."""
        super().start()
        if sys.platform == "win32":
            handle = ctypes.wintypes.HWND(int(self._window.winId()))
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION)
        self._app.installNativeEventFilter(self._filter)

    def stop(self) -> None:
        """Stop watching."""
        super().stop()
        self._app.removeNativeEventFilter(self._filter)
        if sys.platform == "win32":
            handle = ctypes.wintypes.HWND(int(self._window.winId()))
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(handle)


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, watcher: SessionLock) -> None:
        super().__init__()
        self._watcher = watcher

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> tuple[bool, int]:
        told = ctypes.wintypes.MSG.from_address(int(message))
        if means_leaving(int(told.message), int(told.wParam)):
            self._watcher.leave()
        return False, 0
