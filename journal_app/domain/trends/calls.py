"""The nights after a call, which the chart shades.

Three nights: in 52 residents mood came back after the first and second recovery night and
sleepiness only over three days (PubMed 18443947).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from journal_app.domain.nights import Night, Shift

NIGHTS_AFTER_CALL: Final = 3


def call_nights(nights: Iterable[Night]) -> frozenset[date]:
    """Return the nights of call: tagged on call, or the night before one tagged post-call."""
    tagged = set()
    for night in nights:
        if night.shift is Shift.ON_CALL:
            tagged.add(night.night)
        if night.post_call:
            tagged.add(night.night - timedelta(days=1))
    return frozenset(tagged)


def runs_after_call(
    calls: Iterable[date], first: date, last: date
) -> tuple[tuple[date, date], ...]:
    """Return runs of consecutive nights after call within a range, (first, last) each.

    Args:
        calls: Nights of call.
        first: First night of the range.
        last: Last night of the range.
    """
    after = {
        call + timedelta(days=step) for call in calls for step in range(1, NIGHTS_AFTER_CALL + 1)
    }
    runs: list[tuple[date, date]] = []
    for night in sorted(n for n in after if first <= n <= last):
        if runs and night - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], night)
        else:
            runs.append((night, night))
    return tuple(runs)
