"""A text as patterns want to read it, and the way back to where each part stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

SIGNS: Final = dict.fromkeys("‘’‚‛ʼ′´", "'") | dict.fromkeys("“”„‟″«»", '"') | {"−": "-"}
"""Quotation marks and the minus sign, as a keyboard has them."""


class Surface:
    """A text in small letters with plain digits, spaces, hyphens and quotation marks.

    Invisible code points (zero-width spaces, joiners, soft hyphens, direction marks) are left
    out, so that they cannot break a number in two.

    Args:
        original: Any string.

    Attributes:
        original: The string as it was given.
        text: What patterns are matched against.
    """

    __slots__ = ("_places", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        self._places: tuple[int, ...] | None = None
        if original.isascii():
            self.text = original.lower().replace("\t", " ")
            return
        letters = [_plain(letter) for letter in original]
        self.text = "".join(letters)
        if len(self.text) != len(original):
            self._places = tuple(_kept(letters))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of ``text`` stands in the original; ``end`` above ``start``."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1

    def written(self, start: int, end: int) -> str:
        """Return a part of ``text`` as the writer wrote it."""
        first, last = self.span(start, end)
        return self.original[first:last]


def _kept(letters: list[str]) -> Iterator[int]:
    return (place for place, letter in enumerate(letters) if letter)


def _plain(letter: str) -> str:
    """Return one code point, or nothing for an invisible one."""
    if letter.isascii():
        return " " if letter == "\t" else letter.lower()
    match unicodedata.category(letter):
        case "Cf":
            plain = ""
        case "Nd":
            plain = str(unicodedata.decimal(letter))
        case "Zs":
            plain = " "
        case "Pd":
            plain = "-"
        case "No":
            plain = letter
        case _:
            plain = SIGNS.get(letter) or _small(letter)
    return plain


def _small(letter: str) -> str:
    composed = unicodedata.normalize("NFKC", letter)
    small = (composed if len(composed) == 1 else letter).lower()
    return small if len(small) == 1 else letter
