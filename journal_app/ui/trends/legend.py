"""The legend: what each mark means, in words, wrapped to the width there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from journal_app.domain.ratings import Scale
from journal_app.domain.trends.picture import TrendData
from journal_app.sentences import nights
from journal_app.ui.trends.look import ChartLook
from journal_app.words import tr


class Key(StrEnum):
    """What stands before a legend's words."""

    SERIES = "series"
    BAND = "band"
    LATER = "later"
    AFTER_CALL = "after-call"


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One mark with its words.

    Attributes:
        mark: Where the mark is drawn.
        text: Where the words are drawn.
    """

    key: Key
    scale: Scale | None
    words: str
    mark: QRectF
    text: QRectF


def _items(data: TrendData, *, fine: bool) -> Iterator[tuple[Key, Scale | None, str]]:
    for trend in data.scales:
        yield Key.SERIES, trend.scale, nights.scale(trend.scale)
    if any(trend.line for trend in data.scales):
        yield Key.BAND, None, tr("where the level probably lies (90 %)")
    if fine and any(row.written_later for row in data.rows):
        yield Key.LATER, None, tr("written later")
    if fine and data.after_call:
        yield Key.AFTER_CALL, None, tr("nights after call")


def place_legend(
    data: TrendData, rect: QRectF, look: ChartLook, *, fine: bool
) -> tuple[tuple[LegendItem, ...], QSizeF]:
    """Return the legend's items and the size they take.

    Args:
        data: What is shown; a mark that does not occur is not explained.
        rect: The picture, pixels; the legend begins in its upper left corner.
        look: Type and lengths.
        fine: Whether nights are wide enough apart for marks of their own.
    """
    metrics = QFontMetricsF(look.sans(13))
    row, side, near, apart = metrics.height() + look.px(4), look.px(14), look.px(6), look.px(22)
    left, at, used, placed = rect.left(), rect.topLeft(), 0.0, []
    for key, scale, text in _items(data, fine=fine):
        wide = metrics.horizontalAdvance(text) + 1
        if at.x() > left and at.x() + side + near + wide > rect.right():
            at = QPointF(left, at.y() + row)
        mark = QRectF(at.x(), at.y() + (row - side) / 2, side, side)
        box = QRectF(at.x() + side + near, at.y(), wide, row)
        placed.append(LegendItem(key, scale, text, mark, box))
        used = max(used, box.right() - left)
        at.setX(box.right() + apart)
    return tuple(placed), QSizeF(used, at.y() + row - rect.top())
