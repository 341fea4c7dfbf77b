"""What the lists know of each word, as the model takes it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from journal_app.privacy.lexicon import Word
from journal_app.privacy.tagger.wordpiece import Cell

ASKED: Final = (
    *(Word.GIVEN, Word.SURNAME, Word.COMMON, Word.FREQUENT, Word.PLACE, Word.COUNTRY),
    *(Word.DRUG, Word.EPONYM, Word.CLINICAL, Word.PUBLIC, Word.KIN, Word.MONTH, Word.WEEKDAY),
    *(Word.TITLE, Word.ROLE, Word.CARE, Word.LEARNING),
)
"""The flags that the model was taught with, in the order of its weights."""

FACTS: Final = len(ASKED) + 2
"""Numbers to a word: a 1 for each flag, one for a word of no list, one for part of a phrase."""


class Lists(Protocol):
    """Look-ups in word lists; ``Lexicon`` is one."""

    def flags(self, folded: str) -> Word:
        """Return what a word may be; 0 when unknown."""
        ...

    def longest(self, tokens: Sequence[str], at: int) -> tuple[int, Word]:
        """Return length and flags of the longest phrase that starts at a word."""
        ...


def facts(cells: Sequence[Cell], lists: Lists) -> list[list[int]]:
    """Return ``FACTS`` zeros and ones for each cell; signs and numbers are of no list."""
    words = [at for at, cell in enumerate(cells) if cell.plain[:1].isalpha()]
    tokens = [cells[at].plain for at in words]
    flags = [lists.flags(token) for token in tokens]
    phrase = [False] * len(tokens)
    for start in range(len(tokens)):
        length, what = lists.longest(tokens, start)
        for at in range(start, start + length):
            flags[at] |= what
            phrase[at] = True
    made = [[0] * FACTS for _ in cells]
    for at, flag, joined in zip(words, map(int, flags), phrase, strict=True):
        made[at] = [*(int(bool(flag & bit)) for bit in _BITS), int(not flag), int(joined)]
    return made


_BITS: Final = tuple(map(int, ASKED))  # plain numbers: enum flags are slow to compare
