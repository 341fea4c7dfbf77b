"""The encrypted database: opening, transactions, closing, and what its errors mean.

One connection, held for as long as the vault is open, is the only way in: it takes the file's
exclusive lock, so that a second program is refused and no ``-shm`` file appears.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sc
from sqlmodel import Session, create_engine

from journal_app.errors import (
    BugError,
    DiskRefused,
    Problem,
    VaultDamaged,
    VaultUnavailable,
    WorkInterrupted,
)

KEY_BYTES: Final = 32
"""Length of the raw SQLCipher key."""

PRIVATE_FILE: Final = 0o600

BUSY_SECONDS: Final = 2.0
"""How long to wait for another program to let go of the file before calling it in use."""

_READING: Final = "heartbeat_reading"

_PRAGMAS: Final = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "temp_store=MEMORY",  # no file of sorted words in the temporary folder
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    # A save writes 10 to 20 pages; this often enough keeps the log at 16 MB, and seldom enough
    # that fewer than one save in a hundred waits for it (benchmarks/search.py).
    "wal_autocheckpoint=4000",
)


class _OneConnection(QueuePool):
    """A pool of exactly one connection, which remembers it so that it can be interrupted.

    The key is held by the call that connects, until ``shut``; no URL and no ``repr`` has it.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.guard = threading.Lock()
        self.writing = False
        self.raw: sc.Connection | None = None
        self._open: Callable[[], sc.Connection] | None = lambda: _connect(path, key)
        super().__init__(self._connect_once, pool_size=1, max_overflow=0)

    def _connect_once(self) -> sc.Connection:
        if self._open is None:
            msg = "the vault was closed"
            raise BugError(msg)
        self.raw = self._open()
        return self.raw

    def shut(self) -> None:
        """Close the connection for good and let go of the key."""
        with self.guard:
            self._open = None
            self.dispose()
            if self.raw is not None:
                self.raw.close()
            self.raw = None


def make_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on an encrypted database; the file is made (0600) when missing.

    Nothing is opened yet: a wrong key or a damaged first page shows at the first statement,
    as ``VaultDamaged`` inside ``map_errors``.

    Args:
        path: The database file.
        key: ``KEY_BYTES`` random bytes.

    Raises:
        ValueError: The key has another length.
    """
    if len(key) != KEY_BYTES:
        msg = f"a database key has {KEY_BYTES} bytes"
        raise ValueError(msg)
    engine = create_engine(
        "sqlite://",
        pool=_OneConnection(path, key),
        module=sc,  # else errors arrive raw, not as sqlalchemy.exc
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, key: bytes) -> sc.Connection:
    path.touch(mode=PRIVATE_FILE)  # SQLite would make it readable for everybody
    raw = sc.connect(str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")  # else SQLCipher writes to stderr
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")  # before the first access, so no -shm
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}").fetchall()
    except sc.Error:
        raw.close()
        raise
    return raw


def _begin(connection: Connection) -> None:
    # The driver opens no transaction by itself (isolation_level=None). A query takes no write
    # lock, so that a journal on a disk that turned full or read-only can still be read.
    reads = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _pool(engine: Engine) -> _OneConnection:
    if not isinstance(engine.pool, _OneConnection):
        msg = "not an engine of make_engine"
        raise BugError(msg)
    return engine.pool


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Give a session for queries only; ``interrupt`` stops what runs in it.

    Raises:
        WorldError: As ``map_errors``.
        WorkInterrupted: The query was stopped.
    """
    with map_errors(), Session(engine, expire_on_commit=False) as session:
        session.connection(execution_options={_READING: True})
        yield session


@contextmanager
def writing(engine: Engine, *, stoppable: bool = False) -> Iterator[Session]:
    """Give a session whose changes are all stored durably at the end, or none of them.

    Args:
        engine: An engine of ``make_engine``.
        stoppable: Let ``interrupt`` stop it: for long work that can be done again. By default
            it is left alone: a save under way is short, and losing it would lose words.
    """
    pool = _pool(engine)
    with map_errors(), Session(engine, expire_on_commit=False) as session:
        session.connection()
        with pool.guard:
            pool.writing = not stoppable
        try:
            yield session
            session.commit()
        finally:
            with pool.guard:
                pool.writing = False


