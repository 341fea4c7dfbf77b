"""Places counted in Qt's UTF-16 units, and in code points as everywhere else."""

from __future__ import annotations

from itertools import accumulate


def units_of(text: str, places: tuple[int, ...]) -> tuple[int, ...]:
    """Return places in code points as places in UTF-16 units, both from the text's start."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return places
    starts = [0, *accumulate(2 if letter > "\uffff" else 1 for letter in text)]
    return tuple(starts[min(place, len(text))] for place in places)


def code_points_of(text: str, units: int) -> int:
    """Return a place in UTF-16 units as one in code points; inside a pair, the one before."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return min(units, len(text))
    reached = 0
    for place, letter in enumerate(text):
        reached += 2 if letter > "\uffff" else 1
        if reached > units:
            return place
    return len(text)
