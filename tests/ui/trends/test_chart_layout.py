"""Where things go in the chart: nothing overlaps, nothing is cut, no missing night has a mark."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from journal_app.domain.ratings import Scale
from journal_app.domain.rotations import Rotation
from journal_app.domain.trends.compose import compose
from journal_app.domain.trends.picture import Range, Span, TrendData
from journal_app.ui.theme import Theme
from journal_app.ui.trends.layout import PLOT_HEIGHT, Layout, height_for, lay_out
from journal_app.ui.trends.shapes import (
    after_call_spans,
    band_columns,
    dense_marks,
    line_pieces,
    marks,
)
from journal_app.ui.trends.titles import fit_title, initials
from tests.ui.trends.journals import DAY, FIRST, LONG_GAP, picture, records, ten_years

FIXTURE_ONCE = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def laid_out(data: TrendData, theme: Theme, width: float = 978) -> Layout:
    height = height_for(width, data, theme)
    return lay_out(QRectF(0, 0, width, height), data, theme)


def texts(layout: Layout, theme: Theme) -> list[QRectF]:
    """Return the boxes of all words, as wide as the words really are."""
    wide = QFontMetricsF(theme.sans(13)).horizontalAdvance
    boxes = [item.text for item in layout.legend]
    boxes += [tick.box for tick in layout.ticks if tick.box is not None]
    for band in layout.bands:
        if band.lines:
            width = max(wide(line) for line in band.lines)
            boxes.append(QRectF(band.title.left(), band.title.top(), width, band.title.height()))
    for end in layout.ends:
        width = max(wide(line) for line in end.lines)
        boxes.append(QRectF(end.box.left(), end.box.top(), width, end.box.height()))
    return boxes


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [500, 780, 978])
@pytest.mark.parametrize("nights", [1, 5, 28, 84, 112])
def test_no_words_overlap_or_leave_the_picture(
    theme: Theme, scale: float, width: int, nights: int
) -> None:
    theme.set_scale(scale)
    layout = laid_out(picture(nights), theme, width)
    boxes = texts(layout, theme)
    for one, other in combinations(boxes, 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other)
    for box in boxes:
        assert layout.rect.adjusted(-1, -1, 1, 1).contains(box)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_ten_years_overlap_as_little(theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    layout = laid_out(ten_years(), theme)
    boxes = texts(layout, theme)
    for one, other in combinations(boxes, 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other)
    assert len(layout.ticks) >= 2


@FIXTURE_ONCE
@given(names=st.lists(st.text("Mwi ", min_size=1, max_size=30), min_size=1, max_size=8))
def test_titles_of_any_length_keep_to_their_band(theme: Theme, names: list[str]) -> None:
    nights = 112 // len(names)
    rotations = tuple(
        Rotation(
            records().rotations[0].id,
            name.strip() or "M",
            FIRST + i * nights * DAY,
            FIRST + (i * nights + nights - 1) * DAY,
        )
        for i, name in enumerate(names)
    )
    last = FIRST + 111 * DAY
    made = replace(records(), rotations=rotations)
    layout = laid_out(compose(Range(Span.ALL), FIRST, last, last, made), theme)
    wide = QFontMetricsF(theme.sans(13)).horizontalAdvance
    for band in layout.bands:
        for line in band.lines:
            assert band.title.left() + wide(line) <= band.ground.right()


def test_a_title_wraps_then_shortens_then_leaves() -> None:
    band = picture().bands[1]
    by_letter = {60: 1, 20: 2, 8: 3, 4: 1, 1: 0}
    for width, lines in by_letter.items():
        assert len(fit_title(band, width, len)) == lines
    assert fit_title(band, 4, len) == ("FM",)
    assert initials("Emergency & Acute Medicine") == "EAM"


def test_a_night_has_a_mark_exactly_when_it_is_rated(theme: Theme) -> None:
    data = picture()
    layout = laid_out(data, theme)
    for scale in Scale:
        rated = [i for i, row in enumerate(data.rows) if scale in row.ratings]
        found = marks(layout, data, scale)
        assert len(found) == len(rated)
        for place, mark in zip(rated, found, strict=True):
            assert abs(mark.at.x() - layout.x(place)) < layout.night_width / 2
            assert mark.at.y() == layout.y(data.rows[place].ratings[scale])
        left, right = layout.x(LONG_GAP[0] - 0.5), layout.x(LONG_GAP[-1] + 0.5)
        assert not [mark for mark in found if left < mark.at.x() < right]


def test_every_mark_lies_whole_in_the_plot(theme: Theme) -> None:
    layout = laid_out(picture(), theme)
    assert layout.y(10) - layout.plot.top() >= 6
    assert layout.plot.bottom() - layout.y(0) >= 6


def test_the_line_has_no_corner_inside_the_long_gap(theme: Theme) -> None:
    data = picture()
    layout = laid_out(data, theme)
    left, right = layout.x(LONG_GAP[0]), layout.x(LONG_GAP[-1])
    for trend in data.scales:
        assert trend.line is not None
        pieces = line_pieces(layout, data, trend.line)
        assert len(pieces) == 2
        for piece in pieces:
            across = [point.x() for point in piece.toList()]
            assert max(across) < left or min(across) > right


def test_dense_bars_lie_where_a_rating_is(theme: Theme) -> None:
    data = ten_years()
    layout = laid_out(data, theme)
    assert not layout.fine
    bars = dense_marks(layout, data, Scale.BURNOUT, 2)
    for place, row in enumerate(data.rows):
        if Scale.BURNOUT in row.ratings:
            y, x = layout.y(row.ratings[Scale.BURNOUT]), layout.x(place)
            assert any(b.top() < y < b.bottom() and b.left() - 1 <= x <= b.right() for b in bars)
            break
    assert sum(bar.width() for bar in bars) < 11 * layout.plot.width()


def test_the_dense_band_lies_side_by_side(theme: Theme) -> None:
    data = ten_years()
    layout = laid_out(data, theme)
    line = data.scales[0].line
    assert line is not None
    columns = band_columns(layout, data, line)
    for left, right in pairwise(columns):
        assert left.right() == right.left()


def test_shading_stays_inside_and_covers_whole_nights(theme: Theme) -> None:
    data = picture()
    layout = laid_out(data, theme)
    spans = after_call_spans(layout, data)
    assert len(spans) == len(data.after_call)
    for span, (first, last) in zip(spans, data.after_call, strict=True):
        assert span.left() < layout.x((first - data.first).days) < span.right()
        assert span.left() < layout.x((last - data.first).days) < span.right()
        assert layout.plot.contains(span)


def test_every_night_can_be_pointed_at(theme: Theme) -> None:
    data = picture()
    layout = laid_out(data, theme)
    for place, row in enumerate(data.rows):
        at = layout.plot.center()
        at.setX(layout.x(place))
        assert layout.night_under(at, data) == row.night
    outside = layout.plot.topLeft()
    outside.setX(-20)
    assert layout.night_under(outside, data) is None


@pytest.mark.parametrize("width", [420, 600, 900, 1600])
def test_the_plot_is_as_high_as_designed_at_any_width(theme: Theme, width: int) -> None:
    theme.set_scale(2.0)
    layout = laid_out(picture(), theme, width)
    assert abs(layout.plot.height() - theme.px(PLOT_HEIGHT)) <= 1
