"""Try a pattern only where it can begin: at a number, or at a word it may open with.

A pattern that is tried at every letter of a text costs as much as all that is found; these
three ways of trying keep a paragraph under a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from journal_app.privacy.surface import Surface

LITERAL: Final = re.compile(r"(?:[a-z](?![?*{]))*")


def alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that stand outside every bracket."""
    depth, parts = 0, [""]
    for sign in pattern:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def openings(pattern: str) -> frozenset[str]:
    """Return the two letters (or one) with which each alternative of a pattern opens.

    Raises:
        ValueError: An alternative opens with something that is no letter.
    """
    found = set()
    for part in alternatives(pattern):
        literal = LITERAL.match(part)
        if literal is None or not literal[0]:
            raise ValueError(part)
        found.add(literal[0][:2])
    return frozenset(found)


def at_words(
    surface: Surface, pattern: re.Pattern[str], opening: frozenset[str]
) -> Iterator[re.Match[str]]:
    """Yield matches that begin at a word with one of the openings, none overlapping."""
    text, done = surface.text, 0
    for start, two in surface.words:
        if start >= done and (two in opening or two[0] in opening):
            match = pattern.match(text, start)
            if match:
                done = match.end()
                yield match


def at_numbers(
    surface: Surface, pattern: re.Pattern[str], *, wider: bool = False
) -> Iterator[re.Match[str]]:
    """Yield matches that begin at a number, none overlapping.

    Args:
        surface: The text.
        pattern: It must begin with a digit, or ``+`` or ``(`` before one; when ``wider``, with up
            to eight letters before a digit.
        wider: Try also at the letters that lead up to a number.
    """
    return _tried(surface.text, pattern, surface.codes if wider else surface.numbers)


def _tried(text: str, pattern: re.Pattern[str], places: Iterable[int]) -> Iterator[re.Match[str]]:
    done = 0
    for place in places:
        if place >= done:
            match = pattern.match(text, place)
            if match:
                done = match.end()
                yield match
