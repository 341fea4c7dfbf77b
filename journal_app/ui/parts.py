"""What lives as long as the window does, handed down from ``app``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from journal_app.clock import Clock
from journal_app.services.preferences import Preferences, PreferencesFile
from journal_app.ui.jobs import Background, Jobs
from journal_app.ui.screen_ids import ScreenMakers
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.domain.ports import InstanceLock, OpenVault, VaultKeeper
    from journal_app.domain.vault import LocationRisk
    from journal_app.services.session import Session
    from journal_app.services.shown_contacts import ShownContactsFile
    from journal_app.services.support import SupportService
    from journal_app.ui.session_lock import SessionLock


@dataclass(frozen=True)
class Parts:
    """Everything the locked window needs.

    Attributes:
        support: Gives the one service of support lines, loaded when first asked for.
        shown_contacts: Gives the file of contacts that can be read before unlocking.
        keeper: Gives the vault keeper; slow at its first call (it loads the database), so only
            ever called on the worker.
        load_ahead: Loads what an open journal needs, on the worker, so that unlocking is quick.
        window_ahead: Names of the window's modules that an open journal needs, in order.
        new_lock: Makes a one-instance lock, to take one over from another computer.
        has_vault: Tells quickly whether a folder holds a vault or the remains of one.
        location_risks: Why a folder may be a poor place for a vault.
        default_vault: Where the first journal is put unless the student chooses.
        open_session: Builds a session around an open vault, on the worker.
        screens: Makes the screens of a session, given the country for support lines.
        session_lock: Makes the watcher of screen lock and sleep for the window.
        keep_sealed: Writes a sealed draft of a vault; tells whether a disk took it.
    """

    app: QApplication
    theme: Theme
    jobs: Jobs
    background: Background
    clock: Clock
    preferences: PreferencesFile
    support: Callable[[], SupportService]
    shown_contacts: Callable[[], ShownContactsFile]
    keeper: Callable[[], VaultKeeper]
    load_ahead: Callable[[], None]
    window_ahead: Sequence[str]
    new_lock: Callable[[], InstanceLock]
    has_vault: Callable[[Path], bool]
    location_risks: Callable[[Path], frozenset[LocationRisk]]
    default_vault: Path
    open_session: Callable[[OpenVault], Session]
    screens: Callable[[Session, str], ScreenMakers]
    session_lock: Callable[[QWidget], SessionLock]
    keep_sealed: Callable[[Path, bytes], bool]

    def remember(self, how: Callable[[Preferences], Preferences]) -> None:
        """Change the preferences, off the GUI thread. A disk that refuses keeps the old ones."""
        self.background.submit(
            self.background,
            lambda: self.preferences.change(how),
            failed=lambda _error: None,
            urgent=True,
        )

    def remember_region(self, code: str) -> None:
        """Keep the country whose support lines are shown before unlocking."""
        self.remember(lambda known: replace(known, region=code))
