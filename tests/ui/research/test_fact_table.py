"""The table of a package: every heading and every line of it in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from pytestqt.qtbot import QtBot

from journal_app.ui.research.fact_table import SIDE, FactTable, in_two_lines
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.ui.draw import draw, settle

LONG = "Nothing of this is short, and it goes on for more than one line of a narrow column. " * 3
DIGITS = " ".join(["0a1b2c3d"] * 8)


@given(st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=6))
def test_a_heading_is_broken_once_and_keeps_its_words(words: list[str]) -> None:
    heading = " ".join(words)
    lines = in_two_lines(heading).split("\n")
    assert " ".join(lines) == heading
    assert len(lines) <= 2


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_headings_fit_and_rows_are_as_high_as_their_lines(
    qtbot: QtBot, theme: Theme, scale: float
) -> None:
    table = FactTable(theme=theme, name="Facts")
    qtbot.addWidget(table)
    draw(table, theme, QSize(700, 600), Look.LIGHT, scale)
    table.show_rows(
        ("What", "In the package"), (("One", "short"), ("Two", DIGITS), ("Three", LONG)), wraps=True
    )
    settle(table, QSize(700, 600))
    one_line = table.fontMetrics().height()
    assert one_line < table.rowHeight(0) < 3 * one_line
    assert table.rowHeight(2) >= needs(table, LONG)
    settle(table, QSize(500, 600))
    assert table.rowHeight(1) >= needs(table, DIGITS) > one_line
    assert table.rowHeight(2) >= needs(table, LONG)
    assert all_headings_fit(table)
    table.show_rows(("Role model to be", "Life experiences"), (("4", "5"), ("6", "7")))
    settle(table, QSize(700, 600))
    assert table.rowHeight(0) == table.rowHeight(1) < 3 * one_line
    assert all_headings_fit(table)


def needs(table: FactTable, words: str) -> int:
    """Return the height of words in the last column, in pixels."""
    room = QRect(0, 0, table.columnWidth(1) - 2 * SIDE, 10_000)
    return table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()


def all_headings_fit(table: FactTable) -> bool:
    header = table.horizontalHeader()
    told = [str(table.model().headerData(column, Qt.Orientation.Horizontal)) for column in range(2)]
    sizes = [header.fontMetrics().size(0, words) for words in told]
    return all(
        size.height() <= header.height() and size.width() <= header.sectionSize(column)
        for column, size in enumerate(sizes)
    )
