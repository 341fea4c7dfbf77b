"""The smoothed level, against statsmodels and against what must hold for any series."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from statsmodels.tsa.statespace.structural import UnobservedComponents

from journal_app.domain.trends.level import BAND, smooth, smooth_at_ratio
from journal_app.domain.trends.lines import LONGEST_JOIN, joined, level_line
from journal_app.domain.trends.series import Series

Array = NDArray[np.float64]
RATING = st.integers(0, 10).map(float)
NIGHTS = st.lists(st.one_of(RATING, st.just(math.nan)), min_size=1, max_size=60)


@st.composite
def bounded(draw: st.DrawFn) -> list[float]:
    return [draw(RATING), *draw(NIGHTS), draw(RATING)]


def with_gap(before: int, gap: int, after: int) -> list[float]:
    rng = np.random.default_rng(before)
    ratings = rng.integers(3, 8, before + after).astype(float).tolist()
    return [*ratings[:before], *[math.nan] * gap, *ratings[before:]]


@pytest.mark.parametrize("ratio", [0.01, 0.1, 1.0])
def test_it_agrees_with_statsmodels(ratio: float) -> None:
    values = np.array(with_gap(25, 12, 20))
    values[[4, 9, 30]] = np.nan
    model = UnobservedComponents(values, level="llevel", use_exact_diffuse=True)
    theirs = model.smooth([1.0, ratio])
    mean, variance = smooth_at_ratio(values.tolist(), ratio)
    assert np.allclose(mean, theirs.smoothed_state[0], atol=1e-8)
    assert np.allclose(variance, theirs.smoothed_state_cov[0, 0], atol=1e-8)


@given(bounded(), st.floats(0.001, 2.0))
def test_it_reads_the_same_backwards(values: list[float], ratio: float) -> None:
    mean, variance = smooth_at_ratio(values, ratio)
    back_mean, back_variance = smooth_at_ratio(values[::-1], ratio)
    assert np.allclose(mean, back_mean[::-1], atol=1e-8)
    assert np.allclose(variance, back_variance[::-1], atol=1e-8)


@given(bounded())
def test_the_average_over_ratios_reads_the_same_backwards(values: list[float]) -> None:
    forward, backward = smooth(values), smooth(values[::-1])
    assert np.allclose(forward.mean, backward.mean[::-1], atol=1e-8)
    assert np.allclose(forward.deviation, backward.deviation[::-1], atol=1e-8)


@given(bounded(), st.integers(-5, 5))
def test_adding_a_number_moves_the_level_by_it(values: list[float], step: int) -> None:
    plain, moved = smooth(values), smooth([value + step for value in values])
    assert np.allclose(moved.mean, plain.mean + step, atol=1e-8)
    assert np.allclose(moved.deviation, plain.deviation, atol=1e-8)


@given(bounded())
def test_the_level_stays_among_the_ratings_and_the_band_never_closes(values: list[float]) -> None:
    level = smooth(values)
    assert np.nanmin(values) - 1e-9 <= level.mean.min()
    assert level.mean.max() <= np.nanmax(values) + 1e-9
    assert (level.deviation > 0).all()
    assert (level.low() >= 0).all()
    assert (level.high() <= 10).all()


@given(st.integers(6, 20), st.integers(2, 40), st.integers(6, 20), st.floats(0.01, 2.0))
def test_a_gap_widens_the_band_wherever_it_lies(
    before: int, gap: int, after: int, ratio: float
) -> None:
    """At one signal-to-noise ratio; averaged over ratios, the ends weigh in as well."""
    values = with_gap(before, gap, after)
    filled = [5.0 if math.isnan(value) else value for value in values]
    _, scatter = smooth_at_ratio(values, ratio)
    _, whole = smooth_at_ratio(filled, ratio)
    inside = scatter[before : before + gap]
    assert (inside > whole[before : before + gap]).all()
    assert inside.max() > min(scatter[before - 1], scatter[before + gap])
    peak = int(inside.argmax())
    assert (np.diff(inside[: peak + 1]) >= 0).all()
    assert (np.diff(inside[peak:]) <= 0).all()


def test_a_longer_gap_widens_it_more() -> None:
    widths = [smooth(with_gap(12, gap, 12)).deviation.max() for gap in (3, 10, 30)]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


def test_identical_ratings_are_not_taken_for_certainty() -> None:
    level = smooth([5.0] * 20)
    assert np.allclose(level.mean, 5.0)
    assert level.deviation.min() * BAND > 0.1


def test_the_band_holds_the_true_level_about_nine_times_in_ten() -> None:
    rng = np.random.default_rng(20)
    held = []
    for _ in range(150):
        true = 5 + np.cumsum(rng.normal(0, 0.3, 56))
        values = true + rng.normal(0, 1.3, 56)
        values[1:-1][rng.random(54) < 0.3] = np.nan
        level = smooth(values.tolist())
        held.append(np.abs(true - level.mean) <= BAND * level.deviation)
    assert 0.84 <= np.mean(held) <= 0.97


@pytest.mark.parametrize("values", [[], [math.nan, 5.0], [5.0, math.nan]])
def test_it_refuses_a_series_that_does_not_begin_and_end_with_a_rating(
    values: list[float],
) -> None:
    with pytest.raises(ValueError, match="first and on the last"):
        smooth(values)


@given(NIGHTS)
def test_the_line_crosses_short_gaps_only(values: list[float]) -> None:
    drawn = joined(Series(date(2026, 8, 1), tuple(values)))
    for place, value in enumerate(values):
        before = next((i for i in range(place, -1, -1) if not math.isnan(values[i])), None)
        after = next((i for i in range(place, len(values)) if not math.isnan(values[i])), None)
        if not math.isnan(value):
            assert drawn[place]
        elif before is None or after is None:
            assert not drawn[place]
        else:
            assert drawn[place] == (after - before - 1 <= LONGEST_JOIN)


def test_there_is_no_line_below_the_gate() -> None:
    first = date(2026, 8, 1)
    assert level_line(Series(first, (5.0,) * 9)) is None
    assert level_line(Series(first, (5.0,) * 13)) is None  # ten ratings, but not over 14 nights
    line = level_line(Series(first, (math.nan, *(5.0,) * 14, math.nan)))
    assert line is not None
    assert line.first == date(2026, 8, 2)
    assert len(line.mean) == 14
