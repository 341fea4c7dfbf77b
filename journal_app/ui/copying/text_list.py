"""The texts of a review, one row each, with what is left to do about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.ui.theme import Theme
from journal_app.words import tr

OPEN_ROLE: Final = Qt.ItemDataRole.UserRole
"""Whether something is left to do about the text of a row."""

Index = QModelIndex | QPersistentModelIndex
WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)


class TextList(QListWidget):
    """Rows that wrap rather than be cut off; the one that is shown is filled.

    Attributes:
        picked: Number of the row the student goes to.
    """

    picked = Signal(int)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._showing = False
        self.setObjectName("review-list")
        self.setAccessibleName(tr("Entries of the copy"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Rows(theme=theme, parent=self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.currentRowChanged.connect(self._went)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_rows(self, rows: Sequence[tuple[str, bool]]) -> None:
        """Show what each text is called, and whether something is left to do about it."""
        self._showing = True
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for number, (words, is_open) in enumerate(rows):
            item = self.item(number) if number < self.count() else QListWidgetItem(self)
            if item.text() != words:
                item.setText(words)
            item.setData(OPEN_ROLE, is_open)
        self._showing = False

    def show_row(self, row: int) -> None:
        """Mark the row whose text is shown."""
        self._showing = True
        self.setCurrentRow(row)
        self._showing = False

    def _went(self, row: int) -> None:
        if not self._showing and row >= 0:
            self.picked.emit(row)

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(14))
        self.setSpacing(self._theme.px(1))
        self.scheduleDelayedItemsLayout()


class _Rows(QStyledItemDelegate):
    def __init__(self, *, theme: Theme, parent: TextList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._theme, self._theme.px
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, 2, -2, -2)
        focused = chosen and self._list.hasFocus()
        painter.setPen(QPen(theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft") if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(8), px(8))
        painter.setPen(theme.color("accent" if chosen else "ink"))
        painter.setFont(self._font(index))
        painter.drawText(self._inside(option.rect), WRAP, str(index.data()))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, max(1, self._list.viewport().width() - 2), 100_000)
        inside = self._inside(room)
        words = QFontMetrics(self._font(index)).boundingRect(
            QRect(0, 0, inside.width(), 100_000), WRAP, str(index.data())
        )
        return QSize(room.width(), max(self._theme.px(34), words.height() + self._theme.px(14)))

    def _inside(self, box: QRect) -> QRect:
        return box.adjusted(self._theme.px(10), 0, -self._theme.px(6), 0)

    def _font(self, index: Index) -> QFont:
        return self._theme.sans(14, weight=600 if index.data(OPEN_ROLE) else 400, tabular=True)
