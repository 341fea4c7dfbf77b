"""Ed25519 signatures (RFC 8032): whoever holds a key can say that bytes are theirs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from journal_app.crypto.keys import KeyRefused

SEED_BYTES: Final = 32
PUBLIC_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private signing key. Its repr shows nothing.

    Attributes:
        seed: 32 bytes with full entropy.
    """

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_BYTES:
            msg = "a signing key has 32 bytes"
            raise ValueError(msg)

    @classmethod
    def random(cls) -> SigningKey:
        """Return a new key from the operating system's random source."""
        return cls(secrets.token_bytes(SEED_BYTES))

    @classmethod
    def from_pem(cls, data: bytes) -> SigningKey:
        """Read a key as ``pem`` writes it and ``openssl genpkey -algorithm ed25519`` too.

        Raises:
            KeyRefused: No PEM, another kind of key, or one that a passphrase protects.
        """
        try:
            key = serialization.load_pem_private_key(data, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise KeyRefused from error
        if not isinstance(key, Ed25519PrivateKey):
            raise KeyRefused
        return cls(key.private_bytes_raw())

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._key().public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of a message; always the same one."""
        return self._key().sign(message)

    def pem(self) -> bytes:
        """Return the private key as PKCS #8 in PEM (RFC 5958, RFC 8410), unencrypted."""
        return self._key().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature over exactly these bytes was made with a key's private part.

    Args:
        public: 32 bytes.
        signature: 64 bytes; any other length does not hold, and neither does a public key of
            another length.
    """
    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
