"""What a stretch of nights was like, in counts and middles that suppose no model.

Ratings are ordered, not measured, so the typical night is a median, the usual range the middle
half, and neither appears before ``gates.RANGE`` is met.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Final

from journal_app.domain.trends.gates import RANGE, Interval, Outcome, direction_of, missing
from journal_app.domain.trends.series import Series

HIGH: Final = 7
"""From this rating on a night counts as a high one. It is a count, never a verdict."""


@dataclass(frozen=True, slots=True)
class Typical:
    """The middle of the ratings of a stretch, in points.

    Attributes:
        middle: Median.
        low: Lower quartile (interpolated between ratings).
        high: Upper quartile.
    """

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Summary:
    """One scale over one stretch of nights.

    Attributes:
        rated: Nights with a rating.
        nights: Nights in the stretch.
        high_nights: Nights rated ``HIGH`` or more.
        typical: None below the gate.
        typical_waits_for: Rated nights still missing for ``typical``; 0 when it is there.
        outcome: What may be said about a direction.
    """

    rated: int
    nights: int
    high_nights: int
    typical: Typical | None
    typical_waits_for: int
    outcome: Outcome


def summarise(series: Series, change: Callable[[tuple[float, ...]], Interval]) -> Summary:
    """Return the summary of a series.

    Args:
        series: Every night of the stretch, gaps included.
        change: As in ``gates.direction_of``.
    """
    waits = missing(series, RANGE)
    return Summary(
        rated=series.rated,
        nights=len(series.values),
        high_nights=sum(1 for value in series.given if value >= HIGH),
        typical=None if waits else typical_of(series.given),
        typical_waits_for=waits,
        outcome=direction_of(series, change),
    )


def typical_of(ratings: tuple[float, ...]) -> Typical:
    """Return median and quartiles of two ratings or more.

    Quartiles by linear interpolation with both ends included (Hyndman and Fan, The American
    Statistician 50 (1996) 361, type 7).
    """
    lower, _, upper = quantiles(ratings, n=4, method="inclusive")
    return Typical(middle=median(ratings), low=lower, high=upper)
