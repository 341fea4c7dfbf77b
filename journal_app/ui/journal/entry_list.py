"""The list of cards: scrolls, takes keys, and tells the model what is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from journal_app.ui.journal.delegate import CardDelegate
from journal_app.ui.journal.model import EntryModel, Index
from journal_app.ui.theme import Theme
from journal_app.words import tr


class EntryList(QTableView):
    """Cards one under the other, all equally high.

    A table of one column, because Qt's list view asks the model about every row it has whenever
    some are added: a fifth of a second at 100,000 rows, where a table needs none.

    Attributes:
        opened: Row the student opens, by click or Enter.
        binned: Row the student puts in the bin, by Delete.
    """

    opened = Signal(int)
    binned = Signal(int)

    def __init__(self, *, theme: Theme, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entries")
        self.setAccessibleName(tr("Entries, newest first"))
        self._theme = theme
        self._model = model
        self._specialties: tuple[str, ...] = ()
        self._cards = CardDelegate(theme=theme, parent=self)
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self._set_up()
        model.shown.connect(self._begin)
        model.rowsInserted.connect(self._tell)
        model.rowsRemoved.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(self._tell)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self._restyle)

    def _set_up(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def set_specialties(self, specialties: Sequence[str]) -> None:
        """Set the rotations whose names a card must have room for."""
        if tuple(specialties) != self._specialties:
            self._specialties = tuple(specialties)
            self._measure()

    def show_row(self, row: int) -> None:
        """Make a row the current one, in sight and with the keyboard's focus."""
        index = self._model.index(row)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, bin with Delete; arrows and paging as in any list."""
        row = self.currentIndex().row()
        if row >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.binned.emit(row)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            last = event.key() == Qt.Key.Key_End
            self.show_row(self._model.rowCount() - 1 if last else 0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out in the new width."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        tonight = self._model.tonight
        width = self.viewport().width()
        self._cards.prepare(width, self._specialties, tonight)
        self.verticalHeader().setDefaultSectionSize(self._cards.frame().size.height())
        self.verticalScrollBar().setSingleStep(self._theme.px(40))
        self._tell()

    def _restyle(self) -> None:
        self._cards.restyle()
        self._measure()
        self.viewport().update()

    def _begin(self) -> None:
        self._measure()
        self.verticalScrollBar().setValue(0)
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))

    def _tell(self) -> None:
        """Tell the model which rows are seen; all rows are equally high."""
        height = max(1, self._cards.frame().size.height())
        top = self.verticalScrollBar().value()
        self._model.set_visible(top // height, (top + self.viewport().height()) // height)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint both cards anew, since the ring moves."""
        super().currentChanged(current, previous)
        self.update(current)
        self.update(previous)
