"""Composition root of the window: builds everything, hands it down, owns nothing else."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from journal_app import paths
from journal_app.clock import Clock, SystemClock
from journal_app.services.preferences import PreferencesFile
from journal_app.storage.hardening import forbid_core_dumps
from journal_app.storage.layout import exists
from journal_app.storage.location import location_risks
from journal_app.ui.collector import Collector
from journal_app.ui.ending import SignalWatch
from journal_app.ui.instance_lock import QtInstanceLock
from journal_app.ui.jobs import Background, Jobs
from journal_app.ui.parts import Parts
from journal_app.ui.screens import Screens
from journal_app.ui.shell import TITLE, MainWindow
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look

if TYPE_CHECKING:
    from journal_app.domain.ports import InstanceLock, OpenVault, VaultKeeper
    from journal_app.prompts.library import PromptLibrary
    from journal_app.services.guard_library import GuardLibrary
    from journal_app.services.session import Session
    from journal_app.services.shown_contacts import ShownContactsFile
    from journal_app.services.support import SupportService
    from journal_app.ui.session_lock import SessionLock

SERVICES_AHEAD: Final = (
    "journal_app.services.session",
    "journal_app.services.heavy_words",
    "journal_app.services.hard_nights",
    "journal_app.services.questionnaires",
    "journal_app.services.review_places",
    "journal_app.sentences.copies",
)
"""What the worker loads while the passphrase is being typed."""

WINDOW_AHEAD: Final = (
    "journal_app.ui.widgets.dates",
    "journal_app.ui.widgets.choices",
    "journal_app.ui.recovery",
    "journal_app.ui.guard.rows",
    "journal_app.ui.guard.forgetter",
    "journal_app.ui.guard.guard",
    "journal_app.ui.guard.beside",
    "journal_app.ui.support.kit",
    "journal_app.ui.support.quiet",
    "journal_app.ui.notebook.note_card",
    "journal_app.ui.tonight.writer",
    "journal_app.ui.tonight.answers",
    "journal_app.ui.tonight.prompt_card",
    "journal_app.ui.tonight.aids",
    "journal_app.ui.tonight.backfill",
    "journal_app.ui.tonight.screen",
    "journal_app.ui.settings.kit",
    "journal_app.ui.settings.guard",
    "journal_app.ui.settings.nights",
    "journal_app.ui.settings.support",
    "journal_app.ui.settings.prompts",
    "journal_app.ui.settings.backups",
    "journal_app.ui.settings.screen",
    "journal_app.ui.unlocked",
)
"""What the window loads meanwhile, a module between two events (``ui.ahead`` says why)."""

PRIVATE_FILES: Final = 0o077
"""Mask under which every file made is the user's alone."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept outside a vault.

    Attributes:
        default_vault: Where the first journal is put unless the student chooses.
        config: Folder of the preferences.
        state: Folder for drafts the vault's disk refused.
    """

    default_vault: Path
    config: Path
    state: Path

    @classmethod
    def of_the_user(cls) -> Places:
        """Return the user's own folders, made when missing."""
        return cls(
            default_vault=paths.default_vault(),
            config=paths.config_folder(),
            state=paths.state_folder(),
        )


def make_keeper(clock: Clock, new_lock: Callable[[], InstanceLock]) -> VaultKeeper:
    """Return the vault keeper. Loads the database library, so it belongs on the worker."""
    from journal_app.storage.keeper import (  # noqa: PLC0415 # not before the first paint
        FolderKeeper,
    )

    return FolderKeeper(clock=clock, new_lock=new_lock)


def load_ahead(keeper: Callable[[], VaultKeeper], library: Callable[[], PromptLibrary]) -> None:
    """Load what the way from the passphrase to the page needs; belongs on the worker."""
    keeper()
    library()
    for name in SERVICES_AHEAD:
        import_module(name)


def make_support() -> SupportService:
    """Return the service of support lines."""
    from journal_app.services.support import SupportService  # noqa: PLC0415 # when first shown

    return SupportService()


def make_shown_contacts(folder: Path) -> ShownContactsFile:
    """Return the file of contacts that can be read before unlocking."""
    from journal_app.services.shown_contacts import (  # noqa: PLC0415 # when first shown
        ShownContactsFile,
    )
    from journal_app.storage.header_file import vault_in  # noqa: PLC0415 # when first shown

    return ShownContactsFile(folder, vault_of=vault_in)


