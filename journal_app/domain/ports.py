"""What services need from storage, so that they never import it.

All methods block and belong on the worker that owns the vault. All of them may raise
``WorldError`` (disk, damage); none returns a database row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from journal_app.domain.content_ports import (
    ContactStore,
    FormStore,
    HintStore,
    NotebookStore,
    PromptStore,
)
from journal_app.domain.entries import Entry, EntryCard, EntryFilter, EntryVersion, NewEntry
from journal_app.domain.forgetting import Forgetting, Forgotten, OldBackups
from journal_app.domain.guard_ports import GuardStore, ReplacementLog
from journal_app.domain.ids import EntryId, PromptId, RotationId, StretchId, VersionId
from journal_app.domain.nights import Night, Stretch
from journal_app.domain.prompts import ShownPrompt, Theme
from journal_app.domain.ratings import Rating
from journal_app.domain.rotations import Rotation
from journal_app.domain.study_ports import QuestionnaireStore, StudyStore
from journal_app.domain.vault import (
    BackupInfo,
    RepairedHeader,
    Restored,
    SealedDraft,
    VaultContents,
    VerifyReport,
)
from journal_app.errors import Problem


class EntryStore(Protocol):
    """Entries, their text, history, bin, tags and search."""

    def add(self, new: NewEntry) -> Entry:
        """Store a new entry and return it with its id and position."""
        ...

    def get(self, entry: EntryId) -> Entry:
        """Return one entry, binned or not. Raises ``KeyError`` when there is none."""
        ...

    def text(self, entry: EntryId) -> str:
        """Return an entry's text."""
        ...

    def save_text(
        self,
        entry: EntryId,
        text: str,
        at: datetime,
        *,
        based_on: Collection[str] | None = None,
    ) -> Entry:
        """Store a text durably, keeping history; does nothing when it has not changed.

        Args:
            based_on: Texts the writer knows the store may hold. Any other present text is
                kept as a version, however short a time ago it was stored; with an empty
                collection it always is. None leaves it to the pace of typing.
        """
        ...

    def set_prompt(
        self, entry: EntryId, prompt: PromptId | None, theme: Theme | None, prompt_text: str
    ) -> Entry:
        """Change which prompt an entry answers; None, None and "" when it is written freely."""
        ...

    def on_night(self, night: date) -> tuple[Entry, ...]:
        """Return a night's entries that are not binned, oldest first."""
        ...

    def page(
        self, words: str, only: EntryFilter, before: int | None, limit: int
    ) -> tuple[EntryCard, ...]:
        """Return entries newest first, by position below ``before`` (None: from the top).

        Args:
            words: Search words, the last one as a prefix; empty lists everything.
        """
        ...

    def count(self, words: str, only: EntryFilter) -> int:
        """Return how many entries ``page`` would give in all, at most ``COUNT_LIMIT``."""
        ...

    def nights_written(self, first: date, last: date) -> frozenset[date]:
        """Return the nights in a range that have at least one entry not binned."""
        ...

    def versions(self, entry: EntryId) -> tuple[EntryVersion, ...]:
        """Return an entry's earlier versions, newest first."""
        ...

    def version_text(self, version: VersionId) -> str:
        """Return the text of an earlier version."""
        ...

    def put_back(self, entry: EntryId, text: str, at: datetime) -> Entry:
        """Replace an entry's text by one kept elsewhere; the present one is always kept.

        A binned entry is brought back. Raises ``KeyError`` when there is no such entry.
        """
        ...

    def restore_version(self, version: VersionId, at: datetime) -> Entry:
        """Make an earlier version the present text; the present one is kept as a version."""
        ...

    def move(self, entry: EntryId, night: date) -> Entry:
        """Move an entry to another night."""
        ...

    def put_in_bin(self, entry: EntryId, at: datetime) -> None:
        """Take an entry out of list and search; it can be brought back."""
        ...

    def take_from_bin(self, entry: EntryId) -> Entry:
        """Bring a binned entry back."""
        ...

    def binned(self) -> tuple[EntryCard, ...]:
        """Return what is in the bin, newest first."""
        ...

    def delete_forever(self, entry: EntryId) -> None:
        """Remove an entry, its history and its search words; a tombstone without content stays."""
        ...

    def empty_bin(self, binned_before: datetime) -> int:
        """Delete for ever what went into the bin before an instant; return how many."""
        ...

    def set_tags(self, entry: EntryId, tags: Sequence[str]) -> Entry:
        """Replace an entry's tags."""
        ...

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use, sorted."""
        ...

    def each(self) -> Iterator[tuple[Entry, str]]:
        """Yield every entry with its text, oldest first, without holding all in memory."""
        ...


class NightStore(Protocol):
    """Nights and their ratings."""

    def get(self, night: date) -> Night | None:
        """Return a night's circumstances, None when nothing was ever set for it."""
        ...

    def put(self, night: Night) -> None:
        """Store a night's circumstances."""
        ...

    def between(self, first: date, last: date) -> tuple[Night, ...]:
        """Return the stored nights of a range, oldest first, both ends included."""
        ...

    def ratings(self, night: date) -> tuple[Rating, ...]:
        """Return a night's ratings, at most one per scale."""
        ...

    def put_rating(self, rating: Rating) -> Rating:
        """Store a rating; the first number given that night stays in ``first_value``."""
        ...

    def ratings_between(self, first: date, last: date) -> tuple[Rating, ...]:
        """Return the ratings of a range of nights, oldest night first, both ends included."""
        ...

    def span(self) -> tuple[date, date] | None:
        """Return the first and last night with a rating or an entry; None in an empty vault."""
        ...


