"""Reads what a date says: which day, which month, and in which order its numbers stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from journal_app.privacy.passage import fold, without_marks
from journal_app.privacy.replacement.listed import listed

_MONTHS: Final = (
    ("january", "jan"),
    ("february", "feb", "febr"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS: Final = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names}
_UNITS: Final = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth"
)
ORDINALS: Final = {word: n for n, word in enumerate(_UNITS, start=1)} | {
    "thirtieth": 30,
    "twenty": 20,
    "thirty": 30,
}
SEASONS: Final = frozenset(listed("spring summer autumn fall winter monsoon"))
WEEKDAYS: Final = frozenset(
    listed(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu "
        "thur thurs fri sat sun"
    )
)
_PLAIN: Final = WEEKDAYS | frozenset(listed("the of on in to and from until till or w c wc week"))

_ISO: Final = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{4}|\d{2}))?(?!\d)"
)
_PART: Final = re.compile(r"(\d+)(st|nd|rd|th)?(?![a-z])|[^\W\d_]+")
_WEEK_FROM: Final = re.compile(
    r"\bw/?c\b|\bweek (?:beginning|commencing|starting|from|of (?:the )?\d)"
)
CENTURY: Final = 40
"""A year of two digits is of this century below it, else of the last one."""

_LONGEST_AWAY: Final = 92
"""Days on either side of an entry among which a date without a year is looked for: one that is
further off may as well be last year's as next year's, and a wrong day is worse than none."""


class Extent(Enum):
    """What a date covers."""

    DAY = auto()
    DAYS = auto()
    WEEK = auto()
    MONTH = auto()
    SEASON = auto()
    HOLIDAY = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Partial:
    """As much of a date as is written; 0 stands for what is not.

    Attributes:
        day: 1 to 31, or 0.
        month: 1 to 12, or 0.
        year: 1 to 9999, or 0.
    """

    day: int = 0
    month: int = 0
    year: int = 0

    def near(self, on: date | None) -> date | None:
        """Return the day that is meant, the nearest to another where parts are missing.

        None when there is no such day, or nothing to be near to.
        """
        if self.year and self.month:
            return _made(self.year, self.month, self.day)
        if on is None:
            return None
        away = range(-_LONGEST_AWAY, _LONGEST_AWAY + 1)
        days = (_moved(on, by) for by in sorted(away, key=abs))
        return next((day for day in days if day and self._fits(day)), None)

    def _fits(self, day: date) -> bool:
        return (
            self.day in (0, day.day) and self.month in (0, day.month) and self.year in (0, day.year)
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date says.

    Attributes:
        days: One for a day, a week or a month, two for a stretch, none for the rest.
    """

    extent: Extent
    days: tuple[Partial, ...] = ()


def read(words: str, day_first: bool | None) -> Reading:
    """Return what the words of a date say.

    Args:
        day_first: What 3/10 means; None when it may be either, and is then not read.
    """
    text = without_marks(fold(words))
    iso = [Partial(int(m[4]), int(m[3]), int(m[1])) for m in _ISO.finditer(text)]
    if iso:
        return _days(iso, text)
    if not _names_month(text):
        numeric = [_ordered(m, day_first) for m in _NUMERIC.finditer(text)]
        if numeric:
            known = [each for each in numeric if each]
            return _days(known, text) if len(known) == len(numeric) else Reading(Extent.UNKNOWN)
    return _spoken(text)


def _names_month(text: str) -> bool:
    return any(part in MONTHS for part in re.findall(r"[a-z]+", text))


def _ordered(match: re.Match[str], day_first: bool | None) -> Partial | None:
    left, right = int(match[1]), int(match[2])
    year = _full_year(match[3])
    could_be_day_first, could_be_month_first = right <= 12, left <= 12
    if left == right or not could_be_month_first:
        day_first = True
    elif not could_be_day_first:
        day_first = False
    if day_first is None:
        return None
    day, month = (left, right) if day_first else (right, left)
    return Partial(day, month, year) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _full_year(digits: str | None) -> int:
    if not digits:
        return 0
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < CENTURY else 1900)


def _spoken(text: str) -> Reading:
    parts = list(_PART.finditer(text))
    words = [part.group() for part in parts]
    months = [MONTHS[word] for word in words if word in MONTHS]
    years = [int(part[1]) for part in parts if part[1] and len(part[1]) == 4]
    year = years[-1] if years else 0
    begun = _WEEK_FROM.search(text) is not None
    days = _day_numbers(parts, ordinals="week" not in words or begun)
    if days and (months or all(written for _, written in days)):
        return _days(_paired([day for day, _ in days], months, year), text)
    if months:
        extent = Extent.WEEK if "week" in words else Extent.MONTH
        return Reading(extent, (Partial(0, months[0], year),))
    return Reading(_unplaced(words))


def _unplaced(words: list[str]) -> Extent:
    rest = [word for word in words if word[0].isalpha() and word not in _PLAIN]
    if any(word in SEASONS for word in rest):
        return Extent.SEASON
    return Extent.HOLIDAY if rest else Extent.UNKNOWN


def _day_numbers(parts: list[re.Match[str]], *, ordinals: bool) -> list[tuple[int, bool]]:
    """Return day numbers, and whether each is written as one ("9th", "ninth")."""
    found: list[tuple[int, bool]] = []
    joined = False
    for part, after in pairwise([*parts, None]):
        word = part.group() if part else ""
        if part and part[1]:
            if 1 <= int(part[1][-9:]) <= 31 and len(part[1]) <= 2:
                found.append((int(part[1]), bool(part[2])))
        elif ordinals and word in ORDINALS and not joined:
            joined = word in ("twenty", "thirty")
            unit = ORDINALS.get(after.group(), 0) if joined and after else 0
            if not joined or 1 <= unit <= 9:
                found.append((ORDINALS[word] + unit, True))
        else:
            joined = False
    return found


def _paired(days: list[int], months: list[int], year: int) -> list[Partial]:
    if not months:
        return [Partial(day, 0, year) for day in days]
    return [Partial(day, months[min(at, len(months) - 1)], year) for at, day in enumerate(days)]


def _days(days: list[Partial], text: str) -> Reading:
    if len(days) > 1:
        return Reading(Extent.DAYS, (_with_year(days[0], days[-1]), days[-1]))
    return Reading(Extent.WEEK if _WEEK_FROM.search(text) else Extent.DAY, (days[0],))


def _with_year(first: Partial, last: Partial) -> Partial:
    return first if first.year else replace(first, year=last.year)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day or 1)
    except ValueError:
        return None


def _moved(on: date, by: int) -> date | None:
    try:
        return on + timedelta(days=by)
    except OverflowError:
        return None
