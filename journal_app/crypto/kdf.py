"""From a passphrase to a key: Argon2id (RFC 9106), its cost recorded and bounded."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from journal_app.crypto.keys import KEY_BYTES
from journal_app.errors import Problem, SecretRefused

SHORTEST: Final = 8
"""Least number of characters of a new passphrase, counted after NFKC."""

_M_KIB: Final = range(8 * 1024, 1024 * 1024 + 1)
_T: Final = range(1, 11)
_P: Final = range(1, 17)


@dataclass(frozen=True, slots=True)
class KdfCost:
    """How much work one guess costs.

    The default is RFC 9106's second recommended choice, about 0.2 s on a laptop of 2026.

    Attributes:
        m_kib: Memory in KiB, 8 MiB to 1 GiB.
        t: Passes, 1 to 10.
        p: Lanes, 1 to 16.

    Raises:
        ValueError: Out of bounds. A header that asks for terabytes is refused here, before
            anything is derived.
    """

    m_kib: int = 64 * 1024
    t: int = 3
    p: int = 4

    def __post_init__(self) -> None:
        if self.m_kib not in _M_KIB or self.t not in _T or self.p not in _P:
            msg = "Argon2id cost out of bounds"
            raise ValueError(msg)

    def at_least(self, other: KdfCost) -> KdfCost:
        """Return the cost that is no cheaper than either in any respect."""
        return KdfCost(
            m_kib=max(self.m_kib, other.m_kib), t=max(self.t, other.t), p=max(self.p, other.p)
        )


def normal(passphrase: str) -> str:
    """Return a passphrase in NFKC, so that every keyboard gives the same bytes for it."""
    return unicodedata.normalize("NFKC", passphrase)


def check_length(passphrase: str) -> None:
    """Let a new passphrase pass unless it is too short.

    Raises:
        SecretRefused: ``PASSPHRASE_TOO_SHORT``, with ``shortest``.
    """
    if len(normal(passphrase)) < SHORTEST:
        raise SecretRefused(Problem.PASSPHRASE_TOO_SHORT, shortest=SHORTEST)


def derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return the 32-byte key a passphrase stands for.

    A lone surrogate, which some keyboards can produce, is encoded rather than refused.
    """
    argon = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.t, lanes=cost.p, memory_cost=cost.m_kib
    )
    return argon.derive(normal(passphrase).encode("utf-8", "surrogatepass"))
