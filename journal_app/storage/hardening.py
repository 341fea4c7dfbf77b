"""Keeping memory off the disk as far as an ordinary program can."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4  # <sys/prctl.h>, see prctl(2)


def forbid_core_dumps() -> None:
    """Ask the system not to write this process's memory to a file when it crashes.

    Linux also refuses debuggers of the same user from here on. Where the system has no such
    request nothing happens; swap and hibernation are the disk encryption's business.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 # Windows has no such module

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
