"""Finds where in a TOML file a table or a field stands.

``tomllib`` gives values without positions, and "line 41 of care.toml" is what makes a broken
file mendable, so the text is scanned for table headers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

_HEADER: Final = re.compile(r"^[ \t]*\[")
_TABLE: Final = re.compile(
    r"^[ \t]*(\[{1,2})[ \t]*[\"']?([a-z_]+)[\"']?[ \t]*\]{1,2}", re.MULTILINE
)
_SAID_BY_TOMLLIB: Final = re.compile(r"\(at line (\d+)")


class Lines:
    """The lines of one file, counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text

    def table(self, name: str, number: int = 0) -> int:
        """Return the line of the n-th table of a name, n counted from 0; 1 when not found."""
        found = self._tables.get(name, ())
        return found[number] if number < len(found) else 1

    def field(self, start: int, field: str) -> int:
        """Return the line of ``field =`` in the table that begins at ``start``, else ``start``."""
        wanted = re.compile(rf"^[ \t]*[\"']?{re.escape(field)}[\"']?[ \t]*=")
        for n in range(start, len(self._lines) + 1):
            line = self._lines[n - 1]
            if field in line and wanted.match(line):
                return n
            if n > start and _HEADER.match(line):
                break
        return start

    def last(self) -> int:
        """Return the number of the last line with anything on it, at least 1."""
        return max((n for n, line in enumerate(self._lines, 1) if line.strip()), default=1)

    def longer_than(self, most: int) -> int | None:
        """Return the first line with more characters than ``most``; None when there is none."""
        return next((n for n, line in enumerate(self._lines, 1) if len(line) > most), None)

    def of_syntax_error(self, error: ValueError) -> int:
        """Return the line a TOML error speaks of; the last one when it says "end of document"."""
        said = _SAID_BY_TOMLLIB.search(str(error))
        return int(said.group(1)) if said else self.last()

    @cached_property
    def _lines(self) -> Sequence[str]:
        return self._text.split("\n")

    @cached_property
    def _tables(self) -> dict[str, list[int]]:
        tables: dict[str, list[int]] = {}
        line, before = 1, 0
        for header in _TABLE.finditer(self._text):
            line += self._text.count("\n", before, header.start())
            before = header.start()
            tables.setdefault(header[2], []).append(line)
        return tables


def table_line(text: str, name: str, number: int) -> int:
    """Return the line of the n-th ``[[name]]`` of a text, n counted from 0; 1 when not found."""
    return Lines(text).table(name, number)


def field_line(text: str, start: int, field: str) -> int:
    """Return the line of ``field =`` in the table of a text that begins at ``start``."""
    return Lines(text).field(start, field)


def syntax_error_line(error: ValueError, text: str) -> int:
    """Return the line of a text that a TOML error speaks of."""
    return Lines(text).of_syntax_error(error)
