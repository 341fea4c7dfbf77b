"""The one way files are written: private from the first byte, on the disk before it is believed.

Whatever the disk refuses becomes a ``DiskRefused`` with the folder it happened in.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from journal_app.errors import DiskRefused, Problem, WorldError

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
TEMPORARY: Final = ".tmp"

Opener = Callable[[Path], BinaryIO]
"""Makes a new private file and opens it for writing; handed in so that a test can fail it."""

_PROBLEMS: Final = {
    errno.ENOSPC: Problem.DISK_FULL,
    errno.EDQUOT: Problem.DISK_FULL,
    errno.EFBIG: Problem.DISK_FULL,
    errno.EROFS: Problem.READ_ONLY,
    errno.EACCES: Problem.READ_ONLY,
    errno.EPERM: Problem.READ_ONLY,
    errno.EIO: Problem.DISK_GONE,
    errno.ENOENT: Problem.DISK_GONE,
    errno.ENODEV: Problem.DISK_GONE,
    errno.ENXIO: Problem.DISK_GONE,
    errno.ENOTCONN: Problem.DISK_GONE,
    errno.ESTALE: Problem.DISK_GONE,
    errno.ETIMEDOUT: Problem.DISK_GONE,
    errno.EEXIST: Problem.PLACE_UNUSABLE,
    errno.EISDIR: Problem.PLACE_UNUSABLE,
    errno.ENOTDIR: Problem.PLACE_UNUSABLE,
    errno.ENAMETOOLONG: Problem.PLACE_UNUSABLE,
    errno.EINVAL: Problem.PLACE_UNUSABLE,
    errno.ELOOP: Problem.PLACE_UNUSABLE,
}


@contextlib.contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn what a disk answers into ``DiskRefused`` with ``folder``; anything else passes.

    Raises:
        DiskRefused: ``DISK_FULL``, ``READ_ONLY``, ``DISK_GONE`` or ``PLACE_UNUSABLE``.
    """
    try:
        yield
    except OSError as error:
        refusal = refusal_for(error, folder)
        if refusal is None:
            raise
        raise refusal from error


def refusal_for(error: OSError, folder: Path) -> DiskRefused | None:
    """Return what a disk's answer is called, with ``folder``; None when it is not the disk's.

    What cannot be used is named itself where the answer names it: the folder above it can.
    """
    problem = _PROBLEMS.get(error.errno or 0)
    if problem is None:
        return None
    named = error.filename2 or error.filename if problem is Problem.PLACE_UNUSABLE else None
    return DiskRefused(problem, folder=str(named or folder))


def create_file(path: Path) -> BinaryIO:
    """Open a new file for writing, readable by its owner alone whatever the umask.

    Raises ``FileExistsError`` rather than touch a file that is there.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), FILE_MODE)
    if sys.platform != "win32":
        os.fchmod(descriptor, FILE_MODE)
    return os.fdopen(descriptor, "wb")


def make_folder(path: Path) -> None:
    """Make a folder for its owner alone, whatever the umask; parents as needed.

    One that is there already keeps the mode somebody gave it.
    """
    if not path.is_dir():
        path.mkdir(parents=True, mode=FOLDER_MODE)
        path.chmod(FOLDER_MODE)


def sync(file: BinaryIO) -> None:
    """Put a file's bytes on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Put a folder's names on the disk. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def temporary_name(path: Path) -> Path:
    """Return a name beside ``path`` that nothing has yet and that ``sweep`` recognises."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY}")


def stage_file(path: Path, data: bytes, *, opener: Opener = create_file) -> Path:
    """Write what shall replace a file to a temporary one beside it, and return that one's path.

    Raises:
        DiskRefused: The disk did not take it; nothing is left behind.
    """
    temporary = temporary_name(path)
    with disk_errors(path.parent):
        try:
            with opener(temporary) as file:
                file.write(data)
                sync(file)
        except OSError:
            remove(temporary)
            raise
    return temporary


def put_in_place(temporary: Path, path: Path) -> None:
    """Replace a file by a staged one, in one step that survives a crash on either side.

    Raises:
        DiskRefused: The file is as it was before, or replaced but the disk did not confirm it.
    """
    with disk_errors(path.parent):
        try:
            temporary.replace(path)
        except OSError:
            remove(temporary)
            raise
        sync_folder(path.parent)


def replace_file(path: Path, data: bytes, *, opener: Opener = create_file) -> None:
    """Write a small file whole, or leave the one that is there.

    Raises:
        DiskRefused: The disk did not take it; the file is as it was before.
    """
    put_in_place(stage_file(path, data, opener=opener), path)


@contextlib.contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[TextIO]:
    """Give a text file to write; it takes its name only when all of it is on the disk.

    Args:
        replace: Whether a file of that name may be replaced.

    Raises:
        WorldError: ``FILE_EXISTS``.
        DiskRefused: The disk did not take it; a file that was there is as it was.
    """
    if path.exists() and not replace:
        raise WorldError(Problem.FILE_EXISTS, path=str(path))
    temporary = temporary_name(path)
    with disk_errors(path.parent):
        try:
            with create_file(temporary) as file:
                text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
                yield text
                text.flush()
                sync(file)
                text.detach()
            temporary.replace(path)
        except BaseException:
            # Whatever stopped the writing, Ctrl+C included, nothing half-written stays.
            remove(temporary)
            raise
        sync_folder(path.parent)


def remove(path: Path) -> None:
    """Delete a file if it is there and the disk lets us; a leftover is swept at the next start."""
    with contextlib.suppress(OSError):
        path.unlink()


def sweep(folder: Path) -> None:
    """Delete what writing left behind when the program was killed. Other files stay."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f".*{TEMPORARY}"):
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                remove(leftover)
