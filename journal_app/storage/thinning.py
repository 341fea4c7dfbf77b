"""Which backups to keep as they grow old."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

NEWEST: Final = 12
_DAY: Final = timedelta(days=1)
_DAILY: Final = timedelta(days=30)
_WEEKLY: Final = timedelta(weeks=26)


def to_keep(taken: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the backups worth keeping.

    Of the last 24 hours the newest twelve; then the newest of each day for 30 days, of each
    week for 26 weeks, and of each month for ever. Days, weeks (ISO 8601) and months are UTC's.
    The newest of all is always kept, and so is one dated later than ``now``: a clock that was
    put back is no reason to delete.

    Args:
        taken: Aware instants, each the name of one backup.
    """
    instants = sorted({instant.astimezone(UTC) for instant in taken}, reverse=True)
    ahead = [instant for instant in instants if instant > now]
    past = [instant for instant in instants if instant <= now]
    kept = {*ahead, *instants[:1]}
    kept.update([instant for instant in past if now - instant <= _DAY][:NEWEST])
    kept.update(_newest_of_each(_since(past, now - _DAILY), lambda instant: instant.date()))
    kept.update(_newest_of_each(_since(past, now - _WEEKLY), lambda i: i.isocalendar()[:2]))
    kept.update(_newest_of_each(past, lambda instant: (instant.year, instant.month)))
    return frozenset(kept)


def gone_by(taken: Iterable[datetime], now: datetime, since: datetime) -> tuple[date | None, int]:
    """Return when the backups of a stretch of time will have been thinned out, and which stay.

    Reckoned day by day, as if one backup were made every day from tomorrow on.

    Args:
        taken: Every backup there is, as in ``to_keep``.
        since: The stretch begins here and ends now.

    Returns:
        The first day on which all of them are gone but those that stay for ever (None when none
        goes), and the number of those.
    """
    there = {instant.astimezone(UTC) for instant in taken}
    watched = {instant for instant in there if instant >= since}
    gone: date | None = None
    for day in range(1, _LONGEST.days + 1):
        later = now + day * _DAY
        there = set(to_keep({*there, later}, later))
        if not watched <= there:
            watched &= there
            gone = later.date()
    return gone, len(watched)


_LONGEST: Final = _WEEKLY + timedelta(days=32)
"""What is left after the last weekly backup's month has ended is the newest of its month."""


def _since(newest_first: list[datetime], start: datetime) -> list[datetime]:
    return [instant for instant in newest_first if instant >= start]


def _newest_of_each(
    newest_first: list[datetime], span: Callable[[datetime], Hashable]
) -> list[datetime]:
    """Return the first instant met in each span of time."""
    found: dict[Hashable, datetime] = {}
    for instant in newest_first:
        found.setdefault(span(instant), instant)
    return list(found.values())
