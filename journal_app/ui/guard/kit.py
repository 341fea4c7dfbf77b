"""What the guard of a page is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from journal_app.domain.ids import EntryId
from journal_app.services.forgetting import ForgettingService
from journal_app.services.guard import GuardService
from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class GuardKit:
    """The services of the open journal, and what reading needs.

    Attributes:
        background: The second worker: loading and slow reading must not keep the vault waiting.
    """

    background: Jobs
    library: GuardLibrary = field(repr=False)
    service: GuardService = field(repr=False)
    forgetting: ForgettingService = field(repr=False)


class PageStore(Protocol):
    """Stores what is on a page; the writers of Tonight and of the Journal do."""

    def entry_id(self) -> EntryId | None:
        """Return the open entry, None before its first words are stored."""
        ...

    def when_stored(self, then: Callable[[], object]) -> None:
        """Call back once every word is stored; never, when the store refuses them."""
        ...

    def now_reads(self, text: str) -> None:
        """Note that page and store hold another text from now on, and keep nothing of the old."""
        ...
