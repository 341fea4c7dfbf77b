"""Cuts a text into words and the words into the pieces that the model knows.

The scheme is WordPiece (Wu et al. 2016, section 4.1) over lower-case words without diacritics,
as the pretrained vocabulary expects it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from journal_app.privacy.passage import MARKS, fold, without_marks

UNKNOWN: Final = "[UNK]"
START: Final = "[CLS]"
END: Final = "[SEP]"

CELL: Final = re.compile(rf"[^\W_][^\W_{MARKS}]*(?:[{MARKS}]+[^\W_]*)*|[^\s{MARKS}][{MARKS}]*")
"""A run of letters and digits with their marks, or any other single visible character."""

LONGEST: Final = 40
"""Letters beyond which a word is taken as unknown: no name is longer, and pasted data may be."""

SHAPES: Final = ("lower", "title", "upper", "mixed", "digits", "coded", "sign")
"""How a cell is written, in the order of the model's shape embeddings."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A word or a sign of a text.

    Attributes:
        start: First code point.
        end: One past the last.
        pieces: Numbers of its pieces in the vocabulary; at least one.
        shape: Index into ``SHAPES``.
        opens: It follows the end of a sentence, a line break or an opening quotation mark.
        plain: The word in lower case without diacritics.
    """

    start: int
    end: int
    pieces: tuple[int, ...] = field(repr=False)
    shape: int
    opens: bool
    plain: str = field(repr=False)


class WordPieces:
    """The model's vocabulary.

    Args:
        vocabulary: Piece to number; holds ``UNKNOWN``, ``START`` and ``END``.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = vocabulary
        self.start = vocabulary[START]
        self.end = vocabulary[END]
        self._cut = lru_cache(maxsize=4096)(self._pieces)

    def cells(self, text: str) -> list[Cell]:
        """Return the words and signs of a text, in order."""
        found: list[Cell] = []
        opens = True
        last = 0
        for match in CELL.finditer(text):
            word = match.group()
            opens = opens or "\n" in text[last : match.start()]
            plain = without_marks(fold(word))
            cut = self._cut(plain)
            found.append(Cell(match.start(), match.end(), cut, shape(word), opens, plain))
            opens = word in '.!?:;"“(•*' or (opens and not word[0].isalnum())
            last = match.end()
        return found

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Return a word's pieces, the longest known beginning first."""
        unknown = (self._numbers[UNKNOWN],)
        if len(word) > LONGEST:
            return unknown
        pieces: list[int] = []
        at = 0
        while at < len(word):
            mark = "##" if at else ""
            ends = range(len(word), at, -1)
            end = next((stop for stop in ends if mark + word[at:stop] in self._numbers), 0)
            if not end:
                return unknown
            pieces.append(self._numbers[mark + word[at:end]])
            at = end
        return tuple(pieces) or unknown


def shape(word: str) -> int:
    """Return the index into ``SHAPES`` of how a word is written."""
    letters = [letter for letter in word if letter.isalpha()]
    digits = any(letter.isdigit() for letter in word)
    if not letters:
        return SHAPES.index("digits" if digits else "sign")
    if digits:
        return SHAPES.index("coded")
    if not any(letter.isupper() for letter in letters):
        return SHAPES.index("lower")
    if all(letter.isupper() for letter in letters) and len(letters) > 1:
        return SHAPES.index("upper")
    rest_small = not any(letter.isupper() for letter in letters[1:])
    return SHAPES.index("title" if letters[0].isupper() and rest_small else "mixed")
