from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from journal_app.ui.journal.text_lines import (
    Passage,
    fit,
    lay_out,
    lines_of,
    mark_areas,
    points,
    units,
)

WORDS = "She pulled the chair round to his side of the bed before she said anything at all. "


@pytest.fixture
def font(qtbot: QtBot) -> QFont:
    found = QFont("sans-serif")
    found.setPixelSize(19)
    return found


@given(st.text(max_size=40), st.data())
def test_offsets_go_to_qt_and_back(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    assert points(text, units(text, point)) == point


def test_a_mark_behind_an_emoji_lies_on_its_own_word(font: QFont) -> None:
    text = "🫀🫀 the chair was empty"
    begin = text.index("chair")
    layout = lay_out(text, font, 600, 28)
    [area] = mark_areas(layout, Passage(text, ((begin, begin + 5),)), 28)
    metrics = QFontMetricsF(font)
    assert area.left() == pytest.approx(metrics.horizontalAdvance(text[:begin]), abs=3)
    assert area.width() == pytest.approx(metrics.horizontalAdvance("chair"), abs=5)
    assert 0 < area.top() < area.bottom() < 28


def test_a_mark_over_a_line_break_has_a_ground_on_both_lines(font: QFont) -> None:
    text = "the empty chair stood there"
    layout = lay_out(text, font, 90, 28)
    areas = mark_areas(layout, Passage(text, ((0, len(text)),)), 28)
    assert len(areas) == layout.lineCount() > 1
    assert len({area.top() for area in areas}) == len(areas)


def test_what_fits_is_left_alone(font: QFont) -> None:
    passage = Passage("Short.\nTwo lines.", ((0, 5),))
    assert fit(passage, font, 600, 2) == Passage("Short. Two lines.", ((0, 5),))


def test_a_long_passage_ends_at_a_word_with_an_ellipsis(font: QFont) -> None:
    shown = fit(Passage(WORDS * 4), font, 500, 2)
    assert shown.text.endswith("…")
    assert (WORDS * 4).startswith(shown.text[:-1])
    assert (WORDS * 4)[len(shown.text) - 1] in " ,.;"
    assert lines_of(shown.text, font, 500) == 2


@pytest.mark.parametrize("width", [120, 260, 600, 900])
def test_the_first_mark_is_always_in_sight(font: QFont, width: int) -> None:
    text = WORDS * 4 + "A zebra stood there. " + WORDS
    begin = text.index("zebra")
    shown = fit(Passage(text, ((begin, begin + 5),)), font, width, 2)
    [(a, b)] = shown.marks
    assert shown.text[a:b] == "zebra"
    assert shown.text.startswith("… ")
    assert lines_of(shown.text, font, width) <= 2


@given(
    st.text(min_size=1, max_size=200), st.integers(1, 5), st.integers(0, 199), st.integers(1, 30)
)
def test_marks_stay_inside_and_lines_are_kept(
    qapp: object, text: str, width: int, begin: int, length: int
) -> None:
    begin = min(begin, len(text) - 1)
    passage = Passage(text, ((begin, min(len(text), begin + length)),))
    font = QFont("sans-serif")
    font.setPixelSize(15)
    shown = fit(passage, font, width * 100, 2)
    assert all(0 <= a < b <= len(shown.text) for a, b in shown.marks)
    assert lines_of(shown.text, font, width * 100) <= 2 or len(shown.text) <= 3
