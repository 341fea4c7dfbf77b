"""What a journal would be without its encryption, for showing that a scanner finds things."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.crypto.slots import SlotType
from journal_app.storage import header_file
from journal_app.storage.keyring import unlock
from journal_app.storage.layout import Layout


def decrypted(vault: Path, passphrase: str, to: Path) -> Path:
    """Write a vault's database without a key into a new file."""
    place = Layout(vault)
    key = unlock(header_file.read(place.header), SlotType.PASSPHRASE, passphrase)
    source = dbapi2.connect(str(place.database))
    source.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    source.execute("ATTACH ? AS plain KEY ''", [str(to)])
    source.execute("SELECT sqlcipher_export('plain')")
    source.close()
    return to


def index_alone(plain: Path, to: Path) -> Path:
    """Write only what the search index of a decrypted database holds into a new file."""
    copy = dbapi2.connect(str(to))
    copy.execute("ATTACH ? AS plain KEY ''", [str(plain)])
    copy.execute("CREATE TABLE held AS SELECT * FROM plain.entry_search_data")
    copy.commit()
    copy.close()
    return to
