"""The chart as a file: PNG, SVG and PDF drawn by the same strokes as the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from journal_app.domain.trends.picture import TrendData
from journal_app.sentences import nights
from journal_app.sentences import trends as words
from journal_app.ui.trends.draw import draw
from journal_app.ui.trends.layout import height_for
from journal_app.ui.trends.look import SERIES_TOKEN, PaperLook
from journal_app.words import tr

WIDTH: Final = 1030
EDGE: Final = 28
SHARPNESS: Final = 2
DPI: Final = 96
"""Pixels an inch on paper, so that design lengths are what they are on screen."""

PAGE_EDGE_MM: Final = 14.0
TALLEST_ON_PAGE: Final = 360


class Kind(StrEnum):
    """What kind of file."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def render(kind: Kind, data: TrendData) -> bytes:
    """Return the picture of some nights as a file's bytes, in the light palette."""
    return {Kind.PNG: as_png, Kind.SVG: as_svg, Kind.PDF: as_pdf}[kind](data)


def as_png(data: TrendData) -> bytes:
    """Return the picture as PNG, two pixels for each of the design's."""
    size = _size(data)
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(PaperLook().color("surface"))
    painter = QPainter(image)
    _draw_picture(painter, size, data)
    painter.end()
    buffer = _buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload] # a device is allowed, the stubs say bytes
    return bytes(buffer.data().data())


def as_svg(data: TrendData) -> bytes:
    """Return the picture as SVG."""
    size = _size(data)
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(tr("Trends"))
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), PaperLook().color("surface"))
    _draw_picture(painter, size, data)
    painter.end()
    return bytes(buffer.data().data())


def as_pdf(data: TrendData) -> bytes:
    """Return one A4 page: the picture, and under it what can be said so far."""
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    edge = PAGE_EDGE_MM
    writer.setPageMargins(QMarginsF(edge, edge, edge, edge), QPageLayout.Unit.Millimeter)
    writer.setTitle(tr("Trends"))
    writer.setCreator("Heartbeat")
    painter = QPainter(writer)
    page = QRectF(0, 0, writer.width(), writer.height())
    _draw_page(painter, page, data)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _size(data: TrendData) -> QSize:
    return QSize(WIDTH, height_for(WIDTH - 2 * EDGE, data, PaperLook()) + 2 * EDGE)


def _draw_picture(painter: QPainter, size: QSize, data: TrendData) -> None:
    within = QRectF(EDGE, EDGE, size.width() - 2 * EDGE, size.height() - 2 * EDGE)
    draw(painter, within, data, PaperLook())


def _draw_page(painter: QPainter, page: QRectF, data: TrendData) -> None:
    look = PaperLook()
    top = _write(painter, page, 0, tr("Trends"), serif=True)
    top = _write(painter, page, top, words.heading(data), muted=True) + 14
    height = min(height_for(page.width(), data, look), TALLEST_ON_PAGE)
    draw(painter, QRectF(0, top, page.width(), height), data, look)
    top += height + 22
    top = _write(painter, page, top, words.spoken_title(data))
    top = _write(painter, page, top, words.spoken_nights(data), muted=True) + 6
    bottom = top
    half = page.width() / len(data.scales)
    for number, trend in enumerate(data.scales):
        column = QRectF(number * half, 0, half - 24, page.height())
        down = _write(
            painter, column, top, nights.scale(trend.scale), token=SERIES_TOKEN[trend.scale]
        )
        for line in words.summary_lines(trend):
            down = _write(painter, column, down, line)
        bottom = max(bottom, down)
    _write(painter, page, bottom + 10, words.footnote(), muted=True)


def _write(  # noqa: PLR0913 # one line of text and how it looks
    painter: QPainter,
    column: QRectF,
    top: float,
    text: str,
    *,
    serif: bool = False,
    muted: bool = False,
    token: str = "ink",  # noqa: S107 # a colour, not a secret
) -> float:
    """Write wrapped text into a column and return where the next may begin."""
    look = PaperLook()
    font = look.serif(28) if serif else look.sans(13)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    room = QRectF(column.left(), top, column.width(), column.height())
    box = QFontMetricsF(font).boundingRect(room, flags, text)
    painter.setFont(font)
    painter.setPen(look.color("muted" if muted else token))
    painter.drawText(QRectF(column.left(), top, column.width(), box.height() + 2), flags, text)
    return top + box.height() + 3
