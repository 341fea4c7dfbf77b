"""Whether a public X25519 key is one that something can be sealed to (RFC 7748)."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey


def can_agree(public: bytes) -> bool:
    """Tell whether a secret can be agreed on with a public key.

    With the few points of small order the secret would be zero for everybody (RFC 7748,
    section 6.1), and programs that seal refuse them.

    Args:
        public: 32 bytes; another length cannot.
    """
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        return False
    return True
