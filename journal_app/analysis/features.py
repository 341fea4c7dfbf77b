"""Turns a text into features: shortened words, pairs of neighbours, and words under a negation.

Nothing here needs textblob, nltk or data of theirs, so a text is cut the same everywhere, offline.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

LONGEST_TEXT: Final = 40_000
"""Code points of a text that are read; what is pasted beyond some 7,000 words says no more."""

LONGEST_WORD: Final = 24
PAIR: Final = " "
NEGATED: Final = "not "
REACH: Final = 3
"""Words after a negation that stand under it, as far as the next comma or full stop."""

_CELL: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[.,;:!?\n]")
_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_NEGATIONS: Final = frozenset(
    {"not", "no", "never", "without", "nobody", "nothing", "none", "nor", "neither", "hardly"}
    | {"cannot", "cant", "dont", "didnt", "wont", "wasnt", "isnt", "couldnt", "havent", "hadnt"}
    | {"doesnt", "arent", "werent", "wouldnt", "shouldnt", "hasnt", "barely"}
)
_KEPT_WHOLE: Final = frozenset(
    {"this", "was", "his", "has", "is", "as", "us", "its", "yes", "thus", "always", "perhaps"}
    | {"during", "morning", "evening", "nothing", "something", "anything", "everything", "king"}
    | {"being", "thing", "bring", "spring", "string", "sing", "ring", "wing", "red", "bed", "need"}
    | {"feed", "bleed", "seed", "speed", "hundred", "bus", "plus", "gas", "less", "class", "ward"}
)


def features(text: str) -> tuple[str, ...]:
    """Return a text's features, each once, in the order in which they come.

    Args:
        text: Of any length; what lies beyond ``LONGEST_TEXT`` is not read.

    Returns:
        Shortened words (``sleep``), pairs of neighbours (``sat with``) and words under a
        negation (``not sleep``).
    """
    return tuple(dict.fromkeys(_every(text)))


def words(text: str) -> list[str]:
    """Return a text's words, shortened, and its signs, in their order."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).translate(_APOSTROPHES).casefold()
    return [shortened(cell) for cell in _CELL.findall(folded) if len(cell) <= LONGEST_WORD]


def _every(text: str) -> Iterator[str]:
    before, under = "", 0
    for word in words(text):
        if not word[0].isalpha():
            before, under = "", 0
            continue
        yield word
        if before:
            yield before + PAIR + word
        before = word
        if word in _NEGATIONS:
            under = REACH
        elif under:
            yield NEGATED + word
            under -= 1


@lru_cache(maxsize=8192)
def shortened(word: str) -> str:
    """Return a word without the endings of plural, past and -ing; ``n't`` becomes ``not``.

    Far lighter than a stemmer: *nurses* and *nurse*, *sitting* and *sit*, *hurried* and *hurry*
    meet. A dropped *e* is not put back, so *caring* meets *car* and not *care*.
    """
    if word.endswith("n't"):
        return "not"
    word = word.partition("'")[0] if not word.endswith("'") else word
    if len(word) < 4 or word in _KEPT_WHOLE:
        return word
    for ending, put, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _undoubled(word[: len(word) - len(ending)] + put, ending)
    return word


_ENDINGS: Final[Sequence[tuple[str, str, int]]] = (
    ("sses", "ss", 2),
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("xes", "x", 2),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("ss", "ss", 1),
    ("us", "us", 1),
    ("is", "is", 1),
    ("s", "", 3),
    ("ing", "", 3),
    ("eed", "eed", 1),
    ("ed", "", 3),
)


def _undoubled(stem: str, ending: str) -> str:
    """Return *stop* of *stopp*."""
    if ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2] not in "sl":
        return stem[:-1]
    return stem
