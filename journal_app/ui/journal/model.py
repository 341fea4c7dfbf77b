"""The journal's entries as a list that is read as it scrolls and forgets what is far away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from journal_app.domain.entries import EntryCard, EntryFilter
from journal_app.domain.ids import EntryId
from journal_app.sentences import journal as sentences
from journal_app.services.journal import JournalService
from journal_app.ui.jobs import Jobs
from journal_app.ui.journal.pages import Pages

PAGE: Final = 50
"""Entries read at a time: about ten screens."""

KEEP: Final = 3
"""Pages held above and below what is seen; the others are let go of."""

CARD_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Query:
    """What the list shows."""

    words: str = field(default="", repr=False)
    only: EntryFilter = field(default_factory=EntryFilter, repr=False)


class EntryModel(QAbstractListModel):
    """Entries newest first; a row without a card yet gives None for ``CARD_ROLE``.

    Attributes:
        shown: A new query's first page is there.
        counted: How many entries the query finds in all.
    """

    shown = Signal()
    counted = Signal(int)

    def __init__(self, *, jobs: Jobs, journal: JournalService, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._journal = journal
        self._query = Query()
        self._pages = Pages()
        self._round = 0
        self._loading: set[int] = set()
        self._waiting: dict[int, list[Callable[[EntryCard], None]]] = {}
        self.tonight = date.min

    @property
    def query(self) -> Query:
        """What the rows belong to."""
        return self._query

    # What Qt asks

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the rows read so far."""
        return 0 if parent.isValid() else self._pages.rows

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row's card, or the whole card in words for a screen reader."""
        if not index.isValid() or index.row() >= self._pages.rows:
            return None
        card = self._pages.card(index.row())
        if role == CARD_ROLE:
            return card
        spoken = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
        if role in spoken and card is not None:
            return sentences.card_spoken(card, self.tonight)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are older entries that are not on their way already."""
        if parent.isValid() or not len(self._pages) or self._pages.complete:
            return False
        return len(self._pages) not in self._loading

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if not self.canFetchMore(parent):
            return
        self._loading.add(len(self._pages))
        self._read(self._pages.next_before, PAGE, partial(self._append, self._round))

    # What the screen asks

    def show(self, query: Query) -> None:
        """Show what a query finds; the rows change once its first page is there."""
        journal = self._journal
        self._jobs.submit(
            self,
            lambda: (journal.tonight(), journal.page(query.words, query.only, None, PAGE)),
            done=lambda found: self._begin(query, *found),
            replaces="journal-list",
        )
        self._count(query)

    def refresh(self) -> None:
        """Read again what is held, so that changes made elsewhere show; rows keep their place."""
        if not len(self._pages):
            self.show(self._query)
            return
        for number in list(self._pages.held()):
            self._reread(number)
        self._count(self._query)

    def refresh_row(self, row: int) -> None:
        """Read the page of one row again, after that entry has changed."""
        if 0 <= row < self._pages.rows:
            self._reread(self._pages.page_of(row))
            self._count(self._query)

    def set_visible(self, first: int, last: int) -> None:
        """Tell which rows are seen, both included: what is near is read, what is far let go of."""
        if not self._pages.rows:
            return
        last = min(last, self._pages.rows - 1)
        top, bottom = self._pages.page_of(max(0, min(first, last))), self._pages.page_of(last)
        self._pages.keep_only(top - KEEP, bottom + KEEP)
        for number in range(max(0, top - 1), min(len(self._pages), bottom + 2)):
            if self._pages[number].cards is None:
                self._reread(number)
        if last + PAGE >= self._pages.rows:
            self.fetchMore(NO_PARENT)

    def card(self, row: int) -> EntryCard | None:
        """Return a row's card; None outside, or while it is not held."""
        return self._pages.card(row) if 0 <= row < self._pages.rows else None

    def row_of(self, entry: EntryId) -> int | None:
        """Return the row of an entry whose card is held."""
        return next((row for row, c in self._pages.held_cards() if c.entry.id == entry), None)

    def goes_on_after(self, row: int) -> bool:
        """Tell whether there is an entry below a row, read already or not."""
        return row + 1 < self._pages.rows or not self._pages.complete

    def held(self) -> int:
        """Return how many cards are held in memory."""
        return sum(self._pages[number].rows for number in self._pages.held())

    def with_card(self, row: int, then: Callable[[EntryCard], None]) -> None:
        """Call back with a row's card: at once when it is held, else when it has been read.

        Row ``rowCount()`` is the first one not read yet; beyond the journal's end, nothing
        is called.
        """
        card = self.card(row)
        if card is not None:
            then(card)
            return
        if row < 0 or (row >= self._pages.rows and self._pages.complete):
            return
        self._waiting.setdefault(row, []).append(then)
        if row < self._pages.rows:
            self._reread(self._pages.page_of(row))
        else:
            self.fetchMore(NO_PARENT)

    # Reading

    def _count(self, query: Query) -> None:
        self._jobs.submit(
            self,
            lambda: self._journal.count(query.words, query.only),
            done=self.counted.emit,
            replaces="journal-count",
        )

    def _read(
        self, before: int | None, limit: int, done: Callable[[tuple[EntryCard, ...]], None]
    ) -> None:
        query, journal = self._query, self._journal
        self._jobs.submit(
            self,
            lambda: journal.page(query.words, query.only, before, limit),
            done=done,
            failed=self._give_up,
        )

    def _give_up(self, error: Exception) -> None:
        self._loading.clear()
        self._waiting.clear()
        self._jobs.failed.emit(error)

    def _begin(self, query: Query, tonight: date, cards: tuple[EntryCard, ...]) -> None:
        self.beginResetModel()
        self._round += 1
        self._query, self.tonight = query, tonight
        self._pages = Pages()
        self._loading.clear()
        self._waiting.clear()
        self._pages.append(cards, last=len(cards) < PAGE)
        self.endResetModel()
        self.shown.emit()

    def _append(self, round_: int, cards: tuple[EntryCard, ...]) -> None:
        if round_ != self._round:
            return
        self._loading.discard(len(self._pages))
        first = self._pages.rows
        if cards:
            self.beginInsertRows(NO_PARENT, first, first + len(cards) - 1)
        self._pages.append(cards, last=len(cards) < PAGE)
        if cards:
            self.endInsertRows()
        self._answer()

    def _reread(self, number: int) -> None:
        if number in self._loading:
            return
        self._loading.add(number)
        page = self._pages[number]
        limit = page.rows + PAGE
        self._read(page.before, limit, partial(self._replace, self._round, number, limit))

    def _replace(self, round_: int, number: int, limit: int, cards: tuple[EntryCard, ...]) -> None:
        if round_ != self._round:
            return
        self._loading.discard(number)
        floor = self._pages[number].floor
        if len(cards) == limit and (floor is None or cards[-1].entry.position > floor):
            # More entries came than a page can take in, as after an import: begin anew.
            self.show(self._query)
            return
        if floor is not None:
            cards = tuple(card for card in cards if card.entry.position >= floor)
        self._exchange(number, cards, floor)
        self._answer()

    def _exchange(self, number: int, cards: tuple[EntryCard, ...], floor: int | None) -> None:
        change = self._pages.plan(number, cards)
        if change.gone:
            self.beginRemoveRows(NO_PARENT, change.row, change.row + change.gone - 1)
            self._pages.cut(change.row, change.gone)
            self.endRemoveRows()
        if change.come:
            self.beginInsertRows(NO_PARENT, change.row, change.row + change.come - 1)
        self._pages.replace(number, cards, floor=floor)
        if change.come:
            self.endInsertRows()
        if cards:
            last = self.index(change.first + len(cards) - 1)
            self.dataChanged.emit(self.index(change.first), last)

    def _answer(self) -> None:
        for row in list(self._waiting):
            card = self.card(row)
            if card is not None:
                for then in self._waiting.pop(row):
                    then(card)
            elif self._pages.complete and row >= self._pages.rows:
                del self._waiting[row]