class RotationStore(Protocol):
    """Rotations, and stretches of nights with another boundary."""

    def rotations(self) -> tuple[Rotation, ...]:
        """Return all rotations, earliest start first."""
        ...

    def put(self, rotation: Rotation) -> None:
        """Store a rotation, new or changed."""
        ...

    def delete(self, rotation: RotationId) -> None:
        """Delete a rotation; its nights and entries stay."""
        ...

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the stretches set by hand, earliest first."""
        ...

    def put_stretch(self, stretch: Stretch) -> None:
        """Store a stretch."""
        ...

    def delete_stretch(self, stretch: StretchId) -> None:
        """Delete a stretch."""
        ...


class PromptLog(Protocol):
    """Which prompts were shown on which night."""

    def on_night(self, night: date) -> tuple[ShownPrompt, ...]:
        """Return what was shown on a night, by step."""
        ...

    def record(self, shown: ShownPrompt) -> None:
        """Store that a prompt was shown."""
        ...

    def history(self, before: date) -> tuple[ShownPrompt, ...]:
        """Return everything shown on nights before a date, oldest first."""
        ...


class SettingStore(Protocol):
    """Small named values kept inside the vault; names are ``services.settings`` constants."""

    def get(self, name: str) -> str | None:
        """Return a value, None when never set."""
        ...

    def put(self, name: str, value: str) -> None:
        """Store a value."""
        ...

    def all(self) -> dict[str, str]:
        """Return every value by name."""
        ...


class OpenVault(Protocol):
    """An unlocked vault. Closing it ends everything that could hold text or key."""

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        ...

    @property
    def vault_id(self) -> str:
        """32 hexadecimal digits, the same in header and database."""
        ...

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was found amiss at opening without keeping the vault shut (an altered header)."""
        ...

    @property
    def entries(self) -> EntryStore:
        """Entries."""
        ...

    @property
    def nights(self) -> NightStore:
        """Nights and ratings."""
        ...

    @property
    def rotations(self) -> RotationStore:
        """Rotations and stretches."""
        ...

    @property
    def prompt_log(self) -> PromptLog:
        """Prompts shown."""
        ...

    @property
    def settings(self) -> SettingStore:
        """Settings that belong to the vault."""
        ...

    @property
    def guard(self) -> GuardStore:
        """Guard words."""
        ...

    @property
    def replacements(self) -> ReplacementLog:
        """What exports replaced."""
        ...

    @property
    def studies(self) -> StudyStore:
        """Studies taken part in, and the ledger of what was agreed to and handed over."""
        ...

    @property
    def questionnaires(self) -> QuestionnaireStore:
        """Questionnaires brought by file, and what was answered."""
        ...

    @property
    def prompts(self) -> PromptStore:
        """Marks on prompts, own prompts, packs, and marked moments."""
        ...

    @property
    def forms(self) -> FormStore:
        """How entries are written."""
        ...

    @property
    def notebook(self) -> NotebookStore:
        """The role-model notebook."""
        ...

    @property
    def hints(self) -> HintStore:
        """Corrections of theme hints."""
        ...

    @property
    def contacts(self) -> ContactStore:
        """The student's own contacts."""
        ...

    def forget(self, request: Forgetting, at: datetime, folders: Sequence[Path]) -> Forgotten:
        """Write an entry's new text and remove words from everything else that is kept.

        That is its history, its tags, its prompt's wording, the search index, sealed drafts in
        ``folders``, guard words and the log of exports, and with ``everywhere`` the same of
        all entries. Once no other entry holds them they also leave the notebook, own prompts,
        contacts, the words for hard nights and what corrections of hints taught.

        After a crash the database holds all of it or none of it.

        Raises ``KeyError`` when there is no such entry.
        """
        ...

    def old_backups(self, since: datetime, now: datetime) -> OldBackups:
        """Return which of the vault's own backups, taken since an instant, will last how long."""
        ...

    def contents(self) -> VaultContents:
        """Count what the vault holds."""
        ...

    def verify(self) -> VerifyReport:
        """Check every page, the index and the header."""
        ...

    def interrupt(self) -> None:
        """Stop the running query, from any thread; that query raises ``WorkInterrupted``."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Re-wrap the data key; the recovery code keeps working.

        Args:
            old: The passphrase, or the recovery code of somebody who forgot it.

        Raises:
            SecretRefused: ``old`` opens nothing, or ``PASSPHRASE_TOO_SHORT``.
        """
        ...

    def new_recovery_code(self, passphrase: str) -> str:
        """Replace the recovery code and return the new one; the old one stops working."""
        ...

    def recovery_code_opens(self, code: str) -> bool:
        """Tell whether a recovery code opens this vault."""
        ...

    def has_recovery(self) -> bool:
        """Tell whether a recovery slot exists."""
        ...

    def back_up(self, to: Path | None = None) -> BackupInfo:
        """Write an encrypted backup, reopen and count it, then thin old ones by age.

        Args:
            to: A folder or file outside the vault; None for the vault's own ``backups``,
                the only place where thinning happens.
        """
        ...

    def backups(self) -> tuple[BackupInfo, ...]:
        """Return the vault's own backups, newest first."""
        ...

    def look_into(self, backup: Path) -> VaultContents:
        """Open a backup with this vault's key and count it. Raises ``VaultDamaged``."""
        ...

    def seal_draft(self, draft: SealedDraft, folders: Sequence[Path]) -> bytes:
        """Seal a draft with a key of its own and write it to the first folder that takes it.

        Returns the ciphertext, to be kept in memory, when no folder does; empty otherwise.
        """
        ...

    def sealed_drafts(
        self, folders: Sequence[Path], kept: Sequence[bytes]
    ) -> tuple[SealedDraft, ...]:
        """Open the drafts found in folders or kept in memory; oldest first."""
        ...

    def forget_sealed_drafts(self, folders: Sequence[Path]) -> None:
        """Delete the sealed drafts of this vault once their text is safe."""
        ...

    def close(self) -> None:
        """Checkpoint, close and let go of the key and the lock. Safe to call twice."""
        ...


