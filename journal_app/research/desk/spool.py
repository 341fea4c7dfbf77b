"""The file that a pool lies in while it is worked on; private, inside the output folder, and brief.

Plain SQLite from the standard library: this is the study team's machine, where the same words lie
in plain files a moment later. It writes no journal and no temporary file of its own, so nothing
lands anywhere else.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journal_app.errors import DiskRefused, Problem
from journal_app.files import create_file, disk_errors

_CACHE_KIB: Final = 4 * 1024
_PROBLEMS: Final = {
    sqlite3.SQLITE_FULL: Problem.DISK_FULL,
    sqlite3.SQLITE_READONLY: Problem.READ_ONLY,
    sqlite3.SQLITE_IOERR: Problem.DISK_GONE,
}

_SCHEMA: Final = """
CREATE TABLE package (
    id TEXT PRIMARY KEY, participant TEXT NOT NULL, sequence INTEGER NOT NULL,
    version INTEGER NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL,
    consented TEXT NOT NULL, asked TEXT NOT NULL,
    eligible INTEGER, rated INTEGER, withheld INTEGER,
    dropped INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX package_of ON package (participant, dropped, sequence, id);

CREATE TABLE withdrawal (
    participant TEXT NOT NULL, package TEXT NOT NULL, file TEXT NOT NULL,
    PRIMARY KEY (participant, package)
) WITHOUT ROWID;

CREATE TABLE night (
    participant TEXT NOT NULL, night TEXT NOT NULL, sequence INTEGER NOT NULL,
    package TEXT NOT NULL, time INTEGER NOT NULL, day INTEGER, week INTEGER, grp TEXT, shift TEXT,
    post_call INTEGER, exam INTEGER, time_pressure INTEGER, burnout INTEGER,
    PRIMARY KEY (participant, night, sequence, package)
) WITHOUT ROWID;
CREATE INDEX night_order ON night (participant, time, night);
CREATE INDEX night_group ON night (grp, participant);

CREATE TABLE entry (
    id INTEGER PRIMARY KEY, participant TEXT NOT NULL, entry TEXT NOT NULL,
    sequence INTEGER NOT NULL, package TEXT NOT NULL, night TEXT NOT NULL, time INTEGER NOT NULL,
    use TEXT, prompt TEXT NOT NULL, prompt_text TEXT NOT NULL, edited INTEGER NOT NULL,
    replaced INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE UNIQUE INDEX entry_key ON entry (participant, entry, sequence, package);
CREATE INDEX entry_order ON entry (participant, time, entry);

CREATE TABLE sheet (
    id INTEGER PRIMARY KEY, participant TEXT NOT NULL, questionnaire TEXT NOT NULL,
    version TEXT NOT NULL, day INTEGER, key TEXT NOT NULL,
    sequence INTEGER NOT NULL, package TEXT NOT NULL
);
CREATE UNIQUE INDEX sheet_key ON sheet (participant, key, sequence, package);
CREATE INDEX sheet_order ON sheet (participant, questionnaire, version, day, key);
CREATE TABLE answer (
    sheet INTEGER NOT NULL, part TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL,
    value REAL, PRIMARY KEY (sheet, part, place)
) WITHOUT ROWID;
"""


@contextlib.contextmanager
def spool(path: Path) -> Iterator[sqlite3.Connection]:
    """Give an empty database in a new file that is its owner's alone; the caller deletes it.

    Raises:
        DiskRefused: The disk did not take it.
    """
    with disk_errors(path.parent):
        create_file(path).close()
    # Every statement stands for itself: no transaction is ever taken back.
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("PRAGMA temp_store = MEMORY")
        base.execute("PRAGMA secure_delete = ON")
        base.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        base.executescript(_SCHEMA)
        yield base
    except sqlite3.OperationalError as error:
        problem = _PROBLEMS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if problem is None:
            raise
        raise DiskRefused(problem, folder=str(path.parent)) from error
    finally:
        base.close()
