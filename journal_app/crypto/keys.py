"""Random keys, keys derived from keys, and the error of a key that does not fit."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from journal_app.errors import HeartbeatError

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16


class KeyRefused(HeartbeatError):
    """The key does not open these bytes, or somebody changed them: the two look alike."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """A vault's own random key, 32 bytes. Its repr shows nothing."""

    raw: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            msg = "a data key has 32 bytes"
            raise ValueError(msg)

    @classmethod
    def random(cls) -> DataKey:
        """Return a new key from the operating system's random source."""
        return cls(secrets.token_bytes(KEY_BYTES))


def expand(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """Return a 32-byte key for one purpose (HKDF-SHA256, RFC 5869).

    Args:
        key: Key material with full entropy, never a passphrase.
        purpose: The label that keeps keys of different uses apart, e.g. ``heartbeat/v1/draft``.
    """
    hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose.encode("ascii"))
    return hkdf.derive(key)
