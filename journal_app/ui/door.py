"""Opens vaults on the worker, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from journal_app.ui.jobs import Jobs
from journal_app.ui.lock import Locker

if TYPE_CHECKING:
    from journal_app.domain.ports import InstanceLock, OpenVault, VaultKeeper
    from journal_app.domain.vault import BackupInfo, RepairedHeader
    from journal_app.services.session import Session, Standing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opened:
    """A vault that has just been opened.

    Attributes:
        code: The recovery code, known only right after the vault was made or opened with it.
        made: The vault is new.
    """

    session: Session
    standing: Standing
    code: str = field(default="", repr=False)
    made: bool = False


class Door(QObject):
    """Every way into a vault. One at a time: ``busy`` says when one is under way.

    Attributes:
        opened: An ``Opened``.
        refused: The exception that kept the vault shut.
        busy: Whether something is under way.
        restored: A ``domain.vault.Restored``: a backup is in the vault's place.
        changed: The passphrase was changed.
    """

    opened = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)
    restored = Signal(object)
    changed = Signal()

    def __init__(
        self,
        *,
        jobs: Jobs,
        keeper: Callable[[], VaultKeeper],
        new_lock: Callable[[], InstanceLock],
        open_session: Callable[[OpenVault], Session],
        locker: Locker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._keeper = keeper
        self._new_lock = new_lock
        self._open_session = open_session
        self._locker = locker
        self._visit = 0
        self._coming: Path | None = None

    def turn_back(self) -> Path | None:
        """Let nobody in whose vault is being opened: it is closed again, and never entered.

        Returns:
            The folder of that vault, None when none is being opened.
        """
        self._visit += 1
        coming, self._coming = self._coming, None
        return coming

    def held(self, folder: Path) -> int:
        """Return how many pages of a vault are held in memory only."""
        return len(self._locker.kept(folder))

    def make(self, folder: Path, passphrase: str, *, settle: Callable[[Session], None]) -> None:
        """Make a vault; ``settle`` stores the first settings in it, on the worker."""

        def call() -> Opened:
            vault, code = self._keeper().create(folder, passphrase)
            return self._enter(vault, code=code, made=True, settle=settle)

        self._open(folder, call)

    def unlock(self, folder: Path, passphrase: str) -> None:
        """Open a vault with its passphrase."""
        kept = self._locker.kept(folder)
        self._open(
            folder,
            lambda: self._enter(self._keeper().open_with_passphrase(folder, passphrase), kept=kept),
        )

    def unlock_with_code(self, folder: Path, code: str) -> None:
        """Open a vault with its recovery code."""
        kept = self._locker.kept(folder)
        self._open(
            folder,
            lambda: self._enter(
                self._keeper().open_with_recovery(folder, code), kept=kept, code=code
            ),
        )

    def change_passphrase(self, session: Session, code: str, new: str) -> None:
        """Set a new passphrase with the recovery code that opened the vault."""
        self._run(
            lambda: session.account.change_passphrase(code, new),
            lambda _nothing: self.changed.emit(),
        )

    def repair_header(self, folder: Path, done: Callable[[RepairedHeader | None], None]) -> None:
        """Look for a good copy of a damaged header and put it in place."""
        self._run(lambda: self._keeper().repair_header(folder), done)

    def restore(self, backup: Path, folder: Path, secret: str, *, recovery: bool) -> None:
        """Put a backup in a vault's place."""
        self._run(
            lambda: self._keeper().restore(backup, folder, secret, recovery=recovery),
            self.restored.emit,
        )

    def take_over(self, folder: Path, done: Callable[[], None]) -> None:
        """Take a vault's lock over from another computer, after the student was warned."""

        def call() -> None:
            lock = self._new_lock()
            lock.acquire(folder, override=True)
            lock.release()

        self._run(call, lambda _nothing: done())

    def list_backups(self, folder: Path, done: Callable[[tuple[BackupInfo, ...]], None]) -> None:
        """Hand over the backups beside a vault, newest first."""
        self._jobs.submit(self, lambda: self._keeper().backups(folder), done=done)

    def _enter(
        self,
        vault: OpenVault,
        *,
        code: str = "",
        made: bool = False,
        kept: Sequence[bytes] = (),
        settle: Callable[[Session], None] | None = None,
    ) -> Opened:
        try:
            session = self._open_session(vault)
            if settle is not None:
                settle(session)
            return Opened(session, session.standing(kept), code=code, made=made)
        except Exception:
            vault.close()
            raise

    def _open(self, folder: Path, enter: Callable[[], Opened]) -> None:
        visit, self._coming = self._visit, folder

        def call() -> Opened | None:
            opened = enter()
            if visit == self._visit:
                return opened
            # Here, so that the next try finds the vault closed.
            opened.session.vault.close()
            return None

        def let_in(opened: Opened | None) -> None:
            if opened is not None and visit == self._visit:
                self._coming = None
                self.opened.emit(opened)
            elif opened is not None:
                self._jobs.submit(self, opened.session.vault.close, urgent=True)

        self._run(call, let_in)

    def _run(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        def end(result: T) -> None:
            self.busy.emit(False)
            done(result)

        self.busy.emit(True)
        self._jobs.submit(self, call, done=end, failed=self._fail, urgent=True)

    def _fail(self, error: Exception) -> None:
        self._coming = None
        self.busy.emit(False)
        self.refused.emit(error)
