"""Can a window be shown here? Asked before Qt is, because Qt aborts when the answer is no."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

XCB_LIBRARIES: Final = (
    "libX11-xcb.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)
"""What Qt's xcb plug-in loads; without any one of them it aborts the process."""

HEADLESS: Final = frozenset({"offscreen", "minimal", "vnc"})


def can_show_windows(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether Qt can open a window without aborting.

    Args:
        environment: Variables to judge by; the process's own when None.

    Windows and macOS always have a window system. A platform chosen on purpose in
    ``QT_QPA_PLATFORM`` is believed.
    """
    if not sys.platform.startswith("linux"):
        return True
    given = os.environ if environment is None else environment
    if given.get("QT_QPA_PLATFORM", "").split(":")[0] in HEADLESS:
        return True
    return _wayland_answers(given) or (_libraries_there() and _x_answers(given))


def _libraries_there() -> bool:
    return all(_load(name) is not None for name in XCB_LIBRARIES)


def _load(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


def _x_answers(given: Mapping[str, str]) -> bool:
    display = given.get("DISPLAY", "")
    xcb = _load("libxcb.so.1")
    if not display or xcb is None:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    answered = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return bool(answered)


def _wayland_answers(given: Mapping[str, str]) -> bool:
    name, folder = given.get("WAYLAND_DISPLAY", ""), given.get("XDG_RUNTIME_DIR", "")
    wayland = _load("libwayland-client.so.0")
    if not name or wayland is None or not (Path(folder) / name).exists():
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = wayland.wl_display_connect(str(Path(folder) / name).encode())
    if not display:
        return False
    wayland.wl_display_disconnect(display)
    return True
