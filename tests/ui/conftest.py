"""What every test of the window shares."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.services.desks import settled_once
from tests.ui.walk import Journals, Walk, make_sample

NO_WINDOW_MANAGER = (
    "does not support propagateSizeHints",
    "does not support raise",
    "does not support grabbing the keyboard",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the off-screen platform say what it has no window manager for."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*NO_WINDOW_MANAGER))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 %, which the next test finds on the application already."""
    yield Theme(qapp, look=Look.LIGHT)
    # Outside an event loop nothing else deletes what the test has closed, and every change of
    # look would dress the windows of all tests before it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def settled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_once(tmp_path_factory.mktemp("settled") / "vault")


@pytest.fixture(scope="session")
def journals(tmp_path_factory: pytest.TempPathFactory) -> Journals:
    return make_sample(tmp_path_factory.mktemp("journals"))


@pytest.fixture
def walk(
    qapp: QApplication, theme: Theme, journals: Journals, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[[float], Walk]]:
    made: list[Walk] = []

    def begin(scale: float) -> Walk:
        theme.set_scale(scale)
        # A walk writes, deletes and restores: each has a copy of its own.
        copied = replace(journals, sample=tmp_path / "sample")
        shutil.copytree(journals.sample, copied.sample)
        walked = Walk(app=qapp, theme=theme, journals=copied, folder=tmp_path, bot=qtbot)
        made.append(walked)
        return walked

    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield begin
    for walked in made:
        walked.end()
    qapp.setCursorFlashTime(flash)
