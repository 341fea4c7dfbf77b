"""An unlocked vault: stores, keys, backups and drafts, gone together when it is closed."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from journal_app.crypto.keys import DataKey
from journal_app.domain.content_ports import (
    ContactStore,
    FormStore,
    HintStore,
    NotebookStore,
    PromptStore,
)
from journal_app.domain.forgetting import Forgetting, Forgotten, OldBackups
from journal_app.domain.guard_ports import GuardStore, ReplacementLog
from journal_app.domain.ports import (
    EntryStore,
    InstanceLock,
    NightStore,
    PromptLog,
    RotationStore,
    SettingStore,
)
from journal_app.domain.study_ports import QuestionnaireStore, StudyStore
from journal_app.domain.vault import BackupInfo, SealedDraft, VaultContents, VerifyReport
from journal_app.errors import BugError, Problem, VaultDamaged, WorldError
from journal_app.storage import backup, engine, forgetting, header_file, meta
from journal_app.storage.backup import Backups
from journal_app.storage.drafts import Drafts
from journal_app.storage.integrity import bad_pages, structure_is_sound
from journal_app.storage.keyring import KeyRing
from journal_app.storage.layout import Layout
from journal_app.storage.stores import Stores
from journal_app.storage.thinning import gone_by


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What exists only while a vault is open, and holds its key or its text."""

    key: DataKey = field(repr=False)
    keys: KeyRing
    engine: Engine
    stores: Stores = field(repr=False)
    backups: Backups
    drafts: Drafts
    lock: InstanceLock

    def close(self) -> None:
        """Close everything, in the order that keeps the file lock until the end."""
        try:
            forgetting.overwrite_traces(self.engine)
            # A log the disk will not take into the file now is taken in at the next opening.
            with contextlib.suppress(WorldError):
                engine.close(self.engine)
        finally:
            self.backups.close()
            self.lock.release()


