"""A second opinion on what was typed, asked for when the page rests."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from journal_app.services.guard_library import GuardLibrary, SecondReader
from journal_app.ui.guard.reading import Findings
from journal_app.ui.guard.watch import Watch
from journal_app.ui.jobs import Jobs

ASKED: Final = "guard-second"


class SecondOpinion(QObject):
    """Has a slower reader read, piece by piece on the second worker, what it has not seen.

    A piece that was changed meanwhile is no longer on the page: what was found in it is dropped.
    """

    def __init__(
        self, *, watch: Watch, background: Jobs, library: GuardLibrary, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._background = background
        self._library = library
        self._reader: SecondReader | None = None
        self._asked = False
        self._reading = False
        watch.rested.connect(self._go_on)

    def _go_on(self) -> None:
        piece = next(iter(self._watch.to_second()), None)
        if piece is None or self._reading or not self._watch.is_resting():
            return
        if self._background.is_closed():
            return
        reader = self._reader
        if reader is None:
            self._load()
            return
        self._reading = True
        self._background.submit(
            self,
            lambda: reader.read(piece),
            done=lambda found: self._take(piece, found),
            failed=self._give_up,
            replaces=f"{ASKED}-{id(self)}",
        )

    def _load(self) -> None:
        if self._asked:
            return
        self._asked = True
        self._background.submit(self, self._library.second, done=self._loaded, failed=self._give_up)

    def _loaded(self, reader: SecondReader | None) -> None:
        self._reader = reader
        if reader is not None:
            self._go_on()

    def _take(self, piece: str, found: Findings) -> None:
        self._reading = False
        self._watch.take_second(piece, found)
        self._watch.look_again()
        self._go_on()

    def _give_up(self, error: Exception) -> None:
        """Do without: the rules have read the page. Said once, where all else is said."""
        self._reader, self._asked = None, True
        self._background.failed.emit(error)
