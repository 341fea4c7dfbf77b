"""A page with its guard, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.services.desks import Desk, copy_of
from tests.ui.guard.room import Room, open_room


@pytest.fixture(scope="session")
def library() -> GuardLibrary:
    """The real rules and lists, loaded once; no model."""
    return GuardLibrary(second=lambda: None)


@pytest.fixture
def desk(settled_folder: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = copy_of(settled_folder, tmp_path / "vault", clock)
    yield made
    made.vault.close()


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, desk: Desk, library: GuardLibrary) -> Room:
    return open_room(qtbot, theme, desk, library)
