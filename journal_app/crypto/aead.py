"""AES-256-GCM with a random nonce, and HMAC-SHA256: the two ways bytes are protected here."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from journal_app.crypto.keys import KeyRefused

NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Sealed:
    """Ciphertext with its nonce.

    Attributes:
        nonce: 12 bytes.
        ciphertext: The message's length and 16 bytes of tag.
    """

    nonce: bytes = field(repr=False)
    ciphertext: bytes = field(repr=False)


def seal(key: bytes, message: bytes, context: bytes) -> Sealed:
    """Encrypt and authenticate a message together with its context.

    Random 96-bit nonces are safe here: each key seals far fewer than 2^32 messages
    (NIST SP 800-38D, section 8.3).
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Sealed(nonce=nonce, ciphertext=AESGCM(key).encrypt(nonce, message, context))


def unseal(key: bytes, sealed: Sealed, context: bytes) -> bytes:
    """Return the message.

    Raises:
        KeyRefused: Another key, another context, or changed bytes.
    """
    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.ciphertext, context)
    except (InvalidTag, ValueError) as error:
        # ValueError: a nonce or ciphertext too short to be one at all.
        raise KeyRefused from error


def authenticate(key: bytes, message: bytes) -> bytes:
    """Return the 32-byte HMAC-SHA256 of a message."""
    mac = HMAC(key, SHA256())
    mac.update(message)
    return mac.finalize()


def is_authentic(key: bytes, message: bytes, tag: bytes) -> bool:
    """Tell in constant time whether a tag belongs to a message."""
    mac = HMAC(key, SHA256())
    mac.update(message)
    try:
        mac.verify(tag)
    except InvalidSignature:
        return False
    return True
