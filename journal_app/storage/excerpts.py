"""The passage of an entry that a list shows: its beginning, or where a search matched."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from journal_app.storage.search import BLANKS, is_token

EXCERPT: Final = 200
"""Length of a passage in code points, not counting the ellipses."""

LONG: Final = 60_000
"""Above this many bytes SQLite's own highlighting (quadratic) is replaced by ``plain``."""

_LEAD: Final = 60
_ELLIPSIS: Final = "…"

Marks: TypeAlias = tuple[tuple[int, int], ...]
"""Half-open ranges of code points."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is shown of an entry, with the ranges of it that matched."""

    text: str = field(repr=False)
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Markers:
    """Strings put around each match; drawn anew for each search, so that no text holds them."""

    opening: str = field(repr=False)
    closing: str = field(repr=False)


def new_markers() -> Markers:
    """Return markers of private-use characters that nobody can have typed (2^-80)."""
    first, second = ("".join(chr(0xE000 + n) for n in secrets.token_bytes(10)) for _ in range(2))
    return Markers(opening=f"{first}\ue100", closing=f"{second}\ue101")


def beginning(text: str) -> Passage:
    """Return about the first ``EXCERPT`` code points, with an ellipsis when there is more."""
    return around(text[: EXCERPT + 1], ())


def excerpt(marked: str, markers: Markers) -> Passage:
    """Return about ``EXCERPT`` code points around the first match, and the matches in them.

    Args:
        marked: A whole text with markers around each match.
        markers: Those used.
    """
    text, marks = _unmarked(marked, markers)
    return around(text, marks)


def around(text: str, marks: Marks) -> Passage:
    """Return the passage around the first mark, with the marks relative to it."""
    text = text.translate(BLANKS)
    first, until = marks[0] if marks else (0, 0)
    start = _start(text, first)
    end = min(len(text), start + EXCERPT)
    if end < len(text):
        blank = text.rfind(" ", max(start + EXCERPT // 2, min(until, end)), end)
        end = blank if blank >= 0 else end
    lead = _ELLIPSIS if start else ""
    shift = len(lead) - start
    return Passage(
        text=lead + text[start:end] + (_ELLIPSIS if end < len(text) else ""),
        marks=tuple((a + shift, min(b, end) + shift) for a, b in marks if start <= a < end),
    )


def _start(text: str, first: int) -> int:
    if first < EXCERPT - _LEAD:
        return 0
    blank = text.find(" ", first - _LEAD, first)
    return first - _LEAD if blank < 0 else blank + 1


def _unmarked(marked: str, markers: Markers) -> tuple[str, Marks]:
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


def plain(text: str, typed: str) -> Marks:
    """Return where words begin like a typed one, without stemming: for very long texts."""
    wanted = tuple({_folded(typed[start:end]) for start, end in _words(typed)})
    return tuple(
        (start, end) for start, end in _words(text) if _folded(text[start:end]).startswith(wanted)
    )


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if is_token(c))


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
