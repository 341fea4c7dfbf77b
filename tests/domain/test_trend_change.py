"""The change over a window, and the whole gate on made-up journals without any change."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped] # ships no types

from journal_app.domain.trends.change import (
    NUGGET_GRID,
    PHI_GRID,
    _whiten,
    change_over,
    student_t,
)
from journal_app.domain.trends.gates import Direction, direction_of
from journal_app.domain.trends.series import Series
from tests.domain.ratings_made_up import made_up

Array = NDArray[np.float64]
FIRST = date(2026, 8, 1)
VALUES = st.lists(
    st.one_of(st.integers(0, 10).map(float), st.just(math.nan)), min_size=6, max_size=40
).filter(lambda values: sum(not math.isnan(v) for v in values) >= 5)


@pytest.mark.parametrize("freedom", [1, 2, 3, 12, 33, 120])
def test_students_t_is_what_scipy_has(freedom: int) -> None:
    at = np.linspace(-6, 6, 25)
    assert np.allclose(student_t(at, freedom), stats.t.cdf(at, freedom), atol=1e-12)


@pytest.mark.parametrize("phi", PHI_GRID)
@pytest.mark.parametrize("nugget", NUGGET_GRID)
def test_whitening_is_the_correlation_matrix_inverted(phi: float, nugget: float) -> None:
    nights = np.array([0.0, 1, 2, 5, 6, 14, 15])
    columns = np.random.default_rng(3).normal(size=(7, 2))
    white, log_scale = _whiten(columns, nights, np.array([phi]), np.array([nugget]))
    apart = np.abs(nights[:, None] - nights)
    matrix = (1 - nugget) * np.where(apart == 0, 1.0, phi**apart) + nugget * (apart == 0)
    assert np.allclose(white[:, 0].T @ white[:, 0], columns.T @ np.linalg.solve(matrix, columns))
    assert np.isclose(log_scale[0], np.linalg.slogdet(matrix)[1])


@given(VALUES, st.integers(-3, 3))
def test_adding_a_number_changes_nothing(values: list[float], step: int) -> None:
    plain, moved = change_over(values), change_over([value + step for value in values])
    assert np.isclose(plain.points, moved.points, atol=1e-6)
    assert np.isclose(plain.low, moved.low, atol=1e-6)


@given(VALUES)
def test_backwards_it_is_the_same_change_the_other_way(values: list[float]) -> None:
    forward, backward = change_over(values), change_over(values[::-1])
    assert forward.nights == backward.nights
    assert np.isclose(forward.points, -backward.points, atol=1e-6)
    assert np.isclose(forward.low, -backward.high, atol=1e-6)
    assert np.isclose(forward.chance_up, 1 - backward.chance_up, atol=1e-6)


@given(VALUES)
def test_the_interval_holds_the_estimate(values: list[float]) -> None:
    change = change_over(values)
    assert change.low < change.points < change.high
    assert 0 <= change.chance_up <= 1


def test_a_plain_rise_is_found() -> None:
    rng = np.random.default_rng(5)
    values = np.clip(np.round(np.linspace(2, 9, 40) + rng.normal(0, 0.8, 40)), 0, 10)
    change = change_over(values.tolist())
    assert 5 < change.points < 9
    assert change.low > 1.5
    assert change.chance_up > 0.99


def test_too_few_ratings_are_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        change_over([1.0, math.nan, 2.0, 3.0])


def said(values: Array) -> bool:
    series = Series(FIRST, tuple(values.tolist()))
    outcome = direction_of(series, change_over)
    return outcome.direction in {Direction.HIGHER, Direction.LOWER}


@pytest.mark.slow
@pytest.mark.parametrize(
    "phi", [*(pytest.param(low, marks=pytest.mark.thorough) for low in (0.3, 0.5)), 0.7]
)
def test_at_most_a_tenth_of_journals_without_change_is_told_of_one(phi: float) -> None:
    rng = np.random.default_rng(500)
    false = sum(said(made_up(rng, int(rng.choice([21, 28, 42, 56])), phi)) for _ in range(500))
    assert false <= 50


def test_the_gate_still_lets_a_real_drift_through() -> None:
    rng = np.random.default_rng(7)
    found = sum(said(made_up(rng, 84, 0.3, drift=4.0)) for _ in range(60))
    assert found >= 40
