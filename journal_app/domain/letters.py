"""Texts as they are compared: how something was typed does not make it another word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

STROKES: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "’": "'",
        "ʼ": "'",
    }
)
"""Letters with strokes and joined letters as a plain keyboard has them, as
``privacy.passage.without_marks`` takes them; and the apostrophes as one."""

_BEYOND: Final = re.compile(r"[^\x00-\x7f]")

SELECTORS: Final = range(0xFE00, 0xFE10)
JOINER: Final = 0x34F


def comparable(text: str) -> str:
    """Return a text in small letters, without diacritics, strokes and invisible code points.

    Each code point is taken by itself, so that the places of letters can be followed; the
    length is the same when the text is ASCII.
    """
    if text.isascii():
        return text.lower()
    return _BEYOND.sub(lambda match: _plain(match.group()), text.casefold())


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    # Twice: a letter of mathematics is a capital only once it is taken apart.
    apart = _apart(_apart(letter))
    return "".join(sign for sign in apart if not is_unseen(sign)).translate(STROKES)


def _apart(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter.casefold())


def is_unseen(letter: str) -> bool:
    """Tell whether a code point only marks the letter before it, or shows nothing at all."""
    if letter.isascii():
        return False
    return (
        unicodedata.combining(letter) != 0
        or unicodedata.category(letter) == "Cf"
        or ord(letter) in SELECTORS
        or ord(letter) == JOINER
    )


def has_no_blanks(letter: str) -> bool:
    """Tell whether a letter belongs to a script that puts no blanks between words.

    Han, Kana, Thai, Lao, Khmer and Burmese, by the names of their code points.
    """
    return not letter.isascii() and unicodedata.name(letter, "").startswith(_WITHOUT_BLANKS)


_WITHOUT_BLANKS: Final = ("CJK ", "HIRAGANA ", "KATAKANA ", "THAI ", "LAO ", "KHMER ", "MYANMAR ")
