"""A rating by night, with the nights that were not rated kept as gaps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Series:
    """One scale over consecutive nights.

    Attributes:
        first: Night of the first value.
        values: One per night, 0 to 10; NaN for a night without a rating, never a number.
    """

    first: date
    values: tuple[float, ...]

    @property
    def rated(self) -> int:
        """How many nights have a rating."""
        return sum(1 for value in self.values if not math.isnan(value))

    @property
    def given(self) -> tuple[float, ...]:
        """The ratings alone, in order of nights."""
        return tuple(value for value in self.values if not math.isnan(value))

    @property
    def rated_span(self) -> int:
        """Nights from the first rated to the last rated, both counted; 0 without any."""
        places = self.rated_places
        return places[-1] - places[0] + 1 if places else 0

    @property
    def rated_places(self) -> tuple[int, ...]:
        """Positions of the rated nights, counted from 0 at ``first``."""
        return tuple(i for i, value in enumerate(self.values) if not math.isnan(value))

    def trimmed(self) -> Series:
        """Return the part from the first rated night to the last; empty without any."""
        places = self.rated_places
        if not places:
            return Series(self.first, ())
        start, end = places[0], places[-1]
        return Series(self.first + timedelta(days=start), self.values[start : end + 1])


def series_between(ratings: Mapping[date, int], first: date, last: date) -> Series:
    """Return the series of every night from ``first`` to ``last``, both included.

    Args:
        ratings: Number by night; a night that is absent is a gap.
        first: First night.
        last: Last night; before ``first`` gives an empty series.
    """
    nights = max((last - first).days + 1, 0)
    values = (ratings.get(first + timedelta(days=i)) for i in range(nights))
    return Series(first, tuple(math.nan if v is None else float(v) for v in values))
