"""Making, opening and restoring vaults in folders."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from sqlalchemy import Engine

from journal_app.clock import Clock
from journal_app.crypto import kdf
from journal_app.crypto.kdf import KdfCost
from journal_app.crypto.keys import DataKey
from journal_app.crypto.slots import SlotType
from journal_app.domain.ports import InstanceLock, OpenVault
from journal_app.domain.vault import BackupInfo, RepairedHeader, Restored
from journal_app.errors import BadFile, Problem, VaultDamaged, VaultUnavailable, WorldError
from journal_app.files import disk_errors, make_folder, sweep
from journal_app.storage import backup, engine, header_file, layout, meta, restoring
from journal_app.storage.backup import Backups
from journal_app.storage.creating import make_vault
from journal_app.storage.drafts import Drafts
from journal_app.storage.header import Header
from journal_app.storage.keyring import KeyRing, unlock
from journal_app.storage.layout import Layout
from journal_app.storage.migrations import migrate
from journal_app.storage.stores import open_stores
from journal_app.storage.vault import FolderVault, Unlocked


class FolderKeeper:
    """``domain.ports.VaultKeeper`` for vaults in folders.

    Args:
        new_lock: Makes a lock for each vault opened: Qt's in the window, a file lock in the
            command line. Taking one over from another computer is the caller's business: acquire
            it with ``override``, release it, and open as usual.
        cost: What a guess at the passphrase shall cost; cheaper slots are brought up to it.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        new_lock: Callable[[], InstanceLock],
        cost: KdfCost | None = None,
    ) -> None:
        self._clock = clock
        self._new_lock = new_lock
        self._cost = cost or KdfCost()

    def exists(self, folder: Path) -> bool:
        """Tell whether a folder holds a vault or the remains of one."""
        return layout.exists(folder)

    def look(self, folder: Path) -> Problem | None:
        """Return what is wrong with a vault as far as it can be told without a secret.

        Not for a vault this process has open, see ``layout.database_problem``.
        """
        place = Layout(folder)
        try:
            with disk_errors(folder):
                problem = layout.missing(place)
                if problem is not None:
                    return problem
                header = header_file.read(place.header)
                return layout.database_problem(place.database, header.vault)
        except WorldError as error:
            return error.problem

    def create(self, folder: Path, passphrase: str) -> tuple[OpenVault, str]:
        """Make a vault and return it open, with its recovery code.

        Raises:
            SecretRefused: ``PASSPHRASE_TOO_SHORT``.
            WorldError: ``VAULT_EXISTS`` or ``FOLDER_NOT_EMPTY``.
            DiskRefused: Nothing is left behind.
        """
        kdf.check_length(passphrase)
        key, header, code = make_vault(folder, passphrase, self._cost)
        with ExitStack() as undo:
            lock = self._locked(folder, undo)
            vault = self._open(Layout(folder), header, key, lock)
            undo.pop_all()
        return vault, code

    def open_with_passphrase(self, folder: Path, passphrase: str) -> OpenVault:
        """Open a vault; a slot cheaper than today's cost is wrapped again.

        Raises:
            SecretRefused: ``WRONG_PASSPHRASE``.
            VaultDamaged: ``HEADER_DAMAGED`` or ``DATABASE_DAMAGED``.
            VaultUnavailable: Missing in part or whole, in use, another vault's, or too new.
            DiskRefused: The disk cannot be read or written.
        """
        return self._open_with(folder, SlotType.PASSPHRASE, passphrase)

    def open_with_recovery(self, folder: Path, code: str) -> OpenVault:
        """Open a vault with its recovery code.

        Raises:
            SecretRefused: ``WRONG_RECOVERY_CODE`` or ``MALFORMED_RECOVERY_CODE``.
            WorldError: As ``open_with_passphrase``.
        """
        return self._open_with(folder, SlotType.RECOVERY, code)

    def backups(self, folder: Path) -> tuple[BackupInfo, ...]:
        """Return the backups beside a vault, newest first, without opening any."""
        return backup.listed(Layout(folder).backups)

    def restore(self, backup: Path, folder: Path, secret: str, *, recovery: bool) -> Restored:
        """Put a backup in a vault's place, see ``restoring.restore``.

        The folder may be a new one. The vault must be closed.

        Raises:
            SecretRefused: The secret opens neither the backup nor the present header.
            VaultDamaged: ``BACKUP_DAMAGED``; nothing was moved.
            BadFile: ``FILE_MISSING``.
            WorldError: In use, or the disk refused.
        """
        if not backup.is_file():
            raise BadFile(Problem.FILE_MISSING, path=str(backup))
        kind = SlotType.RECOVERY if recovery else SlotType.PASSPHRASE
        with disk_errors(folder):
            make_folder(folder)
        with ExitStack() as undo:
            self._locked(folder, undo)
            sweep(folder)
            return restoring.restore(
                Layout(folder), backup, kind=kind, secret=secret, now=self._clock.now()
            )

    def repair_header(self, folder: Path) -> RepairedHeader | None:
        """Put a good copy of a damaged or missing header in its place, see ``restoring``.

        Returns:
            None when none was found; a backup can then still be restored whole.
        """
        place = Layout(folder)
        if not place.database.is_file():
            return None
        with ExitStack() as undo:
            self._locked(folder, undo)
            return restoring.repair_header(place, self._clock.now())

    def _locked(self, folder: Path, undo: ExitStack) -> InstanceLock:
        """Take the vault's lock, to be let go of when ``undo`` ends."""
        lock = self._new_lock()
        lock.acquire(folder)
        undo.callback(lock.release)
        return lock

    def _open_with(self, folder: Path, kind: SlotType, secret: str) -> OpenVault:
        place = Layout(folder)
        with disk_errors(folder):
            problem = layout.missing(place)
        if problem is not None:
            raise VaultUnavailable(problem, folder=str(folder))
        with ExitStack() as undo:
            lock = self._locked(folder, undo)
            sweep(folder)
            sweep(place.backups)
            header = _sound_header(place)
            key = unlock(header, kind, secret)
            passphrase = secret if kind is SlotType.PASSPHRASE else None
            vault = self._open(place, header, key, lock, passphrase)
            undo.pop_all()
        return vault

    def _open(
        self,
        place: Layout,
        header: Header,
        key: DataKey,
        lock: InstanceLock,
        passphrase: str | None = None,
    ) -> FolderVault:
        """Open the database: the secret was right, so what fails from here on is not its fault."""
        with ExitStack() as undo:
            database = engine.make_engine(place.database, key.raw)
            backups = Backups(layout=place, key=key, engine=database, clock=self._clock)
            undo.callback(backups.close)
            undo.callback(_close_quietly, database)
            migrate(database, lambda _found, _known: _keep_older(backups, header))
            if meta.read_vault_id(database) != header.vault:
                raise VaultUnavailable(Problem.HEADER_FOREIGN, folder=str(place.folder))
            keys = KeyRing(layout=place, header=header, key=key, cost=self._cost)
            altered = keys.is_altered()
            if not altered:
                keys.settle(passphrase)
            parts = Unlocked(
                key=key,
                keys=keys,
                engine=database,
                stores=open_stores(database, clock=self._clock),
                backups=backups,
                drafts=Drafts(key=key, vault=header.vault),
                lock=lock,
            )
            undo.pop_all()
        warnings = (Problem.HEADER_ALTERED,) if altered else ()
        return FolderVault(layout=place, unlocked=parts, warnings=warnings)


def _keep_older(backups: Backups, header: Header) -> None:
    """Back the vault up before a migration changes it."""
    backups.make(header)


def _close_quietly(database: Engine) -> None:
    """Close an engine whose opening failed: that failure is the one to tell."""
    with suppress(WorldError):
        engine.close(database)


def _sound_header(place: Layout) -> Header:
    """Return the header, once it and the outside of the database belong together."""
    header = header_file.read(place.header)
    problem = layout.database_problem(place.database, header.vault)
    if problem is Problem.HEADER_FOREIGN:
        raise VaultUnavailable(problem, folder=str(place.folder))
    if problem is not None:
        raise VaultDamaged(problem, folder=str(place.folder))
    return header
