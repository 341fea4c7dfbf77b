"""The nights of the chart as a table: the same rows, for eyes, keyboards and screen readers."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from journal_app.domain.ratings import Scale
from journal_app.domain.trends.picture import Row, TrendData
from journal_app.sentences import nights
from journal_app.sentences import trends as words
from journal_app.ui.theme import Theme
from journal_app.words import tr

Index = QModelIndex | QPersistentModelIndex
ROWS_SHOWN: Final = 12
NUMBERS: Final = {1: Scale.TIME_PRESSURE, 2: Scale.BURNOUT}


class TrendTableModel(QAbstractTableModel):
    """Every night of the picture, newest first; a night without a rating has an empty cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_data(self, data: TrendData) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = tuple(reversed(data.rows))
        self.endResetModel()

    def row_at(self, place: int) -> Row:
        """Return a row by its place in the table."""
        return self._rows[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own default
        """Return the number of nights."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # as above
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, alignment or what a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _cell(row, index.column()) or tr("empty")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            aside = Qt.AlignmentFlag.AlignRight if index.column() in NUMBERS else LEFT
            return Qt.AlignmentFlag.AlignVCenter | aside
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            aside = Qt.AlignmentFlag.AlignRight if section in NUMBERS else LEFT
            return Qt.AlignmentFlag.AlignVCenter | aside
        return None


LEFT: Final = Qt.AlignmentFlag.AlignLeft


class TrendTable(QTableView):
    """The table; Enter opens a night.

    Attributes:
        open_night: The student wants to see a night; carries its date.
    """

    open_night = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nights = TrendTableModel(self)
        self.setModel(self._nights)
        self.setObjectName("trend-table")
        self.setAccessibleName(tr("Your ratings, night by night"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.activated.connect(self._activate)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_data(self, data: TrendData) -> None:
        """Show the nights of a picture, the newest first."""
        self._nights.show_data(data)
        self._fit()
        if data.rows:
            self.setCurrentIndex(self._nights.index(0, 0))

    def night_at(self, place: int) -> date:
        """Return the night in a row of the table."""
        return self._nights.row_at(place).night

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the night with Enter on every platform."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._activate(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _activate(self, index: QModelIndex) -> None:
        self.open_night.emit(self.night_at(index.row()))

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(13, tabular=True))
        self.horizontalHeader().setFont(self._theme.sans(13, weight=600))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(30))
        self.setStyleSheet(
            f"QTableView {{ background: transparent; border: 2px solid transparent;"
            f" outline: none; }}"
            f"QHeaderView, QHeaderView::section {{ background: {self._theme.tokens.surface};"
            f" color: {self._theme.tokens.muted}; border: none;"
            f" padding: {self._theme.px(4)}px {self._theme.px(8)}px; }}"
            f"QTableView::item {{ padding: 0 {self._theme.px(8)}px; }}"
            f"QTableView::item:selected {{ background: {self._theme.tokens.accent_soft};"
            f" color: {self._theme.tokens.ink}; }}"
            f"QTableView:focus {{ border: 2px solid {self._theme.tokens.accent}; }}"
        )
        self._fit()

    def _fit(self) -> None:
        """Make each column as wide as its widest cell, and the table as high as a dozen rows."""
        metrics, heads = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        # The padding of a cell, and what the style keeps free around its text.
        room = self._theme.px(2 * 8 + 10)
        for column, heading in enumerate(_headings()):
            texts = {_cell(self._nights.row_at(i), column) for i in range(self._nights.rowCount())}
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column, max(widest, heads.horizontalAdvance(heading)) + room)
        rows = min(max(self._nights.rowCount(), 1), ROWS_SHOWN) + 2
        self.horizontalHeader().setFixedHeight(self._theme.px(36))
        self.setFixedHeight(rows * self._theme.px(30))


def _headings() -> tuple[str, ...]:
    return (
        tr("Night"),
        *(nights.scale(scale) for scale in NUMBERS.values()),
        tr("Shift"),
        tr("Post-call"),
        tr("Exam"),
        tr("Written later"),
        tr("Rotation"),
    )


def _cell(row: Row, column: int) -> str:
    if column in NUMBERS:
        value = row.ratings.get(NUMBERS[column])
        return "" if value is None else str(value)
    return (
        words.night_name(row),
        "",
        "",
        nights.shift(row.shift) if row.shift else "",
        tr("yes") if row.post_call else "",
        tr("yes") if row.exam else "",
        tr("yes") if row.written_later else "",
        row.rotation,
    )[column]
