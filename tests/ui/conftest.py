"""What every test of the window shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look

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
    """The light look at 100 %, taken off the application again afterwards."""
    yield Theme(qapp, look=Look.LIGHT)
    # Outside an event loop nothing else deletes what the test has closed, and every change of
    # look would dress the windows of all tests before it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
