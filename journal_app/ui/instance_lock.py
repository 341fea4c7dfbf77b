"""Keeps a second program out of a vault, across processes and computers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QSysInfo

from journal_app.errors import DiskRefused, Problem, VaultUnavailable

LOCK_NAME: Final = "vault.lock"


class QtInstanceLock:
    """``domain.ports.InstanceLock`` made with Qt's lock file.

    The file names process, program and computer. What a dead process of this computer left
    behind is taken over at once; no lock ever counts as stale by its age alone.
    """

    def __init__(self) -> None:
        self._held: QLockFile | None = None

    def acquire(self, folder: Path, *, override: bool = False) -> None:
        """Take the vault's lock; does nothing when this object holds it already.

        The lock of another folder is let go of first.

        Args:
            override: Take it over from another computer, after the student was warned. A lock
                held by a living process of this computer is never taken over.

        Raises:
            VaultUnavailable: ``VAULT_IN_USE`` with ``pid``, or ``VAULT_IN_USE_ELSEWHERE`` with
                ``host``.
            DiskRefused: ``READ_ONLY``: the folder cannot be written.
        """
        path = str(folder / LOCK_NAME)
        if self._held is not None and self._held.fileName() == path:
            return
        self.release()
        lock = QLockFile(path)
        lock.setStaleLockTime(0)
        taken = lock.tryLock(0)
        if not taken and override and _holder_elsewhere(lock):
            taken = lock.removeStaleLockFile() and lock.tryLock(0)
        if not taken:
            raise _refusal(lock)
        self._held = lock

    def release(self) -> None:
        """Let go of the lock; does nothing when it is not held."""
        if self._held is not None:
            self._held.unlock()
            self._held = None


def _holder_elsewhere(lock: QLockFile) -> str:
    """Return the name of the other computer that holds the lock, "" when it is this one."""
    _pid, host, _program = _holder(lock)
    return host if host != QSysInfo.machineHostName() else ""


def _holder(lock: QLockFile) -> tuple[int, str, str]:
    pid, host, program = lock.getLockInfo()
    return int(pid), str(host), str(program)


def _refusal(lock: QLockFile) -> VaultUnavailable | DiskRefused:
    if lock.error() is QLockFile.LockError.PermissionError:
        return DiskRefused(Problem.READ_ONLY)
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return DiskRefused(Problem.DISK_GONE)
    elsewhere = _holder_elsewhere(lock)
    if elsewhere:
        return VaultUnavailable(Problem.VAULT_IN_USE_ELSEWHERE, host=elsewhere)
    return VaultUnavailable(Problem.VAULT_IN_USE, pid=_holder(lock)[0])