class FolderVault:
    """``domain.ports.OpenVault`` in a folder. After ``close`` only ``folder`` still answers."""

    def __init__(
        self, *, layout: Layout, unlocked: Unlocked, warnings: tuple[Problem, ...] = ()
    ) -> None:
        self._layout = layout
        self._unlocked: Unlocked | None = unlocked
        self._warnings = warnings

    def _now(self) -> Unlocked:
        if self._unlocked is None:
            msg = "the vault is closed"
            raise BugError(msg)
        return self._unlocked

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self._layout.folder

    @property
    def vault_id(self) -> str:
        """32 hexadecimal digits, the same in header and database."""
        return self._now().keys.header.vault

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """``HEADER_ALTERED`` when the header's MAC did not hold at opening."""
        return self._warnings

    @property
    def entries(self) -> EntryStore:
        """Entries."""
        return self._now().stores.entries

    @property
    def nights(self) -> NightStore:
        """Nights and ratings."""
        return self._now().stores.nights

    @property
    def rotations(self) -> RotationStore:
        """Rotations and stretches."""
        return self._now().stores.rotations

    @property
    def prompt_log(self) -> PromptLog:
        """Prompts shown."""
        return self._now().stores.prompt_log

    @property
    def settings(self) -> SettingStore:
        """Settings that belong to the vault."""
        return self._now().stores.settings

    @property
    def guard(self) -> GuardStore:
        """Guard words."""
        return self._now().stores.guard

    @property
    def replacements(self) -> ReplacementLog:
        """What exports replaced."""
        return self._now().stores.replacements

    @property
    def studies(self) -> StudyStore:
        """Studies taken part in, and the ledger of what was agreed to and handed over."""
        return self._now().stores.studies

    @property
    def questionnaires(self) -> QuestionnaireStore:
        """Questionnaires brought by file, and what was answered."""
        return self._now().stores.questionnaires

    @property
    def prompts(self) -> PromptStore:
        """Marks on prompts, own prompts, packs, and marked moments."""
        return self._now().stores.prompts

    @property
    def forms(self) -> FormStore:
        """How entries are written."""
        return self._now().stores.forms

    @property
    def notebook(self) -> NotebookStore:
        """The role-model notebook."""
        return self._now().stores.notebook

    @property
    def hints(self) -> HintStore:
        """Corrections of theme hints."""
        return self._now().stores.hints

    @property
    def contacts(self) -> ContactStore:
        """The student's own contacts."""
        return self._now().stores.contacts

    def contents(self) -> VaultContents:
        """Count what the vault holds."""
        return meta.contents(self._now().engine)

    def verify(self) -> VerifyReport:
        """Check every page, the tables, the search index and the header on the disk."""
        now = self._now()
        problems = self._header_problems()
        pages = bad_pages(now.engine)
        if pages or not structure_is_sound(now.engine):
            problems = (*problems, Problem.DATABASE_DAMAGED)
        try:
            contents = meta.contents(now.engine)
        except VaultDamaged:
            contents = VaultContents(nights=0, entries=0, newest=None)
        return VerifyReport(contents=contents, problems=problems, pages_bad=pages)

    def _header_problems(self) -> tuple[Problem, ...]:
        now = self._now()
        try:
            header = header_file.read(self._layout.header)
        except WorldError as error:
            return (error.problem,)
        if header.vault != now.keys.header.vault:
            return (Problem.HEADER_FOREIGN,)
        return () if header.is_signed_by(now.key) else (Problem.HEADER_ALTERED,)

    def interrupt(self) -> None:
        """Stop the running query, from any thread; does nothing when the vault is closed."""
        unlocked = self._unlocked
        if unlocked is not None:
            engine.interrupt(unlocked.engine)

    def change_passphrase(self, old: str, new: str) -> None:
        """Re-wrap the data key, see ``KeyRing.change_passphrase``."""
        self._now().keys.change_passphrase(old, new)

    def new_recovery_code(self, passphrase: str) -> str:
        """Replace the recovery code, see ``KeyRing.new_recovery_code``."""
        return self._now().keys.new_recovery_code(passphrase)

    def recovery_code_opens(self, code: str) -> bool:
        """Tell whether a recovery code opens this vault."""
        return self._now().keys.recovery_code_opens(code)

    def has_recovery(self) -> bool:
        """Tell whether a recovery slot exists."""
        return self._now().keys.has_recovery()

    def back_up(self, to: Path | None = None) -> BackupInfo:
        """Write an encrypted backup, see ``Backups.make``."""
        now = self._now()
        forgetting.overwrite_traces(now.engine)
        return now.backups.make(now.keys.header, to)

    def backups(self) -> tuple[BackupInfo, ...]:
        """Return the vault's own backups, newest first."""
        return backup.listed(self._layout.backups)

    def look_into(self, backup: Path) -> VaultContents:
        """Open a backup with this vault's key and count it, see ``Backups.look_into``."""
        return self._now().backups.look_into(backup, self.vault_id)

    def forget(self, request: Forgetting, at: datetime, folders: Sequence[Path]) -> Forgotten:
        """Take words out of everything that is kept, see ``domain.ports.OpenVault``.

        Sealed drafts come first: were they left for a crash, the next unlock would put the words
        back. What a crash keeps from being overwritten is so at the next backup or lock.
        """
        now = self._now()
        now.drafts.erase(request, folders)
        erased = forgetting.forget(now.engine, request, at)
        now.stores.settings.read_anew()
        overwritten = forgetting.overwrite_traces(now.engine)
        return Forgotten(
            entries=erased.entries,
            versions=erased.versions,
            elsewhere=erased.elsewhere,
            backups=self.old_backups(erased.since, at),
            overwritten=overwritten,
        )

    def old_backups(self, since: datetime, now: datetime) -> OldBackups:
        """Return how long the vault's own backups taken since an instant will last."""
        taken = [one.taken_at for one in self.backups()]
        gone, lasting = gone_by(taken, now, since)
        return OldBackups(count=sum(at >= since for at in taken), gone_by=gone, lasting=lasting)

    def seal_draft(self, draft: SealedDraft, folders: Sequence[Path]) -> bytes:
        """Seal a draft, see ``Drafts.seal``."""
        return self._now().drafts.seal(draft, folders)

    def sealed_drafts(
        self, folders: Sequence[Path], kept: Sequence[bytes]
    ) -> tuple[SealedDraft, ...]:
        """Open the drafts found in folders or kept in memory; oldest first."""
        return self._now().drafts.find(folders, kept)

    def forget_sealed_drafts(self, folders: Sequence[Path]) -> None:
        """Delete the sealed drafts of this vault once their text is safe."""
        self._now().drafts.forget(folders)

    def close(self) -> None:
        """Checkpoint, close and let go of the key and the lock. Safe to call twice."""
        unlocked, self._unlocked = self._unlocked, None
        if unlocked is not None:
            unlocked.close()
