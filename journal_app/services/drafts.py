"""Text the database refused when the journal was locked: kept sealed, offered again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from journal_app.clock import Clock, offset_minutes
from journal_app.domain.entries import NewEntry
from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.domain.vault import SealedDraft
from journal_app.errors import HeartbeatError


class Unsaved(Protocol):
    """A text that is not stored yet, and how to store it."""

    @property
    def entry(self) -> str:
        """The entry's id; "" when the page has not become an entry yet."""
        ...

    @property
    def night(self) -> date:
        """The night the page was begun for."""
        ...

    @property
    def text(self) -> str:
        """All of the page's text."""
        ...

    @property
    def save(self) -> Callable[[], object]:
        """Stores the text, or raises."""
        ...


class DraftService:
    """Keeps a draft safe outside the database, and puts it back. All methods block.

    Args:
        vault: The open vault; seals with a key of its own.
        folders: Where a sealed draft may lie, in the order they are tried: beside the vault,
            then the program's own state folder.
    """

    def __init__(self, *, vault: OpenVault, clock: Clock, folders: Sequence[Path]) -> None:
        self._vault = vault
        self._clock = clock
        self._folders = tuple(folders)

    def keep(self, unsaved: Unsaved) -> bytes:
        """Store a text, or seal it when it cannot be stored.

        Returns:
            The ciphertext when it was sealed; empty when the text is in the database.
        """
        try:
            unsaved.save()
        except (HeartbeatError, OSError, KeyError, ValueError):
            # Whatever the reason, the words must outlive it; the next unlock offers them.
            draft = SealedDraft(
                entry=unsaved.entry,
                night=unsaved.night.isoformat(),
                text=unsaved.text,
                sealed_at=self._clock.now(),
            )
            return self._vault.seal_draft(draft, self._folders)
        return b""

    def waiting(self, kept: Sequence[bytes]) -> int:
        """Return how many sealed drafts wait, in the folders or held in memory."""
        return len(self._vault.sealed_drafts(self._folders, kept))

    def put_back(self, kept: Sequence[bytes]) -> int:
        """Put every sealed draft into the journal, then delete the sealed copies.

        What an entry holds now stays in its history; a page that never became an entry
        becomes one. Returns how many were put back.
        """
        drafts = self._vault.sealed_drafts(self._folders, kept)
        for draft in drafts:
            self._put_one_back(draft)
        self._vault.forget_sealed_drafts(self._folders)
        return len(drafts)

    def _put_one_back(self, draft: SealedDraft) -> None:
        try:
            self._vault.entries.save_text(EntryId(draft.entry), draft.text, self._clock.now())
        except KeyError:
            zone = self._clock.zone()
            new = NewEntry(
                night=date.fromisoformat(draft.night),
                created_at=draft.sealed_at,
                zone=zone,
                offset_minutes=offset_minutes(draft.sealed_at, zone),
                text=draft.text,
            )
            self._vault.entries.add(new)
