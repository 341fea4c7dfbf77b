"""Recovery codes: 160 random bits on paper, as eight groups of four.

The alphabet is Crockford's base 32 (https://www.crockford.com/base32.html): it has no I, L, O or
U, so a code read aloud or copied by hand can be put right without guessing. All 160 bits are
random and fill the 32 characters, which leaves no room for a checksum: what has the wrong length
or a character that no code has is *malformed*, anything else can only be tried.
"""

from __future__ import annotations

import secrets
from typing import Final

from journal_app.crypto.kdf import normal
from journal_app.errors import Problem, SecretRefused

CODE_BYTES: Final = 20
GROUPS: Final = 8
GROUP: Final = 4

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)} | {
    "O": 0,
    "I": 1,
    "L": 1,
}
_LENGTH: Final = GROUPS * GROUP


def new_code() -> str:
    """Return a new code, e.g. ``7Z3Q-M0WK-…`` (39 characters)."""
    return written(secrets.token_bytes(CODE_BYTES))


def written(raw: bytes) -> str:
    """Return 20 bytes as a code in eight dashed groups of four."""
    number = int.from_bytes(raw, "big")
    letters = [_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_LENGTH))]
    return "-".join("".join(letters[i : i + GROUP]) for i in range(0, _LENGTH, GROUP))


def read(typed: str) -> bytes:
    """Return the 20 bytes of a code as typed.

    Lower case, spaces, dashes of any kind, O for 0, and I or L for 1 are all understood.

    Raises:
        SecretRefused: ``MALFORMED_RECOVERY_CODE``, with ``length`` (characters found) and
            ``expected``: this cannot be a code at all.
    """
    letters = [letter for letter in normal(typed).upper() if letter.isalnum()]
    if len(letters) != _LENGTH or any(letter not in _VALUES for letter in letters):
        raise SecretRefused(Problem.MALFORMED_RECOVERY_CODE, length=len(letters), expected=_LENGTH)
    number = 0
    for letter in letters:
        number = number << 5 | _VALUES[letter]
    return number.to_bytes(CODE_BYTES, "big")
