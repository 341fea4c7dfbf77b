"""The ledger of studies: what is put comes back, and nothing can be changed or taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from journal_app.domain.consent import ConsentKind
from journal_app.domain.ids import new_id
from journal_app.errors import BugError
from journal_app.storage.engine import compact, writing
from journal_app.storage.schema_3 import LEDGERS
from tests.fakes import FakeClock
from tests.storage.opened import Opened, open_database
from tests.storage.some_studies import CHOICES, event, participation, sealed, version

CHANGES = {
    "participation": "seed = x'00'",
    "study_version": "data = x'00'",
    "consent_event": "kind = 'given'",
    "sealed_file": "entries = '[]'",
}


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


@pytest.fixture
def filled(opened: Opened) -> Opened:
    """A database with a line in every ledger."""
    one = participation(opened.clock)
    opened.stores.studies.join(one, version(one, opened.clock), event(one, opened.clock))
    opened.stores.studies.record_sealed(sealed(one, opened.clock))
    return opened


def ledger(opened: Opened) -> dict[str, list[tuple[object, ...]]]:
    return {table: opened.sql(f"SELECT * FROM {table} ORDER BY id") for table in LEDGERS}


def test_what_was_joined_comes_back_newest_first(opened: Opened, clock: FakeClock) -> None:
    studies = opened.stores.studies
    first = participation(clock)
    studies.join(first, shown := version(first, clock), given := event(first, clock))
    clock.forward(days=1)
    second = participation(clock)
    studies.join(second, version(second, clock), also := event(second, clock))
    assert studies.participations() == (second, first)
    assert studies.versions(first.id) == (shown,)
    assert studies.events() == (given, also)


def test_versions_events_and_sealed_files_are_added(opened: Opened, clock: FakeClock) -> None:
    studies = opened.stores.studies
    one = participation(clock)
    studies.join(one, first := version(one, clock), given := event(one, clock))
    clock.forward(days=1)
    studies.add_version(
        second := version(one, clock, 2), changed := event(one, clock, ConsentKind.CHANGED)
    )
    clock.forward(days=1)
    studies.record(declined := event(None, clock, ConsentKind.REFUSED))
    studies.record_sealed(package := sealed(one, clock))
    clock.forward(days=1)
    studies.record_sealed(notice := replace(sealed(one, clock, 0), entries=(), nights=0))
    assert studies.versions(one.id) == (second, first)
    assert studies.events() == (given, changed, declined)
    assert studies.events()[0].choices == CHOICES
    assert studies.sealed(one.id) == (package, notice)


def test_a_file_shown_twice_counts_once(opened: Opened, clock: FakeClock) -> None:
    studies = opened.stores.studies
    one = participation(clock)
    studies.join(one, first := version(one, clock), event(one, clock))
    clock.forward(days=1)
    studies.add_version(version(one, clock), event(one, clock))
    assert studies.versions(one.id) == (first,)


def test_joining_is_stored_whole_or_not_at_all(opened: Opened, clock: FakeClock) -> None:
    studies = opened.stores.studies
    one = participation(clock)
    studies.join(one, version(one, clock), given := event(one, clock))
    two = participation(clock)
    with pytest.raises(BugError):  # an event with an id that is there already
        studies.join(two, version(two, clock), replace(event(two, clock), id=given.id))
    assert studies.participations() == (one,)
    assert studies.versions(two.id) == ()
    assert studies.events() == (given,)


@pytest.mark.parametrize("table", LEDGERS)
def test_no_statement_changes_or_takes_out_a_line(filled: Opened, table: str) -> None:
    before = ledger(filled)
    assert all(before.values())
    columns = [str(row[0]) for row in filled.sql(f"SELECT name FROM pragma_table_info('{table}')")]
    same = ", ".join("'other'" if name == "study_version" else name for name in columns)
    for statement in (
        f"UPDATE {table} SET {CHANGES[table]}",
        f"UPDATE OR IGNORE {table} SET {CHANGES[table]}",
        f"UPDATE OR REPLACE {table} SET {CHANGES[table]}",
        f"DELETE FROM {table}",
        f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table})",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        f"REPLACE INTO {table} SELECT {', '.join(columns)} FROM {table}",
        f"INSERT OR IGNORE INTO {table} SELECT {same} FROM {table}",
    ):
        with pytest.raises(BugError), writing(filled.engine) as session:
            session.connection().execute(text(statement))
        assert ledger(filled) == before


def test_no_line_can_be_reached_by_a_second_name(filled: Opened) -> None:
    for table in LEDGERS:
        with pytest.raises(BugError):
            filled.sql(f"SELECT rowid FROM {table}")


def test_deleting_an_entry_for_ever_and_compaction_leave_the_ledger_alone(filled: Opened) -> None:
    studies, entry = filled.stores.studies, filled.write("something that went into a package")
    (one,) = studies.participations()
    studies.record_sealed(replace(sealed(one, filled.clock), entries=(entry.id,)))
    before = ledger(filled)
    entries = filled.stores.entries
    entries.put_in_bin(entry.id, filled.clock.now())
    filled.clock.forward(days=40)
    assert entries.empty_bin(filled.clock.now()) == 1
    compact(filled.engine)
    assert ledger(filled) == before


def test_an_unfinished_review_is_replaced_and_dropped(opened: Opened) -> None:
    studies, whose = opened.stores.studies, new_id()
    assert studies.review(whose) is None
    studies.put_review(whose, "{}")
    studies.put_review(whose, '{"at": 3}')
    assert studies.review(whose) == '{"at": 3}'
    studies.drop_review(whose)
    studies.drop_review(whose)
    assert studies.review(whose) is None


def test_secrets_are_in_no_repr(clock: FakeClock) -> None:
    one = participation(clock)
    assert repr(one.seed) not in repr(one)
    assert str(one.origin) not in repr(one)
