"""What may be said of how many nights: the gates before every number and word.

The counts come from simulated journals without any change (0 to 10, 30 % of nights missing,
a weekend step, autocorrelation up to 0.7): with these gates at most about one such journal in
twelve is told of a change (``benchmarks/gates.py`` prints the table). Higher, lower and can't
tell yet are the only words for a direction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from journal_app.domain.trends.series import Series


@dataclass(frozen=True, slots=True)
class Needed:
    """What a gate asks for.

    Attributes:
        rated: Rated nights.
        span: Nights from the first rated to the last rated, both counted.
    """

    rated: int
    span: int = 0


DOTS: Final = Needed(rated=1)
RANGE: Final = Needed(rated=7)
LINE: Final = Needed(rated=10, span=14)
DIRECTION: Final = Needed(rated=14, span=21)
SMALLEST_CHANGE: Final = 1.5
"""Points below which a change is not put into words, however sure it is."""


class Direction(StrEnum):
    """How a rating stands at the end of a window against its beginning."""

    HIGHER = "higher"
    LOWER = "lower"
    CANT_TELL = "cant-tell"
    TOO_FEW = "too-few"


class Interval(Protocol):
    """The part of a change that the gate looks at, in points."""

    @property
    def points(self) -> float:
        """Best estimate."""
        ...

    @property
    def low(self) -> float:
        """Lower end of the 95 % interval."""
        ...

    @property
    def high(self) -> float:
        """Upper end of the 95 % interval."""
        ...

    @property
    def chance_up(self) -> float:
        """Probability of a rise, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may be said about a direction.

    Attributes:
        more_nights: For ``TOO_FEW``: nights still missing, if each is rated; else 0.
        change: Points and 95 % interval (low, best, high); None for ``TOO_FEW``.
        chance_up: Probability of a rise, 0 to 1; None for ``TOO_FEW``.
    """

    direction: Direction
    more_nights: int = 0
    change: tuple[float, float, float] | None = None
    chance_up: float | None = None


def missing(series: Series, needed: Needed) -> int:
    """Return how many more nights, each of them rated, a gate waits for; 0 when it is open."""
    return max(needed.rated - series.rated, needed.span - series.rated_span, 0)


def direction_of(series: Series, change: Callable[[tuple[float, ...]], Interval]) -> Outcome:
    """Return what may be said about a series' direction.

    Args:
        series: The window.
        change: Works out the change; called only when there are nights enough.
    """
    waiting = missing(series, DIRECTION)
    if waiting:
        return Outcome(Direction.TOO_FEW, more_nights=waiting)
    found = change(series.values)
    return Outcome(
        direction=_word(found),
        change=(found.low, found.points, found.high),
        chance_up=found.chance_up,
    )


def _word(found: Interval) -> Direction:
    if abs(found.points) < SMALLEST_CHANGE:
        return Direction.CANT_TELL
    if found.low > 0.0:
        return Direction.HIGHER
    if found.high < 0.0:
        return Direction.LOWER
    return Direction.CANT_TELL
