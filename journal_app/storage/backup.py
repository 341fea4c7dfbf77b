"""Making backups, looking into them, listing them, and letting old ones go."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from journal_app.clock import Clock
from journal_app.crypto.keys import DataKey
from journal_app.domain.vault import BackupInfo, VaultContents
from journal_app.errors import Problem, VaultDamaged, VaultUnavailable, WorldError
from journal_app.files import (
    Opener,
    create_file,
    disk_errors,
    make_folder,
    remove,
    sync,
    sync_folder,
    temporary_name,
)
from journal_app.storage import backup_file, meta, opened_copy
from journal_app.storage.engine import checkpoint, writing
from journal_app.storage.header import Header
from journal_app.storage.layout import Layout
from journal_app.storage.migrations import STEPS, schema_version
from journal_app.storage.thinning import to_keep

_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})Z(?:-(\d+))?\.jbk")
_Expected = tuple[VaultContents, meta.Stamp]
_STAMP: Final = "%Y-%m-%dT%H%M%S"


def listed(folder: Path) -> tuple[BackupInfo, ...]:
    """Return the backups in a folder, newest first, without opening any."""
    found: list[BackupInfo] = []
    with contextlib.suppress(OSError):
        # A folder that cannot be read shows none.
        found.extend(info(path) for path in folder.glob(f"*{backup_file.SUFFIX}"))
    return tuple(sorted(found, key=lambda one: (one.taken_at, _turn(one.path)), reverse=True))


def _turn(path: Path) -> int:
    """Return which of the backups of one second this is, from 1."""
    named = _NAME.fullmatch(path.name)
    return int(named[2] or 1) if named is not None else 1


def info(path: Path) -> BackupInfo:
    """Return what name and size of a backup tell. Raises ``OSError`` when it is gone."""
    status = path.stat()
    named = _NAME.fullmatch(path.name)
    taken = datetime.fromtimestamp(status.st_mtime, UTC)
    if named is not None:
        with contextlib.suppress(ValueError):
            taken = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
    return BackupInfo(path=path, taken_at=taken, size=status.st_size)


class Backups:
    """Backups of one open vault."""

    def __init__(self, *, layout: Layout, key: DataKey, engine: Engine, clock: Clock) -> None:
        self._layout = layout
        self._key = key
        self._engine = engine
        self._clock = clock
        # Closing any descriptor of the database would drop the POSIX locks SQLite holds on it,
        # so the one that backups read through stays open until after the engine.
        with disk_errors(layout.folder):
            self._database = layout.database.open("rb", buffering=0)

    def make(
        self, header: Header, to: Path | None = None, *, opener: Opener = create_file
    ) -> BackupInfo:
        """Write a backup and believe in it only once it was read back.

        Args:
            to: A file (named ``*.jbk``), or a folder, made when missing; None for the vault's own.

        Raises:
            DiskRefused: The disk did not take it; nothing is left behind.
            VaultDamaged: ``DATABASE_DAMAGED``: the vault itself has bad pages, or
                ``BACKUP_DAMAGED``: the disk gave back other bytes than it was given.
            WorldError: ``FILE_EXISTS`` with ``path``.
        """
        path = self._choose(to or self._layout.backups)
        temporary = temporary_name(path)
        try:
            expected = self._write(temporary, header, opener)
            self._read_back(temporary, expected)
            with disk_errors(path.parent):
                temporary.replace(path)
                sync_folder(path.parent)
        finally:
            remove(temporary)
        if path.parent == self._layout.backups:
            self._thin()
        with disk_errors(path.parent):
            return info(path)

    def look_into(self, backup: Path, vault: str) -> VaultContents:
        """Open a backup with this vault's key and count it.

        Raises:
            VaultDamaged: ``BACKUP_DAMAGED``.
            VaultUnavailable: ``HEADER_FOREIGN``: another journal's.
        """
        with opened_copy.laid_out(backup, self._layout.folder) as copy:
            if copy.header.vault != vault:
                raise VaultUnavailable(Problem.HEADER_FOREIGN, path=str(backup))
            with damage_is_the_backups(backup):
                return opened_copy.count(copy.database, self._key)[0]

    def close(self) -> None:
        """Let go of the database file; only after its engine was closed."""
        self._database.close()

    def _choose(self, to: Path) -> Path:
        """Return the path of a new backup."""
        if to.suffix == backup_file.SUFFIX and not to.is_dir():
            if to.exists():
                raise WorldError(Problem.FILE_EXISTS, path=str(to))
            return to
        with disk_errors(to):
            make_folder(to)
        name = f"{self._clock.now().astimezone(UTC):{_STAMP}}Z"
        path, n = to / f"{name}{backup_file.SUFFIX}", 2
        while path.exists():
            path, n = to / f"{name}-{n}{backup_file.SUFFIX}", n + 1
        return path

    def _write(self, path: Path, header: Header, opener: Opener) -> _Expected | None:
        expected = None
        if schema_version(self._engine) == len(STEPS):
            expected = (meta.contents(self._engine), meta.last_stamp(self._engine))
        checkpoint(self._engine)
        # An open transaction keeps the file as it is, even against ourselves.
        with writing(self._engine), disk_errors(path.parent), opener(path) as out:
            backup_file.write(out, header.to_bytes(), self._database)
            sync(out)
        return expected

    def _read_back(self, path: Path, expected: _Expected | None) -> None:
        """Open what was written as a stranger would, and compare it with the vault."""
        with opened_copy.laid_out(path, self._layout.folder) as copy:
            found = opened_copy.count(copy.database, self._key)
        if expected is not None and found != expected:
            raise VaultDamaged(Problem.BACKUP_DAMAGED, path=str(path))

    def _thin(self) -> None:
        """Delete the vault's own backups that age no longer justifies."""
        backups = listed(self._layout.backups)
        kept = to_keep([backup.taken_at for backup in backups], self._clock.now())
        for backup in backups:
            if backup.taken_at not in kept:
                remove(backup.path)


@contextlib.contextmanager
def damage_is_the_backups(backup: Path) -> Iterator[None]:
    """Call a database that is damaged inside a backup what it is: a damaged backup."""
    try:
        yield
    except VaultDamaged as error:
        raise VaultDamaged(Problem.BACKUP_DAMAGED, path=str(backup)) from error
