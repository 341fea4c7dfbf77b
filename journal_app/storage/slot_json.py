"""Key slots as JSON, read strictly: whatever Heartbeat would not have written is refused."""

from __future__ import annotations

import json
from typing import cast

from journal_app.crypto.aead import NONCE_BYTES, TAG_BYTES, Sealed
from journal_app.crypto.canonical import Json
from journal_app.crypto.kdf import KdfCost
from journal_app.crypto.keys import KEY_BYTES, SALT_BYTES
from journal_app.crypto.slots import Slot, SlotType


def write(slot: Slot) -> dict[str, Json]:
    """Return a slot as it stands in the header."""
    wrapped = slot.wrapped
    return {
        "id": slot.id,
        "type": slot.type.value,
        "kdf": slot.kdf_json(),
        "wrap": {"alg": "A256GCM", "n": wrapped.nonce.hex(), "ct": wrapped.ciphertext.hex()},
    }


def read(value: object) -> Slot:
    """Return the slot in a JSON value. Raises ``ValueError``, also for a cost out of bounds."""
    found = _object(value, {"id", "type", "kdf", "wrap"})
    kind = SlotType(_text(found["type"]))
    wrap = _object(found["wrap"], {"alg", "n", "ct"})
    expect(wrap["alg"] == "A256GCM")
    salt, cost = (
        _read_argon(found["kdf"]) if kind is SlotType.PASSPHRASE else _read_hkdf(found["kdf"])
    )
    return Slot(
        id=read_hex(found["id"], 16).hex(),
        type=kind,
        salt=salt,
        cost=cost,
        wrapped=Sealed(
            nonce=read_hex(wrap["n"], NONCE_BYTES),
            ciphertext=read_hex(wrap["ct"], KEY_BYTES + TAG_BYTES),
        ),
    )


def _read_argon(value: object) -> tuple[bytes, KdfCost | None]:
    how = _object(value, {"alg", "m_kib", "t", "p", "salt"})
    expect(how["alg"] == "argon2id")
    cost = KdfCost(m_kib=read_count(how["m_kib"]), t=read_count(how["t"]), p=read_count(how["p"]))
    return read_hex(how["salt"], SALT_BYTES), cost


def _read_hkdf(value: object) -> tuple[bytes, KdfCost | None]:
    how = _object(value, {"alg", "salt"})
    expect(how["alg"] == "hkdf-sha256")
    return read_hex(how["salt"], SALT_BYTES), None


def read_object(data: bytes) -> dict[str, object]:
    """Return a JSON object. Raises ``ValueError`` when the bytes are none."""
    try:
        value = json.loads(data.decode("ascii"))
    except RecursionError as error:
        msg = "nested too deep"
        raise ValueError(msg) from error
    expect(isinstance(value, dict))
    return cast("dict[str, object]", value)


def expect_names(found: dict[str, object], names: set[str]) -> None:
    """Raise ``ValueError`` unless an object has exactly these names."""
    expect(set(found) == names)


def read_list(value: object) -> list[object]:
    """Return a JSON list, or raise ``ValueError``."""
    expect(isinstance(value, list))
    return cast("list[object]", value)


def read_hex(value: object, length: int) -> bytes:
    """Return ``length`` bytes written as lower-case hexadecimal digits, or raise ``ValueError``."""
    raw = bytes.fromhex(_text(value))
    expect(len(raw) == length and raw.hex() == value)
    return raw


def read_count(value: object) -> int:
    """Return a whole number from 1, or raise ``ValueError``. ``true`` is not 1."""
    if type(value) is not int or value < 1:
        msg = "not a count"
        raise ValueError(msg)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        msg = "not a string"
        raise ValueError(msg)  # noqa: TRY004 # one error for everything a header can get wrong
    return value


def _object(value: object, names: set[str]) -> dict[str, object]:
    expect(isinstance(value, dict))
    found = cast("dict[str, object]", value)
    expect_names(found, names)
    return found


def expect(sound: bool) -> None:
    """Raise ``ValueError`` unless what a header says is what Heartbeat writes."""
    if not sound:
        msg = "not written by Heartbeat"
        raise ValueError(msg)
