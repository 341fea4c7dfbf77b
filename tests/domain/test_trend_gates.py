"""Gates and summaries: what may be said, and what is still missing."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.nights import Night, Shift
from journal_app.domain.trends.calls import call_nights, runs_after_call
from journal_app.domain.trends.gates import (
    DIRECTION,
    LINE,
    RANGE,
    Direction,
    Needed,
    direction_of,
    missing,
)
from journal_app.domain.trends.series import Series, series_between
from journal_app.domain.trends.summary import summarise, typical_of

FIRST = date(2026, 8, 1)


@dataclass(frozen=True)
class Found:
    points: float
    low: float
    high: float
    chance_up: float = 0.9


def never(_values: tuple[float, ...]) -> Found:
    raise AssertionError("the change was worked out below the gate")


def rated(count: int, span: int = 0) -> Series:
    """Return a series with ``count`` ratings, the last of them ``span`` nights on if given."""
    gap = max(span - count, 0)
    return Series(FIRST, (*[5.0] * (count - 1), *[math.nan] * gap, 5.0) if count else ())


@pytest.mark.parametrize(
    ("series", "needed", "expected"),
    [
        (rated(0), RANGE, 7),
        (rated(1), RANGE, 6),
        (rated(7), RANGE, 0),
        (rated(9, 30), LINE, 1),
        (rated(10), LINE, 4),
        (rated(10, 14), LINE, 0),
        (rated(8, 8), DIRECTION, 13),
        (rated(9, 40), DIRECTION, 5),
        (rated(14, 20), DIRECTION, 1),
        (rated(14, 21), DIRECTION, 0),
    ],
)
def test_a_gate_says_how_many_nights_are_missing(
    series: Series, needed: Needed, expected: int
) -> None:
    assert missing(series, needed) == expected


@given(st.lists(st.one_of(st.integers(0, 10).map(float), st.just(math.nan)), max_size=30))
def test_that_many_more_rated_nights_open_it_and_one_fewer_does_not(values: list[float]) -> None:
    series = Series(FIRST, tuple(values)).trimmed()
    for needed in (RANGE, LINE, DIRECTION):
        more = missing(series, needed)
        opened = Series(FIRST, (*series.values, *[5.0] * more))
        assert missing(opened, needed) == 0
        if more:
            assert missing(Series(FIRST, (*series.values, *[5.0] * (more - 1))), needed) == 1


def test_below_the_gate_no_direction_is_worked_out() -> None:
    outcome = direction_of(rated(13, 30), never)
    assert outcome.direction is Direction.TOO_FEW
    assert outcome.more_nights == 1
    assert outcome.change is None


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (Found(3.0, 0.1, 5.9), Direction.HIGHER),
        (Found(-3.0, -5.9, -0.1), Direction.LOWER),
        (Found(3.0, -0.1, 6.1), Direction.CANT_TELL),
        (Found(1.4, 0.5, 2.3), Direction.CANT_TELL),
        (Found(1.5, 0.0, 3.0), Direction.CANT_TELL),
        (Found(1.5, 0.01, 2.99), Direction.HIGHER),
        (Found(-1.5, -2.99, -0.01), Direction.LOWER),
    ],
)
def test_only_a_sure_and_sizeable_change_gets_a_word(found: Found, word: Direction) -> None:
    outcome = direction_of(rated(14, 21), lambda _values: found)
    assert outcome.direction is word
    assert outcome.change == (found.low, found.points, found.high)


def test_a_missing_night_is_never_a_number() -> None:
    last = FIRST + timedelta(days=4)
    series = series_between({FIRST: 0, FIRST + timedelta(days=3): 10}, FIRST, last)
    assert [math.isnan(value) for value in series.values] == [False, True, True, False, True]
    assert series.given == (0.0, 10.0)
    assert series.rated == 2
    assert series.rated_span == 4
    assert len(series.trimmed().values) == 4


@given(
    st.dictionaries(st.integers(0, 60), st.integers(0, 10)),
    st.integers(0, 60),
    st.integers(-1, 40),
)
def test_a_series_holds_exactly_the_ratings_of_its_nights(
    given_ratings: dict[int, int], start: int, length: int
) -> None:
    ratings = {FIRST + timedelta(days=k): v for k, v in given_ratings.items()}
    first = FIRST + timedelta(days=start)
    series = series_between(ratings, first, first + timedelta(days=length))
    assert len(series.values) == length + 1
    for place, value in enumerate(series.values):
        night = first + timedelta(days=place)
        assert math.isnan(value) if night not in ratings else value == ratings[night]


@given(st.lists(st.integers(0, 10).map(float), min_size=2, max_size=40))
def test_typical_nights_are_numpys_quartiles(values: list[float]) -> None:
    typical = typical_of(tuple(values))
    assert typical.middle == median(values)
    assert np.isclose(typical.low, np.percentile(values, 25))
    assert np.isclose(typical.high, np.percentile(values, 75))


def test_a_summary_counts_and_waits() -> None:
    few = summarise(Series(FIRST, (7.0, math.nan, 8.0, 6.0)), never)
    assert (few.rated, few.nights, few.high_nights) == (3, 4, 2)
    assert few.typical is None
    assert few.typical_waits_for == 4
    enough = summarise(Series(FIRST, (5.0, 6.0, 7.0, 5.0, 6.0, 7.0, 6.0)), never)
    assert enough.typical is not None
    assert enough.typical.middle == 6.0
    assert enough.typical_waits_for == 0
    assert enough.outcome.more_nights == 14


def night(place: int, shift: Shift | None = None, *, post_call: bool = False) -> Night:
    day = FIRST + timedelta(days=place)
    return Night(night=day, zone="UTC", offset_minutes=0, shift=shift, post_call=post_call)


def test_three_nights_after_call_are_shaded_and_runs_join() -> None:
    calls = call_nights([night(0, Shift.ON_CALL), night(2, Shift.ON_CALL), night(9, Shift.DAY)])
    last = FIRST + timedelta(days=20)
    assert runs_after_call(calls, FIRST, last) == (
        (FIRST + timedelta(days=1), FIRST + timedelta(days=5)),
    )


def test_a_post_call_night_is_itself_the_first_after_call() -> None:
    calls = call_nights([night(5, post_call=True)])
    assert runs_after_call(calls, FIRST, FIRST + timedelta(days=6)) == (
        (FIRST + timedelta(days=5), FIRST + timedelta(days=6)),
    )


def test_nothing_loads_numpy_before_trends_is_opened() -> None:
    code = "import sys, journal_app.services.trends, journal_app.sentences.trends; " + (
        "print('numpy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
