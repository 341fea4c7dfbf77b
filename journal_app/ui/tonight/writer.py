"""Stores what is on the page, and says truthfully how that stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from journal_app.clock import Clock
from journal_app.domain.entries import count_words
from journal_app.domain.ids import EntryId
from journal_app.domain.vault import PageState
from journal_app.errors import WorldError
from journal_app.sentences import problems, tonight
from journal_app.services.tonight import TonightService
from journal_app.services.tonight_page import Page, Saved, TonightState
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft
from journal_app.ui.tonight.alarm import QtAlarm
from journal_app.ui.tonight.autosave import Autosave, Standing
from journal_app.ui.tonight.known_texts import KnownTexts
from journal_app.ui.tonight.page import WritingPage


class Writer(QObject):
    """Binds the page to the store.

    Attributes:
        status: What to say of saving, and how many words there are.
        stored: The store has the whole page; carries its text.
    """

    status = Signal(str, str)
    stored = Signal(str)

    def __init__(
        self,
        *,
        page: WritingPage,
        jobs: Jobs,
        clock: Clock,
        service: TonightService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._jobs = jobs
        self._clock = clock
        self._service = service
        self._open: Page | None = None
        self._confirmed = ""
        self._kept = ""
        self._known = KnownTexts()
        self._then: Callable[[], object] | None = None
        self._words = 0
        self._said = ""
        self._at: datetime | None = None
        alarm = QtAlarm(self)
        self._autosave = Autosave(monotonic=clock.monotonic, alarm=alarm, store=self._store)
        alarm.on_ring(self._autosave.ring)
        page.typed.connect(self._typed)

    def settle(self, then: Callable[[], object]) -> None:
        """Do something once the store has every word; never, while it refuses them."""
        if self._autosave.standing is Standing.STORED:
            then()
            return
        self._then = then
        self.flush()

    def when_stored(self, then: Callable[[], object]) -> None:
        """Do something once the store has every word; as ``settle``."""
        self.settle(then)

    def entry_id(self) -> EntryId | None:
        """Return the open page's entry, None before its first words are stored."""
        return self._open.entry if self._open is not None else None

    def now_reads(self, text: str) -> None:
        """Note that page and store hold another text from now on, and keep nothing of the old."""
        self._confirmed = self._kept = text
        self._known.begin(text)
        self._words = count_words(text)
        self.say_again()

    def may_show(self, state: TonightState) -> bool:
        """Tell whether a state can be shown without leaving words behind."""
        return self._is_open(state.page) or self._autosave.standing is Standing.STORED

    def show(self, state: TonightState) -> None:
        """Put a state's page and text in place of what was there.

        Words of the same page that the store does not have yet stay as they are.
        """
        same = self._is_open(state.page)
        self._open = state.page
        if same and self._autosave.standing is not Standing.STORED:
            self.say_again()
            return
        if not same or state.text != self._kept:
            self._page.load(state.text)
            self._confirmed = self._page.words_so_far()
        self._kept = state.text
        self._known.begin(state.text)
        self._words = count_words(state.text)
        stored = [r.given_at for r in state.ratings]
        stored += [e.updated_at for e in state.entries if e.id == state.page.entry]
        self._at = max(stored, default=None)
        self._say_saved()

    def confirm(self, at: datetime) -> None:
        """Note that the store has confirmed something beside the words, a rating or a tag."""
        self._at = at
        if self._autosave.standing is Standing.STORED:
            self._say_saved()

    def page(self) -> Page | None:
        """Return the open page, None before the first."""
        return self._open

    def untouched(self) -> bool:
        """Tell whether nothing was ever written on the open page."""
        return self._open is None or (
            self._open.entry is None and not self._page.words_so_far().strip()
        )

    def has_words(self) -> bool:
        """Tell whether there are words on the page, stored or not."""
        return bool(self._page.words_so_far().strip())

    def flush(self) -> None:
        """Hand to the store whatever it does not have yet, without waiting."""
        if self._open is not None:
            self._autosave.flush()

    def say_again(self) -> None:
        """Repeat the status, for a status line that was away."""
        self.status.emit(self._said, tonight.words(self._words))

    def complain(self, error: Exception) -> None:
        """Say that something the student did was not stored."""
        self._say(tonight.not_saved(_sentence(error)))

    def draft(self) -> Draft | None:
        """Return the text the store has not confirmed, None when there is none."""
        page, text = self._open, self._page.words_so_far()
        if page is None or text == self._confirmed:
            return None
        service, known = self._service, self._known.now()
        return Draft(
            entry=page.entry or "",
            night=page.night,
            text=text,
            save=lambda: service.save_text(page, text, based_on=known),
        )

    def place(self) -> PageState:
        """Return caret and selection."""
        cursor = self._page.textCursor()
        return PageState(
            entry=(self._open.entry or "") if self._open else "",
            cursor=self._page.code_points(cursor.position()),
            anchor=self._page.code_points(cursor.anchor()),
        )

    def _typed(self) -> None:
        if self._open is None:
            return
        self._words = count_words(self._page.words_so_far())
        self._autosave.typed()
        if self._autosave.standing is Standing.WAITING:
            self._say(tonight.saving())
        else:
            self.say_again()

    def _store(self, revision: int) -> None:
        page, text = self._open, self._page.words_so_far()
        if page is None:
            return
        self._words = count_words(text)
        self.say_again()
        service, known = self._service, self._known.hand_over(text)
        self._jobs.submit(
            self,
            lambda: service.save_text(page, text, based_on=known),
            done=lambda saved: self._stored(revision, page, text, saved),
            failed=lambda error: self._refused(revision, text, error),
            urgent=True,
        )

    def _stored(self, revision: int, page: Page, text: str, saved: Saved) -> None:
        self._autosave.stored(revision)
        self._known.answered(text)
        if self._open is None or not self._is_open(page):
            return
        self._confirmed = self._kept = text
        self._known.begin(text)
        if saved.entry is not None and self._open.entry is None:
            self._open = replace(self._open, entry=saved.entry.id)
        if self._autosave.standing is Standing.STORED:
            self._at = saved.at if self._open.entry else self._at
            self._say_saved()
            self.stored.emit(text)
            then, self._then = self._then, None
            if then is not None:
                then()

    def _refused(self, revision: int, text: str, error: Exception) -> None:
        self._known.answered(text)
        self._then = None
        self._autosave.refused(revision)
        self.complain(error)

    def _is_open(self, page: Page) -> bool:
        return self._open is not None and self._open.key == page.key

    def _say_saved(self) -> None:
        self._say(tonight.saved_at(self._at, self._clock.zone()) if self._at else "")

    def _say(self, saved: str) -> None:
        self._said = saved
        self.say_again()


def _sentence(error: Exception) -> str:
    return problems.problem(error) if isinstance(error, WorldError) else tonight.keeps_trying()
