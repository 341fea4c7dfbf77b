"""A real encrypted database with its stores, for the tests of the stores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, text

from journal_app.domain.entries import Entry, EntryFilter, NewEntry
from journal_app.domain.prompts import Theme
from journal_app.storage.engine import close, make_engine, reading, writing
from journal_app.storage.migrations import migrate
from journal_app.storage.stores import Stores, open_stores
from tests.fakes import FakeClock

KEY = bytes(range(32))
NIGHT = date(2026, 11, 21)
EVERYTHING = EntryFilter()


@dataclass
class Opened:
    """An open database."""

    path: Path
    engine: Engine
    stores: Stores
    clock: FakeClock

    def write(self, body: str, night: date = NIGHT, theme: Theme | None = None) -> Entry:
        new = NewEntry(
            night=night,
            created_at=self.clock.now(),
            zone=self.clock.zone(),
            offset_minutes=0,
            theme=theme,
            text=body,
        )
        return self.stores.entries.add(new)

    def found(self, words: str, only: EntryFilter = EVERYTHING) -> list[str]:
        return [card.entry.id for card in self.stores.entries.page(words, only, None, 1000)]

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        with reading(self.engine) as session:
            result = session.connection().execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []

    def close(self) -> None:
        close(self.engine)


def open_database(path: Path, clock: FakeClock) -> Opened:
    engine = make_engine(path, KEY)
    migrate(engine, lambda _found, _known: None)
    return Opened(path, engine, open_stores(engine, clock=clock), clock)


def assert_index_agrees(opened: Opened) -> None:
    with writing(opened.engine) as session:
        session.connection().execute(
            text("INSERT INTO entry_search (entry_search, rank) VALUES ('integrity-check', 1)")
        )
