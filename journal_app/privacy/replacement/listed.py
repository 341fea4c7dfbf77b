"""Short word lists, written as lines."""

from __future__ import annotations


def listed(line: str) -> tuple[str, ...]:
    """Return the words of a line."""
    return tuple(line.split())
