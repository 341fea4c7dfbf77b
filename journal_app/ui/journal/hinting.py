"""Fetches the hint of the open entry in the background, and stores what the student says of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from journal_app.domain.ids import EntryId
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.services.theme_hints import Asked, Told, Wanted
from journal_app.ui.jobs import Jobs
from journal_app.ui.journal.hint_kit import HintKit
from journal_app.ui.journal.hint_line import HintLine

JOB = "journal-hint"


class Hinting(QObject):
    """Between the line under an entry, the vault's worker and the second worker.

    The vault's worker reads and stores; guessing, and loading what it takes, happen on the
    second. A guess for an entry that is no longer open is dropped.
    """

    def __init__(self, *, line: HintLine, jobs: Jobs, kit: HintKit, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._jobs = jobs
        self._kit = kit
        self._entry: EntryId | None = None
        self._focus = False
        line.taken.connect(self._take_offer)
        line.said.connect(self._correct)
        line.taken_back.connect(self._take_back)

    def open(self, entry: EntryId) -> None:
        """Say nothing of the entry before, and ask about this one."""
        self._line.clear()
        self._entry = entry
        self._focus = False
        self._ask()

    def close(self) -> None:
        """Let go of the entry and of what is said of it."""
        self._entry = None
        self._line.clear()

    def _ask(self) -> None:
        entry, service = self._entry, self._kit.service
        if entry is None:
            return

        def read() -> tuple[Wanted, Asked | None]:
            wanted = service.wanted()
            silent = wanted is not Wanted.YES and not service.tone_on()
            return wanted, None if silent else service.ask(entry)

        self._jobs.submit(
            self,
            read,
            done=lambda found: self._guess(entry, *found),
            failed=self._failed,
            replaces=JOB,
        )

    def _guess(self, entry: EntryId, wanted: Wanted, asked: Asked | None) -> None:
        if entry != self._entry:
            return
        if asked is not None:
            library = self._kit.library
            self._kit.background.submit(
                self,
                lambda: library.tell(asked),
                done=self._show,
                failed=self._failed,
                replaces=JOB,
            )
        elif wanted is Wanted.UNASKED:
            self._line.offer()
        else:
            self._line.clear()

    def _show(self, told: Told) -> None:
        if told.entry != self._entry:
            return
        self._line.show_told(told)
        if self._focus:
            self._focus = False
            self._line.focus_action()

    def _failed(self, error: Exception) -> None:
        self._line.clear()
        if not isinstance(error, KeyError):  # the entry went meanwhile, which the reader says
            self._jobs.failed.emit(error)

    def _take_offer(self, on: bool) -> None:  # the signal's own argument
        self._store(lambda: self._kit.service.want(on=on), focus=on)

    def _correct(self, themes: frozenset[PromptTheme]) -> None:
        entry = self._entry
        if entry is not None:
            self._store(lambda: self._kit.service.correct(entry, themes))

    def _take_back(self) -> None:
        entry = self._entry
        if entry is not None:
            self._store(lambda: self._kit.service.take_back(entry))

    def _store(self, call: Callable[[], None], *, focus: bool = True) -> None:
        self._focus = focus
        self._jobs.submit(self, call, done=lambda _none: self._ask(), urgent=True)
