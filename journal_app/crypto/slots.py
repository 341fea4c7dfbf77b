"""Key slots: the vault's data key, wrapped once for each secret that opens the vault."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from journal_app.crypto import kdf, recovery
from journal_app.crypto.aead import Sealed, seal, unseal
from journal_app.crypto.canonical import Json, canonical
from journal_app.crypto.kdf import KdfCost
from journal_app.crypto.keys import SALT_BYTES, DataKey, expand

_RECOVERY = "heartbeat/v1/recovery-slot"


class SlotType(StrEnum):
    """Which secret a slot takes."""

    PASSPHRASE = "passphrase"  # noqa: S105 # the name of a kind, not a secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapping of the data key.

    Attributes:
        id: 32 hexadecimal digits.
        salt: 16 bytes.
        cost: What a guess costs; None for a recovery code, which is random and needs none.
    """

    id: str
    type: SlotType
    salt: bytes = field(repr=False)
    cost: KdfCost | None
    wrapped: Sealed = field(repr=False)

    def kdf_json(self) -> dict[str, Json]:
        """Return how the wrapping key is derived, as it stands in the header."""
        return _kdf_json(self.salt, self.cost)


def _kdf_json(salt: bytes, cost: KdfCost | None) -> dict[str, Json]:
    if cost is None:
        return {"alg": "hkdf-sha256", "salt": salt.hex()}
    return {
        "alg": "argon2id",
        "m_kib": cost.m_kib,
        "t": cost.t,
        "p": cost.p,
        "salt": salt.hex(),
    }


def _context(version: int, vault: str, slot: str, kind: SlotType, how: dict[str, Json]) -> bytes:
    """Bind a wrapping to its place, so that weaker parameters or a moved slot are refused."""
    return canonical({"v": version, "vault": vault, "id": slot, "type": kind.value, "kdf": how})


def passphrase_slot(
    key: DataKey, passphrase: str, *, version: int, vault: str, cost: KdfCost
) -> Slot:
    """Wrap the data key for a passphrase.

    Args:
        version: Of the header the slot goes into.
        vault: The vault's id, 32 hexadecimal digits.
    """
    slot, salt = secrets.token_hex(16), secrets.token_bytes(SALT_BYTES)
    context = _context(version, vault, slot, SlotType.PASSPHRASE, _kdf_json(salt, cost))
    wrapped = seal(kdf.derive(passphrase, salt, cost), key.raw, context)
    return Slot(id=slot, type=SlotType.PASSPHRASE, salt=salt, cost=cost, wrapped=wrapped)


def recovery_slot(key: DataKey, code: str, *, version: int, vault: str) -> Slot:
    """Wrap the data key for a recovery code. Raises ``SecretRefused`` for a malformed one."""
    slot, salt = secrets.token_hex(16), secrets.token_bytes(SALT_BYTES)
    context = _context(version, vault, slot, SlotType.RECOVERY, _kdf_json(salt, None))
    wrapped = seal(expand(recovery.read(code), _RECOVERY, salt), key.raw, context)
    return Slot(id=slot, type=SlotType.RECOVERY, salt=salt, cost=None, wrapped=wrapped)


def unwrap(slot: Slot, secret: str, *, version: int, vault: str) -> DataKey:
    """Return the data key.

    Args:
        secret: Passphrase or recovery code, as the slot's type asks.

    Raises:
        KeyRefused: The secret does not fit, or the slot was changed by hand.
        SecretRefused: A malformed recovery code.
    """
    context = _context(version, vault, slot.id, slot.type, slot.kdf_json())
    if slot.cost is None:
        wrapping = expand(recovery.read(secret), _RECOVERY, slot.salt)
    else:
        wrapping = kdf.derive(secret, slot.salt, slot.cost)
    return DataKey(unseal(wrapping, slot.wrapped, context))
