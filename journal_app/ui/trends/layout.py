"""Where everything in the chart goes, worked out before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from journal_app.domain.ratings import HIGHEST, Scale
from journal_app.domain.trends.picture import RotationBand, ScaleTrend, TrendData, night_at
from journal_app.sentences import nights
from journal_app.ui.trends.legend import LegendItem, place_legend
from journal_app.ui.trends.look import ChartLook
from journal_app.ui.trends.ticks import Tick, choose_ticks
from journal_app.ui.trends.titles import fit_title, wrap_words

PLOT_HEIGHT: Final = 252
"""Design height of the plot where nothing asks for more."""

EDGE: Final = 9
"""Design length between the scale's ends and the plot's: a dot at 0 or 10 is whole."""

GRID: Final = (0, 5, 10)
WIDEST_LABELS: Final = 0.22
"""Largest share of the width for the labels at the lines' ends; without room they are left out."""

APART: Final = 7.0
"""Pixels a night above which the two scales' marks stand side by side."""

DENSE: Final = 2.0
"""Pixels a night below which nights have no marks of their own: neither written later nor call."""


@dataclass(frozen=True, slots=True)
class TickMark:
    """A tick, with its label's box when the label lies inside the picture."""

    x: float
    text: str
    box: QRectF | None


@dataclass(frozen=True, slots=True)
class BandBox:
    """A rotation's ground and its title's lines, drawn from ``title`` downwards."""

    band: RotationBand
    ground: QRectF
    title: QRectF
    lines: tuple[str, ...]
    shaded: bool


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A scale's name at the end of its line."""

    scale: Scale
    box: QRectF
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Geometry of one picture, in the pixels of ``rect``."""

    rect: QRectF
    plot: QRectF
    edge: float
    night_width: float
    fine: bool
    legend: tuple[LegendItem, ...]
    ticks: tuple[TickMark, ...]
    bands: tuple[BandBox, ...]
    ends: tuple[EndLabel, ...]
    row: float

    def x(self, place: float) -> float:
        """Return the middle of a night, counted from 0 at the first shown."""
        return self.plot.left() + (place + 0.5) * self.night_width

    def y(self, value: float) -> float:
        """Return the height of a rating from 0 to 10."""
        inner = self.plot.height() - 2 * self.edge
        return self.plot.bottom() - self.edge - inner * value / HIGHEST

    def dot(self, place: int, scale: Scale, value: float) -> QPointF:
        """Return the middle of a mark; the scales stand side by side where there is room."""
        aside = 0.0
        if self.night_width >= APART:
            aside = self.night_width * (-0.18 if scale is Scale.TIME_PRESSURE else 0.18)
        return QPointF(self.x(place) + aside, self.y(value))

    def night_under(self, at: QPointF, data: TrendData) -> date | None:
        """Return the night under a point of the plot; None beside it."""
        if not self.plot.adjusted(-2, 0, 2, self.edge).contains(at):
            return None
        place = int((at.x() - self.plot.left()) / self.night_width)
        return night_at(data, min(max(place, 0), len(data.rows) - 1))


def lay_out(rect: QRectF, data: TrendData, look: ChartLook) -> Layout:
    """Return where everything goes inside a rectangle.

    Args:
        rect: The picture, pixels; ``height_for`` says how high it should be.
        data: What is shown, one night at least.
        look: Type and lengths.
    """
    small = QFontMetricsF(look.sans(13, tabular=True))
    fine = rect.width() / len(data.rows) >= DENSE
    legend, legend_size = place_legend(data, rect, look, fine=fine)
    left = small.horizontalAdvance("10") + look.px(12)
    labels = _end_labels(data, rect.width(), look)
    right = max((small.horizontalAdvance(line) for _, ls in labels for line in ls), default=0.0)
    right += look.px(12) if labels else 0.0
    inner = QRectF(
        rect.left() + left,
        rect.top() + legend_size.height() + look.px(14),
        max(rect.width() - left - right, 1.0),
        1.0,
    )
    night_width = inner.width() / len(data.rows)
    bands = _band_boxes(data, inner.left(), night_width, look)
    below = look.px(8) + small.height() + _titles_height(bands, look)
    inner.setBottom(max(rect.bottom() - below, inner.top() + 1.0))
    layout = Layout(
        rect=rect,
        plot=inner,
        edge=look.px(EDGE),
        night_width=night_width,
        fine=fine,
        legend=legend,
        ticks=_tick_marks(data, rect, inner, look),
        bands=tuple(_settled(band, inner, small.height(), look) for band in bands),
        ends=(),
        row=small.height(),
    )
    return _with_ends(layout, data, labels, look)


def height_for(width: float, data: TrendData, look: ChartLook) -> int:
    """Return the height at which the plot is as high as it was designed, in pixels."""
    trial = lay_out(QRectF(0, 0, width, 10_000), data, look)
    return round(10_000 - trial.plot.height() + look.px(PLOT_HEIGHT))


def _end_labels(
    data: TrendData, width: float, look: ChartLook
) -> list[tuple[ScaleTrend, tuple[str, ...]]]:
    metrics = QFontMetricsF(look.sans(13, tabular=True))
    shown = [t for t in data.scales if any(t.scale in row.ratings for row in data.rows)]
    wrapped = [
        (t, wrap_words(nights.scale(t.scale), look.px(92), metrics.horizontalAdvance))
        for t in shown
    ]
    widest = max((metrics.horizontalAdvance(line) for _, ls in wrapped for line in ls), default=0)
    return [] if widest > WIDEST_LABELS * width or any(not ls for _, ls in wrapped) else wrapped


def _band_boxes(
    data: TrendData, left: float, night_width: float, look: ChartLook
) -> tuple[BandBox, ...]:
    metrics = QFontMetricsF(look.sans(13))
    boxes = []
    for number, band in enumerate(data.bands):
        start = left + (band.first - data.first).days * night_width
        width = ((band.last - band.first).days + 1) * night_width
        room = width - look.px(12)
        lines = fit_title(band, room, metrics.horizontalAdvance) if room >= look.px(10) else ()
        ground, title = QRectF(start, 0, width, 0), QRectF(start + look.px(6), 0, room, 0)
        boxes.append(BandBox(band, ground, title, lines, shaded=number % 2 == 0))
    return tuple(boxes)


def _titles_height(bands: tuple[BandBox, ...], look: ChartLook) -> float:
    lines = max((len(band.lines) for band in bands), default=0)
    return lines * QFontMetricsF(look.sans(13)).height() + (look.px(6) if lines else 0)


def _settled(band: BandBox, plot: QRectF, row: float, look: ChartLook) -> BandBox:
    """Return a band at the plot's height, its title under the ticks' labels."""
    ground = QRectF(band.ground.left(), plot.top(), band.ground.width(), plot.height())
    top = plot.bottom() + look.px(8) + row + look.px(6)
    title = QRectF(band.title.left(), top, band.title.width(), row * len(band.lines))
    return BandBox(band.band, ground, title, band.lines, band.shaded)


def _tick_marks(
    data: TrendData, rect: QRectF, plot: QRectF, look: ChartLook
) -> tuple[TickMark, ...]:
    metrics = QFontMetricsF(look.sans(13, tabular=True))
    night = plot.width() / len(data.rows)
    ticks = choose_ticks(data.first, data.last, night, metrics.horizontalAdvance, look.px(14))
    top = plot.bottom() + look.px(6)

    def mark(tick: Tick) -> TickMark:
        x = plot.left() + (tick.place + 0.5) * night
        wide = metrics.horizontalAdvance(tick.text) + 1
        box = QRectF(x - wide / 2, top, wide, metrics.height())
        inside = box.left() >= rect.left() and box.right() <= rect.right()
        return TickMark(x, tick.text, box if inside else None)

    return tuple(mark(tick) for tick in ticks)


def _with_ends(
    layout: Layout,
    data: TrendData,
    labels: list[tuple[ScaleTrend, tuple[str, ...]]],
    look: ChartLook,
) -> Layout:
    """Return the layout with each scale's name beside its last level, kept apart."""
    metrics = QFontMetricsF(look.sans(13, tabular=True))
    left = layout.plot.right() + look.px(10)
    width = max(layout.rect.right() - left, 0.0)
    wanted = sorted(
        ((layout.y(_last_level(trend, data)), trend.scale, lines) for trend, lines in labels),
        key=lambda item: item[0],
    )
    ends: list[EndLabel] = []
    lowest = layout.plot.top()
    room = sum(metrics.height() * len(lines) for _, _, lines in wanted)
    for middle, scale, lines in wanted:
        height = metrics.height() * len(lines)
        room -= height
        # Never above the label before it, nor so low that the ones after it have no room.
        top = min(max(middle - height / 2, lowest), layout.plot.bottom() - room - height)
        ends.append(EndLabel(scale, QRectF(left, top, width, height), lines))
        lowest = top + height
    return replace(layout, ends=tuple(ends))


def _last_level(trend: ScaleTrend, data: TrendData) -> float:
    if trend.line is not None:
        return trend.line.mean[-1]
    return float(
        next(r.ratings[trend.scale] for r in reversed(data.rows) if trend.scale in r.ratings)
    )
