"""Screen lock and sleep on macOS. UNTESTED: written from the documentation alone.

Sources: the distributed notification ``com.apple.screenIsLocked`` and the workspace
notification ``NSWorkspaceWillSleepNotification``, reached through the Objective-C runtime's C
interface, so that no further package is needed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Final

from PySide6.QtCore import QObject

from journal_app.ui.session_lock import SessionLock

SCREEN_LOCKED: Final = b"com.apple.screenIsLocked"
WILL_SLEEP: Final = b"NSWorkspaceWillSleepNotification"
_CLASS_NAME: Final = b"HeartbeatSessionObserver"
_METHOD: Final = b"leaving:"

_Pointer = ctypes.c_void_p | ctypes.c_char_p | None
_Method = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacSessionLock(SessionLock):
    """Registers one small Objective-C object with both notification centres. Untested."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runtime: _Runtime | None = None
        self._observer = 0
        # Kept for as long as the runtime may call it.
        self._callback = _Method(lambda _self, _command, _note: self.leave())

    def start(self) -> None:
        """Begin to watch."""
        super().start()
        self._runtime = runtime = self._runtime or _Runtime()
        self._observer = self._observer or runtime.make_observer(self._callback)
        for centre, name in runtime.centres():
            runtime.observe(centre, self._observer, name)

    def stop(self) -> None:
        """Stop watching."""
        super().stop()
        if self._runtime is not None:
            for centre, _name in self._runtime.centres():
                self._runtime.send(centre, b"removeObserver:", ctypes.c_void_p(self._observer))


class _Runtime:
    """The few calls of the Objective-C runtime that are needed."""

    def __init__(self) -> None:
        self._objc = ctypes.CDLL(ctypes.util.find_library("objc") or "libobjc.dylib")
        ctypes.CDLL(ctypes.util.find_library("AppKit") or "AppKit")
        for name in ("objc_getClass", "sel_registerName", "objc_allocateClassPair"):
            getattr(self._objc, name).restype = ctypes.c_void_p

    def send(self, target: int, selector: bytes, *arguments: _Pointer) -> int:
        """Send a message with pointer arguments and return the pointer it answers."""
        call = self._objc.objc_msgSend
        call.restype = ctypes.c_void_p
        call.argtypes = [ctypes.c_void_p, ctypes.c_void_p] + [ctypes.c_void_p] * len(arguments)
        return int(call(target, self._selector(selector), *arguments) or 0)

    def centres(self) -> tuple[tuple[int, bytes], ...]:
        """Return (notification centre, name to observe) for screen lock and for sleep."""
        distributed = self.send(self._class(b"NSDistributedNotificationCenter"), b"defaultCenter")
        workspace = self.send(self._class(b"NSWorkspace"), b"sharedWorkspace")
        return (
            (distributed, SCREEN_LOCKED),
            (self.send(workspace, b"notificationCenter"), WILL_SLEEP),
        )

    def make_observer(self, callback: object) -> int:
        """Return an object whose one method is ``callback``."""
        made = self._objc.objc_allocateClassPair(
            ctypes.c_void_p(self._class(b"NSObject")), _CLASS_NAME, ctypes.c_size_t(0)
        )
        observer = ctypes.c_void_p(made)
        self._objc.class_addMethod(
            observer, ctypes.c_void_p(self._selector(_METHOD)), callback, b"v@:@"
        )
        self._objc.objc_registerClassPair(observer)
        return self.send(made, b"new")

    def observe(self, centre: int, observer: int, name: bytes) -> None:
        """Have an observer told of a notification by name."""
        text = self.send(self._class(b"NSString"), b"stringWithUTF8String:", ctypes.c_char_p(name))
        self.send(
            centre,
            b"addObserver:selector:name:object:",
            ctypes.c_void_p(observer),
            ctypes.c_void_p(self._selector(_METHOD)),
            ctypes.c_void_p(text),
            None,
        )

    def _class(self, name: bytes) -> int:
        return int(self._objc.objc_getClass(name) or 0)

    def _selector(self, name: bytes) -> int:
        return int(self._objc.sel_registerName(name) or 0)