def interrupt(engine: Engine) -> None:
    """Stop the running query from any thread; it raises ``WorkInterrupted`` there.

    Does nothing when nothing runs, when a save runs, or when the engine is closed.
    """
    pool = _pool(engine)
    with pool.guard:
        if pool.raw is not None and not pool.writing:
            pool.raw.interrupt()


def checkpoint(engine: Engine) -> None:
    """Move everything from the write-ahead log into the database file and empty the log.

    Bytes of a log can be cut off unnoticed, those of the database file cannot.
    """
    raw = engine.raw_connection()
    try:
        with map_errors():
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def compact(engine: Engine) -> None:
    """Write the database anew without its unused parts; can be stopped by ``interrupt``."""
    raw = engine.raw_connection()
    try:
        with map_errors():
            raw.cursor().execute("VACUUM")
    finally:
        raw.close()


def close(engine: Engine) -> None:
    """Checkpoint, close and let go of the key; the engine cannot be used again.

    Safe to call twice. The connection is closed even when the checkpoint raises ``WorldError``.
    """
    pool = _pool(engine)
    try:
        if pool.raw is not None:
            _settle(pool.raw)
            checkpoint(engine)
    finally:
        pool.shut()


def _settle(raw: sc.Connection) -> None:
    """Join the small pieces that saves have left in the search index, 200 pages' worth at most.

    Saves do not do it themselves (``schema_1``): now and then one of them would take 50 ms.
    A database that is damaged, full or not yet migrated is left as it is; the next closing of
    a sound one catches up.
    """
    with contextlib.suppress(sc.Error):
        raw.execute("INSERT INTO entry_search (entry_search, rank) VALUES ('merge', 200)")


_MEANING: Final[dict[int, tuple[type[DiskRefused | VaultDamaged | VaultUnavailable], Problem]]] = {
    5: (VaultUnavailable, Problem.VAULT_IN_USE),  # SQLITE_BUSY
    6: (VaultUnavailable, Problem.VAULT_IN_USE),  # SQLITE_LOCKED
    8: (DiskRefused, Problem.READ_ONLY),  # SQLITE_READONLY
    10: (DiskRefused, Problem.DISK_GONE),  # SQLITE_IOERR
    11: (VaultDamaged, Problem.DATABASE_DAMAGED),  # SQLITE_CORRUPT
    13: (DiskRefused, Problem.DISK_FULL),  # SQLITE_FULL
    14: (DiskRefused, Problem.DISK_GONE),  # SQLITE_CANTOPEN
    26: (VaultDamaged, Problem.DATABASE_DAMAGED),  # SQLITE_NOTADB, also a key that does not fit
}
"""Primary result codes (https://www.sqlite.org/rescode.html) the student can do something about."""

_INTERRUPTED: Final = 9  # SQLITE_INTERRUPT


@contextmanager
def map_errors() -> Iterator[None]:
    """Turn database errors into Heartbeat's own, without statement, parameters or cause.

    Raises:
        VaultDamaged: Not a database, malformed, or the key does not fit it.
        DiskRefused: Full, read-only or gone.
        VaultUnavailable: Another program holds the file.
        WorkInterrupted: The query was stopped on purpose.
        BugError: Anything else the database complains about.
    """
    try:
        yield
    except DBAPIError as error:
        _raise_meaning(error.orig)
    except sc.Error as error:
        _raise_meaning(error)
    except PermissionError:
        raise DiskRefused(Problem.READ_ONLY) from None
    except OSError:
        raise DiskRefused(Problem.DISK_GONE) from None


def _raise_meaning(error: BaseException | None) -> NoReturn:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary == _INTERRUPTED:
        raise WorkInterrupted from None
    if primary in _MEANING:
        kind, problem = _MEANING[primary]
        raise kind(problem) from None
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    msg = f"the database refused a statement: {name}"
    raise BugError(msg) from None
