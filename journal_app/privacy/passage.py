"""A text cut into words, with what every rule asks of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import Final

from journal_app.privacy.surface import Surface

MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f"
"""Combining marks that belong to the letter before them."""

WORD: Final = re.compile(rf"[^\W_](?:[\w{MARKS}]*[^\W_])?(?:['’ʼ][^\W_][\w{MARKS}]*)*[{MARKS}]*")
POSSESSIVE: Final = re.compile(r"['’ʼ][sS]$")
ABBREVIATED: Final = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "mme",
        "prof",
        "st",
        "sr",
        "fr",
        "pt",
        "rev",
        "mt",
        "no",
        "vs",
        "approx",
    ]
)
"""Words whose full stop ends no sentence."""

SENTENCE_END: Final = re.compile(r"[.!?…:;]['\"’”)\]]*\s|\n|[“\"(\[*•]|(?:^|\s)[-–—]\s")


class Case(Enum):
    """How a word is written."""

    LOWER = auto()
    TITLE = auto()
    UPPER = auto()
    MIXED = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text; a hyphen separates words, a possessive 's is left out.

    Attributes:
        start: First code point in the text.
        end: One past the last.
        folded: Lower case, composed, straight apostrophes: the form that lists hold.
        plain: ``folded`` without diacritics.
        opens: It stands where a sentence, a line or a quotation begins.
    """

    start: int
    end: int
    text: str = field(repr=False)
    folded: str = field(repr=False)
    plain: str = field(repr=False)
    case: Case
    opens: bool


class Passage:
    """A text and its words.

    Args:
        text: Any string; offsets are code points of it as it stands, never normalised.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tuple(_tokens(text))

    @cached_property
    def caseless(self) -> bool:
        """Capitals say nothing here: nearly all letters are small, or nearly all are capital."""
        letters = [word for word in self.tokens if word.case is not Case.NUMBER]
        capital = sum(word.case in (Case.TITLE, Case.MIXED) for word in letters)
        shouted = sum(word.case is Case.UPPER and len(word.text) > 1 for word in letters)
        return capital * 40 < len(letters) or shouted * 2 > len(letters)

    @cached_property
    def surface(self) -> Surface:
        """The text as patterns read it: small letters, plain digits, spaces and hyphens."""
        return Surface(self.text)

    def between(self, left: Token, right: Token) -> str:
        """Return what stands between two words."""
        return self.text[left.end : right.start]


def fold(word: str) -> str:
    """Return a word as lists hold it: lower case, composed, with straight apostrophes."""
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'").replace("ʼ", "'")


def without_marks(word: str) -> str:
    """Return a folded word without diacritics; ł, ø, đ and ß become l, o, d and ss."""
    if word.isascii():
        return word
    stretched = word.translate(_STROKES)
    apart = unicodedata.normalize("NFD", stretched)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_STROKES: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)


def _case(word: str) -> Case:
    if word.isascii() and word.isalpha():
        if word.islower():
            return Case.LOWER
        if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            return Case.TITLE
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return Case.NUMBER
    if all(letter.islower() or letter.lower() == letter.upper() for letter in letters):
        return Case.LOWER
    if all(letter.isupper() for letter in letters):
        return Case.UPPER if len(letters) > 1 else Case.TITLE
    rest = [letter for part in re.split(r"['’ʼ]", word) for letter in part[1:] if letter.isalpha()]
    title = letters[0].isupper() and not any(letter.isupper() for letter in rest)
    return Case.TITLE if title else Case.MIXED


def _begins(text: str, before: Token, start: int) -> bool:
    if before.folded in ABBREVIATED and text[before.end : start].strip(" ") == ".":
        return False
    return SENTENCE_END.search(text, before.end, start) is not None


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match.group())
        start, end = match.start(), match.start() + len(word)
        folded = fold(word)
        opens = not found or _begins(text, found[-1], start)
        found.append(Token(start, end, word, folded, without_marks(folded), _case(word), opens))
    return found
