"""Where the time axis is marked: the finest steps whose labels all fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from journal_app.sentences import trends as words

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark under the axis.

    Attributes:
        place: Night, counted from 0 at the first night shown.
    """

    place: int
    text: str


def choose_ticks(
    first: date, last: date, night_width: float, measure: Callable[[str], float], gap: float
) -> tuple[Tick, ...]:
    """Return the ticks of the finest step whose labels keep apart; none when nothing fits.

    Args:
        first: First night shown.
        last: Last night shown.
        night_width: Pixels per night.
        measure: Width of a label in pixels.
        gap: Pixels that two labels keep apart.
    """
    for ticks in _candidates(first, last, night_width, gap):
        if ticks and _apart(ticks, night_width, measure, gap):
            return ticks
    return ()


def _candidates(
    first: date, last: date, night_width: float, gap: float
) -> Iterator[tuple[Tick, ...]]:
    """Yield ticks from fine to coarse, leaving out months that are narrower than the gap."""
    nights = (last - first).days + 1
    if nights <= 21:
        yield _days(first, last, 1)
        yield _days(first, last, 2)
    if nights <= 100:
        yield _mondays(first, last, 1)
        yield _mondays(first, last, 2)
    month = 30 * night_width
    if month > gap:
        yield _months(first, last, 1, from_first=True)
    for step in (1, 3, 6):
        if month * step > gap:
            yield _months(first, last, step)
    for step in (1, 2, 5, 10, 20, 50):
        yield _years(first, last, step)
    yield (Tick(0, words.day_tick(first)),)


def _days(first: date, last: date, step: int) -> tuple[Tick, ...]:
    nights = (last - first).days + 1
    return tuple(Tick(i, words.day_tick(first + i * DAY)) for i in range(0, nights, step))


def _mondays(first: date, last: date, step: int) -> tuple[Tick, ...]:
    start = (-first.weekday()) % 7
    nights = (last - first).days + 1
    return tuple(Tick(i, words.day_tick(first + i * DAY)) for i in range(start, nights, 7 * step))


def _months(first: date, last: date, step: int, *, from_first: bool = False) -> tuple[Tick, ...]:
    """Return a tick at the start of each month, and of the first month shown if asked."""
    crosses = first.year != last.year
    ticks: list[Tick] = []
    begun = [first] if from_first and first.day > 1 else []
    for day in (*begun, *_month_starts(first, last)):
        if (day.month - 1) % step:
            continue
        with_year = crosses and (day.month == 1 or not ticks)
        ticks.append(Tick((day - first).days, words.month_tick(day, with_year=with_year)))
    return tuple(ticks) if len(ticks) > 1 or step == 1 else ()


def _years(first: date, last: date, step: int) -> tuple[Tick, ...]:
    starts = (day for day in _month_starts(first, last) if day.month == 1)
    return tuple(Tick((day - first).days, str(day.year)) for day in starts if day.year % step == 0)


def _month_starts(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while True:
        day = date(year, month, 1)
        if day > last:
            return
        if day >= first:
            yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _apart(
    ticks: tuple[Tick, ...], night_width: float, measure: Callable[[str], float], gap: float
) -> bool:
    """Tell whether labels centred on their ticks keep apart."""
    halves = [measure(tick.text) / 2 for tick in ticks]
    return all(
        (right.place - left.place) * night_width >= halves[i] + halves[i + 1] + gap
        for i, (left, right) in enumerate(pairwise(ticks))
    )
