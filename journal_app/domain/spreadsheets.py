"""Cells of CSV files that no spreadsheet takes for a formula; the one rule for every CSV we write.

A spreadsheet may take a semicolon or a tab for the separator, and then also what follows one
inside a cell, or a line end there, begins a cell of its own. Sources: owasp.org, "CSV Injection";
RFC 4180 for what a reader that keeps to the comma sees.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = "=+\\-@|%＝＋－＠"
_AT_START: Final = re.compile(f"'*[{_SIGNS}\t\r\n]")
_INSIDE: Final = re.compile(f"[;\t\r\n]\"*(?='*[{_SIGNS}])")
_INSIDE_GUARDED: Final = re.compile(f"([;\t\r\n]\"*)'(?='*[{_SIGNS}])")


def guarded(text: str) -> str:
    """Return a text with an apostrophe before every sign that could begin a formula.

    That is at its start, and after a semicolon, tab or line end in it. ``unguarded`` gives the
    text back.
    """
    inside = _INSIDE.sub(r"\g<0>'", text)
    return f"'{inside}" if _AT_START.match(text) else inside


def unguarded(cell: str) -> str:
    """Return the text that ``guarded`` was given."""
    text = cell[1:] if cell.startswith("'") and _AT_START.match(cell) else cell
    return _INSIDE_GUARDED.sub(r"\1", text)
