"""Vaults are written once and copied for each test: writing durably takes its time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal_app.ui.journal.model import PAGE
from tests.fakes import FakeClock
from tests.ui.direct_jobs import DirectJobs
from tests.ui.journal.shelf import Shelf, fill, fill_many, new_shelf, open_shelf

MANY = 9 * PAGE + 7


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "journal"
    shelf = new_shelf(folder, FakeClock())
    fill(shelf)
    shelf.vault.close()
    return folder


@pytest.fixture(scope="session")
def many_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many") / "journal"
    shelf = new_shelf(folder, FakeClock())
    fill_many(shelf, MANY)
    shelf.vault.close()
    return folder


@pytest.fixture
def empty_shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    shelf = new_shelf(tmp_path / "journal", clock)
    yield shelf
    shelf.vault.close()


@pytest.fixture
def shelf(tmp_path: Path, clock: FakeClock, filled_folder: Path) -> Iterator[Shelf]:
    folder = shutil.copytree(filled_folder, tmp_path / "filled")
    opened = open_shelf(folder, clock)
    yield opened
    opened.vault.close()


@pytest.fixture
def many(tmp_path: Path, clock: FakeClock, many_folder: Path) -> Iterator[Shelf]:
    folder = shutil.copytree(many_folder, tmp_path / "many")
    opened = open_shelf(folder, clock)
    yield opened
    opened.vault.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[DirectJobs]:
    made = DirectJobs()
    errors: list[object] = []
    made.failed.connect(errors.append)
    yield made
    assert errors == []
