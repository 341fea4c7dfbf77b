"""PySide6 6.12.0 on Python 3.11 loses references to None until the process aborts."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 200


def lost_references(widget: QWidget) -> int:
    """Return how many references to None a run of calls that return None has lost."""
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()
    return before - sys.getrefcount(None)


def test_calls_that_return_none_do_not_lose_references(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert lost_references(widget) < CALLS / 2
