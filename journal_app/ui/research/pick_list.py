"""The list of nights and entries to choose from: thousands of rows, all equally high."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from journal_app.sentences import research_review as words
from journal_app.ui.research.pick_rows import PickDelegate
from journal_app.ui.research.picks import PickRow, Picks
from journal_app.ui.theme import Theme
from journal_app.words import tr

Index = QModelIndex | QPersistentModelIndex
CHECKED: Final = Qt.CheckState.Checked
UNCHECKED: Final = Qt.CheckState.Unchecked


class PickModel(QAbstractListModel):
    """Rows of a ``Picks``.

    Attributes:
        changed: Something else is chosen now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picks = Picks(())

    def show_picks(self, picks: Picks) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.picks = picks
        self.endResetModel()
        self.changed.emit()

    def row_at(self, place: int) -> PickRow:
        """Return a row by its place."""
        return self.picks.rows[place]

    def choose(self, places: list[int], *, on: bool) -> None:
        """Choose rows by their places, or leave them out."""
        self.picks.choose((self.row_at(place) for place in places), on=on)
        self.tell()

    def tell(self) -> None:
        """Let everything be drawn anew after a choice made elsewhere."""
        if self.picks.rows:
            last = self.index(len(self.picks.rows) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # Qt's own default
        """Return the number of nights and entries."""
        return 0 if parent.isValid() else len(self.picks.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that every row can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words or its tick."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return _said(row)
        if role == Qt.ItemDataRole.CheckStateRole:
            return CHECKED if self.picks.is_chosen(row) else UNCHECKED
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row, as assistive technology does."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.choose([index.row()], on=value in {CHECKED, CHECKED.value})
        return True


class PickList(QTableView):
    """Ticks by click and space bar; Shift with arrows or a click takes a stretch of rows.

    A table of one column, because Qt's list view asks its model about every row.
    """

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.nights = PickModel(self)
        self._rows = PickDelegate(theme=theme, parent=self, row_of=self.nights.row_at)
        self.setObjectName("picking-list")
        self.setAccessibleName(tr("Nights and entries, newest first"))
        self.setModel(self.nights)
        self.setItemDelegate(self._rows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.viewport().setAutoFillBackground(False)
        # What is taken is drawn with the row, in its round shape.
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        theme.changed.connect(self._measure)

    def show_picks(self, picks: Picks) -> None:
        """Show what there is to choose from, from the top."""
        self._rows.prepare(picks.rows)
        self.nights.show_picks(picks)
        self._measure()
        if picks.rows:
            self.setCurrentIndex(self.nights.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar all rows that are taken; Home and End go to the ends."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tick(self._taken())
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.nights.rowCount():
            last = event.key() == Qt.Key.Key_End
            self._go(self.nights.rowCount() - 1 if last else 0, event.modifiers())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was clicked; with Shift, the stretch of rows up to it."""
        super().mouseReleaseEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        if place < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.nights.choose(self._taken(), on=True)
        elif place == self.currentIndex().row():
            self._tick([place])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out in the new width."""
        super().resizeEvent(event)
        self._measure()

    def _taken(self) -> list[int]:
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        current = self.currentIndex().row()
        return sorted(rows) if current in rows else [current] if current >= 0 else []

    def _tick(self, places: list[int]) -> None:
        """Turn rows to what the current one is not."""
        current = self.currentIndex()
        if current.isValid() and places:
            row = self.nights.row_at(current.row())
            self.nights.choose(places, on=not self.nights.picks.is_chosen(row))

    def _go(self, place: int, modifiers: Qt.KeyboardModifier) -> None:
        index = self.nights.index(place)
        flag = QItemSelectionModel.SelectionFlag
        stretch = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if stretch:
            here = self.currentIndex()
            self.selectionModel().select(QItemSelection(here, index), flag.ClearAndSelect)
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        else:
            self.setCurrentIndex(index)
        self.scrollTo(index)

    def _measure(self) -> None:
        self._rows.restyle()
        self.verticalHeader().setDefaultSectionSize(self._rows.height())
        self.verticalScrollBar().setSingleStep(self._theme.px(40))
        self.viewport().update()


def _said(row: PickRow) -> str:
    """Return a row's words; whether it is ticked is told by its state."""
    if row.entry is None:
        return words.said((row.night.title, row.night.facts))
    sent = words.sent_before() if row.entry.sent else ""
    return words.said((row.night.title, row.entry.excerpt, sent))
