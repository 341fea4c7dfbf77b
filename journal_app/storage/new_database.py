"""The first page of a new database, made so that it begins with the vault's id."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as sc

from journal_app.crypto.keys import DataKey
from journal_app.files import create_file, disk_errors
from journal_app.storage.engine import map_errors


def begin_database(path: Path, key: DataKey, vault: str) -> None:
    """Make an empty encrypted database whose salt is the vault's id.

    SQLCipher stores the salt in the clear as the first 16 bytes. With a raw random key it
    protects nothing, so it can say to which header a database belongs, without any key.

    Raises:
        DiskRefused: The disk did not take it.
    """
    with disk_errors(path.parent):
        create_file(path).close()
    with map_errors():
        raw = sc.connect(str(path), isolation_level=None)
        try:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute(f"PRAGMA key = \"x'{key.raw.hex()}{vault}'\"")
            raw.execute("PRAGMA user_version = 0")  # writes the first page
        finally:
            raw.close()
