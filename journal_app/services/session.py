"""Everything that exists only while a journal is unlocked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from journal_app.clock import Clock
from journal_app.domain.ports import OpenVault
from journal_app.domain.vault import PageState
from journal_app.errors import DiskRefused, Problem, VaultDamaged
from journal_app.prompts.library import PromptLibrary
from journal_app.services.account import AccountService
from journal_app.services.drafts import DraftService, Unsaved
from journal_app.services.forgetting import ForgettingService
from journal_app.services.guard import GuardService
from journal_app.services.guard_library import GuardLibrary
from journal_app.services.journal import JournalService
from journal_app.services.packs import PackService
from journal_app.services.page_state import PageStateService
from journal_app.services.prompts import PromptService
from journal_app.services.rotations import RotationService
from journal_app.services.settings import Recovery, SettingsService
from journal_app.services.theme_hints import HintLibrary, ThemeHints
from journal_app.services.tonight import TonightService
from journal_app.services.trends import TrendsService

LARGE_BACKUP: Final = 64 * 1024 * 1024
"""Bytes. A journal whose backup is larger is not backed up while it is being locked, because
the key would stay in memory for too long, but early in the session after."""

STALE_BACKUP: Final = timedelta(hours=20)
"""Age from which such a journal is backed up in the middle of a session."""

BACKUP_REFUSED: Final = "backup.refused"
"""Name of the setting that tells the next session; empty or absent when all went well."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the window must know when a journal has been unlocked.

    Attributes:
        sealed: Drafts that the disk refused at an earlier lock and that can be put back.
        backed_up: When the newest backup was taken, UTC; None when there is none.
        backup_refused: The disk did not take the backup of the last lock.
        backup_due: The journal is too large to be backed up at lock, and its backup is old.
        warnings: What was amiss at opening without keeping the journal shut.
    """

    page: PageState
    auto_lock_minutes: int
    lock_with_session: bool
    quick_hide_key: str
    recovery: Recovery
    region: str
    sealed: int
    backed_up: datetime | None
    backup_refused: bool
    backup_due: bool
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """What came of ending a session.

    Attributes:
        kept: Ciphertext of each draft that neither the database nor any folder took.
        trouble: What was amiss with the journal itself, found only now; None when nothing.
    """

    kept: tuple[bytes, ...] = field(default=(), repr=False)
    trouble: Exception | None = None


class Session:
    """An open vault with the services of the unlocked part; gone whole at lock.

    Built and used on the worker that owns the vault.

    Args:
        state_folder: Where drafts are sealed when the vault's own disk refuses them.
        guard_library: Word lists and rules; one of its own when none is shared.
    """

    def __init__(
        self,
        *,
        vault: OpenVault,
        clock: Clock,
        library: PromptLibrary,
        state_folder: Path,
        guard_library: GuardLibrary | None = None,
    ) -> None:
        self.vault = vault
        self._clock = clock
        self.settings = SettingsService(vault)
        self.rotations = RotationService(vault, clock)
        self.library = library
        self.packs = PackService(vault, clock)
        self.prompts = PromptService(vault, clock, library, self.packs)
        self.tonight = TonightService(vault, clock, self.prompts, self.rotations)
        self.journal = JournalService(vault, clock)
        self.trends = TrendsService(vault, clock)
        self.account = AccountService(vault)
        self.places = PageStateService(vault)
        folders = (vault.folder, state_folder)
        self.drafts = DraftService(vault=vault, clock=clock, folders=folders)
        self.guard_library = guard_library or GuardLibrary()
        self.hint_library = HintLibrary()
        self.hints = ThemeHints(vault, clock, self.hint_library)
        self.guard = GuardService(vault, clock, knows=self.guard_library)
        self.forgetting = ForgettingService(
            vault=vault, clock=clock, folders=folders, knows=self.guard_library
        )

    def standing(self, kept: Sequence[bytes] = ()) -> Standing:
        """Read what the window must know.

        Args:
            kept: Ciphertext of drafts held in memory because no folder took them.
        """
        newest = next(iter(self.account.backups()), None)
        large = newest is not None and newest.size > LARGE_BACKUP
        old = newest is not None and self._clock.now() - newest.taken_at > STALE_BACKUP
        return Standing(
            page=self.places.load(),
            auto_lock_minutes=self.settings.auto_lock_minutes(),
            lock_with_session=self.settings.lock_with_session(),
            quick_hide_key=self.settings.quick_hide_key(),
            recovery=self.settings.recovery(),
            region=self.settings.region(),
            sealed=self.drafts.waiting(kept),
            backed_up=None if newest is None else newest.taken_at,
            backup_refused=bool(self.vault.settings.get(BACKUP_REFUSED)),
            backup_due=large and old,
            warnings=self.vault.warnings,
        )

    def end(self, *, page: PageState, drafts: Sequence[Unsaved]) -> Ending:
        """Keep drafts and page, back up, and close whatever happens."""
        try:
            kept = tuple(blob for draft in drafts if (blob := self.drafts.keep(draft)))
            trouble = self._trouble_with(lambda: self.places.save(self._named(page, drafts)))
            trouble = self._trouble_with(self._back_up) or trouble
        finally:
            self.vault.close()
        return Ending(kept=kept, trouble=trouble)

    def _trouble_with(self, step: Callable[[], None]) -> Exception | None:
        """Take one of the last steps, and return what stood in its way but the disk."""
        try:
            step()
        except (DiskRefused, OSError):
            return None  # it has refused nothing the student wrote
        except Exception as error:  # noqa: BLE001 # the kept drafts must reach the window
            return error
        return None

    def _named(self, page: PageState, drafts: Sequence[Unsaved]) -> PageState:
        """Return the page state with the entry that its page became only now, if it did."""
        begun = next((draft for draft in drafts if not draft.entry), None)
        if page.entry or begun is None:
            return page
        entries = self.vault.entries.on_night(begun.night)
        return replace(page, entry=entries[-1].id) if entries else page

    def _back_up(self) -> None:
        newest = next(iter(self.account.backups()), None)
        if newest is not None and newest.size > LARGE_BACKUP:
            return
        refused = ""
        try:
            self.account.back_up()
        except (DiskRefused, OSError):
            refused = "yes"
        except VaultDamaged as error:
            if error.problem is not Problem.BACKUP_DAMAGED:
                raise
            refused = "yes"  # the disk did not give back what it was given
        if refused != (self.vault.settings.get(BACKUP_REFUSED) or ""):
            self.vault.settings.put(BACKUP_REFUSED, refused)
