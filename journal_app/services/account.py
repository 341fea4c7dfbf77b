"""Passphrase, recovery code and backups of the journal that is open."""

from __future__ import annotations

from pathlib import Path

from journal_app.domain.ports import OpenVault
from journal_app.domain.vault import BackupInfo, VaultContents, VerifyReport


class AccountService:
    """What a student can do about the keys and the safety copies of an open vault.

    All methods block and belong on the worker that owns the vault.
    """

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def folder(self) -> Path:
        """Return the vault's folder."""
        return self._vault.folder

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase; the recovery code keeps working.

        Raises:
            SecretRefused: ``old`` does not open this vault.
            WorldError: ``PASSPHRASE_TOO_SHORT``, or the disk refused the new header.
        """
        self._vault.change_passphrase(old, new)

    def new_recovery_code(self, passphrase: str) -> str:
        """Replace the recovery code and return the new one.

        The old code stops opening the vault; backups made before still open with it.

        Raises:
            SecretRefused: The passphrase does not open this vault.
        """
        return self._vault.new_recovery_code(passphrase)

    def test_recovery_code(self, code: str) -> bool:
        """Tell whether a recovery code, as typed, opens this vault."""
        return self._vault.recovery_code_opens(code)

    def has_recovery(self) -> bool:
        """Tell whether a recovery code exists."""
        return self._vault.has_recovery()

    def back_up(self, to: Path | None = None) -> BackupInfo:
        """Write an encrypted backup, into the vault's own folder or one that was chosen."""
        return self._vault.back_up(to)

    def backups(self) -> tuple[BackupInfo, ...]:
        """Return the vault's own backups, newest first."""
        return self._vault.backups()

    def look_into(self, path: Path) -> VaultContents:
        """Open a backup with this vault's key and count it.

        Raises:
            VaultDamaged: It cannot be opened or read through.
        """
        return self._vault.look_into(path)

    def verify(self) -> VerifyReport:
        """Check every page, the search index and the header."""
        return self._vault.verify()
