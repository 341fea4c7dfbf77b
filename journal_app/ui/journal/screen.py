"""Journal: finding an earlier night, reading it, and changing it without losing what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.domain.entries import EntryCard, EntryFilter
from journal_app.domain.ids import EntryId
from journal_app.domain.vault import PageState
from journal_app.sentences import journal as sentences
from journal_app.sentences import nights
from journal_app.services.journal import BinnedEntry, JournalChoices, JournalService, YearAgo
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.jobs import Jobs
from journal_app.ui.journal.bin_view import BinView
from journal_app.ui.journal.filters import without
from journal_app.ui.journal.hint_kit import HintKit
from journal_app.ui.journal.list_page import ListPage
from journal_app.ui.journal.model import EntryModel, Query
from journal_app.ui.journal.reader import Reader
from journal_app.ui.journal.reading_page import ReadingPage
from journal_app.ui.lockable import Draft
from journal_app.ui.theme import Theme
from journal_app.words import tr


class JournalScreen(QWidget):
    """List, reader and bin. Nothing from the past is shown but the list that was asked for.

    Attributes:
        go: Another screen is wanted, by its id.
        forgot: Words were forgotten; other screens may still show them.
    """

    go = Signal(str)
    forgot = Signal()

    def __init__(  # noqa: PLR0913 # the composition root hands in all a screen may use
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        clock: Clock,
        journal: JournalService,
        guard: GuardKit,
        hints: HintKit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("journal")
        self.setAccessibleName(tr("Journal"))
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._journal = journal
        self._query = Query()
        self._choices = JournalChoices()
        self._open_row = -1
        self.model = EntryModel(jobs=jobs, journal=journal, parent=self)
        self.page = ListPage(theme=theme, model=self.model)
        self.reader = Reader(
            theme=theme, jobs=jobs, clock=clock, journal=journal, guard=guard, hints=hints
        )
        self.bin = BinView(theme=theme)
        self._reading = ReadingPage(theme=theme, reader=self.reader)
        self._stack = QStackedWidget(self)
        for view in (self.page, self._reading, self.bin):
            self._stack.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._connect_page()
        self._connect_views()
        self._begun = False

    def _connect_page(self) -> None:
        page, calendar = self.page, self.page.side.calendar
        page.search.searched.connect(self._search)
        page.search.left.connect(self._enter_list)
        page.filters.changed.connect(self._narrow)
        page.chips.removed.connect(self._without)
        page.chips.cleared.connect(lambda: self._narrow(EntryFilter()))
        page.list.opened.connect(self._open_row_at)
        page.list.binned.connect(self._bin_row)
        page.empty.action.clicked.connect(self._leave_emptiness)
        page.side.year_ago_wanted.connect(self._look_a_year_back)
        page.side.bin_wanted.connect(self._open_bin)
        page.side.copy_wanted.connect(lambda: self.go.emit("copying"))
        page.side.notebook_wanted.connect(lambda: self.go.emit("notebook"))
        calendar.chosen.connect(self._choose_night)
        calendar.month_shown.connect(self._read_month)
        self.model.shown.connect(self._list_changed)
        self.model.rowsInserted.connect(self._list_changed)
        self.model.rowsRemoved.connect(self._list_changed)
        self.model.counted.connect(page.search.set_count)

    def _connect_views(self) -> None:
        self.reader.left.connect(self._show_list)
        self.reader.gone.connect(self._show_list)
        self.reader.newer.connect(lambda: self._step(-1))
        self.reader.older.connect(lambda: self._step(1))
        self.reader.changed.connect(lambda: self.model.refresh_row(self._open_row))
        self.reader.binned.connect(self._bin_open)
        self.reader.forgot.connect(self.forgot)
        self.bin.left.connect(self._leave_bin)
        self.bin.back.connect(self._put_back)
        self.bin.gone.connect(self._delete)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)

    # What the shell calls

    def focus_home(self) -> None:
        """Put the focus into the search field, or on the entry that is read."""
        if self._stack.currentWidget() is self._reading:
            self.reader.page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentWidget() is self.page:
            self.page.search.focus()

    def activate(self) -> None:
        """Read what is shown anew; the place in the list and an open entry stay."""
        if self._begun:
            self.model.refresh()
        else:
            self._begun = True
            self.model.show(self._query)
        self.reader.guard.refresh()
        self._read_choices()
        self._read_month(self.page.side.calendar.month)
        if self._stack.currentWidget() is self.page:
            self.page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_night(self, night: date) -> None:
        """Show the entries of one night, as when it is chosen in the calendar."""
        self._show_list()
        self.page.search.clear()
        self.page.side.calendar.show_day(night)
        self._show(Query("", EntryFilter(first=night, last=night)))

    def show_entry(self, entry: EntryId) -> None:
        """Open one entry, from wherever the list stands."""
        self._open_row = -1
        self.page.notice.hide()
        self._stack.setCurrentWidget(self._reading)
        self.reader.open(entry)
        self.reader.offer_steps(newer=False, older=False)

    def take_draft(self) -> Draft | None:
        """Return the open entry's words that are not stored yet."""
        return self.reader.take_draft()

    def read_again(self) -> None:
        """Read an open entry anew after words were forgotten elsewhere."""
        self.reader.read_again()

    def hand_over(self) -> None:
        """Send the open entry's words that are not stored yet, before another screen is shown."""
        self.reader.writer.flush()

    def page_state(self) -> PageState:
        """Return the open entry with its cursor; no entry while the list is shown."""
        if self._stack.currentWidget() is not self._reading:
            return PageState(screen="journal")
        return self.reader.page_state()

    def restore(self, state: PageState) -> None:
        """Open the entry that was open, with the cursor where it was."""
        if state.screen == "journal" and state.entry:
            self._open_row = -1
            self._stack.setCurrentWidget(self._reading)
            self.reader.open(EntryId(state.entry), place=state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back one step."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def step_back(self) -> None:
        """Go from an entry or the bin to the list, and from the list out of a search."""
        if self._stack.currentWidget() is self._reading:
            self.reader.leave()
        elif self._stack.currentWidget() is self.bin:
            self._leave_bin()
        else:
            self._step_out()

    def back_to_beginning(self) -> None:
        """Go from an entry, once its words are stored, or from the bin to the list."""
        if self._stack.currentWidget() is self._reading:
            self.reader.leave_entry()
        elif self._stack.currentWidget() is self.bin:
            self._leave_bin()

    # Search and filters

    def _search(self, words: str) -> None:
        self._show(replace(self._query, words=words))

    def _narrow(self, only: EntryFilter) -> None:
        self._show(replace(self._query, only=only))

    def _without(self, part: str) -> None:
        self._narrow(without(self._query.only, part))

    def _show(self, query: Query) -> None:
        self._query = query
        self.page.notice.hide()
        self.page.filters.set_value(query.only)
        self._show_chips()
        self.page.side.calendar.set_shown(_single(query.only))
        self.model.show(query)

    def _show_chips(self) -> None:
        self.page.chips.set_chips(
            sentences.filter_chips(self._query.only, self._choices.rotations, self._tonight)
        )

    @property
    def _tonight(self) -> date:
        return self.model.tonight

    def _find(self) -> None:
        if self._stack.currentWidget() is self._reading:
            self.reader.leave()
        self._show_list()
        self.page.close_drawers()
        self.page.search.focus()

    def _step_out(self) -> None:
        if self._query.words:
            self.page.search.clear()
            self._search("")
        self._enter_list()

    def _enter_list(self) -> None:
        self.page.close_drawers()
        target = self.page.list if self.model.rowCount() else self.page.empty.action
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_changed(self) -> None:
        query, empty = self.model.query, self.model.rowCount() == 0
        if empty:
            self._say_empty(query)
        self.page.show_list(empty=empty)

    def _say_empty(self, query: Query) -> None:
        night = _single(query.only)
        if query == Query():
            self.page.empty.say(*sentences.nothing_written(), tr("Write tonight"))
        elif night is not None and not query.words:
            self.page.empty.say(*sentences.night_unwritten(night, self._tonight), tr("Show all"))
        else:
            narrowed = query.only != EntryFilter()
            said = sentences.nothing_found(searched=bool(query.words), filtered=narrowed)
            self.page.empty.say(*said, tr("Show all"))

    def _leave_emptiness(self) -> None:
        if self.model.query == Query():
            self.go.emit("tonight")
        else:
            self.page.search.clear()
            self._show(Query())
            self.page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Calendar

    def _read_choices(self) -> None:
        journal = self._journal
        self._jobs.submit(
            self,
            lambda: (journal.tonight(), journal.choices()),
            done=lambda found: self._take_choices(*found),
            replaces="journal-choices",
        )

    def _take_choices(self, tonight: date, choices: JournalChoices) -> None:
        self._choices = choices
        self.model.tonight = tonight
        self.page.filters.set_tonight(tonight)
        self.page.filters.set_choices(choices)
        self.page.filters.set_value(self._query.only)
        self.page.list.set_specialties([rotation.specialty for rotation in choices.rotations])
        self.page.side.calendar.set_tonight(tonight)
        self._show_chips()

    def _read_month(self, month: date) -> None:
        if month.year > 1:
            self._jobs.submit(
                self,
                lambda: self._journal.nights_written(month),
                done=self.page.side.calendar.set_written,
                replaces="journal-month",
            )

    def _choose_night(self, night: date) -> None:
        """Show one night's entries, or all again when that night was shown already."""
        only = self._query.only
        if _single(only) == night:
            self._narrow(replace(only, first=None, last=None))
            return
        self._narrow(replace(only, first=night, last=night))
        if self.page.narrow:
            self._enter_list()

    def _look_a_year_back(self) -> None:
        self._jobs.submit(self, self._journal.year_ago, done=self._show_year_ago)

    def _show_year_ago(self, found: YearAgo) -> None:
        if found.written is not None:
            self.page.close_drawers()
            self.show_night(found.written)
        if found.written != found.night:
            self.page.notice.show_text(sentences.year_ago(found, self._tonight))

    # One entry

    def _open_row_at(self, row: int) -> None:
        self.model.with_card(row, lambda card: self._open(row, card))

    def _open(self, row: int, card: EntryCard) -> None:
        self._open_row = row
        self.page.notice.hide()
        self._stack.setCurrentWidget(self._reading)
        self.reader.open(card.entry.id, words=self._query.words)
        self.reader.offer_steps(newer=row > 0, older=self.model.goes_on_after(row))

    def _step(self, rows: int) -> None:
        row = self._open_row + rows
        if self._open_row >= 0 and row >= 0:
            self.model.with_card(row, lambda card: self._open(row, card))

    def _show_list(self) -> None:
        opened, row = self.reader.entry_id, self._open_row
        was_reading = self._stack.currentWidget() is self._reading
        self._stack.setCurrentWidget(self.page)
        if was_reading:
            found = None if opened is None else self.model.row_of(opened)
            self.page.list.show_row(row if found is None else found)
            self._read_choices()

    # Bin

    def _bin_row(self, row: int) -> None:
        card = self.model.card(row)
        if card is not None:
            self._put_in_bin(card.entry.id, row)

    def _bin_open(self, entry: str) -> None:
        self._show_list()
        self._put_in_bin(EntryId(entry), self.model.row_of(EntryId(entry)) or 0)

    def _put_in_bin(self, entry: EntryId, row: int) -> None:
        def done(_none: None) -> None:
            self.model.refresh_row(row)
            self._read_month(self.page.side.calendar.month)
            self.page.notice.show_text(
                sentences.now_in_bin(), tr("Undo"), lambda: self._undo_bin(entry, row)
            )

        self._jobs.submit(self, lambda: self._journal.put_in_bin(entry), done=done, urgent=True)

    def _undo_bin(self, entry: EntryId, row: int) -> None:
        def done(_entry: object) -> None:
            if self.model.rowCount():
                self.model.refresh_row(min(row, self.model.rowCount() - 1))
            else:
                self.model.show(self._query)
            self._read_month(self.page.side.calendar.month)
            self.page.list.setFocus(Qt.FocusReason.OtherFocusReason)

        self._jobs.submit(self, lambda: self._journal.take_from_bin(entry), done=done, urgent=True)

    def _open_bin(self) -> None:
        self._stack.setCurrentWidget(self.bin)
        self.bin.notice.hide()
        self._read_bin()

    def _read_bin(self) -> None:
        self._jobs.submit(self, self._journal.binned, done=self._fill_bin, replaces="journal-bin")

    def _fill_bin(self, items: tuple[BinnedEntry, ...]) -> None:
        self.bin.set_items(items, self._tonight)

    def _put_back(self, entry: str) -> None:
        self._jobs.submit(
            self,
            lambda: self._journal.take_from_bin(EntryId(entry)),
            done=lambda found: self._after_bin(sentences.put_back(nights.long_night(found.night))),
            urgent=True,
        )

    def _delete(self, entry: str) -> None:
        self._jobs.submit(
            self,
            lambda: self._journal.delete_forever(EntryId(entry)),
            done=lambda _none: self._after_bin(tr("Deleted for ever.")),
            urgent=True,
        )

    def _after_bin(self, told: str) -> None:
        self.bin.notice.show_text(told)
        self._read_bin()
        self._read_month(self.page.side.calendar.month)
        self.model.show(self._query)

    def _leave_bin(self) -> None:
        self._stack.setCurrentWidget(self.page)
        self._enter_list()


def _single(only: EntryFilter) -> date | None:
    """Return the one night a filter is narrowed to."""
    return only.first if only.first is not None and only.first == only.last else None
