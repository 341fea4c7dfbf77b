"""Draws the chart: the same strokes for screen, PNG, SVG and PDF."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journal_app.domain.ratings import Scale
from journal_app.domain.trends.picture import LevelLine, Row, TrendData
from journal_app.ui.trends.layout import GRID, Layout, lay_out
from journal_app.ui.trends.legend import Key, LegendItem
from journal_app.ui.trends.look import SERIES_TOKEN, ChartLook
from journal_app.ui.trends.shapes import (
    after_call_spans,
    band_columns,
    band_outline,
    dense_marks,
    line_pieces,
    marks,
)
from journal_app.words import tr

DOT: Final = 2.3
LARGE_DOT: Final = 3.0
ROOMY: Final = 5.0
"""Pixels a night above which marks are drawn larger, so that their shapes tell."""

DOT_STRENGTH: Final = 0.45
LARGE_STRENGTH: Final = 0.55
BAND_STRENGTH: Final = 0.13
LEVEL_WIDTH: Final = 2.4
CALL_STRENGTH: Final = 0.75
CALL_BAR: Final = 3
THIN_LINES: Final = (-0.6, 0.0, 0.6)
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


def draw(painter: QPainter, rect: QRectF, data: TrendData, look: ChartLook) -> Layout:
    """Draw the whole picture into a rectangle and return where things went."""
    layout = lay_out(rect, data, look)
    draw_laid_out(painter, layout, data, look)
    return layout


def draw_laid_out(painter: QPainter, layout: Layout, data: TrendData, look: ChartLook) -> None:
    """Draw a picture whose layout is already known."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_grounds(painter, layout, data, look)
    _draw_axes(painter, layout, look)
    _draw_titles(painter, layout, look)
    lines = [(t.scale, t.line) for t in data.scales if t.line is not None]
    for scale, line in lines:
        _draw_band(painter, layout, data, line, _faded(look, scale, BAND_STRENGTH))
    for trend in data.scales:
        _draw_marks(painter, layout, data, trend.scale, look)
    for scale, line in lines:
        _draw_level(painter, layout, data, line, look.color(SERIES_TOKEN[scale]), look.px(1))
    _draw_words(painter, layout, data, look)
    painter.restore()


