"""A table of words: rows of a package as they stand in it, for eyes, keyboards, screen readers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from journal_app.ui.theme import Theme
from journal_app.words import tr

Index = QModelIndex | QPersistentModelIndex
Cells = tuple[str, ...]
SIDE: Final = 8
"""Design length at either side of a cell's words."""

SLACK: Final = 10
"""Design length that the style keeps free around a cell's words besides."""

ROW: Final = 30
"""Design height of a row of one line."""

SHORT: Final = 10
"""Characters of a heading that stays in one line."""

LINE: Final = 19
"""Design length of one line of a heading."""

GAP: Final = 10
"""Design length between rows of several lines."""

UNLIMITED: Final = 100_000
"""Pixels: more than any words are high."""


class FactModel(QAbstractTableModel):
    """Headings and rows of words; an empty cell says so to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: Cells = ()
        self._rows: tuple[Cells, ...] = ()
        self._numbers: frozenset[int] = frozenset()
        self._whole = -1

    def show_rows(
        self,
        headings: Cells,
        rows: Sequence[Cells],
        numbers: Collection[int] = (),
        *,
        wraps: bool = False,
    ) -> None:
        """Replace everything.

        Args:
            numbers: Columns whose words stand at the right.
            wraps: The last column has room for its heading in one line.
        """
        self.beginResetModel()
        self._headings, self._rows = headings, tuple(rows)
        self._numbers = frozenset(numbers)
        self._whole = len(headings) - 1 if wraps else -1
        self.endResetModel()

    def column(self, column: int) -> list[str]:
        """Return the words of a column from above, its heading apart."""
        return [row[column] for row in self._rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # as above
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, alignment or what a screen reader says."""
        if not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words or tr("empty")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aside(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            heading = self._headings[section]
            return heading if section == self._whole else in_two_lines(heading)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aside(section)
        return None

    def _aside(self, column: int) -> Qt.AlignmentFlag:
        flags = Qt.AlignmentFlag
        return flags.AlignVCenter | (
            flags.AlignRight if column in self._numbers else flags.AlignLeft
        )


def in_two_lines(heading: str) -> str:
    """Return a long heading broken once, at the gap that makes its longer line shortest."""
    words = heading.split()
    if len(heading) <= SHORT or len(words) == 1:
        return heading
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda lines: max(map(len, lines))))


class FactTable(QTableView):
    """The table; columns are as wide as their widest words, and the rest scrolls."""

    def __init__(self, *, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wraps = False
        self._facts = FactModel(self)
        self.setModel(self._facts)
        self.setAccessibleName(name)
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
        # Qt stretches the last column a moment after the others got their widths.
        self.horizontalHeader().sectionResized.connect(self._break_lines)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_rows(
        self,
        headings: Cells,
        rows: Sequence[Cells],
        numbers: Collection[int] = (),
        *,
        wraps: bool = False,
    ) -> None:
        """Show rows under headings.

        Args:
            numbers: Columns of figures.
            wraps: The last column takes several lines rather than more width; for few rows.
        """
        self._wraps = wraps
        self._facts.show_rows(headings, rows, numbers, wraps=wraps)
        self._fit()
        if rows:
            self.setCurrentIndex(self._facts.index(0, 0))

    def _restyle(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setFont(theme.sans(13, tabular=True))
        self.horizontalHeader().setFont(theme.sans(13, weight=600))
        self.verticalHeader().setMinimumSectionSize(px(ROW))
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.setStyleSheet(
            f"QTableView {{ background: transparent; border: 2px solid transparent;"
            f" outline: none; }}"
            f"QTableView::item {{ padding: 0 {px(SIDE)}px; }}"
            f"QTableView::item:selected {{ background: {theme.tokens.accent_soft};"
            f" color: {theme.tokens.ink}; }}"
            f"QTableView:focus {{ border: 2px solid {theme.tokens.accent}; }}"
        )
        self._fit()

    def _fit(self) -> None:
        metrics, heads = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        room = self._theme.px(2 * SIDE + SLACK)
        columns, lines = self._facts.columnCount(), 1
        for column in range(columns - 1 if self._wraps else columns):
            heading = str(self._facts.headerData(column, Qt.Orientation.Horizontal))
            widest = max(map(metrics.horizontalAdvance, set(self._facts.column(column))), default=0)
            parts = heading.split("\n")
            lines = max(lines, len(parts))
            widest = max(widest, *map(heads.horizontalAdvance, parts))
            self.setColumnWidth(column, widest + room)
        self.horizontalHeader().setFixedHeight(self._theme.px(36 + (lines - 1) * LINE))
        # With lines to break, a bar that came and went would change where they break.
        bars = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if self._wraps else bars.ScrollBarAsNeeded
        )
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOn if self._wraps else bars.ScrollBarAsNeeded
        )
        if self._wraps:
            self.setColumnWidth(columns - 1, 0)
            self._fit_rows(self.columnWidth(columns - 1))
        else:
            self._even_rows()

    def _break_lines(self, column: int, _before: int, width: int) -> None:
        """Break lines anew in the new width of the last column."""
        if self._wraps and column == self._facts.columnCount() - 1:
            self._fit_rows(width)

    def _fit_rows(self, width: int) -> None:
        """Make every row as high as its lines, with a gap to the next."""
        px, metrics = self._theme.px, self.fontMetrics()
        last = self._facts.columnCount() - 1
        # Qt's own hint takes the words to have the room that the style keeps free around them.
        room = QRect(0, 0, max(1, width - px(2 * SIDE + SLACK)), UNLIMITED)
        for row, words in enumerate(self._facts.column(last)):
            lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
            self.setRowHeight(row, max(px(ROW), lines + px(GAP)))

    def _even_rows(self) -> None:
        """Give every row the usual height again, after rows of several lines."""
        for row in range(self._facts.rowCount()):
            self.setRowHeight(row, self._theme.px(ROW))
