"""Which backups to keep as they grow old."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta
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
