"""Steps between database versions: whole or not at all, and the same as the rows say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine, UniqueConstraint, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import ReflectedColumn

from journal_app.errors import BugError, Problem, VaultUnavailable
from journal_app.storage.engine import close, make_engine
from journal_app.storage.migrations import STEPS, migrate, schema_version
from journal_app.storage.rows import Row
from tests.fakes import FakeClock
from tests.storage.opened import KEY, Opened, open_database

ADD_MOOD = ("ALTER TABLE night ADD COLUMN weather VARCHAR", "CREATE TABLE extra (id INTEGER)")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    fresh = make_engine(tmp_path / "journal.db", KEY)
    yield fresh
    close(fresh)


class Calls:
    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def __call__(self, found: int, known: int) -> None:
        self.seen.append((found, known))


def schema(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY name")
        return [tuple(row) for row in rows]


def test_a_new_database_arrives_without_a_backup(engine: Engine) -> None:
    before = Calls()
    migrate(engine, before)
    assert schema_version(engine) == len(STEPS)
    assert before.seen == []


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    migrate(engine, Calls())
    first, before = schema(engine), Calls()
    migrate(engine, before)
    assert schema(engine) == first
    assert before.seen == []


def test_an_upgrade_is_announced_first_and_keeps_what_is_there(
    tmp_path: Path, clock: FakeClock
) -> None:
    opened = open_database(tmp_path / "journal.db", clock)
    entry = opened.write("kept through the upgrade")
    seen: list[tuple[int, int, int]] = []

    def before(found: int, known: int) -> None:
        seen.append((found, known, schema_version(opened.engine)))

    migrate(opened.engine, before, steps=(*STEPS, ADD_MOOD))
    now = len(STEPS)
    assert seen == [(now, now + 1, now)]
    assert schema_version(opened.engine) == now + 1
    assert opened.stores.entries.text(entry.id) == "kept through the upgrade"
    assert opened.found("upgrade") == [entry.id]
    opened.close()


def test_a_step_that_fails_leaves_version_and_schema_as_they_were(engine: Engine) -> None:
    migrate(engine, Calls())
    first = schema(engine)
    broken = (*ADD_MOOD, "CREATE TABLE night (twice INTEGER)")
    with pytest.raises(BugError):
        migrate(engine, Calls(), steps=(*STEPS, broken))
    assert schema(engine) == first
    assert schema_version(engine) == len(STEPS)


def test_a_backup_that_fails_stops_the_upgrade(engine: Engine) -> None:
    migrate(engine, Calls())
    first = schema(engine)

    def refuse(_found: int, _known: int) -> None:
        raise VaultUnavailable(Problem.DISK_FULL)

    with pytest.raises(VaultUnavailable):
        migrate(engine, refuse, steps=(*STEPS, ADD_MOOD))
    assert schema(engine) == first


def test_a_newer_database_is_refused_untouched(engine: Engine) -> None:
    migrate(engine, Calls(), steps=(*STEPS, ADD_MOOD))
    first = schema(engine)
    with pytest.raises(VaultUnavailable) as error:
        migrate(engine, Calls())
    assert error.value.problem is Problem.VAULT_TOO_NEW
    assert error.value.values == {"found": len(STEPS) + 1, "known": len(STEPS)}
    assert schema(engine) == first


def test_the_migrated_schema_is_the_one_the_rows_describe(tmp_path: Path, clock: FakeClock) -> None:
    opened = open_database(tmp_path / "journal.db", clock)
    found = inspect(opened.engine)
    names = {n for n in found.get_table_names() if not n.startswith("entry_search")}
    assert names == set(Row.metadata.tables)
    for name, table in Row.metadata.tables.items():
        assert _columns_found(found.get_columns(name)) == {
            c.name: (c.type.compile(sqlite.dialect()), c.nullable, c.primary_key)
            for c in table.columns
        }
        assert {i["name"] for i in found.get_indexes(name)} == {i.name for i in table.indexes}
        assert {
            (column, f["referred_table"])
            for f in found.get_foreign_keys(name)
            for column in f["constrained_columns"]
        } == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}
        assert _unique_found(opened, name) == _unique_said(name)
    opened.close()


def _columns_found(columns: Sequence[ReflectedColumn]) -> dict[str, tuple[str, bool, bool]]:
    return {
        c["name"]: (str(c["type"]), c["nullable"], bool(c.get("primary_key", 0))) for c in columns
    }


def _unique_found(opened: Opened, table: str) -> set[frozenset[object]]:
    found = set()
    for row in opened.sql(f"SELECT name FROM pragma_index_list('{table}') WHERE origin = 'u'"):
        columns = opened.sql(f"SELECT name FROM pragma_index_info('{row[0]}')")
        found.add(frozenset(column[0] for column in columns))
    return found


def _unique_said(name: str) -> set[frozenset[object]]:
    return {
        frozenset(column.name for column in constraint.columns)
        for constraint in Row.metadata.tables[name].constraints
        if isinstance(constraint, UniqueConstraint)
    }
