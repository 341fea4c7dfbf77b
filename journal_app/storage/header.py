"""The key-slot header ``vault.json``: what it says, and how damage is told from a wrong secret.

The file is one line of ASCII JSON that begins ``{"format":"heartbeat-vault","v":1,`` and, in
this and every later version, ends ``,"check":"<SHA-256 of all bytes before it>"}`` and a newline.

* ``check`` needs no key. A byte that rotted is therefore found before any passphrase is tried,
  and "wrong passphrase" is never said of a damaged file.
* Each slot's wrapping authenticates the slot; ``mac`` (HMAC-SHA256 under a key derived from the
  data key) authenticates everything. Who recomputes ``check`` by hand still meets these.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field, replace
from typing import Final

from journal_app.crypto.aead import authenticate, is_authentic
from journal_app.crypto.canonical import Json, canonical
from journal_app.crypto.keys import DataKey, expand
from journal_app.crypto.slots import Slot, SlotType
from journal_app.errors import Problem, VaultDamaged, VaultUnavailable
from journal_app.storage import slot_json

VERSION: Final = 1
BIGGEST: Final = 64 * 1024
_MAC: Final = "heartbeat/v1/header-mac"
_START: Final = b'{"format":"heartbeat-vault","v":'
_CHECK: Final = b',"check":"'
_END: Final = b'"}\n'
_DIGITS: Final = 64
_TAIL: Final = len(_CHECK) + _DIGITS + len(_END)


@dataclass(frozen=True, slots=True)
class Header:
    """What ``vault.json`` holds.

    Attributes:
        vault: The vault's id, 32 hexadecimal digits; also the database's salt.
        rev: Counts the times the header was written, from 1.
        slots: One for the passphrase, at most one for the recovery code.
        mac: 32 bytes.
    """

    vault: str
    rev: int
    slots: tuple[Slot, ...] = field(repr=False)
    mac: bytes = field(default=b"", repr=False)

    def slot(self, kind: SlotType) -> Slot | None:
        """Return the slot for a kind of secret, None when there is none."""
        return next((slot for slot in self.slots if slot.type is kind), None)

    def with_slot(self, slot: Slot) -> Header:
        """Return the next revision, with this slot in the place of its kind; not yet signed."""
        others = tuple(other for other in self.slots if other.type is not slot.type)
        return replace(self, rev=self.rev + 1, slots=(*others, slot), mac=b"")

    def signed(self, key: DataKey) -> Header:
        """Return the header with its MAC."""
        return replace(self, mac=authenticate(expand(key.raw, _MAC), self._signed_bytes()))

    def is_signed_by(self, key: DataKey) -> bool:
        """Tell whether the MAC was made with this data key and nothing changed since."""
        return is_authentic(expand(key.raw, _MAC), self._signed_bytes(), self.mac)

    def _fields(self) -> dict[str, Json]:
        slots = [slot_json.write(slot) for slot in self.slots]
        return {"vault": self.vault, "rev": self.rev, "slots": slots}

    def _signed_bytes(self) -> bytes:
        return canonical({"format": "heartbeat-vault", "v": VERSION, **self._fields()})

    def to_bytes(self) -> bytes:
        """Return the file's bytes."""
        fields = canonical({**self._fields(), "mac": self.mac.hex()})
        body = _START + str(VERSION).encode() + b"," + fields[1:-1]
        return body + _CHECK + hashlib.sha256(body).hexdigest().encode() + _END


def parse(data: bytes) -> Header:
    """Return the header in a file's bytes.

    Raises:
        VaultDamaged: ``HEADER_DAMAGED``.
        VaultUnavailable: ``VAULT_TOO_NEW``, with ``found`` and ``known`` versions.
    """
    version, body = _checked(data)
    if version > VERSION:
        raise VaultUnavailable(Problem.VAULT_TOO_NEW, found=version, known=VERSION)
    try:
        header = _read_fields(slot_json.read_object(body + b"}"))
    except ValueError as error:
        raise VaultDamaged(Problem.HEADER_DAMAGED) from error
    if header.to_bytes() != data:
        # Same values, other bytes: not how Heartbeat writes them.
        raise VaultDamaged(Problem.HEADER_DAMAGED)
    return header


def _checked(data: bytes) -> tuple[int, bytes]:
    """Return version and body of a file whose check holds."""
    body, tail = data[:-_TAIL], data[-_TAIL:]
    check = _CHECK + hashlib.sha256(body).hexdigest().encode() + _END
    digits = body[len(_START) :].split(b",", 1)[0]
    sound = (
        len(data) <= BIGGEST
        and body.startswith(_START)
        and hmac.compare_digest(tail, check)
        and digits.isdigit()
        and len(digits) <= 6
    )
    if not sound or int(digits) < 1:
        raise VaultDamaged(Problem.HEADER_DAMAGED)
    return int(digits), body


def _read_fields(found: dict[str, object]) -> Header:
    """Return the header in a JSON object. Raises ``ValueError`` for anything unexpected."""
    slot_json.expect_names(found, {"format", "v", "vault", "rev", "slots", "mac"})
    slots = tuple(slot_json.read(item) for item in slot_json.read_list(found["slots"]))
    kinds = [slot.type for slot in slots]
    if kinds.count(SlotType.PASSPHRASE) != 1 or kinds.count(SlotType.RECOVERY) > 1:
        msg = "a vault has one passphrase slot and at most one recovery slot"
        raise ValueError(msg)
    return Header(
        vault=slot_json.read_hex(found["vault"], 16).hex(),
        rev=slot_json.read_count(found["rev"]),
        slots=slots,
        mac=slot_json.read_hex(found["mac"], 32),
    )
