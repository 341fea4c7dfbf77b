"""What the tests of the window share: its parts by name, and a disk that refuses on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.app import Places
from journal_app.domain.ports import OpenVault, VaultKeeper
from journal_app.domain.vault import BackupInfo, SealedDraft
from journal_app.errors import DiskRefused, Problem, VaultDamaged
from journal_app.storage.keeper import FolderKeeper
from journal_app.ui.shell import MainWindow
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from tests.fakes import FakeClock

PASSPHRASE = "four quiet words tonight"
W = TypeVar("W", bound=QWidget)


@dataclass
class Refusals:
    """What the disk does not take at the moment: text, sealed drafts, or a backup.

    Attributes:
        damage: What the backup of the lock finds wrong with the journal.
    """

    disk_full: bool = False
    no_folder: bool = False
    no_backup: bool = False
    damage: bool = False


class _Entries:
    """Hands everything on to the real store, but refuses to write while the disk is full."""

    def __init__(self, real: Any, refusals: Refusals) -> None:
        self._real = real
        self._refusals = refusals

    def __getattr__(self, name: str) -> Any:
        if name in {"add", "save_text"} and self._refusals.disk_full:
            raise DiskRefused(Problem.DISK_FULL)
        return getattr(self._real, name)


class _Vault:
    def __init__(self, real: OpenVault, refusals: Refusals) -> None:
        self._real = real
        self._refusals = refusals
        self.entries = _Entries(real.entries, refusals)

    def seal_draft(self, draft: SealedDraft, folders: Sequence[Path]) -> bytes:
        return self._real.seal_draft(draft, () if self._refusals.no_folder else folders)

    def back_up(self, to: Path | None = None) -> BackupInfo:
        if self._refusals.no_backup:
            raise DiskRefused(Problem.DISK_FULL)
        if self._refusals.damage:
            raise VaultDamaged(Problem.DATABASE_DAMAGED)
        return self._real.back_up(to)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class _Keeper:
    def __init__(self, real: FolderKeeper, refusals: Refusals) -> None:
        self._real = real
        self._refusals = refusals

    def create(self, folder: Path, passphrase: str) -> tuple[OpenVault, str]:
        vault, code = self._real.create(folder, passphrase)
        return cast("OpenVault", _Vault(vault, self._refusals)), code

    def open_with_passphrase(self, folder: Path, passphrase: str) -> OpenVault:
        vault = self._real.open_with_passphrase(folder, passphrase)
        return cast("OpenVault", _Vault(vault, self._refusals))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@dataclass
class House:
    """Everything a window is built from."""

    app: QApplication
    theme: Theme
    clock: FakeClock
    places: Places
    plain_keeper: FolderKeeper
    refusals: Refusals
    codes: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.places.default_vault

    def keeper(self) -> VaultKeeper:
        return cast("VaultKeeper", _Keeper(self.plain_keeper, self.refusals))

    def make_journal(self) -> str:
        """Make the journal on disk and return its recovery code."""
        vault, code = self.plain_keeper.create(self.folder, PASSPHRASE)
        vault.close()
        return code

    def texts(self) -> list[str]:
        """Return the text of every entry on disk."""
        vault = self.plain_keeper.open_with_passphrase(self.folder, PASSPHRASE)
        try:
            return [text for _entry, text in vault.entries.each()]
        finally:
            vault.close()


def shown(window: QWidget, kind: type[W], name: str) -> W:
    """Return the visible widget of a name."""
    found = [w for w in window.findChildren(kind, name) if w.isVisible()]
    assert found, f"{name} is not shown"
    return found[0]


def is_shown(window: QWidget, name: str) -> bool:
    return any(w.isVisible() for w in window.findChildren(QWidget, name))


def press(window: QWidget, name: str) -> None:
    """Press a button as a keyboard user does."""
    button = shown(window, QAbstractButton, name)
    assert button.isEnabled(), f"{name} cannot be pressed"
    QTest.keyClick(button, Qt.Key.Key_Space)


def fill(window: QWidget, name: str, text: str) -> None:
    shown(window, QLineEdit, name).setText(text)


def settled(window: MainWindow) -> Callable[[], bool]:
    """Return a condition: nothing is under way."""
    return lambda: not any(worker.busy() for worker in window.workers())


def unlock(window: MainWindow, qtbot: QtBot, passphrase: str = PASSPHRASE) -> WritingPage:
    """Unlock and return the page, ready to be typed on."""
    fill(window, "passphrase", passphrase)
    press(window, "unlock-now")
    qtbot.waitUntil(lambda: window.open_part() is not None)
    qtbot.waitUntil(settled(window))
    return page_of(window)


def page_of(window: MainWindow) -> WritingPage:
    return shown(window, WritingPage, "page")


def locked(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the vault is closed."""
    qtbot.waitUntil(settled(window))
    assert window.open_part() is None


def top_levels(app: QApplication, window: QWidget) -> list[QWidget]:
    return [w for w in app.topLevelWidgets() if w is not window and w.isVisible()]