def make_guard_library() -> GuardLibrary:
    """Return what the guard reads with; nothing of it is loaded before it is asked for."""
    from journal_app.services.guard_library import (  # noqa: PLC0415 # after unlocking
        GuardLibrary,
    )

    return GuardLibrary()


def read_prompts() -> PromptLibrary:
    """Return the library of prompts, its files read; for the worker."""
    from journal_app.prompts.library import PromptLibrary  # noqa: PLC0415 # after unlocking

    library = PromptLibrary()
    library.read()
    return library


def session_opener(
    clock: Clock,
    state_folder: Path,
    library: Callable[[], PromptLibrary],
    guard_library: Callable[[], GuardLibrary],
) -> Callable[[OpenVault], Session]:
    """Return what builds a session around an open vault, on the worker."""

    def open_session(vault: OpenVault) -> Session:
        from journal_app.services.session import Session  # noqa: PLC0415 # after unlocking

        return Session(
            vault=vault,
            clock=clock,
            library=library(),
            state_folder=state_folder,
            guard_library=guard_library(),
        )

    return open_session


def keep_sealed(blob: bytes, folders: Sequence[Path]) -> bool:
    """Write a sealed draft to the first folder that takes it; tell whether one did."""
    from journal_app.storage.drafts import put_down  # noqa: PLC0415 # hardly ever needed

    return put_down(blob, folders)


def make_session_lock(app: QApplication, window: QWidget) -> SessionLock:
    """Return the watcher of screen lock and sleep. Connects to the desktop, so not at start."""
    from journal_app.ui.session_lock import session_lock  # noqa: PLC0415 # after unlocking

    return session_lock(app=app, window=window)


def build(
    app: QApplication,
    *,
    clock: Clock | None = None,
    keeper: Callable[[], VaultKeeper] | None = None,
    theme: Theme | None = None,
    places: Places | None = None,
) -> MainWindow:
    """Build the window.

    Args:
        clock: The computer's own unless a test holds it still.
        keeper: Gives the vault keeper, on the worker; the one of ``make_keeper`` usually.
        theme: The look; the one the preferences ask for usually.
        places: Where things are kept; the user's own folders usually.
    """
    time = clock or SystemClock()
    kept = places or Places.of_the_user()
    preferences = PreferencesFile(kept.config)
    known = preferences.load()
    theme = theme or Theme(app, look=Look(known.look), scale=known.scale)
    jobs, background = Jobs(), Background()
    support, library = functools.cache(make_support), functools.cache(read_prompts)
    shown_contacts = functools.partial(make_shown_contacts, kept.config)
    guard_library = functools.cache(make_guard_library)
    find_keeper = keeper or functools.cache(lambda: make_keeper(time, QtInstanceLock))
    parts = Parts(
        app=app,
        theme=theme,
        jobs=jobs,
        background=background,
        clock=time,
        preferences=preferences,
        support=support,
        shown_contacts=shown_contacts,
        keeper=find_keeper,
        load_ahead=functools.partial(load_ahead, find_keeper, library),
        window_ahead=WINDOW_AHEAD,
        new_lock=QtInstanceLock,
        has_vault=exists,
        location_risks=location_risks,
        default_vault=kept.default_vault,
        open_session=session_opener(time, kept.state, library, guard_library),
        screens=lambda session, region: Screens(
            theme=theme,
            jobs=jobs,
            background=background,
            clock=time,
            preferences=preferences,
            support=support,
            shown_contacts=shown_contacts,
            session=session,
            region=region or known.region,
        ).makers(),
        session_lock=lambda window: make_session_lock(app, window),
        keep_sealed=lambda vault, blob: keep_sealed(blob, (vault, kept.state)),
    )
    return MainWindow(parts=parts)


def run_window(vault: Path | None = None) -> int:
    """Open the window and return the program's exit code when it is closed.

    Args:
        vault: The journal to unlock; None for the last one, or Welcome when there is none.
    """
    os.umask(PRIVATE_FILES)
    forbid_core_dumps()
    app = QApplication(sys.argv[:1])
    app.setApplicationName(TITLE)
    app.setDesktopFileName("heartbeat")
    window = build(app)
    window.fit(app.primaryScreen().availableGeometry().size())
    window.begin(vault)
    window.show()
    signals = SignalWatch(window=window)
    collector = Collector(window)
    code = app.exec()
    collector.stop()
    signals.stop()
    return code
