"""The checks behind "verify" find what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from journal_app.storage.engine import close, make_engine, writing
from journal_app.storage.integrity import bad_pages, structure_is_sound
from tests.fakes import FakeClock
from tests.storage.opened import KEY, Opened, open_database


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    database.write("quokka " * 3000)
    yield database
    database.close()


def test_a_sound_database_passes_both(opened: Opened) -> None:
    assert bad_pages(opened.engine) == 0
    assert structure_is_sound(opened.engine)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entry_body SET text = 'something else'",
        "DELETE FROM entry_body",
        "INSERT INTO entry_search (rowid, text) VALUES (1, 'of no entry')",
        "UPDATE entry SET binned_at = updated_at",
    ],
)
def test_an_index_that_went_astray_is_found(opened: Opened, harm: str) -> None:
    with writing(opened.engine) as session:
        session.connection().execute(text(harm))
    assert bad_pages(opened.engine) == 0
    assert not structure_is_sound(opened.engine)


def test_changed_pages_are_counted(tmp_path: Path, clock: FakeClock) -> None:
    opened = open_database(tmp_path / "harmed.db", clock)
    opened.write("quokka " * 9000)
    opened.close()
    data = bytearray(opened.path.read_bytes())
    pages = len(data) // 4096
    for page in (pages - 3, pages - 2):
        data[page * 4096 + 17] ^= 4
    opened.path.write_bytes(data)
    engine = make_engine(opened.path, KEY)
    assert bad_pages(engine) == 2
    close(engine)
