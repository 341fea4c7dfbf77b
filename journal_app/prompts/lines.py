"""Finds where in a TOML file a table or a field stands.

``tomllib`` gives values without positions, and "line 41 of care.toml" is what makes a broken
file mendable, so the text is scanned for the n-th table header.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

_HEADER: Final = re.compile(r"^\s*\[")
_SAID_BY_TOMLLIB: Final = re.compile(r"\(at line (\d+)")


def table_line(text: str, name: str, number: int) -> int:
    """Return the line of the n-th ``[[name]]``, both counted from 0 and 1: 1 when not found."""
    header = re.compile(rf"^\s*\[\[\s*{re.escape(name)}\s*\]\]")
    found = [n for n, line in enumerate(text.splitlines(), 1) if header.match(line)]
    return found[number] if number < len(found) else 1


def field_line(text: str, start: int, field: str) -> int:
    """Return the line of ``field =`` in the table that begins at ``start``, else ``start``."""
    wanted = re.compile(rf"^\s*[\"']?{re.escape(field)}[\"']?\s*=")
    lines = text.splitlines()
    for n in range(start, len(lines) + 1):
        line = lines[n - 1]
        if wanted.match(line):
            return n
        if n > start and _HEADER.match(line):
            break
    return start


def syntax_error_line(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Return the line a TOML error speaks of; the last one when it says "end of document"."""
    said = _SAID_BY_TOMLLIB.search(str(error))
    return int(said.group(1)) if said else max(1, len(text.splitlines()))
