"""Uniting the ledgers of two copies of one journal: every line of either is in both afterwards.

The ledgers are the tables that only grow (``schema_3``). Lines are known by their random ids and
never differ between copies, so uniting is adding what is not there. What was agreed to, and above
all that somebody left a study, then outlasts any return to an older state.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Engine, RowMapping, TextClause
from sqlalchemy import text as sql
from sqlmodel import Session

from journal_app.domain.consent import SHOWN_VERSION
from journal_app.errors import VaultDamaged
from journal_app.storage.engine import reading, writing
from journal_app.storage.migrations import migrate, schema_version
from journal_app.storage.schema_3 import LEDGERS, TRIGGERS

_SINCE: Final = 3
"""The version of the database from which it has ledgers."""


_DROP_LEFT: Final = sql(
    "DELETE FROM research_review WHERE participation IN "
    "(SELECT participation FROM consent_event WHERE kind = 'withdrawn')"
)


_SHOWN: Final = sql("SELECT * FROM setting WHERE substr(name, 1, :length) = :start")
_PUT_SHOWN: Final = sql(
    "INSERT OR REPLACE INTO setting (name, value, updated_at, device, change) "
    "VALUES (:name, :value, :updated_at, :device, :change)"
)


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Lines of the ledgers, taken out of one database.

    Attributes:
        lines: By table, each line by its columns.
        shown: Which newer versions of studies were shown, answered or not (``SHOWN_VERSION``):
            settings, and no lines, but what waits for an answer waits after a restore too.
        whole: Nothing that was there could not be read.
    """

    lines: dict[str, Sequence[RowMapping]] = field(default_factory=dict, repr=False)
    shown: Sequence[RowMapping] = field(default=(), repr=False)
    whole: bool = True


def read(open_copy: Callable[[], AbstractContextManager[Engine]]) -> Ledgers:
    """Take the ledgers out of a database that may be older or damaged, as far as they go.

    Args:
        open_copy: Opens the database, which should be a copy: an older one is brought forward.
            Called for each ledger, for after one bad page SQLCipher gives out no more.

    Raises:
        VaultDamaged: Nothing of it can be read.
        VaultUnavailable: ``VAULT_TOO_NEW``.
    """
    with open_copy() as engine:
        if schema_version(engine) < _SINCE:
            return Ledgers()
        migrate(engine, lambda _found, _known: None)
    lines: dict[str, Sequence[RowMapping]] = {}
    for table in LEDGERS:
        with suppress(VaultDamaged), open_copy() as engine, reading(engine) as session:
            lines[table] = session.connection().execute(_all_of(table)).mappings().all()
    shown: Sequence[RowMapping] = ()
    with suppress(VaultDamaged), open_copy() as engine, reading(engine) as session:
        shown = _shown(session)
    return Ledgers(lines, shown, whole=len(lines) == len(LEDGERS))


def unite(engine: Engine, other: Ledgers) -> bool:
    """Add the lines of another copy that a database lacks, all or none of them.

    Unfinished reviews for studies that were left by then go: nothing can come of them.

    Returns:
        False when ``other`` is not whole, or lines had to stay out because what they refer to
        is in neither copy.
    """
    with writing(engine) as session:
        left_out = sum(_add(session, table, other.lines.get(table, ())) for table in LEDGERS)
        session.connection().execute(_DROP_LEFT)
        _keep_newest_shown(session, other.shown)
    return other.whole and not left_out


def are_sound(engine: Engine) -> bool:
    """Tell whether all that guards the ledgers is in place, and each line has what it refers to."""
    with reading(engine) as session:
        connection = session.connection()
        found = connection.execute(sql("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        guarded = set(TRIGGERS) <= set(found.scalars())
        return guarded and not any(
            connection.exec_driver_sql(f"PRAGMA foreign_key_check({table})").all()
            for table in LEDGERS
        )


def _all_of(table: str) -> TextClause:
    return sql(f"SELECT * FROM {table}")  # noqa: S608 # our own names


def _add(session: Session, table: str, lines: Sequence[RowMapping]) -> int:
    """Add the lines that are not there; return how many refer to nothing and had to stay out."""
    connection = session.connection()
    there = _ids(session, table)
    joined = _ids(session, LEDGERS[0])
    left_out = 0
    for line in lines:
        if line["id"] in there:
            continue
        if table != LEDGERS[0] and line["participation"] not in {None, *joined}:
            left_out += 1
            continue
        columns = ", ".join(line.keys())
        values = ", ".join(f":{column}" for column in line.keys())  # noqa: SIM118 # typed so
        connection.execute(
            sql(f"INSERT INTO {table} ({columns}) VALUES ({values})"),  # noqa: S608 # our own names
            dict(line),
        )
    return left_out


def _shown(session: Session) -> Sequence[RowMapping]:
    found = {"length": len(SHOWN_VERSION), "start": SHOWN_VERSION}
    return session.connection().execute(_SHOWN, found).mappings().all()


def _keep_newest_shown(session: Session, others: Sequence[RowMapping]) -> None:
    there = {row["name"]: _number(row) for row in _shown(session)}
    for row in others:
        if _number(row) > there.get(row["name"], 0):
            session.connection().execute(_PUT_SHOWN, dict(row))


def _number(row: RowMapping) -> int:
    """Return the version's number; 0 for what is no such setting's value."""
    number = str(row["value"]).partition(" ")[0]
    return int(number) if number.isdecimal() else 0


def _ids(session: Session, table: str) -> frozenset[str]:
    found = session.connection().execute(sql(f"SELECT id FROM {table}"))  # noqa: S608 # our own names
    return frozenset(found.scalars())
