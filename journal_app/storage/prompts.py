"""All that is kept about prompts but their log: marks, own ones, packs, marked nights."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Engine

from journal_app.clock import Clock
from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.prompt_preferences import KeptPack, PromptMark
from journal_app.domain.prompts import Moment, Prompt
from journal_app.storage.own_prompts import OwnPrompts
from journal_app.storage.packs import Packs
from journal_app.storage.prompt_marks import PromptMarks


class Prompts:
    """The ``PromptStore`` of an open vault: three stores behind one door."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._marks = PromptMarks(engine, clock=clock)
        self._own = OwnPrompts(engine, clock=clock)
        self._packs = Packs(engine, clock=clock)

    def marks(self) -> tuple[PromptMark, ...]:
        """Return every prompt that is a favourite or hidden, by id."""
        return self._marks.marks()

    def mark(self, mark: PromptMark) -> None:
        """Store what the student said about a prompt, in place of what they said before."""
        self._marks.mark(mark)

    def own(self) -> tuple[Prompt, ...]:
        """Return the student's own prompts, oldest first."""
        return self._own.own()

    def put_own(self, prompt: Prompt) -> None:
        """Store a prompt of the student's own, new or changed."""
        self._own.put_own(prompt)

    def delete_own(self, prompt: PromptId) -> None:
        """Delete a prompt of the student's own, see ``OwnPrompts.delete_own``."""
        self._own.delete_own(prompt)

    def packs(self) -> tuple[KeptPack, ...]:
        """Return every pack, oldest first."""
        return self._packs.packs()

    def put_pack(self, pack: KeptPack) -> None:
        """Store a pack, see ``Packs.put_pack``."""
        self._packs.put_pack(pack)

    def delete_pack(self, pack: PackId) -> None:
        """Delete a pack, see ``Packs.delete_pack``."""
        self._packs.delete_pack(pack)

    def moments(self, night: date) -> frozenset[Moment]:
        """Return how a night was marked."""
        return self._marks.moments(night)

    def put_moments(self, night: date, moments: Collection[Moment]) -> None:
        """Mark a night, in place of how it was marked."""
        self._marks.put_moments(night, moments)

    def marked_nights(self) -> Mapping[date, frozenset[Moment]]:
        """Return every night that is marked, in order, with how."""
        return self._marks.marked_nights()