def draw_cursor(
    painter: QPainter, layout: Layout, data: TrendData, row: Row, look: ChartLook
) -> None:
    """Draw what shows which night is being read: a line, and a ring round each mark."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = (row.night - data.first).days
    x = layout.x(place)
    painter.setPen(QPen(look.color("ring"), 1))
    painter.drawLine(QLineF(x, layout.plot.top(), x, layout.plot.bottom()))
    for scale, value in row.ratings.items():
        painter.setPen(QPen(look.color(SERIES_TOKEN[scale]), 2))
        painter.setBrush(look.color("surface"))
        side = look.px(1) * LARGE_DOT * 1.7
        painter.drawPath(_shape(scale, layout.dot(place, scale, value), side))
    painter.restore()


def _draw_grounds(painter: QPainter, layout: Layout, data: TrendData, look: ChartLook) -> None:
    for box in layout.bands:
        if box.shaded:
            painter.fillRect(box.ground, look.color("rail"))
    if layout.fine:
        _draw_after_call(painter, layout, data, look)


def _draw_after_call(painter: QPainter, layout: Layout, data: TrendData, look: ChartLook) -> None:
    spans = after_call_spans(layout, data)
    soft = look.color("accent_soft")
    soft.setAlphaF(CALL_STRENGTH)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # upright edges stay crisp
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRects(spans)
    painter.setBrush(look.color("ring"))
    bar = look.px(CALL_BAR)
    painter.drawRects([QRectF(s.left(), s.bottom() - bar, s.width(), bar) for s in spans])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _draw_axes(painter: QPainter, layout: Layout, look: ChartLook) -> None:
    painter.setFont(look.sans(13, tabular=True))
    left, right = layout.plot.left(), layout.plot.right()
    for value in GRID:
        y = layout.y(value)
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(QLineF(left, round(y) + 0.5, right, round(y) + 0.5))
        painter.setPen(look.color("muted"))
        box = QRectF(layout.rect.left(), y - layout.row / 2, 0, layout.row)
        box.setRight(left - look.px(10))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value)
        )
    for tick in layout.ticks:
        painter.setPen(QPen(look.color("ring"), 1))
        bottom = layout.plot.bottom()
        painter.drawLine(QLineF(tick.x, bottom, tick.x, bottom + look.px(4)))
        if tick.box is not None:
            painter.setPen(look.color("muted"))
            painter.drawText(tick.box, CENTRE, tick.text)


def _draw_titles(painter: QPainter, layout: Layout, look: ChartLook) -> None:
    painter.setFont(look.sans(13))
    for box in layout.bands:
        if not box.lines:
            continue
        left = round(box.ground.left()) + 0.5
        painter.setPen(QPen(look.color("ring"), 1))
        painter.drawLine(QLineF(left, box.title.top(), left, box.title.bottom()))
        painter.setPen(look.color("ink"))
        for number, line in enumerate(box.lines):
            row = QRectF(
                box.title.left(),
                box.title.top() + number * layout.row,
                box.title.width(),
                layout.row,
            )
            painter.drawText(row, LEFT, line)


def _draw_band(
    painter: QPainter, layout: Layout, data: TrendData, line: LevelLine, colour: QColor
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if layout.fine:
        painter.drawPolygon(band_outline(layout, data, line))
        return
    # Thousands of corners in one shape take Qt twenty times as long as columns do.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawRects(band_columns(layout, data, line))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _draw_level(  # one stroke, and all that it depends on
    painter: QPainter, layout: Layout, data: TrendData, line: LevelLine, colour: QColor, unit: float
) -> None:
    pieces = line_pieces(layout, data, line)
    if layout.fine:
        pen = QPen(colour, unit * LEVEL_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for piece in pieces:
            painter.drawPolyline(piece)
        return
    # Qt strokes lines of one pixel thirty times as fast as wider ones: a few make a wide one.
    painter.setPen(QPen(colour, 1))
    for piece in pieces:
        for down in THIN_LINES:
            painter.drawPolyline(piece.translated(0, down))


def _draw_marks(
    painter: QPainter, layout: Layout, data: TrendData, scale: Scale, look: ChartLook
) -> None:
    unit = look.px(1)
    roomy = layout.night_width >= ROOMY
    colour = _faded(look, scale, LARGE_STRENGTH if roomy else DOT_STRENGTH)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if not layout.fine:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawRects(dense_marks(layout, data, scale, round(unit * 2.0)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return
    size = unit * (LARGE_DOT if roomy else DOT)
    outline = QPen(look.color(SERIES_TOKEN[scale]), unit * 1.3)
    for mark in marks(layout, data, scale):
        if mark.written_later:
            painter.setPen(outline)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        painter.drawPath(_shape(scale, mark.at, size))


def _shape(scale: Scale, at: QPointF, size: float) -> QPainterPath:
    """Return a circle or a diamond round a point: the scales differ without their colours."""
    path = QPainterPath()
    if scale is Scale.TIME_PRESSURE:
        path.addEllipse(at, size, size)
        return path
    reach = size * 1.3
    path.moveTo(at.x(), at.y() - reach)
    path.lineTo(at.x() + reach, at.y())
    path.lineTo(at.x(), at.y() + reach)
    path.lineTo(at.x() - reach, at.y())
    path.closeSubpath()
    return path


def _draw_words(painter: QPainter, layout: Layout, data: TrendData, look: ChartLook) -> None:
    painter.setFont(look.sans(13))
    for item in layout.legend:
        _draw_key(painter, item, look)
        token = SERIES_TOKEN[item.scale] if item.scale else "muted"
        painter.setPen(look.color(token))
        painter.drawText(item.text, LEFT, item.words)
    for end in layout.ends:
        painter.setPen(look.color(SERIES_TOKEN[end.scale]))
        for number, line in enumerate(end.lines):
            row = QRectF(
                end.box.left(), end.box.top() + number * layout.row, end.box.width(), layout.row
            )
            painter.drawText(row, LEFT, line)
    if not data.rated:
        painter.setPen(look.color("muted"))
        painter.drawText(
            layout.plot, CENTRE | Qt.TextFlag.TextWordWrap, tr("No rated nights here yet.")
        )


def _draw_key(painter: QPainter, item: LegendItem, look: ChartLook) -> None:
    middle, size = item.mark.center(), look.px(1) * LARGE_DOT
    painter.setPen(Qt.PenStyle.NoPen)
    if item.key is Key.SERIES and item.scale is not None:
        painter.setBrush(look.color(SERIES_TOKEN[item.scale]))
        painter.drawPath(_shape(item.scale, middle, size * 1.4))
    elif item.key is Key.BAND:
        half = item.mark.height() / 3
        strong = BAND_STRENGTH * 2
        upper = QRectF(item.mark.left(), middle.y() - half, item.mark.width(), half)
        painter.fillRect(upper, _faded(look, Scale.TIME_PRESSURE, strong))
        painter.fillRect(upper.translated(0, half), _faded(look, Scale.BURNOUT, strong))
    elif item.key is Key.LATER:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("muted"), look.px(1) * 1.3))
        aside = QPointF(size * 1.2, 0)
        painter.drawPath(_shape(Scale.TIME_PRESSURE, middle - aside, size))
        painter.drawPath(_shape(Scale.BURNOUT, middle + aside, size * 0.9))
    else:
        painter.fillRect(item.mark, look.color("accent_soft"))
        bar = look.px(CALL_BAR)
        foot = QRectF(item.mark.left(), item.mark.bottom() - bar, item.mark.width(), bar)
        painter.fillRect(foot, look.color("ring"))


def _faded(look: ChartLook, scale: Scale, strength: float) -> QColor:
    colour = look.color(SERIES_TOKEN[scale])
    colour.setAlphaF(strength)
    return colour
