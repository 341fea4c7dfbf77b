"""From what a student typed to a full-text query, and from a match to an excerpt."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from journal_app.storage.columns import storable

EXCERPT: Final = 200
"""Length of an excerpt in code points, not counting the ellipses."""

LONG: Final = 60_000
"""From this many code points on, SQLite's highlighting (quadratic) is replaced by ``plain``."""

_LEAD: Final = 60
_ELLIPSIS: Final = "…"
_SHORTEST_STEM: Final = 3
_TOKEN_CATEGORIES: Final = frozenset("LN")
_BLANKS: Final = str.maketrans(dict.fromkeys("\0\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "))

_ENDINGS: Final = (
    *("able", "al", "ally", "ance", "ate", "ation", "ative", "ed", "ence", "ent", "er", "es"),
    *("ful", "fully", "fulness", "ible", "ing", "ion", "ional", "ism", "ist", "ity", "ive"),
    *("iveness", "ize", "less", "ly", "ment", "ness", "ous", "ously", "ousness"),
)
"""English endings that the Porter stemmer takes off (Porter 1980, "An algorithm for suffix
stripping", Program 14(3), 130-137). Half-typed, they are not taken off yet."""

_LONGEST_HALF: Final = max(len(ending) for ending in _ENDINGS) - 1


def fts_query(typed: str) -> str:
    """Return an FTS5 query for typed words: all of them, the last one as a beginning.

    Nothing typed is an operator: every word becomes a quoted string, and a word without a
    letter or digit is left out. Empty when no word is left, which means: do not search.
    """
    words = [w for w in storable(typed).translate(_BLANKS).split() if _searchable(w)]
    if not words:
        return ""
    return " AND ".join([*(_quoted(w) for w in words[:-1]), _beginning(words[-1])])


def _searchable(word: str) -> bool:
    return any(_is_token(c) for c in word)


def _is_token(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in _TOKEN_CATEGORIES or category == "Co"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _beginning(word: str) -> str:
    """Return the query for a word still being typed.

    The index holds stems: "compassion" stands there as "compass", which does not begin with
    "compassio". So a word that may end in half an ending is also searched with it completed.
    """
    whole = {
        _quoted(word[:cut] + ending)
        for cut in range(max(_SHORTEST_STEM, len(word) - _LONGEST_HALF), len(word))
        for ending in _ENDINGS
        if ending != word[cut:].casefold() and ending.startswith(word[cut:].casefold())
    }
    prefix = _quoted(word) + "*"
    return f"({' OR '.join([prefix, *sorted(whole)])})" if whole else prefix


@dataclass(frozen=True, slots=True)
class Markers:
    """Strings put around each match; drawn anew for each search, so that no text holds them."""

    opening: str = field(repr=False)
    closing: str = field(repr=False)


def new_markers() -> Markers:
    """Return markers of private-use characters that nobody can have typed (2^-80)."""
    first, second = ("".join(chr(0xE000 + n) for n in secrets.token_bytes(10)) for _ in range(2))
    return Markers(opening=f"{first}\ue100", closing=f"{second}\ue101")


def beginning(text: str) -> str:
    """Return the first ``EXCERPT`` code points, with an ellipsis when there is more."""
    start = text[: EXCERPT + 1].translate(_BLANKS)
    return start if len(text) <= EXCERPT else _at_word(start[:EXCERPT]) + _ELLIPSIS


def _at_word(text: str) -> str:
    head, blank, _ = text.rpartition(" ")
    return head if blank and len(head) > EXCERPT // 2 else text


def excerpt(marked: str, markers: Markers) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return about ``EXCERPT`` code points around the first match, and the matches in them.

    Args:
        marked: A whole text with markers around each match.
        markers: Those used.
    """
    text, marks = _unmarked(marked, markers)
    return around(text, marks)


def around(
    text: str, marks: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the passage around the first mark, with half-open marks relative to it."""
    if not marks or marks[0][0] < EXCERPT - _LEAD:
        start = 0
    else:
        start = marks[0][0] - _LEAD
        blank = text.find(" ", start, marks[0][0])
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + EXCERPT)
    if end < len(text):
        blank = text.rfind(" ", start + EXCERPT // 2, end)
        end = blank if blank >= 0 else end
    lead = _ELLIPSIS if start else ""
    shift = len(lead) - start
    inside = tuple((a + shift, min(b, end) + shift) for a, b in marks if start <= a < end)
    tail = _ELLIPSIS if end < len(text) else ""
    return lead + text[start:end].translate(_BLANKS) + tail, inside


def _unmarked(marked: str, markers: Markers) -> tuple[str, tuple[tuple[int, int], ...]]:
    pieces: list[str] = []
    marks: list[tuple[int, int]] = []
    length = 0
    for piece in marked.split(markers.opening):
        match, closing, rest = piece.partition(markers.closing)
        if closing:
            marks.append((length, length + len(match)))
        pieces += [match, rest]
        length += len(match) + len(rest)
    return "".join(pieces), tuple(marks)


def plain(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Return where words begin like a typed one, without stemming: for very long texts."""
    wanted = tuple({_folded(w) for w in typed.split() if _searchable(w)})
    return tuple(
        (start, end) for start, end in _words(text) if _folded(text[start:end]).startswith(wanted)
    )


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if _is_token(c))


def _words(text: str) -> Iterator[tuple[int, int]]:
    start = -1
    for n, character in enumerate(text):
        inside = character.isalnum() or unicodedata.combining(character) != 0
        if inside and start < 0:
            start = n
        elif not inside and start >= 0:
            yield start, n
            start = -1
    if start >= 0:
        yield start, len(text)
