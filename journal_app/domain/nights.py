"""The night: the logical day a page and its ratings belong to.

A night has the date on which it began and ends at a boundary after midnight (04:00 by
default), so 02:30 still counts as the evening before. It is worked out once, when a page is
begun, and then stored: it is never recomputed from a clock that may have travelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from journal_app.clock import local_time
from journal_app.domain.ids import StretchId

DEFAULT_BOUNDARY: Final = 4 * 60
"""Minutes after midnight at which a night ends unless something else is set."""

LATEST_BOUNDARY: Final = 14 * 60
"""Latest boundary that can be set: after a night shift, early afternoon is still last night."""


class Shift(StrEnum):
    """What kind of shift the night belonged to; at most one."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    ON_CALL = "on-call"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Night:
    """One night's circumstances, as the student gave them.

    Attributes:
        night: The date on which the night began.
        zone: IANA zone in which the page was begun.
        offset_minutes: That zone's offset then, minutes east of UTC.
        boundary: The boundary in force, minutes after midnight.
        shift: None until chosen.
        post_call: The night after a call; combines with any shift.
        exam: An exam that day or the next; combines with any shift.
    """

    night: date
    zone: str
    offset_minutes: int
    boundary: int = DEFAULT_BOUNDARY
    shift: Shift | None = None
    post_call: bool = False
    exam: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Nights over which another boundary holds, both ends included.

    Attributes:
        boundary: Minutes after midnight, 0 to ``LATEST_BOUNDARY``.
    """

    id: StretchId
    first: date
    last: date
    boundary: int


def check_boundary(minutes: int) -> int:
    """Return the boundary if it can be used.

    Raises:
        ValueError: Outside 0 to ``LATEST_BOUNDARY`` minutes.
    """
    if not 0 <= minutes <= LATEST_BOUNDARY:
        msg = f"a night ends between 0 and {LATEST_BOUNDARY} minutes after midnight"
        raise ValueError(msg)
    return minutes


def boundary_of(night: date, default: int, stretches: Sequence[Stretch]) -> int:
    """Return the boundary at which a night ends, minutes after midnight.

    The shortest stretch that holds the night wins, so that a week set by hand outranks the
    rotation around it; the default holds elsewhere.
    """
    holding = [s for s in stretches if s.first <= night <= s.last]
    if not holding:
        return default
    return min(holding, key=lambda s: (s.last - s.first, s.id)).boundary


def night_of(instant: datetime, zone: str, default: int, stretches: Sequence[Stretch] = ()) -> date:
    """Return the night an instant belongs to.

    Args:
        instant: Aware datetime.
        zone: IANA zone whose wall clock counts.
        default: Boundary in minutes after midnight.
        stretches: Nights with another boundary.

    The boundary of the *evening before* decides, because it is that night which may still be
    going on. The boundary is wall-clock time, so a clock change moves it; instants are
    compared, so a night that has ended stays ended when the clock is put back over its end.
    """
    today = local_time(instant, zone).date()
    before = today - timedelta(days=1)
    ended = instant >= end_of_night(before, zone, boundary_of(before, default, stretches))
    return today if ended else before


def end_of_night(night: date, zone: str, boundary: int) -> datetime:
    """Return the instant at which a night ends, in UTC.

    Args:
        zone: IANA zone whose wall clock counts.
        boundary: Minutes after midnight. On a night whose clock jumps over that time, the
            offset from before the jump counts; on one that passes it twice, the first.
    """
    from zoneinfo import ZoneInfo  # noqa: PLC0415 # not before the first paint

    hours, minutes = divmod(boundary, 60)
    local = datetime.combine(night + timedelta(days=1), time(hours, minutes), ZoneInfo(zone))
    return local.astimezone(UTC)
