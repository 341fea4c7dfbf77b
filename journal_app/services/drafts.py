"""Text the database refused when the journal was locked: kept sealed, offered again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from journal_app.clock import Clock, offset_minutes
from journal_app.domain.asides import Aside
from journal_app.domain.entries import NewEntry
from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Form
from journal_app.domain.vault import SealedDraft
from journal_app.services.asides import Asides
from journal_app.services.writing_forms import WritingForms


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
    def kind(self) -> str:
        """The form the text goes back to, an ``Aside``; "" for a page."""
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
        self._forms = WritingForms(vault)
        self._asides = Asides(vault, clock)

    def keep(self, unsaved: Unsaved) -> bytes:
        """Store a text, or seal it when it cannot be stored.

        Returns:
            The ciphertext when no folder took it either; empty when the words are on a disk.
        """
        try:
            unsaved.save()
        except Exception:  # noqa: BLE001 # whatever it was, the words must outlive it
            draft = SealedDraft(
                entry=unsaved.entry,
                night=unsaved.night.isoformat(),
                text=unsaved.text,
                sealed_at=self._clock.now(),
                kind=unsaved.kind,
            )
            return self._vault.seal_draft(draft, self._folders)
        return b""

    def waiting(self, kept: Sequence[bytes]) -> int:
        """Return how many sealed drafts wait, in the folders or held in memory."""
        return len(self._vault.sealed_drafts(self._folders, kept))

    def put_back(self, kept: Sequence[bytes]) -> int:
        """Put every sealed draft into the journal, then delete the sealed copies.

        Nothing is lost to it: what an entry holds now stays in its history, and an entry that
        was written on since keeps its text, with the draft beside it as an entry of its own. A
        page that never became an entry becomes one. Words of a form go back to that form, never
        into an entry; where other words wait there by now, they stay sealed for another time.
        Returns how many were put back.
        """
        drafts = self._vault.sealed_drafts(self._folders, kept)
        replaced: set[EntryId] = set()
        still: list[SealedDraft] = []
        for draft in drafts:
            if draft.kind:
                if not self._asides.take_in(Aside(draft.kind), draft.text, draft.sealed_at):
                    still.append(draft)
                continue
            entry = EntryId(draft.entry)
            if self._may_replace(entry, draft, replaced):
                self._vault.entries.put_back(entry, draft.text, self._clock.now())
                replaced.add(entry)
            else:
                self._add(draft)
        self._vault.forget_sealed_drafts(self._folders)
        for draft in still:
            self._vault.seal_draft(draft, self._folders)
        return len(drafts) - len(still)

    def _may_replace(self, entry: EntryId, draft: SealedDraft, replaced: set[EntryId]) -> bool:
        """Tell whether a draft is the later state of what an entry holds now.

        Args:
            replaced: Entries that hold an earlier draft by now, whose time says nothing.
        """
        try:
            stored, now = self._vault.entries.get(entry), self._vault.entries.text(entry)
        except KeyError:
            return False
        older = stored.updated_at <= draft.sealed_at or entry in replaced
        return older or draft.text.startswith(now)

    def _add(self, draft: SealedDraft) -> None:
        zone, night = self._clock.zone(), date.fromisoformat(draft.night)
        new = NewEntry(
            night=night,
            created_at=draft.sealed_at,
            zone=zone,
            offset_minutes=offset_minutes(draft.sealed_at, zone),
            text=draft.text,
            form=Form.FREE if draft.entry else self._forms.of(night, None),
        )
        self._vault.entries.add(new)
        if not draft.entry:
            self._forms.begun(night)
