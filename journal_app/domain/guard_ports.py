"""What the guard needs from storage; rules as in ``domain.ports``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from journal_app.domain.guard import GuardWord, LoggedReplacement


class GuardStore(Protocol):
    """What the student decided about words, for the whole journal."""

    def all(self) -> tuple[GuardWord, ...]:
        """Return every guard word, in alphabetical order."""
        ...

    def get(self, words: str) -> GuardWord | None:
        """Return what was decided about words, however they are written; None when nothing."""
        ...

    def put(self, word: GuardWord) -> GuardWord:
        """Store a decision in place of an earlier one about the same words; return it as stored.

        Raises ``ValueError`` for words without a letter or digit, or above ``LONGEST_WORDS``.
        """
        ...

    def remove(self, words: str) -> None:
        """Take a decision back; does nothing when there is none."""
        ...


class ReplacementLog(Protocol):
    """What every export put in the place of what. It never leaves the vault."""

    def record(self, replacements: Sequence[LoggedReplacement]) -> None:
        """Store the replacements of an export, all or none."""
        ...

    def exports(self) -> tuple[tuple[str, datetime, int], ...]:
        """Return id, instant and number of replacements of every export, newest first."""
        ...

    def of(self, export: str) -> tuple[LoggedReplacement, ...]:
        """Return an export's replacements, by entry (oldest night first) and place."""
        ...

    def delete(self, export: str) -> None:
        """Delete what is kept of an export; does nothing when there is nothing."""
        ...
