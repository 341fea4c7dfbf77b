"""Forgetting and studies: unfinished reviews go when they could give words away; ledgers stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.entries import Entry
from journal_app.domain.forgetting import Forgetting, Wording
from journal_app.storage.forgetting import forget, overwrite_traces
from journal_app.storage.schema_3 import LEDGERS
from tests.fakes import FakeClock
from tests.storage.decrypted import holds
from tests.storage.opened import KEY, Opened, open_database
from tests.storage.some_studies import event, participation, sealed, version

NAME = "Quetzalbrook"


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def erase(opened: Opened, entry: Entry, *, everywhere: bool = False) -> None:
    wording = Wording(NAME, "[patient]")
    request = Forgetting(entry.id, "Mrs [patient] slept.", (wording,), everywhere)
    forget(opened.engine, request, opened.clock.now())
    assert overwrite_traces(opened.engine)


@pytest.mark.parametrize(
    "state",
    [
        {"answers": {NAME.lower(): ["hide", ""]}},
        {"answers": {"x": ["other", f"our {NAME}"]}},
        {"deep": [[{"names": [1, None, f"Mrs\n{NAME}s"]}]]},
        {"accents": "QUÉTZALBROOK\u2019s"},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_review_that_holds_the_words_goes(
    opened: Opened, state: dict[str, object], indent: int | None
) -> None:
    entry, studies = opened.write(f"Mrs {NAME} slept."), opened.stores.studies
    studies.put_review("holds", json.dumps(state, indent=indent))
    studies.put_review("does-not", json.dumps({"answers": {"Rose": ["hide", ""]}}))
    erase(opened, entry)
    assert studies.review("holds") is None
    assert studies.review("does-not") is not None
    assert not holds(opened.path, KEY, NAME)


def test_what_is_no_json_is_looked_at_as_it_is(opened: Opened) -> None:
    entry, studies = opened.write(f"Mrs {NAME} slept."), opened.stores.studies
    studies.put_review("holds", f"{{ {NAME}")
    studies.put_review("does-not", "{")
    erase(opened, entry)
    assert (studies.review("holds"), studies.review("does-not")) == (None, "{")


def test_a_review_of_a_changed_entry_goes_for_its_hash(opened: Opened) -> None:
    entry, other = opened.write(f"Mrs {NAME} slept."), opened.write(f"Another {NAME}.")
    studies = opened.stores.studies
    studies.put_review("of it", json.dumps({"texts": {entry.id: "ab" * 32}}))
    studies.put_review("of another", json.dumps({"texts": {other.id: "cd" * 32}}))
    studies.put_review("names it", json.dumps({"answers": {NAME: ["keep", ""]}}))
    erase(opened, entry)  # another entry holds the words, so what was decided about them stands
    assert studies.review("of it") is None
    assert studies.review("of another") is not None
    assert studies.review("names it") is not None
    erase(opened, entry, everywhere=True)
    assert studies.review("of another") is None
    assert studies.review("names it") is None


def test_the_ledgers_stay_as_they_were(opened: Opened) -> None:
    entry, studies = opened.write(f"Mrs {NAME} slept."), opened.stores.studies
    one = participation(opened.clock)
    studies.join(one, version(one, opened.clock), event(one, opened.clock))
    studies.record_sealed(sealed(one, opened.clock))
    before = {table: opened.sql(f"SELECT * FROM {table}") for table in LEDGERS}
    erase(opened, entry, everywhere=True)
    assert {table: opened.sql(f"SELECT * FROM {table}") for table in LEDGERS} == before
