"""Draws what the guard found: a line below the words, and a ground behind the one looked at.

It is drawn over and under the page and is no part of the document, so it can neither be undone
nor count as a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextLine

from journal_app.domain.identifiers import Tier
from journal_app.ui.guard.reading import Spot
from journal_app.ui.guard.units import units_of
from journal_app.ui.guard.watch import Watch
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage

BELOW: Final = 4.5
"""Design pixels from the line the letters stand on to the middle of the underline."""

ABOVE: Final = 19
"""From that line up to the edge of the ground behind the words."""

SURE: Final = 2.0
"""Design pixels: how thick the underline of a sure finding is."""

FAINT: Final = 1.6
"""Of a suspected one, which is dotted."""

CALM: Final = 1.2
"""Of one that was decided, in the colour of secondary things."""

Placed = tuple[QTextBlock, Spot]


class Marks:
    """Draws for one page; hand it to ``WritingPage.draw_with``."""

    def __init__(self, *, page: WritingPage, watch: Watch, theme: Theme) -> None:
        self._page = page
        self._watch = watch
        self._theme = theme
        self._bright: tuple[tuple[int, Spot], ...] = ()

    def highlight(self, places: Iterable[tuple[int, Spot]]) -> None:
        """Give some places, by paragraph number, a ground of their own; none takes it away."""
        self._bright = tuple(places)

    def draw_under(self, painter: QPainter, area: QRectF) -> None:
        """Draw what lies behind the words."""
        if not self._bright or self._page.isReadOnly():
            return
        document = self._page.document()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("warn_soft"))
        round_by = self._theme.px(4)
        for number, spot in self._bright:
            block = document.findBlockByNumber(number)
            for box in self._boxes(block, spot):
                if box.intersects(area):
                    painter.drawRoundedRect(box, round_by, round_by)

    def draw_over(self, painter: QPainter, area: QRectF) -> None:
        """Draw the lines below the words."""
        if self._page.isReadOnly():
            return
        for block, spot in self._visible(area):
            painter.setPen(self._pen(spot))
            for line, left, right in _stretches(block, spot):
                base = line.y() + line.ascent() + self._theme.px(BELOW * 2) / 2
                top = self._top(block)
                painter.drawLine(
                    QLineF(top + QPointF(left, base), top + QPointF(right, base)),
                )

    def _visible(self, area: QRectF) -> Iterator[Placed]:
        layout = self._page.document().documentLayout()
        for block, paragraph in self._watch.each():
            if layout.blockBoundingRect(block).translated(self._shift()).intersects(area):
                for spot in paragraph.spots:
                    yield block, spot

    def _pen(self, spot: Spot) -> QPen:
        px, colour = self._theme.px, self._theme.color
        sure = spot.tier is Tier.SURE
        thick = CALM if spot.settled else SURE if sure else FAINT
        pen = QPen(colour("ring" if spot.settled else "burnout"), px(thick * 10) / 10)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not sure and not spot.settled:
            pen.setDashPattern([1.2, 1.8])
        return pen

    def _boxes(self, block: QTextBlock, spot: Spot) -> Iterator[QRectF]:
        top = self._top(block)
        for line, left, right in _stretches(block, spot):
            across, high = self._theme.px(3), self._theme.px(ABOVE)
            yield QRectF(
                top.x() + min(left, right) - across,
                top.y() + line.y() + line.ascent() - high,
                abs(right - left) + 2 * across,
                high + self._theme.px(2 * BELOW),
            )

    def _top(self, block: QTextBlock) -> QPointF:
        """Return where a paragraph's layout begins on the page."""
        layout = self._page.document().documentLayout()
        return layout.blockBoundingRect(block).topLeft() + self._shift()

    def _shift(self) -> QPointF:
        page = self._page
        return QPointF(-page.horizontalScrollBar().value(), -page.verticalScrollBar().value())


def _stretches(block: QTextBlock, spot: Spot) -> Iterator[tuple[QTextLine, float, float]]:
    """Yield each line a place lies on, with where it begins and ends there."""
    layout = block.layout()
    start, end = (
        _with_preedit(block, place) for place in units_of(block.text(), (spot.start, spot.end))
    )
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if start < last and end > first:
            left = _x(line, max(start, first))
            yield line, left, _x(line, min(end, last))


def _with_preedit(block: QTextBlock, place: int) -> int:
    """Return a place in the layout, where an input method's own letters stand between the rest."""
    layout = block.layout()
    at = layout.preeditAreaPosition()
    return place + len(layout.preeditAreaText()) if 0 <= at < place else place


def _x(line: QTextLine, place: int) -> float:
    # Qt hands back the place as well; its type hints say that it is all one number.
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)
