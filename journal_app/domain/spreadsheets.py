"""Cells of CSV files that no spreadsheet takes for a formula; the one rule for every CSV we write.

A spreadsheet may take a semicolon or a tab for the separator, and then also what follows one
inside a cell, or a line end there, begins a cell of its own. Sources: owasp.org, "CSV Injection";
RFC 4180 for what a reader that keeps to the comma sees.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = "=+\\-@|%＝＋－＠"
_AT_START: Final = rf"\A{{}}(?='*[{_SIGNS}\t\r\n])"
_INSIDE: Final = rf"([;\t\r\n]\"*){{}}(?='*[{_SIGNS}])"
_UNGUARDED: Final = re.compile("|".join((_AT_START, _INSIDE)).format("", ""))
_GUARDED: Final = re.compile("|".join((_AT_START, _INSIDE)).format("'", "'"))


def guarded(text: str) -> str:
    """Return a text with an apostrophe before every sign that could begin a formula.

    That is at its start, and after a semicolon, tab or line end in it. ``unguarded`` gives the
    text back.
    """
    return _UNGUARDED.sub(lambda found: f"{found[1] or ''}'", text)


def unguarded(cell: str) -> str:
    """Return the text that ``guarded`` was given."""
    return _GUARDED.sub(lambda found: found[1] or "", cell)
