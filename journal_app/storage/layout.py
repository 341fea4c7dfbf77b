"""What lies where in a vault's folder, and what that alone tells about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journal_app.errors import Problem
from journal_app.files import disk_errors

SALT_BYTES: Final = 16
PAGE_BYTES: Final = 4096
_NEARLY: Final = 32
"""Two random salts differ in 64 of 128 bits (standard deviation 5.7); rot changes a few."""
_FEW_VALUES: Final = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one vault."""

    folder: Path

    @property
    def header(self) -> Path:
        """The key-slot header."""
        return self.folder / "vault.json"

    @property
    def spare_header(self) -> Path:
        """A second copy of the same header, for the day the first one rots."""
        return self.folder / "vault.json.bak"

    @property
    def database(self) -> Path:
        """The SQLCipher file; its first 16 bytes are the vault's id."""
        return self.folder / "journal.db"

    @property
    def lock(self) -> Path:
        """The one-instance lock, in QLockFile's format."""
        return self.folder / "vault.lock"

    @property
    def backups(self) -> Path:
        """The vault's own backups."""
        return self.folder / "backups"

    def database_files(self) -> tuple[Path, ...]:
        """Return database, write-ahead log and shared memory, whether there or not."""
        name = self.database.name
        return tuple(self.folder / f"{name}{end}" for end in ("", "-wal", "-shm"))


def exists(folder: Path) -> bool:
    """Tell whether a folder holds a vault or what is left of one."""
    layout = Layout(folder)
    signs = (layout.header, layout.spare_header, layout.database, layout.backups)
    return any(path.exists() for path in signs)


def missing(layout: Layout) -> Problem | None:
    """Return which part of a vault is not there."""
    if not exists(layout.folder):
        return Problem.VAULT_MISSING
    if not layout.database.exists():
        return Problem.DATABASE_MISSING
    if not layout.header.exists():
        return Problem.HEADER_MISSING
    return None


def database_problem(database: Path, vault: str) -> Problem | None:
    """Return what the outside of a database file tells, without a key.

    Must not be called while this process has the database open: closing any descriptor of a
    file drops the POSIX locks that SQLite holds on it.

    Args:
        vault: The header's vault id, with which every database of this vault begins.
    """
    with disk_errors(database.parent):
        size = database.stat().st_size
        with database.open("rb") as file:
            salt = file.read(SALT_BYTES)
    if size < PAGE_BYTES or size % PAGE_BYTES:
        return Problem.DATABASE_DAMAGED
    expected = bytes.fromhex(vault)
    if salt == expected:
        return None
    return Problem.HEADER_FOREIGN if _is_another(salt, expected) else Problem.DATABASE_DAMAGED


def _is_another(salt: bytes, expected: bytes) -> bool:
    """Tell another vault's random salt from this vault's rotten one (or zeros, or text)."""
    differing = (int.from_bytes(salt, "big") ^ int.from_bytes(expected, "big")).bit_count()
    return differing >= _NEARLY and len(set(salt)) > _FEW_VALUES
