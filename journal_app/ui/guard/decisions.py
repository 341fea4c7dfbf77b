"""Carries out what a student decides about words, and takes it back when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from journal_app.domain.identifiers import Kind
from journal_app.errors import WorldError
from journal_app.sentences import guard as sentences
from journal_app.sentences import problems
from journal_app.services.guard import Decided, GuardService
from journal_app.ui.guard.list_card import ListCard
from journal_app.ui.guard.rows import Row
from journal_app.ui.jobs import Jobs
from journal_app.words import tr


class Decisions(QObject):
    """Stores decisions about words.

    Attributes:
        changed: Other decisions hold.
    """

    changed = Signal()

    def __init__(
        self, *, card: ListCard, jobs: Jobs, service: GuardService, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._jobs = jobs
        self._service = service

    def keep(self, row: Row) -> None:
        """Leave words on the page and have exports replace them."""
        service = self._service
        self._decide(lambda: [service.confirm(row.words, row.kind)], sentences.confirmed(row.shown))

    def mark(self, words: str, kind: Kind) -> None:
        """Have words flagged everywhere that nobody had found."""
        service = self._service
        self._decide(lambda: [service.confirm(words, kind)], sentences.confirmed(words))

    def dismiss(self, rows: Sequence[Row]) -> None:
        """Never flag the words of some rows again."""
        service = self._service
        (first, *more) = rows
        said = sentences.all_dismissed(len(rows)) if more else sentences.dismissed(first.words)
        self._decide(lambda: [service.dismiss(row.words, row.kind) for row in rows], said)

    def refuse(self, error: Exception) -> None:
        """Say in the list what the store refused."""
        if isinstance(error, WorldError):
            self._card.notice.show_text(problems.problem(error))
        else:
            self._jobs.failed.emit(error)

    def _decide(self, call: Callable[[], list[Decided]], said: str) -> None:
        self._jobs.submit(
            self,
            call,
            done=lambda decided: self._decided(decided, said),
            failed=self.refuse,
            urgent=True,
        )

    def _decided(self, decided: list[Decided], said: str) -> None:
        self._card.say(said, tr("Undo"), lambda: self._take_back(decided))
        self.changed.emit()

    def _take_back(self, decided: list[Decided]) -> None:
        service = self._service

        def undo() -> None:
            for one in reversed(decided):
                service.undo(one)

        self._jobs.submit(
            self, undo, done=lambda _none: self.changed.emit(), failed=self.refuse, urgent=True
        )
