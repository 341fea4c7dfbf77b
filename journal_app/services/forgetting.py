"""Replace and forget: words leave the page, and everything else the journal keeps of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from journal_app.clock import Clock
from journal_app.domain.eraser import Eraser
from journal_app.domain.forgetting import (
    Change,
    Forgetting,
    Forgotten,
    OldBackups,
    Wording,
)
from journal_app.domain.identifiers import NAMES, Kind
from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.privacy.memory import KnowsWords
from journal_app.privacy.passage import WORD, fold
from journal_app.services.settings import SettingsService

SHORTEST_PART: Final = 3
"""Letters from which a part of a name is forgotten in small letters too, where it stands alone."""

SHORTEST_NUMBER: Final = 5
"""Letters and digits of the shortest number that means the same wherever it stands."""

FLEETING: Final = frozenset({Kind.DATE, Kind.AGE_OVER_89, Kind.ROOM})
"""The kinds whose words may be a dose or a score in the next sentence."""

_WORD_BEFORE: Final = re.compile(r"\w+\W*\Z")
_WORD_AFTER: Final = re.compile(r"\W*\w+")


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
        replaced as well, and the parts of a name where they stand alone. A date, an age, a room
        or a short number is forgotten in its place alone, here and in earlier states.

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

    def everywhere(self, plan: Forgetting, text: str) -> Forgetting:
        """Return a plan for all entries, of one that was carried out in its own.

        Args:
            text: The page as it stands by now; the words may have been typed again.
        """
        return replace(plan, text=Eraser(plan.wordings).erase(text), everywhere=True)

    def old_backups(self, entry: EntryId) -> OldBackups:
        """Return how long backups that may hold an entry's words will last."""
        begun = self._vault.entries.get(entry).created_at
        kept = self._vault.old_backups(begun, self._clock.now())
        return replace(kept, second_folder=self._has_second_folder())

    def forget(self, plan: Forgetting) -> Forgotten:
        """Carry out a plan. It cannot be undone.

        Raises:
            KeyError: There is no such entry.
            WorldError: The disk refused; the journal is then as it was.
        """
        done = self._vault.forget(plan, self._clock.now(), self._folders)
        kept = replace(done.backups, second_folder=self._has_second_folder())
        return replace(done, backups=kept)

    def _has_second_folder(self) -> bool:
        return SettingsService(self._vault).second_backup_folder() is not None


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
    """Yield the words of each place, and the parts of a name."""
    for change in changes:
        words = text[change.start : change.end]
        if _says_little(words, change.kind):
            yield Wording(words, change.put, around=_around(text, change))
            continue
        parts = WORD.findall(words)
        strange = any(not _is_ordinary(fold(part), knows) for part in parts)
        numbered = any(map(str.isdigit, words))
        whole = _word(words, change.put, knows) if len(parts) == 1 else Wording(words, change.put)
        last = fold(parts[-1]) if parts else ""
        yield replace(whole, any_case=numbered or strange, endings=_endings(last, knows))
        if change.kind in NAMES and len(parts) > 1:
            kept = {fold(part) for part in WORD.findall(change.put)}
            for part in parts:
                if fold(part) not in kept and sum(map(str.isalpha, part)) > 1:
                    yield _word(part, change.put, knows)


def _says_little(words: str, kind: Kind | None) -> bool:
    """Tell whether the same words may be anything else wherever else they stand."""
    signs = [sign for sign in words if sign.isalnum()]
    short = len(signs) < SHORTEST_NUMBER and any(map(str.isdigit, signs))
    return kind in FLEETING or (short and kind not in NAMES)


def _around(text: str, change: Change) -> tuple[str, str]:
    before = _WORD_BEFORE.search(text[: change.start])
    after = _WORD_AFTER.match(text, change.end)
    return (
        before.group() if before else text[: change.start],
        after.group() if after else text[change.end :],
    )


def _word(word: str, put: str, knows: KnowsWords) -> Wording:
    """Return one word that is or belongs to a name.

    One that also means something else goes only where it has its capital, and a short one only
    as it is written here: Ed is a colleague, and ED his department.
    """
    folded = fold(word)
    ordinary = _is_ordinary(folded, knows)
    short = len(folded) < SHORTEST_PART
    return Wording(
        word,
        put,
        any_case=not ordinary and (not short or not word[0].isupper()),
        exact=ordinary and len(folded) <= SHORTEST_PART,
        endings=_endings(folded, knows),
    )


def _endings(last: str, knows: KnowsWords) -> tuple[str, ...]:
    """Return the plural endings that make no ordinary word: Ashe is no ashes."""
    if not last or not last[-1].isalpha():
        return ()
    return tuple(end for end in ("s", "es") if not knows.is_ordinary(last + end))


def _is_ordinary(part: str, knows: KnowsWords) -> bool:
    return len(part) == 1 or knows.is_ordinary(part)
