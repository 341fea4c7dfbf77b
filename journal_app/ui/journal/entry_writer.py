"""Stores the changes to an open entry as they are typed, and never lets one fall between two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.clock import Clock
from journal_app.domain.entries import Entry, count_words
from journal_app.domain.ids import EntryId
from journal_app.errors import WorldError
from journal_app.sentences import problems, tonight
from journal_app.services.journal import JournalService
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft
from journal_app.ui.tonight.alarm import QtAlarm
from journal_app.ui.tonight.autosave import Autosave, Standing
from journal_app.ui.tonight.known_texts import KnownTexts
from journal_app.ui.tonight.page import WritingPage


class EntryWriter(QObject):
    """Binds a page to one entry after the other; the next begins when the last is stored.

    Attributes:
        status: What to say of saving, and how many words there are.
        stored: The store has confirmed a change.
    """

    status = Signal(str, str)
    stored = Signal()

    def __init__(
        self,
        *,
        page: WritingPage,
        jobs: Jobs,
        clock: Clock,
        journal: JournalService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._jobs = jobs
        self._clock = clock
        self._journal = journal
        self._entry: Entry | None = None
        self._confirmed = ""
        self._known = KnownTexts()
        self._aside: str | None = None
        self._then: Callable[[], object] | None = None
        alarm = QtAlarm(self)
        self._autosave = Autosave(monotonic=clock.monotonic, alarm=alarm, store=self._store)
        alarm.on_ring(self._autosave.ring)
        page.typed.connect(self._typed)

    @property
    def entry(self) -> Entry | None:
        """The open entry as it was last stored."""
        return self._entry

    def show(self, entry: Entry, text: str) -> None:
        """Put an entry's text on the page; call only when the one before is stored."""
        self._entry, self._confirmed, self._aside = entry, text, None
        self._known.begin(text)
        self._page.setReadOnly(False)
        self._page.load(text)
        self._say(tonight.saved_at(entry.updated_at, self._clock.zone()))

    def end(self) -> None:
        """Let go of the entry; call only when it is stored."""
        self._entry, self._confirmed, self._aside = None, "", None
        self._page.load("")

    def read_instead(self, text: str) -> None:
        """Show another text in the page's place, read-only; the entry's own is kept aside."""
        if self._aside is None:
            self._aside = self._page.words_so_far()
        self._page.setReadOnly(True)
        self._page.load(text)

    def read_own(self) -> None:
        """Put the entry's own text back on the page."""
        if self._aside is not None:
            text, self._aside = self._aside, None
            self._page.load(text)
            self._page.setReadOnly(False)

    def when_stored(self, then: Callable[[], object]) -> None:
        """Call back once every word is stored, at once when it is.

        When the store refuses, nothing is called: the words stay where they can be seen.
        """
        if self._entry is None or self._words() == self._confirmed:
            then()
            return
        self._then = then
        if self._autosave.standing is Standing.STORED:
            # An input method put its words on the page without telling of them.
            self._autosave.typed()
        self._autosave.flush()

    def entry_id(self) -> EntryId | None:
        """Return the open entry's id, None while none is open."""
        return self._entry.id if self._entry is not None else None

    def now_reads(self, text: str) -> None:
        """Note that page and store hold another text from now on, and keep nothing of the old."""
        self._confirmed = text
        self._known.begin(text)

    def flush(self) -> None:
        """Hand to the store whatever it does not have yet, without waiting."""
        self._autosave.flush()

    def draft(self) -> Draft | None:
        """Return the text the store has not confirmed, None when there is none."""
        entry, text, journal = self._entry, self._words(), self._journal
        if entry is None or text == self._confirmed:
            return None
        known = self._known.now()
        return Draft(
            entry=entry.id,
            night=entry.night,
            text=text,
            save=lambda: journal.save(entry.id, text, based_on=known),
        )

    def _words(self) -> str:
        return self._page.words_so_far() if self._aside is None else self._aside

    def _typed(self) -> None:
        if self._entry is not None and self._aside is None:
            self._autosave.typed()
            if self._autosave.standing is Standing.WAITING:
                self._say(tonight.saving())

    def _store(self, revision: int) -> None:
        entry, text, journal = self._entry, self._words(), self._journal
        if entry is None:
            return
        known = self._known.hand_over(text)
        self._jobs.submit(
            self,
            lambda: journal.save(entry.id, text, based_on=known),
            done=lambda saved: self._saved(revision, saved, text),
            failed=lambda error: self._refused(revision, text, error),
            urgent=True,
        )

    def _saved(self, revision: int, saved: Entry, text: str) -> None:
        self._autosave.stored(revision)
        self._known.answered(text)
        if self._entry is None or self._entry.id != saved.id:
            return
        self._entry, self._confirmed = saved, text
        self._known.begin(text)
        if self._words() == text:
            self._say(tonight.saved_at(saved.updated_at, self._clock.zone()))
            self.stored.emit()
            self._go_on()
        elif self._then is not None:
            self._autosave.flush()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _refused(self, revision: int, text: str, error: Exception) -> None:
        self._known.answered(text)
        self._autosave.refused(revision)
        self._then = None
        if isinstance(error, WorldError):
            self._say(tonight.not_saved(problems.problem(error)))
        else:
            self._say(tonight.not_saved(tonight.keeps_trying()))

    def _say(self, saved: str) -> None:
        self.status.emit(saved, tonight.words(count_words(self._words())))
