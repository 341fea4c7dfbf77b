"""By how much a rating changed over a window: a straight line with autocorrelated scatter.

The model, for the rated nights t::

    y(t) = a + b * t + x(t) + e(t)
    x: AR(1) with coefficient phi, share (1 - nugget) of the scatter
    e: independent,               share nugget of the scatter

Generalised least squares for each (phi, nugget) of a grid, averaged with the weights of their
restricted likelihood: scatter that hangs together from night to night passes easily for a
drift, and nobody knows phi from 40 nights. Whitening by the Kalman filter of the AR(1) state
makes it exact with gaps and linear in the nights: Harvey, Forecasting, Structural Time Series
Models and the Kalman Filter (1989), 3.4. Restricted likelihood: Harville, JASA 72 (1977) 320.
Student's t with whole degrees of freedom: Abramowitz and Stegun, 26.7.3 and 26.7.4.

What this keeps to is measured in ``benchmarks/gates.py``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

PHI_GRID: Final = (0.0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9)
NUGGET_GRID: Final = (0.0, 0.25, 0.5, 0.75)
INTERVAL: Final = 0.95
FEWEST: Final = 4
"""Rated nights below which two numbers of a line leave no scatter to speak of."""

REACH: Final = 30.0
HALVINGS: Final = 40
"""The interval's ends are looked for within 30 standard errors, to a 1e-10 part of that."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change from the first rated night of a window to its last.

    Attributes:
        nights: Nights the change stretches over, from the first rated to the last rated.
        points: Best estimate of last minus first, points.
        low: Lower end of the 95 % interval, points.
        high: Upper end of the 95 % interval, points.
        chance_up: Probability that it went up, 0 to 1.
    """

    nights: int
    points: float
    low: float
    high: float
    chance_up: float


@dataclass(frozen=True, slots=True)
class _Slopes:
    """The slope for each (phi, nugget): t-distributed with ``freedom`` degrees of freedom."""

    centre: Array
    error: Array
    weight: Array
    freedom: int


def change_over(values: Sequence[float]) -> Change:
    """Return the change over a window of nights.

    Args:
        values: One per night, NaN for a gap.

    Raises:
        ValueError: Fewer than ``FEWEST`` ratings.
    """
    ratings = np.asarray(values, dtype=np.float64)
    rated = np.flatnonzero(~np.isnan(ratings))
    if rated.size < FEWEST:
        msg = f"a change needs at least {FEWEST} ratings"
        raise ValueError(msg)
    nights = int(rated[-1] - rated[0]) + 1
    slopes = _fit(ratings[rated], rated.astype(np.float64))
    tail = (1.0 - INTERVAL) / 2.0
    low, high = _quantiles(slopes, np.array([tail, 1.0 - tail]))
    steps = nights - 1
    return Change(
        nights=nights,
        points=steps * float(slopes.centre @ slopes.weight),
        low=steps * low,
        high=steps * high,
        chance_up=1.0 - float(_cumulative(slopes, np.zeros(1))[0]),
    )


def _fit(ratings: Array, nights: Array) -> _Slopes:
    """Fit the line for every point of the grid at once."""
    phi, nugget = (grid.ravel() for grid in np.meshgrid(PHI_GRID, NUGGET_GRID, indexing="ij"))
    centred = nights - nights.mean()
    columns = np.column_stack([np.ones_like(ratings), centred, ratings - ratings.mean()])
    white, log_scale = _whiten(columns, nights, phi, nugget)
    gram = np.einsum("tgi,tgj->gij", white, white)
    design, right = gram[:, :2, :2], gram[:, :2, 2]
    solution = np.linalg.solve(design, right[:, :, None])[:, :, 0]
    inverse = np.linalg.inv(design)
    freedom = ratings.size - 2
    # Identical ratings leave no residual; rounding to whole points alone scatters by 1/12.
    residual = gram[:, 2, 2] - np.einsum("gi,gi->g", right, solution)
    residual = np.maximum(residual, 0.0) + 1.0 / 12.0
    score = -0.5 * (log_scale + np.linalg.slogdet(design)[1] + freedom * np.log(residual))
    weight = np.exp(score - score.max())
    error = np.sqrt(residual / freedom * inverse[:, 1, 1])
    return _Slopes(solution[:, 1], error, weight / weight.sum(), freedom)


def _whiten(columns: Array, nights: Array, phi: Array, nugget: Array) -> tuple[Array, Array]:
    """Return the columns with the scatter's correlation taken out, for every grid point.

    Args:
        columns: Rated nights by columns.
        nights: Positions of the rated nights, rising.
        phi: AR(1) coefficient of each grid point, 0 up to below 1.
        nugget: Independent share of each grid point, 0 up to below 1.

    Returns:
        Rated nights by grid points by columns, and the log determinant of the correlation
        matrix for each grid point.
    """
    share = 1.0 - nugget
    state = np.zeros((phi.size, columns.shape[1]))
    variance = share.copy()
    white = np.empty((len(nights), *state.shape))
    log_scale = np.zeros_like(phi)
    steps = np.diff(nights, prepend=nights[0])
    for t, step in enumerate(steps.tolist()):
        carried = phi**step
        state = state * carried[:, None]
        variance = share + carried**2 * (variance - share)
        scale = variance + nugget
        surprise = columns[t] - state
        white[t] = surprise / np.sqrt(scale)[:, None]
        gain = variance / scale
        state = state + gain[:, None] * surprise
        variance = variance * (1.0 - gain)
        log_scale += np.log(scale)
    return white, log_scale


def _cumulative(slopes: _Slopes, at: Array) -> Array:
    """Return the probabilities that the averaged slope lies below each of ``at``."""
    standard = (at[:, None] - slopes.centre) / slopes.error
    below: Array = student_t(standard, slopes.freedom) @ slopes.weight
    return below


def _quantiles(slopes: _Slopes, shares: Array) -> tuple[float, ...]:
    """Return the slopes below which each share of the averaged distribution lies (bisection)."""
    reach = REACH * float(slopes.error.max())
    low = np.full_like(shares, slopes.centre.min() - reach)
    high = np.full_like(shares, slopes.centre.max() + reach)
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        below = _cumulative(slopes, middle) < shares
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return tuple(((low + high) / 2.0).tolist())


def student_t(at: Array, freedom: int) -> Array:
    """Return Student's t distribution function.

    Args:
        at: Where.
        freedom: Degrees of freedom, 1 or more.
    """
    angle = np.arctan(at / math.sqrt(freedom))
    cosine = np.cos(angle) ** 2
    odd = freedom % 2 == 1
    terms = (freedom - 1) // 2 if odd else freedom // 2
    term = np.ones_like(angle)
    total = np.zeros_like(angle)
    for k in range(terms):
        total += term
        upper, lower = (2 * k + 2, 2 * k + 3) if odd else (2 * k + 1, 2 * k + 2)
        term = term * cosine * (upper / lower)
    if odd:
        inside = 2.0 / math.pi * (angle + np.sin(angle) * np.cos(angle) * total)
    else:
        inside = np.sin(angle) * total
    share: Array = 0.5 * (1.0 + inside)
    return share
