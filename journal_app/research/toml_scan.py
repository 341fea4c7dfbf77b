"""Walks over TOML text before it is parsed: how deep it nests, and on which line a key stands.

``tomllib`` recurses into nested values and gives no positions, so both are found here. The walk
reads left to right as ``tomllib`` does and needs no more memory than the text: up to the first
mistake in the text the two agree, and behind it ``tomllib`` reads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Place = tuple[str | int, ...]
"""Keys and positions in arrays that lead to a value, e.g. ``("contact", 0, "name")``."""

_PIECE: Final = re.compile(
    r"\"\"\"|'''|[\"'\[\]{}=,.]|\n[ \t\r\n]*|\#[^\n]*|[ \t\r]+|[^\"'\n\[\]{}=,.\# \t\r]+"
)
_ENDS: Final = {
    '"""': re.compile(r'\\.|"""', re.DOTALL),
    "'''": re.compile(r"'''"),
    '"': re.compile(r'\\[^\n]|["\n]'),
    "'": re.compile(r"['\n]"),
}


@dataclass
class Scan:
    """What the walk found.

    Attributes:
        lines: Line of each table and of each key that begins a line, from 1.
        deepest: Deepest nesting of arrays, inline tables and dotted keys, with its line.
        longest: Longest run of characters outside strings, with its line: numbers and bare keys.
        marks: How many signs outside strings begin or part values: brackets, ``=`` and commas.
        line: The line that was reached.
    """

    lines: dict[Place, int] = field(default_factory=dict)
    deepest: tuple[int, int] = (0, 1)
    longest: tuple[int, int] = (0, 1)
    marks: int = 0
    line: int = 1


def scan(text: str, *, depth: int, marks: int) -> Scan:
    """Walk over a text; stops early where it is deeper or has more marks than it may."""
    walk = _Walk(text)
    found = walk.scan
    while found.deepest[0] <= depth and found.marks <= marks and walk.step():
        pass
    return found


def nearest_line(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of a place, or of the nearest thing around it; 1 when none is known."""
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return 1


class _Walk:
    """One pass over a text, statement by statement."""

    def __init__(self, text: str) -> None:
        self.scan = Scan()
        self._text = text
        self._at = 0
        self._open = 0
        self._dots = 0
        self._table: Place = ()
        self._count: dict[Place, int] = {}
        self._statement()

    def _statement(self) -> None:
        """Begin a new statement: a header, a key with its value, or nothing."""
        self._key: list[str] | None = []
        self._brackets = 0

    def step(self) -> bool:
        """Take one piece of the text; False at its end."""
        found = _PIECE.match(self._text, self._at)
        if found is None:
            return False
        piece = found.group()
        self._at = found.end()
        if piece in _ENDS:
            self._string(piece)
        elif piece[0] == "\n":
            self._end_of_line(piece.count("\n"))
        elif piece in "[]{}=,.":
            self._mark(piece)
        elif piece[0] not in "# \t\r":
            self._note_length(len(piece))
            self._add_to_key(piece)
        return True

    def _string(self, quote: str) -> None:
        start = self._at
        end = _ENDS[quote]
        while found := end.search(self._text, self._at):
            self._at = found.end()
            if found.group()[0] != "\\":
                break
        else:
            self._at = len(self._text)
            return
        if found.group() == "\n":
            self._at = found.start()
        if len(quote) == 3:
            self._quotes_inside(quote)
        self._add_to_key(self._text[start : found.start()])
        self.scan.line += self._text.count("\n", start, self._at)

    def _quotes_inside(self, quote: str) -> None:
        """Take up to two more quotation marks: they end the string's text, not the string."""
        for _ in range(2):
            if self._text.startswith(quote[0], self._at):
                self._at += 1

    def _end_of_line(self, lines: int) -> None:
        self.scan.line += lines
        self._dots = 0
        if self._open == 0:
            self._statement()

    def _mark(self, mark: str) -> None:
        if mark == ".":
            self._dots += 1
            self._note_depth(self._open + self._dots)
            return
        self._dots = 0
        self.scan.marks += mark not in "]}"
        if mark in "[{":
            self._opened()
        elif mark in "]}":
            self._closed()
        elif mark == "=" and self._open == 0 and self._key:
            self.scan.lines.setdefault((*self._table, *self._key), self.scan.line)
            self._key = None

    def _opened(self) -> None:
        self._open += 1
        self._note_depth(self._open)
        if self._key == []:
            self._brackets += 1

    def _closed(self) -> None:
        self._open = max(0, self._open - 1)
        if self._open == 0 and self._brackets and self._key:
            self._header([*self._key], in_array=self._brackets == 2)
            self._key = None

    def _header(self, names: list[str], *, in_array: bool) -> None:
        place: Place = ()
        for name in names[:-1]:
            place = (*place, name)
            if place in self._count:
                place = (*place, self._count[place] - 1)
        place = (*place, names[-1])
        if in_array:
            self.scan.lines.setdefault(place, self.scan.line)
            number = self._count.get(place, 0)
            self._count[place] = number + 1
            place = (*place, number)
        self.scan.lines.setdefault(place, self.scan.line)
        self._table = place

    def _add_to_key(self, piece: str) -> None:
        if self._key is not None:
            self._key.append(piece)

    def _note_depth(self, depth: int) -> None:
        if depth > self.scan.deepest[0]:
            self.scan.deepest = (depth, self.scan.line)

    def _note_length(self, length: int) -> None:
        if length > self.scan.longest[0]:
            self.scan.longest = (length, self.scan.line)
