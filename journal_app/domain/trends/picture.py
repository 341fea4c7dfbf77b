"""What Trends shows, as plain values: what the chart, the table, CSV and the words all share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from journal_app.domain.ids import RotationId
from journal_app.domain.nights import Shift
from journal_app.domain.ratings import Scale
from journal_app.domain.trends.summary import Summary


class Span(StrEnum):
    """Which nights are asked for."""

    ROTATION = "rotation"
    THREE_MONTHS = "three-months"
    YEAR = "year"
    ALL = "all"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Range:
    """Nights asked for; ``first`` and ``last`` are set for ``Span.OWN`` and only there."""

    span: Span = Span.ROTATION
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One night, rated or not.

    Attributes:
        ratings: Number for each scale that was given; a scale not given is absent.
        written_later: Scales whose rating was given after the night was over.
        rotation: Specialty, empty outside rotations. The site never comes this far.
    """

    night: date
    ratings: dict[Scale, int]
    written_later: frozenset[Scale] = frozenset()
    shift: Shift | None = None
    post_call: bool = False
    exam: bool = False
    rotation: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RotationBand:
    """A rotation behind the chart.

    Attributes:
        first: First night shown.
        last: Last night shown.
        week: Week the rotation has reached tonight, counted from 1; None when it is over.
        weeks: Planned weeks.
    """

    rotation: RotationId
    title: str = field(repr=False)
    first: date
    last: date
    week: int | None
    weeks: int


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A smoothed level, one value a night from ``first`` on, in points.

    Attributes:
        mean: The level.
        low: Lower edge of the 90 % band, clipped to the scale.
        high: Upper edge.
        drawn: Whether the line itself is drawn on that night; the band always is.
    """

    first: date
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    drawn: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class ScaleTrend:
    """One scale over the nights shown.

    Attributes:
        line: None until ``gates.LINE`` is met.
        line_waits_for: Nights still missing for the line; 0 when it is there.
        summary: The scale over the nights that the words speak of (``TrendData.spoken``).
    """

    scale: Scale
    line: LevelLine | None
    line_waits_for: int
    summary: Summary


@dataclass(frozen=True, slots=True)
class TrendData:
    """Everything one picture needs.

    Attributes:
        asked: The range asked for.
        first: First night shown.
        last: Last night shown.
        tonight: The night of now.
        rows: Every night from ``first`` to ``last``, in order.
        after_call: Runs of nights after call, (first, last), both included.
        spoken: The nights the words speak of, (first, last).
        spoken_rotation: The rotation those nights belong to; None when it is just the latest
            nights.
    """

    asked: Range
    first: date
    last: date
    tonight: date
    rows: tuple[Row, ...]
    scales: tuple[ScaleTrend, ...]
    bands: tuple[RotationBand, ...]
    after_call: tuple[tuple[date, date], ...]
    spoken: tuple[date, date]
    spoken_rotation: RotationBand | None

    @property
    def rated(self) -> int:
        """Nights with at least one rating."""
        return sum(1 for row in self.rows if row.ratings)

    def row(self, night: date) -> Row | None:
        """Return a night's row; None outside the nights shown."""
        place = (night - self.first).days
        return self.rows[place] if 0 <= place < len(self.rows) else None


def night_at(data: TrendData, place: int) -> date:
    """Return the night at a position counted from 0 at the first night shown."""
    return data.first + timedelta(days=place)
