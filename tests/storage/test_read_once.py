"""Settings and rotations are read once; what is written is what is read next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from journal_app.domain.ids import RotationId, StretchId, new_id
from journal_app.domain.nights import Stretch
from journal_app.domain.rotations import Rotation
from tests.fakes import FakeClock
from tests.storage.opened import NIGHT, Opened, open_database

ROTATION = Rotation(RotationId(new_id()), "Surgery", NIGHT, NIGHT + timedelta(days=27))
STRETCH = Stretch(StretchId(new_id()), NIGHT, NIGHT, 360)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


@pytest.fixture
def statements(opened: Opened) -> list[str]:
    """Every query that reaches the database."""
    seen: list[str] = []

    def note(*given: object) -> None:
        if str(given[2]).startswith("SELECT"):
            seen.append(str(given[2]))

    event.listen(opened.engine, "before_cursor_execute", note)
    return seen


def test_a_dozen_settings_are_one_query(opened: Opened, statements: list[str]) -> None:
    opened.stores.settings.put("a", "1")
    statements.clear()
    for _ in range(12):
        assert opened.stores.settings.get("a") == "1"
        assert opened.stores.settings.get("never set") is None
    assert opened.stores.settings.all() == {"a": "1"}
    assert len(statements) == 1
    opened.stores.settings.put("a", "2")
    assert opened.stores.settings.get("a") == "2"


def test_what_is_handed_out_is_not_what_is_kept(opened: Opened) -> None:
    opened.stores.settings.put("a", "1")
    opened.stores.settings.all()["a"] = "2"
    assert opened.stores.settings.get("a") == "1"


def test_rotations_and_stretches_are_one_query_each(opened: Opened, statements: list[str]) -> None:
    rotations = opened.stores.rotations
    rotations.put(ROTATION)
    rotations.put_stretch(STRETCH)
    statements.clear()
    for _ in range(5):
        assert rotations.rotations() == (ROTATION,)
        assert rotations.stretches() == (STRETCH,)
    assert len(statements) == 2
    rotations.delete(ROTATION.id)
    rotations.delete_stretch(STRETCH.id)
    assert rotations.rotations() == ()
    assert rotations.stretches() == ()
