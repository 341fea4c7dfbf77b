"""The log of what exports replaced: it comes back as it was, and goes with its entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.entries import Entry
from journal_app.domain.guard import LoggedReplacement, text_hash
from journal_app.domain.identifiers import Kind, Tier
from journal_app.errors import BugError
from tests.fakes import FakeClock
from tests.storage.opened import Opened, open_database

EARLIER, LATER = "a" * 32, "b" * 32


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def logged(
    opened: Opened, entry: Entry, start: int = 0, export: str = EARLIER
) -> LoggedReplacement:
    text = opened.stores.entries.text(entry.id)
    return LoggedReplacement(
        export=export,
        entry=entry.id,
        start=start,
        end=start + 4,
        kind=Kind.NAME_PATIENT,
        tier=Tier.SUSPECT,
        source="memory",
        at=opened.clock.now(),
        put="[patient 1]",
        words=text[start : start + 4],
        text_hash=text_hash(text),
    )


def test_an_export_comes_back_by_night_and_place(opened: Opened) -> None:
    new = opened.write("Rose and Lily")
    old = opened.write("Lily alone", date(2026, 11, 1))
    log = opened.stores.replacements
    items = [logged(opened, new, 9), logged(opened, new, 0), logged(opened, old)]
    log.record(items)
    assert log.of(EARLIER) == (items[2], items[1], items[0])
    assert log.of(LATER) == ()


def test_exports_are_listed_newest_first_and_deleted_one_by_one(opened: Opened) -> None:
    entry, log = opened.write("Rose and Lily"), opened.stores.replacements
    log.record([logged(opened, entry)])
    first = opened.clock.now()
    opened.clock.forward(days=1)
    log.record([logged(opened, entry, at, LATER) for at in (0, 9)])
    assert log.exports() == ((LATER, first + timedelta(days=1), 2), (EARLIER, first, 1))
    log.delete(LATER)
    log.delete(LATER)
    assert [export for export, _, _ in log.exports()] == [EARLIER]


def test_it_goes_with_its_entry(opened: Opened) -> None:
    entry, log = opened.write("Rose and Lily"), opened.stores.replacements
    log.record([logged(opened, entry)])
    opened.stores.entries.move(entry.id, date(2026, 11, 3))
    assert len(log.of(EARLIER)) == 1
    opened.stores.entries.delete_forever(entry.id)
    assert log.of(EARLIER) == ()
    assert opened.sql("SELECT count(*) FROM replacement_log") == [(0,)]


def test_an_impossible_place_stores_nothing_of_its_export(opened: Opened) -> None:
    entry, log = opened.write("Rose and Lily"), opened.stores.replacements
    with pytest.raises(BugError):
        log.record([logged(opened, entry), replace(logged(opened, entry), end=0)])
    assert log.exports() == ()


def test_no_word_shows_in_a_repr(opened: Opened) -> None:
    shown = repr(logged(opened, opened.write("Rose and Lily")))
    assert "Rose" not in shown
    assert "patient 1" not in shown
