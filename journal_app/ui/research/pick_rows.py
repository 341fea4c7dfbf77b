"""Draws the rows of what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.sentences import research_review as words
from journal_app.ui.journal.text_lines import Passage, fit, lay_out, lines_of
from journal_app.ui.research.picks import PickRow
from journal_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BOX: Final = 18
INDENT: Final = 30
EXCERPT_LINES: Final = 2


class PickDelegate(QStyledItemDelegate):
    """A box to tick with a night's facts or an entry's beginning; every row is equally high."""

    def __init__(
        self, *, theme: Theme, parent: QAbstractItemView, row_of: Callable[[int], PickRow]
    ) -> None:
        super().__init__(parent)
        self._theme, self._view, self._row_of = theme, parent, row_of
        self._longest: tuple[str, ...] = ()
        self._height = 1
        self.restyle()

    def prepare(self, rows: Iterable[PickRow]) -> None:
        """Find the facts that need most room: no row is cut off."""
        facts = {row.night.facts for row in rows if row.entry is None}
        self._longest = tuple(sorted(facts, key=len, reverse=True)[:8])

    def height(self) -> int:
        """Return how high every row is."""
        return self._height

    def restyle(self) -> None:
        """Measure anew, after a change of text size, width or rows."""
        width = self._words_wide(self._view.viewport().width(), indent=0)
        facts = max((lines_of(each, self._small(), width) for each in self._longest), default=1)
        night = self._line(self._bold()) + facts * self._line(self._small())
        entry = EXCERPT_LINES * self._line(self._serif())
        self._height = round(max(night, entry) + self._theme.px(16))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size every row has."""
        return QSize(self._view.viewport().width(), self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme, px, row = self._theme, self._theme.px, self._row_of(index.row())
        indent = px(INDENT) if row.entry is not None else 0
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        state, flags = option.state, QStyle.StateFlag
        focused = bool(state & flags.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
        taken = bool(state & flags.State_Selected) or bool(state & flags.State_MouseOver)
        painter.setBrush(theme.color("accent_soft") if taken else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(8), px(8))
        painter.translate(box.left() + px(8) + indent, box.top())
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._draw_box(painter, box.height(), on=on)
        painter.translate(px(BOX + 10), 0)
        self._draw_words(painter, row, box.height(), self._words_wide(box.width(), indent))
        painter.restore()

    def _draw_box(self, painter: QPainter, height: float, *, on: bool) -> None:
        theme, px = self._theme, self._theme.px
        side = px(BOX)
        box = QRectF(0.5, (height - side) / 2, side, side)
        painter.setPen(QPen(theme.color("accent" if on else "ring"), 1.2))
        painter.setBrush(theme.color("accent" if on else "surface"))
        painter.drawRoundedRect(box, px(5), px(5))
        if on:
            inner = box.adjusted(2, 2, -2, -2).toRect()
            theme.icon("check", "on_accent").paint(painter, inner)

    def _draw_words(self, painter: QPainter, row: PickRow, height: float, width: float) -> None:
        entry = row.entry
        if entry is None:
            parts = [(row.night.title, self._bold(), "ink")]
            parts += [(row.night.facts, self._small(), "muted")] if row.night.facts else []
        else:
            lines = EXCERPT_LINES - 1 if entry.sent else EXCERPT_LINES
            excerpt = fit(Passage(entry.excerpt), self._serif(), width, lines).text
            parts = [(excerpt, self._serif(), "ink")]
            parts += [(words.sent_before(), self._small(), "muted")] if entry.sent else []
        laid = [
            (lay_out(text, font, width, self._line(font)), self._line(font), token)
            for text, font, token in parts
        ]
        top = (height - sum(layout.lineCount() * line for layout, line, _ in laid)) / 2
        for layout, line, token in laid:
            painter.setPen(self._theme.color(token))
            layout.draw(painter, QPointF(0, top))
            top += layout.lineCount() * line

    def _words_wide(self, width: float, indent: float) -> float:
        return max(1.0, width - indent - self._theme.px(BOX + 10 + 8 + 10))

    def _bold(self) -> QFont:
        return self._theme.sans(14, weight=600, tabular=True)

    def _small(self) -> QFont:
        return self._theme.sans(13)

    def _serif(self) -> QFont:
        return self._theme.serif(17)

    @staticmethod
    def _line(font: QFont) -> float:
        return QFontMetricsF(font).height()
