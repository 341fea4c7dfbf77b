"""Sealing what the database refused, with a key of its own."""

from __future__ import annotations

from typing import Final

from journal_app.crypto.aead import NONCE_BYTES, TAG_BYTES, Sealed, seal, unseal
from journal_app.crypto.keys import DataKey, KeyRefused, expand

_SEAL: Final = "heartbeat/v1/draft"
_STEP: Final = 1024
OVERHEAD: Final = NONCE_BYTES + TAG_BYTES


def seal_draft(key: DataKey, message: bytes, context: bytes) -> bytes:
    """Return nonce and ciphertext of a message padded to whole KiB, so that its length stays dim.

    Args:
        message: Must not end in a zero byte (JSON never does): zeros are the padding.
        context: Authenticated with it, not encrypted.
    """
    padded = message + b"\0" * (-len(message) % _STEP)
    sealed = seal(expand(key.raw, _SEAL), padded, context)
    return sealed.nonce + sealed.ciphertext


def unseal_draft(key: DataKey, blob: bytes, context: bytes) -> bytes:
    """Return the message. Raises ``KeyRefused`` for another vault's or a changed draft."""
    if len(blob) < OVERHEAD:
        raise KeyRefused
    sealed = Sealed(nonce=blob[:NONCE_BYTES], ciphertext=blob[NONCE_BYTES:])
    return unseal(expand(key.raw, _SEAL), sealed, context).rstrip(b"\0")
