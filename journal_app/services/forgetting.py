"""Replace and forget: words leave the page, and everything else the journal keeps of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from journal_app.clock import Clock
from journal_app.domain.forgetting import (
    Change,
    Eraser,
    Forgetting,
    Forgotten,
    OldBackups,
    Wording,
)
from journal_app.domain.identifiers import NAMES
from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.privacy.memory import KnowsWords
from journal_app.privacy.passage import WORD, fold
from journal_app.services.settings import SettingsService

SHORTEST_PART: Final = 3
"""Letters of the shortest part of a name that is forgotten when it stands alone."""


class ForgettingService:
    """Forgets words for good. ``plan`` is quick and touches nothing; the rest blocks.

    Args:
        folders: Where sealed drafts may lie, as for ``DraftService``.
        knows: Tells names from ordinary words, which are not forgotten in small letters.
    """

    def __init__(
        self, *, vault: OpenVault, clock: Clock, folders: Sequence[Path], knows: KnowsWords
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._folders = tuple(folders)
        self._knows = knows

    def plan(
        self, entry: EntryId, text: str, changes: Sequence[Change], *, everywhere: bool = False
    ) -> Forgetting:
        """Return what forgetting some places of a page would do; its ``text`` is the new page.

        Words are forgotten, not places: other places of the page with the same words are
        replaced as well, and the parts of a name where they stand alone.

        Args:
            text: The page as it stands in the editor.
            changes: Places in it, none overlapping another.

        Raises:
            ValueError: A place lies outside the text or overlaps another.
        """
        ordered = _in_order(text, changes)
        wordings = tuple(_wordings(text, ordered, self._knows))
        return Forgetting(
            entry=entry,
            text=_new_page(text, ordered, Eraser(wordings)),
            wordings=wordings,
            everywhere=everywhere,
        )

    def old_backups(self, entry: EntryId) -> OldBackups:
        """Return how long backups that may hold an entry's words will last."""
        begun = self._vault.entries.get(entry).created_at
        return self._vault.old_backups(begun, self._clock.now())

    def forget(self, plan: Forgetting) -> Forgotten:
        """Carry out a plan. It cannot be undone.

        Raises:
            KeyError: There is no such entry.
            WorldError: The disk refused; the journal is then as it was.
        """
        done = self._vault.forget(plan, self._clock.now(), self._folders)
        second = SettingsService(self._vault).second_backup_folder()
        return replace(done, second_folder=second is not None)


def _in_order(text: str, changes: Sequence[Change]) -> tuple[Change, ...]:
    ordered, reached = sorted(changes, key=lambda change: change.start), 0
    for change in ordered:
        if not reached <= change.start < change.end <= len(text):
            msg = "a place outside the text, or two that overlap"
            raise ValueError(msg)
        reached = change.end
    return tuple(ordered)


def _new_page(text: str, changes: Sequence[Change], eraser: Eraser) -> str:
    pieces, reached = [], 0
    for change in changes:
        pieces += [eraser.erase(text[reached : change.start]), change.put]
        reached = change.end
    return "".join([*pieces, eraser.erase(text[reached:])])


def _wordings(text: str, changes: Sequence[Change], knows: KnowsWords) -> Iterator[Wording]:
    """Yield the words of each place, and the parts of a name that are nothing but a name."""
    for change in changes:
        words = text[change.start : change.end]
        parts = [fold(part) for part in WORD.findall(words)]
        strange = [part for part in parts if not _is_ordinary(part, knows)]
        numbered = any(map(str.isdigit, words))
        yield Wording(words, change.put, any_case=numbered or bool(strange))
        if change.kind in NAMES and len(parts) > 1:
            kept = {fold(part) for part in WORD.findall(change.put)}
            for part in strange:
                if len(part) >= SHORTEST_PART and part not in kept:
                    yield Wording(part, change.put)


def _is_ordinary(part: str, knows: KnowsWords) -> bool:
    return len(part) == 1 or knows.is_ordinary(part)
