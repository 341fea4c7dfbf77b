"""Chance that can be had again: the same seed gives the same names, and nobody else can tell them.

A counter under HMAC-SHA256 (as in NIST SP 800-90A, without reseeding), in the shape that
``random`` asks for.
"""

from __future__ import annotations

import hmac
import random
from typing import Final

_BLOCK: Final = 32
_FLOAT_BITS: Final = 53
"""Bits of a float's fraction (IEEE 754 binary64)."""


class KeyedRandom(random.Random):
    """Random numbers from a seed with full entropy.

    Args:
        seed: 32 bytes.
    """

    def __init__(self, seed: bytes) -> None:
        self._key = seed
        self._count = 0
        super().__init__()

    def random(self) -> float:
        """Return a float of at least 0 and below 1."""
        return float(self.getrandbits(_FLOAT_BITS)) / (1 << _FLOAT_BITS)

    def getrandbits(self, k: int, /) -> int:
        """Return a whole number of at most ``k`` bits."""
        size = -(-k // 8)
        drawn = b"".join(self._next() for _ in range(-(-size // _BLOCK)))[:size]
        return int.from_bytes(drawn, "big") >> (8 * size - k)

    def seed(self, *_args: object, **_kwargs: object) -> None:
        """Change nothing: the seed was given once and for all."""

    def _next(self) -> bytes:
        self._count += 1
        return hmac.digest(self._key, self._count.to_bytes(8, "big"), "sha256")
