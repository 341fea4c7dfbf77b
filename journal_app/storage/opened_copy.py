"""Opening a backup where it harms nothing: in a copy, in a folder that is thrown away."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from journal_app.crypto.keys import DataKey
from journal_app.domain.vault import VaultContents
from journal_app.errors import Problem, VaultDamaged, WorldError
from journal_app.files import disk_errors, make_folder, temporary_name
from journal_app.storage import backup_file, header, meta
from journal_app.storage.engine import close, make_engine
from journal_app.storage.header import Header
from journal_app.storage.integrity import expect_sound_pages
from journal_app.storage.migrations import migrate


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup laid out again.

    Attributes:
        header: What the backup holds for ``vault.json``.
        database: A file of its own; the backup itself is not touched again.
    """

    header: Header
    database: Path


@contextlib.contextmanager
def laid_out(backup: Path, beside: Path) -> Iterator[Copy]:
    """Extract a backup into a private folder in ``beside``, which goes away at the end.

    Raises:
        VaultDamaged: ``BACKUP_DAMAGED``.
        WorldError: As ``backup_file.extract``.
    """
    with thrown_away(beside) as work:
        database = work / "journal.db"
        data = backup_file.extract(backup, database)
        yield Copy(header=_header_of(data, backup), database=database)


@contextlib.contextmanager
def thrown_away(beside: Path) -> Iterator[Path]:
    """Make a private folder in ``beside`` that goes away at the end, or at the next sweep.

    Raises:
        DiskRefused: It cannot be made.
    """
    work = temporary_name(beside / "copy")
    with disk_errors(beside):
        make_folder(work)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _header_of(data: bytes, backup: Path) -> Header:
    try:
        return header.parse(data)
    except VaultDamaged as error:
        raise VaultDamaged(Problem.BACKUP_DAMAGED, path=str(backup)) from error


@contextlib.contextmanager
def opened(database: Path, key: DataKey) -> Iterator[Engine]:
    """Open a copy, check every page, and bring it to the present version.

    Raises:
        VaultDamaged: ``DATABASE_DAMAGED``: the key does not fit, or a page is not as written.
        VaultUnavailable: ``VAULT_TOO_NEW``.
    """
    engine = make_engine(database, key.raw)
    try:
        expect_sound_pages(engine, Problem.DATABASE_DAMAGED)
        migrate(engine, lambda _found, _known: None)
        yield engine
    finally:
        with contextlib.suppress(WorldError):
            # What could not be written back goes away with the copy.
            close(engine)


def count(database: Path, key: DataKey) -> tuple[VaultContents, meta.Stamp]:
    """Return what a copy holds, and the newest change in it."""
    with opened(database, key) as engine:
        return meta.contents(engine), meta.last_stamp(engine)
