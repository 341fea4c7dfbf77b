"""A lock on the output folder, so that a second run neither sweeps nor mixes with the first."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from journal_app.files import FILE_MODE
from journal_app.research.desk.faults import DeskRefused, DeskTrouble

LOCK: Final = ".heartbeat-desk.lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; the system lets go of it when the program ends, however it ends.

    Raises:
        DeskRefused: ``BUSY``; another run holds it.
        OSError: The disk's answer.
    """
    path = folder / LOCK
    file = _taken(path)
    try:
        yield
    finally:
        # The name first: once the file is closed another run may have made its own.
        if sys.platform == "win32":
            file.close()  # where an open file keeps its name
        with contextlib.suppress(OSError):
            path.unlink()
        file.close()


def _taken(path: Path) -> BinaryIO:
    while True:
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE), "r+b")
        if not _lock(file):
            file.close()
            raise DeskRefused(DeskTrouble.BUSY)
        # Whoever held it may have taken its name away between the two steps.
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()


def _lock(file: BinaryIO) -> bool:
    """Lock an open file; True also on a file system that knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 # elsewhere there is no such module

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 # Windows has no such module

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
