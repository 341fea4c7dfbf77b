"""Lists of widgets while Python collects closed windows: an address of freed memory crashes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from journal_app.ui.widget_lists import all_widgets, windows

KEPT = 3


class Window(QWidget):
    """A window that only the collector frees, with children Python knows nothing of yet."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        column = QVBoxLayout(self)
        for _ in range(5):
            area = QScrollArea()
            area.setWidget(QTextEdit())
            column.addWidget(area)


@pytest.fixture
def collector_off() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.disable()
    yield
    gc.set_threshold(*usual)
    gc.enable()


@pytest.mark.parametrize("asked_for", [all_widgets, windows])
@pytest.mark.usefixtures("collector_off")
def test_closed_windows_are_collected_before_or_after_but_not_meanwhile(
    qapp: QApplication, asked_for: Callable[[QApplication], list[QWidget]]
) -> None:
    for _ in range(2):
        gc.collect()
        made = [Window() for _ in range(2 * KEPT)]
        kept = made[::2]
        del made
        gc.set_threshold(5)  # so the list itself sets a collection off
        gc.enable()
        found = asked_for(qapp)
        gc.disable()
        assert sum(type(widget) is Window and widget in kept for widget in found) == KEPT
        assert gc.isenabled() is False
        del found, kept
