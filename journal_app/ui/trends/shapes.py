"""The marks, lines and bands of the chart as shapes, few enough to draw ten years at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from journal_app.domain.ratings import Scale
from journal_app.domain.trends.picture import LevelLine, TrendData
from journal_app.ui.trends.layout import Layout

VERTEX: Final = 1.5
"""Pixels between two corners of a line or band: finer cannot be seen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One rating in the picture."""

    at: QPointF
    written_later: bool


def marks(layout: Layout, data: TrendData, scale: Scale) -> tuple[Mark, ...]:
    """Return a mark for every rated night of a scale, and for no other night."""
    return tuple(
        Mark(layout.dot(place, scale, row.ratings[scale]), scale in row.written_later)
        for place, row in enumerate(data.rows)
        if scale in row.ratings
    )


def dense_marks(layout: Layout, data: TrendData, scale: Scale, side: float) -> list[QRectF]:
    """Return one bar for each run of places in the picture that hold a rating or more.

    A single rating is a square of ``side`` pixels.
    """
    left, width = layout.plot.left(), layout.night_width
    columns: dict[int, list[int]] = {}
    for place, row in enumerate(data.rows):
        value = row.ratings.get(scale)
        if value is not None:
            columns.setdefault(value, []).append(int((place + 0.5) * width))
    bars = []
    for value, across in columns.items():
        top = layout.y(value) - side / 2
        for start, end in _touching(across, side):
            bars.append(QRectF(left + start, top, end - start + side, side))
    return bars


def _touching(across: list[int], side: float) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of rising columns that leave no gap between squares."""
    start = end = across[0]
    for column in across[1:]:
        if column > end + side:
            yield start, end
            start = column
        end = column
    yield start, end


def band_columns(layout: Layout, data: TrendData, line: LevelLine) -> list[QRectF]:
    """Return a level's band as columns side by side, which ten years are drawn with."""
    begin = layout.x((line.first - data.first).days)
    foot, unit = layout.y(0), layout.y(1) - layout.y(0)
    places = list(_corners(0, len(line.mean) - 1, layout.night_width))
    across = [round(begin + place * layout.night_width) for place in places]
    columns = []
    for place, (left, right) in zip(places, pairwise(across), strict=False):
        top = foot + unit * line.high[place]
        columns.append(QRectF(left, top, right - left, foot + unit * line.low[place] - top))
    return columns


def band_outline(layout: Layout, data: TrendData, line: LevelLine) -> QPolygonF:
    """Return the outline of a level's band, there along its upper edge and back on its lower."""
    offset = (line.first - data.first).days
    places = list(_corners(0, len(line.mean) - 1, layout.night_width))
    upper = [QPointF(layout.x(offset + i), layout.y(line.high[i])) for i in places]
    lower = [QPointF(layout.x(offset + i), layout.y(line.low[i])) for i in reversed(places)]
    return QPolygonF(upper + lower)


def line_pieces(layout: Layout, data: TrendData, line: LevelLine) -> tuple[QPolygonF, ...]:
    """Return the drawn pieces of a level's line; long gaps lie between them."""
    offset = (line.first - data.first).days
    begin, width = layout.x(offset), layout.night_width
    foot, unit = layout.y(0), layout.y(1) - layout.y(0)
    return tuple(
        QPolygonF(
            [
                QPointF(begin + i * width, foot + unit * line.mean[i])
                for i in _corners(start, end, width)
            ]
        )
        for start, end in _runs(line.drawn)
    )


def after_call_spans(layout: Layout, data: TrendData) -> list[QRectF]:
    """Return the ground of each run of nights after call; runs closer than a pixel are one."""
    spans: list[QRectF] = []
    for first, last in data.after_call:
        left = layout.plot.left() + (first - data.first).days * layout.night_width
        width = ((last - first).days + 1) * layout.night_width
        if spans and left - spans[-1].right() < 1.0:
            spans[-1].setRight(left + width)
        else:
            spans.append(QRectF(left, layout.plot.top(), width, layout.plot.height()))
    return spans


def _corners(start: int, end: int, night_width: float) -> Iterator[int]:
    """Yield the nights from start to end, both included, that are at least a vertex apart."""
    step = max(1, round(VERTEX / night_width))
    yield from range(start, end, step)
    yield end


def _runs(drawn: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of nights on which the line is drawn."""
    start: int | None = None
    for place, on in enumerate((*drawn, False)):
        if on and start is None:
            start = place
        elif not on and start is not None:
            yield start, place - 1
            start = None
