"""A change of the content that is stopped half-way has not happened at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from journal_app.domain.contacts import Contact
from journal_app.domain.entries import Entry
from journal_app.domain.ids import ContactId
from journal_app.domain.notebook import Person
from journal_app.domain.prompts import Moment, Theme
from journal_app.errors import WorkInterrupted
from journal_app.storage.engine import _pool, close, make_engine, reading, writing
from journal_app.storage.migrations import STEPS, migrate, schema_version
from journal_app.storage.rows import MetaRow
from tests.fakes import FakeClock
from tests.storage.opened import KEY, NIGHT, Opened, open_database
from tests.storage.some_content import contact, correction, note, own_prompt, pack, person

TABLES = (
    "person",
    "note",
    "contact",
    "own_prompt",
    "prompt_pack",
    "night_moments",
    "hint_correction",
    "hint_feature",
    "tombstone",
    "meta",
)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def state(opened: Opened) -> list[list[tuple[object, ...]]]:
    return [opened.sql(f"SELECT * FROM {table}") for table in TABLES]


def stopped_everywhere(opened: Opened, change: Callable[[], None]) -> int:
    """Stop a change later and later until it comes to its end; return how often it was stopped."""
    raw = _pool(opened.engine).raw
    assert raw is not None
    steps, stops = 8, 0
    while True:
        before = state(opened)
        raw.set_progress_handler(lambda: 1, steps)
        try:
            change()
        except WorkInterrupted:
            stops += 1
        else:
            return stops
        finally:
            raw.set_progress_handler(None, 0)
        assert state(opened) == before
        steps += steps // 2


def test_what_is_stopped_half_way_left_nothing(opened: Opened, clock: FakeClock) -> None:
    entry, one, first = fill(opened)
    stores = opened.stores
    again = correction(entry.id, clock.now(), Theme.ROLE_MODELS, Theme.SELF_CARE)
    changes: list[Callable[[], None]] = [
        lambda: stores.hints.correct(again, [f"other{n}" for n in range(40)]),
        lambda: stores.hints.take_back(entry.id),
        lambda: stores.contacts.order([ContactId("unknown"), first.id]),
        lambda: stores.notebook.put_note(note(one, "Waited." * 500)),
        lambda: stores.notebook.delete_person(one.id),
        lambda: stores.prompts.put_pack(pack(clock.now(), data=b"z" * 90_000)),
        lambda: stores.prompts.put_moments(NIGHT, list(Moment)),
        lambda: stores.prompts.delete_own(stores.prompts.own()[0].id),
    ]
    stops = [stopped_everywhere(opened, change) for change in changes]
    assert min(stops) >= 3
    assert stores.hints.corrections() == ()
    assert stores.hints.counts().features == {}
    assert (stores.notebook.people(), stores.notebook.notes(), stores.prompts.own()) == ((), (), ())
    assert stores.contacts.all()[0] == replace(first, place=0)
    assert opened.sql("PRAGMA integrity_check") == [("ok",)]
    assert opened.sql("PRAGMA foreign_key_check") == []


def fill(opened: Opened) -> tuple[Entry, Person, Contact]:
    stores, now = opened.stores, opened.clock.now()
    entry, one = opened.write("She sat down."), person(now)
    stores.notebook.put_person(one)
    for n in range(12):
        stores.notebook.put_note(replace(note(one, f"Sat down {n}."), entry=entry.id))
    contacts = [contact(f"Flat {n}", place=n) for n in range(5)]
    for each in contacts:
        stores.contacts.put(each)
    stores.prompts.put_own(own_prompt())
    stores.prompts.put_pack(pack(now))
    said = correction(entry.id, now, Theme.SELF_CARE)
    stores.hints.correct(said, [f"feature{n}" for n in range(40)])
    return entry, one, contacts[3]


def test_a_step_to_version_4_that_is_stopped_is_taken_anew(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "journal.db", KEY)
    migrate(engine, lambda _found, _known: None, steps=STEPS[:3])
    with writing(engine) as session:
        session.merge(MetaRow(name="kept", value="yes"))
    raw = _pool(engine).raw
    assert raw is not None
    steps, stops, before = 40, 0, schema(engine)
    while schema_version(engine) == 3:
        raw.set_progress_handler(lambda: 1, steps)
        with suppress(WorkInterrupted):
            migrate(engine, lambda _found, _known: None, steps=STEPS[:4])
        raw.set_progress_handler(None, 0)
        if schema_version(engine) == 3:
            assert schema(engine) == before
            stops += 1
        steps += steps // 2
    assert stops >= 3
    with reading(engine) as session:
        assert session.get_one(MetaRow, "kept").value == "yes"
    assert len(schema(engine)) > len(before)
    close(engine)


def schema(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name")
        return [tuple(row) for row in rows]
