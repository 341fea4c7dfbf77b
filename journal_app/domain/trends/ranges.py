"""Which nights a range means, and which of them the words speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.domain.rotations import Rotation, rotation_on
from journal_app.domain.trends.picture import Range, Span

NIGHT: Final = timedelta(days=1)
THREE_MONTHS: Final = 91
YEAR: Final = 365
SPOKEN_NIGHTS: Final = 56
"""Outside rotations the words speak of the last eight weeks: a line over longer says little."""


def bounds(
    asked: Range, tonight: date, earliest: date, rotations: Sequence[Rotation]
) -> tuple[date, date]:
    """Return the first and last night of a range.

    Args:
        asked: The range; its own dates may reach past tonight, the result does not.
        tonight: The night of now.
        earliest: First night with anything in it: nights before the journal are no gaps.
        rotations: All rotations.

    Raises:
        ValueError: Own dates without both, or with the last before the first.
    """
    if asked.span is Span.OWN:
        return _own(asked, tonight)
    if asked.span is Span.ROTATION:
        rotation = latest_rotation(tonight, rotations)
        if rotation is not None:
            return rotation.start, min(tonight, rotation.planned_end)
    if asked.span is Span.ALL:
        return min(earliest, tonight), tonight
    reach = YEAR if asked.span is Span.YEAR else THREE_MONTHS
    return min(max(tonight - (reach - 1) * NIGHT, earliest), tonight), tonight


def latest_rotation(tonight: date, rotations: Sequence[Rotation]) -> Rotation | None:
    """Return the rotation going on, else the one that ended last; None before the first."""
    begun = [r for r in rotations if r.start <= tonight]
    return rotation_on(tonight, begun) or max(
        begun, key=lambda r: (r.planned_end, r.start), default=None
    )


def spoken_of(
    first: date, last: date, rotations: Sequence[Rotation]
) -> tuple[tuple[date, date], Rotation | None]:
    """Return the nights the words speak of, and their rotation.

    They are the rotation at the picture's end, as far as it has gone; outside rotations the
    last ``SPOKEN_NIGHTS`` shown.
    """
    rotation = rotation_on(last, rotations)
    if rotation is None:
        return (max(first, last - (SPOKEN_NIGHTS - 1) * NIGHT), last), None
    return (rotation.start, last), rotation


def _own(asked: Range, tonight: date) -> tuple[date, date]:
    if asked.first is None or asked.last is None or asked.last < asked.first:
        msg = "own dates need a first night and a last night that is not before it"
        raise ValueError(msg)
    return asked.first, max(asked.first, min(asked.last, tonight))
