"""Open a Heartbeat journal without Heartbeat: for the day the program itself is gone.

Needs Python 3.11, ``cryptography`` and ``sqlcipher3``. Works on a copy, changes nothing there:

    python open-a-vault.py FOLDER         asks for the passphrase
    python open-a-vault.py BACKUP.jbk     the same for a backup

and writes every entry that is not in the bin to standard output, oldest first.
"""

# ruff: noqa: INP001 # a script that stands alone

import getpass
import json
import struct
import sys
import tempfile
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlcipher3 import dbapi2

QUERY = """SELECT entry.night, body.text FROM entry JOIN entry_body AS body USING (position)
           WHERE entry.binned_at IS NULL ORDER BY entry.position"""


def parts(place: Path, copy: Path) -> dict:
    """Return the header, and lay the database (with what its log still holds) into ``copy``."""
    if place.is_dir():
        for file in place.glob("journal.db*"):
            (copy / file.name).write_bytes(file.read_bytes())
        return json.loads((place / "vault.json").read_bytes())
    data = place.read_bytes()
    magic, _version, header, database = struct.unpack_from(">16sHIQ", data)
    if magic != b"heartbeat-backup":
        sys.exit("This is no Heartbeat backup.")
    (copy / "journal.db").write_bytes(data[30 + header : 30 + header + database])
    return json.loads(data[30 : 30 + header])


def data_key(header: dict, passphrase: str) -> bytes:
    """Unwrap the key: Argon2id, then AES-256-GCM with the slot's own description as context."""
    slot = next(slot for slot in header["slots"] if slot["type"] == "passphrase")
    kdf, wrap = slot["kdf"], slot["wrap"]
    argon = Argon2id(salt=bytes.fromhex(kdf["salt"]), length=32, iterations=kdf["t"],
                     lanes=kdf["p"], memory_cost=kdf["m_kib"])  # fmt: skip
    key = argon.derive(unicodedata.normalize("NFKC", passphrase).encode())
    context = {"v": header["v"], "vault": header["vault"], "id": slot["id"],
               "type": "passphrase", "kdf": kdf}  # fmt: skip
    bound = json.dumps(context, sort_keys=True, separators=(",", ":")).encode()
    try:
        return AESGCM(key).decrypt(bytes.fromhex(wrap["n"]), bytes.fromhex(wrap["ct"]), bound)
    except InvalidTag:
        sys.exit("This passphrase does not open the journal.")


def main() -> None:
    """Read the entries of the journal or backup named on the command line."""
    with tempfile.TemporaryDirectory() as copy:
        header = parts(Path(sys.argv[1]), Path(copy))
        secret = getpass.getpass("Passphrase: ") if sys.stdin.isatty() else input()
        database = dbapi2.connect(str(Path(copy) / "journal.db"))
        database.execute(f"PRAGMA key = \"x'{data_key(header, secret).hex()}'\"")
        for night, text in database.execute(QUERY):
            sys.stdout.write(f"{night}\n{text}\n\n")
        database.close()


main()
