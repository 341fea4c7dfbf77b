"""Cuts a paragraph into pieces short enough to be read between two keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

WHOLE: Final = 900
"""Code points up to which a paragraph is read whole: some 160 words."""

PIECE: Final = 700
"""Code points from which a piece of a longer paragraph ends with the next sentence."""

LONGEST: Final = 1_600
"""Code points after which a piece ends with any word: nobody has to write sentences."""

_SENTENCE_END: Final = re.compile(r"[.!?…]['\"’”)\]]*\s+(?=\W*[^\W\d_a-z])|\n+")
_WORD_END: Final = re.compile(r"\s+")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece of a text begins and ends, in order and without a gap.

    An edit changes the piece it falls in, and perhaps the next: pieces are cut from the front.
    """
    start = 0
    while len(text) - start > WHOLE:
        end = _cut(text, start)
        yield start, end
        start = end
    if start < len(text) or not text:
        yield start, len(text)


def _cut(text: str, start: int) -> int:
    latest = min(start + LONGEST, len(text))
    for end in (_SENTENCE_END, _WORD_END):
        found = end.search(text, start + PIECE, latest)
        if found is not None:
            return found.end()
    return latest
