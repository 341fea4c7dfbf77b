"""The output folder: all is made inside it, out of sight, and appears at the end or never."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journal_app.errors import DiskRefused, Problem
from journal_app.files import FOLDER_MODE, TEMPORARY, disk_errors, make_folder, remove, sync_folder
from journal_app.research.desk.folder_lock import LOCK, locked

_PREFIX: Final = ".heartbeat-desk."


@contextlib.contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Give a private folder inside ``folder``; what lies in it moves up when all went well.

    It lies inside because ``folder`` may be an encrypted disk, and the folder above it not.

    Raises:
        DiskRefused: ``FOLDER_NOT_EMPTY``, or what the disk answered; ``folder`` is as it was.
        DeskRefused: ``BUSY``; another run is writing into it.
    """
    made = _made(folder)
    try:
        with disk_errors(folder):
            make_folder(folder)
            with locked(folder):
                place = _place_in(folder)
                try:
                    yield place
                    _move_up(place, folder)
                finally:
                    shutil.rmtree(place, ignore_errors=True)
            sync_folder(folder)
    except BaseException:
        for path in made:
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


def _place_in(folder: Path) -> Path:
    _sweep(folder)
    if any(path.name != LOCK for path in folder.iterdir()):
        raise DiskRefused(Problem.FOLDER_NOT_EMPTY, folder=str(folder))
    place = folder / f"{_PREFIX}{os.urandom(4).hex()}{TEMPORARY}"
    place.mkdir(mode=FOLDER_MODE)
    return place


def _made(folder: Path) -> list[Path]:
    """Return the folders that are not there yet, innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _sweep(folder: Path) -> None:
    """Delete what a run left behind that was killed; while the lock is held none is at work."""
    for leftover in folder.glob(f"{_PREFIX}*{TEMPORARY}"):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)


def _move_up(place: Path, folder: Path) -> None:
    moved: list[Path] = []
    try:
        for path in sorted(place.iterdir()):
            to = folder / path.name
            path.rename(to)
            moved.append(to)
    except BaseException:
        for path in moved:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                remove(path)
        raise
