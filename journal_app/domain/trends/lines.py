"""Which part of a smoothed level is drawn: the line stops where too many nights are missing."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from journal_app.domain.trends.gates import LINE, missing
from journal_app.domain.trends.level import smooth
from journal_app.domain.trends.picture import LevelLine
from journal_app.domain.trends.series import Series

LONGEST_JOIN: Final = 7
"""Missing nights that the line may still cross; over more of them only the band goes on."""


def level_line(series: Series) -> LevelLine | None:
    """Return the level of a series, None below the gate.

    It begins and ends with a rated night: nothing is said of nights before or after.
    """
    if missing(series, LINE):
        return None
    part = series.trimmed()
    level = smooth(part.values)
    return LevelLine(
        first=part.first,
        mean=tuple(level.mean.tolist()),
        low=tuple(level.low().tolist()),
        high=tuple(level.high().tolist()),
        drawn=joined(part),
    )


def joined(series: Series) -> tuple[bool, ...]:
    """Tell for each night whether the line is drawn there.

    A night is joined when it is rated, or lies in a gap of at most ``LONGEST_JOIN`` nights.
    """
    places = series.rated_places
    drawn = [False] * len(series.values)
    for place in places:
        drawn[place] = True
    for before, after in pairwise(places):
        if after - before - 1 <= LONGEST_JOIN:
            drawn[before + 1 : after] = [True] * (after - before - 1)
    return tuple(drawn)
