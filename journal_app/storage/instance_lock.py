"""The one-instance lock of the command line, in the file format of Qt's ``QLockFile``.

The window takes the same file with QLockFile, so each refuses the other: five lines (process id,
program, host name, machine id, boot id), created exclusively, and ``flock`` held on it while the
program lives (format and rules: qlockfile_unix.cpp and qlockfile.cpp of Qt 6). Windows has no
``flock``; there an open handle keeps the file from being deleted.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from journal_app.errors import BugError, Problem, VaultUnavailable
from journal_app.files import create_file, disk_errors, remove
from journal_app.storage.layout import Layout

_BIGGEST: Final = 1024
_MACHINE: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock, as its file says.

    Attributes:
        pid: Process id on ``host``.
        program: The file name of its executable.
        machine: The machine's id, empty where the system has none.
        boot: The id of the boot it was taken in, empty where the system has none.
    """

    pid: int
    program: str
    host: str
    machine: str = ""
    boot: str = ""

    def to_bytes(self) -> bytes:
        """Return the lock file's bytes."""
        lines = (str(self.pid), self.program, self.host, self.machine, self.boot)
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")

    def is_on(self, here: Holder) -> bool:
        """Tell whether the holder runs on the same computer as ``here``."""
        if self.machine and here.machine:
            return self.machine == here.machine
        return self.host == here.host

    def is_alive(self, here: Holder) -> bool:
        """Tell whether the holder, on this computer, still runs."""
        if self.boot and here.boot and self.boot != here.boot:
            return False
        return _runs(self.pid, self.program)


def myself() -> Holder:
    """Return this process as a holder."""
    return Holder(
        pid=os.getpid(),
        program=_program_of(os.getpid()) or Path(sys.executable).name,
        host=platform.node(),
        machine=_first_line(*_MACHINE),
        boot=_first_line(_BOOT),
    )


def read_holder(path: Path) -> Holder | None:
    """Return who a lock file says holds it, None when it is gone or says nothing sensible."""
    try:
        with path.open("rb") as file:
            lines = file.read(_BIGGEST).decode("utf-8", "replace").split("\n")
        pid, program, host = int(lines[0]), lines[1], lines[2]
    except (OSError, ValueError, IndexError):
        return None
    rest = [*lines[3:5], "", ""]
    return Holder(pid=pid, program=program, host=host, machine=rest[0], boot=rest[1])


class FileInstanceLock:
    """``domain.ports.InstanceLock`` without Qt."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._file: BinaryIO | None = None

    def acquire(self, folder: Path, *, override: bool = False) -> None:
        """Take the vault's lock; does nothing when this object holds it already.

        A dead program's lock on this computer is taken over without asking. ``override`` takes
        over another computer's, never that of a program that runs here.

        Raises:
            VaultUnavailable: ``VAULT_IN_USE`` with ``pid``, or ``VAULT_IN_USE_ELSEWHERE`` with
                ``host``.
            DiskRefused: The lock file cannot be written.
        """
        path = Layout(folder).lock
        if self._path is not None:
            if self._path == path:
                return
            msg = "this lock is held on another folder"
            raise BugError(msg)
        with disk_errors(folder):
            self._file = self._take(path, override=override)
        self._path = path

    def release(self) -> None:
        """Let go of the lock; does nothing when it is not held."""
        if self._path is None or self._file is None:
            return
        # The name first: once the file is closed another program may have made its own.
        if sys.platform == "win32":
            self._file.close()
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._file.close()
        self._path = self._file = None

    def _take(self, path: Path, *, override: bool) -> BinaryIO:
        here = myself()
        for _ in range(_TRIES):
            try:
                file = create_file(path)
            except FileExistsError:
                _clear(path, here, override=override)
                continue
            return _filled(file, path, here)
        # Somebody takes it again as fast as it is cleared.
        raise VaultUnavailable(Problem.VAULT_IN_USE)


def _filled(file: BinaryIO, path: Path, here: Holder) -> BinaryIO:
    """Lock a new lock file and write who holds it, or take it away again."""
    try:
        _flock(file)
        file.write(here.to_bytes())
        file.flush()
    except OSError:
        with contextlib.suppress(OSError):
            file.close()
        remove(path)
        raise
    return file


def _clear(path: Path, here: Holder, *, override: bool) -> None:
    """Remove a lock nobody holds any more, or raise ``VaultUnavailable``."""
    holder = read_holder(path)
    if holder is not None and not holder.is_on(here):
        if not override:
            raise VaultUnavailable(Problem.VAULT_IN_USE_ELSEWHERE, host=holder.host)
    elif sys.platform != "win32" and holder is not None and holder.is_alive(here):
        raise VaultUnavailable(Problem.VAULT_IN_USE, pid=holder.pid)
    if sys.platform == "win32":
        _delete_unless_held(path, holder)
    else:
        _delete_unless_locked(path)


def _delete_unless_locked(path: Path) -> None:
    try:
        with path.open("rb+") as file:
            if not _flock(file):
                # Just made by a program that has not written its name yet.
                raise VaultUnavailable(Problem.VAULT_IN_USE)
            path.unlink()
    except FileNotFoundError:
        return  # its holder let go meanwhile


def _delete_unless_held(path: Path, holder: Holder | None) -> None:
    """Delete a lock file where the system keeps one that is still held from being deleted.

    Python opens files on Windows without the right to delete them, and so does QLockFile: while
    a holder lives its file stays, whatever process id is in it.
    """
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        values = {} if holder is None else {"pid": holder.pid}
        raise VaultUnavailable(Problem.VAULT_IN_USE, **values) from None


def _flock(file: BinaryIO) -> bool:
    """Lock an open lock file as QLockFile does; True also where the system cannot."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 # Windows has no such module

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _runs(pid: int, program: str) -> bool:
    """Tell whether a process runs here and is still the program the lock names."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # another user's
    found = _program_of(pid)
    return not found or found == Path(program).name


def _program_of(pid: int) -> str:
    """Return the file name of a process's executable, empty where that cannot be told."""
    try:
        return Path(f"/proc/{pid}/exe").readlink().name.removesuffix(" (deleted)")
    except OSError:
        return ""


def _first_line(*paths: Path) -> str:
    for path in paths:
        with contextlib.suppress(OSError):
            return path.read_text(encoding="ascii", errors="replace").split("\n")[0]
    return ""