class VaultKeeper(Protocol):
    """Makes, opens and restores vaults."""

    def exists(self, folder: Path) -> bool:
        """Tell whether a folder holds a vault or the remains of one."""
        ...

    def look(self, folder: Path) -> Problem | None:
        """Return what is wrong with a vault as far as it can be told without a secret."""
        ...

    def create(self, folder: Path, passphrase: str) -> tuple[OpenVault, str]:
        """Make a vault and return it open, with its recovery code."""
        ...

    def open_with_passphrase(self, folder: Path, passphrase: str) -> OpenVault:
        """Open a vault. Raises ``SecretRefused``, ``VaultDamaged`` or ``VaultUnavailable``."""
        ...

    def open_with_recovery(self, folder: Path, code: str) -> OpenVault:
        """Open a vault with its recovery code."""
        ...

    def backups(self, folder: Path) -> tuple[BackupInfo, ...]:
        """Return the backups beside a vault, newest first, without opening any."""
        ...

    def restore(self, backup: Path, folder: Path, secret: str, *, recovery: bool) -> Restored:
        """Put a backup in a vault's place.

        The present files, damaged or not, are kept in a folder of their own beside it; the
        backup is opened and counted before anything moves.

        Args:
            secret: The passphrase (or, with ``recovery``, the recovery code) that opens the
                backup; one that opens the vault's present header works as well.
        """
        ...

    def repair_header(self, folder: Path) -> RepairedHeader | None:
        """Put a good copy of a damaged or missing header in its place.

        Returns:
            None when none was found; a backup can then still be restored whole.
        """
        ...


class InstanceLock(Protocol):
    """Keeps a second program out of a vault."""

    def acquire(self, folder: Path, *, override: bool = False) -> None:
        """Take the vault's lock.

        Args:
            override: Take it over from another computer, after the student was warned.

        Raises:
            VaultUnavailable: ``VAULT_IN_USE`` with ``pid``, or ``VAULT_IN_USE_ELSEWHERE`` with
                ``host``.
        """
        ...

    def release(self) -> None:
        """Let go of the lock; does nothing when it is not held."""
        ...
