"""Finding the ledgers that a restore must not lose: in what it replaces, or did before.

A restore that was killed half-way has left the present database in its ``replaced-…`` folder; one
that rotted may have been set aside there. So those are read too when the present one is not whole,
and the vault's own backups, from the newest on until one opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

from journal_app.crypto.keys import DataKey
from journal_app.errors import DiskRefused, Problem, WorldError
from journal_app.files import create_file, disk_errors
from journal_app.storage import backup, layout, ledgers, opened_copy
from journal_app.storage.engine import close, make_engine
from journal_app.storage.layout import Layout
from journal_app.storage.ledgers import Ledgers

_CHUNK = 1024 * 1024
_LOST = Ledgers(whole=False)


def of(place: Layout, vault: str, key: DataKey) -> tuple[Ledgers, ...]:
    """Return all ledgers of a vault that are to be united with a backup's, newest first.

    Nothing that is read is changed: databases are opened in copies.

    Returns:
        With one that is not whole when some may be missing: the vault's database is not there,
        or cannot be read to its end. An older database without ledgers is whole.

    Raises:
        DiskRefused: There is no room for a copy, or nothing can be written.
    """
    was_there = [place.header, place.spare_header, place.database]
    if not any(path.exists() for path in was_there):
        return ()
    present = _in_folder(place, vault, key)
    if present is None and place.database.exists():
        return ()  # another journal lies there
    if present is not None and present.whole:
        return (present,)
    aside = [Layout(folder) for folder in _set_aside(place)]
    found = [ledger for one in aside if (ledger := _in_folder(one, vault, key)) is not None]
    # Without a database, the newest one set aside is the one that a killed restore left there.
    moved = present is None and bool(found) and found[0].whole
    told = () if moved else (present or _LOST,)
    return (*told, *found, *_newest_backup(place, vault, key))


def _set_aside(place: Layout) -> list[Path]:
    """Return the folders of what restores replaced, newest first."""
    folders = [path for path in place.folder.glob("replaced-*") if path.is_dir()]
    return sorted(folders, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def _in_folder(place: Layout, vault: str, key: DataKey) -> Ledgers | None:
    """Return the ledgers of a folder's database; None when it holds none of this vault's."""
    if not place.database.is_file():
        return None
    with suppress(DiskRefused):
        if layout.database_problem(place.database, vault) is Problem.HEADER_FOREIGN:
            return None
    with opened_copy.thrown_away(place.folder) as work:
        if not all(_copied(path, work) for path in place.database_files()[:2] if path.exists()):
            return _LOST
        return _read(work / place.database.name, key)


def _newest_backup(place: Layout, vault: str, key: DataKey) -> Iterator[Ledgers]:
    """Yield the ledgers of the vault's newest own backup that opens."""
    for one in backup.listed(place.backups):
        with suppress(WorldError), opened_copy.laid_out(one.path, place.folder) as copy:
            found = _read(copy.database, key) if copy.header.vault == vault else _LOST
            if found.lines:
                yield found
                return


def _read(database: Path, key: DataKey) -> Ledgers:
    try:
        return ledgers.read(lambda: _opened(database, key))
    except WorldError:
        return _LOST


@contextmanager
def _opened(database: Path, key: DataKey) -> Iterator[Engine]:
    """Open a copy whatever its state."""
    engine = make_engine(database, key.raw)
    try:
        yield engine
    finally:
        with suppress(WorldError):
            close(engine)


def _copied(path: Path, folder: Path) -> bool:
    """Copy a file; tell whether it could be read.

    Raises:
        DiskRefused: The copy could not be written: room can be made, and a restore begun again.
    """
    with disk_errors(folder), create_file(folder / path.name) as out:
        try:
            file = path.open("rb")
        except OSError:
            return False
        with file:
            while True:
                try:
                    part = file.read(_CHUNK)
                except OSError:
                    return False
                if not part:
                    return True
                out.write(part)
