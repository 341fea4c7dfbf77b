"""The study's public age key, checked without the sealing library.

An age recipient is Bech32 (BIP 173) with the prefix ``age`` over the 32 bytes of an X25519 key
(https://age-encryption.org/v1).
"""

from __future__ import annotations

from typing import Final

from journal_app.crypto.agreement import can_agree

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX: Final = "age"
_CHECKSUM: Final = 6
_LENGTH: Final = 62


def is_recipient(text: str) -> bool:
    """Tell whether a text is a recipient, ``age1`` and 58 lower-case characters."""
    if len(text) != _LENGTH or not text.startswith(_PREFIX + "1"):
        return False
    digits = [_ALPHABET.find(letter) for letter in text[len(_PREFIX) + 1 :]]
    if -1 in digits or _polymod([*_expanded(_PREFIX), *digits]) != 1:
        return False
    public = _bytes(digits[:-_CHECKSUM])
    return public is not None and can_agree(public)


def _expanded(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _polymod(values: list[int]) -> int:
    """Return the checksum polynomial's remainder, 1 for a text that is whole (BIP 173)."""
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            if top >> bit & 1:
                check ^= generator
    return check


def _bytes(digits: list[int]) -> bytes | None:
    """Return the bytes that digits of five bits spell; None when the bits left over are not 0."""
    number = 0
    for digit in digits:
        number = number << 5 | digit
    spare = len(digits) * 5 % 8
    if number & (1 << spare) - 1:
        return None
    return (number >> spare).to_bytes(len(digits) * 5 // 8, "big")
