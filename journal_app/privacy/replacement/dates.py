"""Says of a date what may be said of it: a day of the study, or only how it lies to the entry.

No date is shifted. A day becomes ``day 12`` when the caller can count days; what lies more than
a year away (a birthday, the year of a death) is told by direction alone, because its distance
in days would give the date back to anyone who learns one other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from journal_app.privacy.replacement.date_words import Extent, Partial, Reading, read
from journal_app.privacy.replacement.wording import A_DATE

DayOf = Callable[[date], int | None]
"""The day of the study, 1 on its first; None for a date it cannot place."""

FAR: Final = 366
"""Days beyond which a date is told by direction alone."""

_UNPLACED: Final = {
    Extent.SEASON: "a season",
    Extent.HOLIDAY: "a holiday",
    Extent.UNKNOWN: A_DATE,
}


class DateTeller:
    """Turns the words of a date into words that place it in the study.

    Args:
        day_of: Counts days of the study; None when there is no study to count by.
        day_first: What 3/10 means; None when it may be either.
    """

    def __init__(self, day_of: DayOf | None, day_first: bool | None) -> None:
        self._day_of = day_of
        self._day_first = day_first

    def tell(self, words: str, on: date | None) -> str:
        """Return a phrase, with its article where it has one.

        Args:
            words: The date as it was written.
            on: The date of the entry it stands in.
        """
        reading = read(words, self._day_first)
        first = reading.days[0] if reading.days else Partial()
        match reading.extent:
            case Extent.DAY:
                phrase = self._day(first, on)
            case Extent.DAYS:
                phrase = self._days(reading, on)
            case Extent.WEEK if first.day:
                counted = self._day(first, on)
                phrase = f"the week of {counted}" if counted.startswith("day ") else "a week"
            case Extent.WEEK:
                phrase = f"a week in {_month(first, on)}"
            case Extent.MONTH:
                phrase = _month(first, on)
            case extent:
                phrase = _UNPLACED[extent]
        return phrase

    def _day(self, partial: Partial, on: date | None) -> str:
        day = partial.near(on)
        if day is None:
            return A_DATE
        if on is not None and abs((day - on).days) > FAR:
            return "a date years earlier" if day < on else "a date years later"
        counted = self._day_of(day) if self._day_of else None
        if counted is None:
            return _beside(day, on) if on else A_DATE
        return f"day {counted}" if counted >= 1 else "a date before day 1"

    def _days(self, reading: Reading, on: date | None) -> str:
        first, last = (self._day(partial, on) for partial in reading.days)
        if first.startswith("day ") and last.startswith("day "):
            return f"{first} to {last}"
        return "some days"


def _beside(day: date, on: date) -> str:
    """Say how a day lies to an entry, and never that it is the entry's: that dates the entry."""
    if (day.year, day.month) == (on.year, on.month):
        return "a date in the same month"
    return "an earlier date" if day < on else "a later date"


def _month(partial: Partial, on: date | None) -> str:
    day = partial.near(on)
    if day is None or on is None:
        return "a month"
    if (day.year, day.month) == (on.year, on.month):
        return "the same month"
    return "an earlier month" if day < on else "a later month"
