"""A text as patterns want to read it, and the way back to where each part stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Final

SIGNS: Final = dict.fromkeys("‘’‚‛ʼ′´", "'") | dict.fromkeys("“”„‟″«»", '"') | {"−": "-"}
"""Quotation marks and the minus sign, as a keyboard has them."""


WORD_START: Final = re.compile(r"\b[a-z]{1,2}")
DIGITS: Final = re.compile(r"\d+")
LEADING: Final = re.compile(r"[a-z0-9]{0,8}(?:(?<=[a-z0-9])[ ./-]|[a-z])\Z")
JOINED: Final = re.compile(r"(?<![a-z0-9/._-])[a-z0-9/._-]{1,24}\Z")


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

    @cached_property
    def words(self) -> tuple[tuple[int, str], ...]:
        """Where each word begins, with its first two letters (or its only one)."""
        return tuple((match.start(), match[0]) for match in WORD_START.finditer(self.text))

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Where each number begins, with its ``+`` or ``(`` and without."""
        places: list[int] = []
        for match in DIGITS.finditer(self.text):
            start = match.start()
            back = 1
            while back <= 3 and self.text[start - back : start - back + 1] in tuple("+( "):
                if self.text[start - back] != " ":
                    places.append(start - back)
                back += 1
            places.append(start)
        return tuple(sorted(set(places)))

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """Where each number begins, and the letters that lead up to it."""
        places: set[int] = set()
        for match in DIGITS.finditer(self.text):
            places.add(match.start())
            for leading, reach in ((LEADING, 10), (JOINED, 25)):
                lead = leading.search(self.text, max(0, match.start() - reach), match.start())
                if lead:
                    places.add(lead.start())
        return tuple(sorted(places))

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
