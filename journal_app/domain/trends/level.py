"""Where the level of a rating probably lies: a local-level model, smoothed.

The model, for nights t with a rating y::

    y(t) = level(t) + e(t)          e ~ N(0, s2)
    level(t+1) = level(t) + w(t)    w ~ N(0, q * s2)

A night without a rating has no first line, so the level's variance grows by ``q * s2`` a night
and the band widens by itself. Filter: Harvey, Forecasting, Structural Time Series Models and
the Kalman Filter (1989), 3.2. Smoother: Rauch, Tung and Striebel, AIAA Journal 3 (1965) 1445.
Diffuse start and s2 taken out of the likelihood: Durbin and Koopman, Time Series Analysis by
State Space Methods (2nd ed. 2012), 2.9 and 2.10.

``q`` is not picked but averaged over a grid, each value weighing by its likelihood and prior.
Both priors are this project's own: they keep few or identical ratings from looking certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RATIO_GRID: Final = tuple(float(q) for q in np.geomspace(0.0005, 2.0, 20))
"""Signal-to-noise ratios q that are averaged over, evenly spaced in their logarithm."""

RATIO_MEDIAN: Final = 0.03
RATIO_LOG_SD: Final = 1.5
"""Prior of q: log-normal. Its median lets a level move by about one scatter a month."""

SCATTER_NIGHTS: Final = 4.0
SCATTER_VARIANCE: Final = 1.0
"""Prior of s2: as if four earlier nights had scattered with a variance of 1 point squared."""

BAND: Final = 1.64
"""Half width of the band in standard deviations: about 90 %."""

LOWEST: Final = 0.0
HIGHEST: Final = 10.0


@dataclass(frozen=True, slots=True)
class Level:
    """A smoothed level, one value for every night handed in.

    Attributes:
        mean: Points.
        deviation: Standard deviation of the level, points.
    """

    mean: Array
    deviation: Array

    def low(self) -> Array:
        """Return the band's lower edge, clipped to the scale for drawing only."""
        return np.clip(self.mean - BAND * self.deviation, LOWEST, HIGHEST)

    def high(self) -> Array:
        """Return the band's upper edge, clipped to the scale for drawing only."""
        return np.clip(self.mean + BAND * self.deviation, LOWEST, HIGHEST)


@dataclass(frozen=True, slots=True)
class _Filtered:
    """What the forward pass leaves, in units of s2; rows are nights, columns values of q."""

    mean: Array
    variance: Array
    squares: Array
    log_scale: Array
    innovations: int


def smooth(values: Sequence[float]) -> Level:
    """Return the level under a series that begins and ends with a rating.

    Args:
        values: One per night, NaN for a gap; the first and the last are not NaN.

    Raises:
        ValueError: Empty, or a gap at either end.
    """
    ratings = np.asarray(values, dtype=np.float64)
    if ratings.size == 0 or np.isnan(ratings[0]) or np.isnan(ratings[-1]):
        msg = "a level needs a rating on the first and on the last night"
        raise ValueError(msg)
    ratios = np.array(RATIO_GRID)
    forward = _filter(ratings, ratios)
    mean, variance = _smooth_back(forward, ratios)
    scatter, weights = _scatter_and_weights(forward, ratios)
    average = mean @ weights
    spread = (variance * scatter + mean**2) @ weights - average**2
    return Level(average, np.sqrt(np.maximum(spread, 0.0)))


def smooth_at_ratio(values: Sequence[float], ratio: float) -> tuple[Array, Array]:
    """Return the smoothed mean and its variance in units of s2 for one given q.

    Args:
        values: As for ``smooth``.
        ratio: q, above 0.
    """
    ratios = np.array([ratio])
    mean, variance = _smooth_back(_filter(np.asarray(values, dtype=np.float64), ratios), ratios)
    return mean[:, 0], variance[:, 0]


def _filter(ratings: Array, ratios: Array) -> _Filtered:
    """Run the Kalman filter for all q at once; the first rating starts it (diffuse prior)."""
    means = np.empty((ratings.size, ratios.size))
    variances = np.empty_like(means)
    surprises, scales = np.zeros_like(means), np.ones_like(means)
    means[0], variances[0] = ratings[0], 1.0
    rated = (~np.isnan(ratings)).tolist()
    for t, rating in enumerate(ratings.tolist()[1:], start=1):
        variance = np.add(variances[t - 1], ratios, out=variances[t])
        mean = means[t - 1]
        if not rated[t]:
            means[t] = mean
            continue
        scale = np.add(variance, 1.0, out=scales[t])
        surprise = np.subtract(rating, mean, out=surprises[t])
        gain = np.divide(variance, scale, out=variance)  # in units of s2, P (1 - K) is K itself
        np.add(mean, gain * surprise, out=means[t])
    squares = (surprises**2 / scales).sum(axis=0)
    return _Filtered(means, variances, squares, np.log(scales).sum(axis=0), sum(rated) - 1)


def _smooth_back(forward: _Filtered, ratios: Array) -> tuple[Array, Array]:
    """Run the Rauch-Tung-Striebel recursion from the last night to the first."""
    gain = forward.variance / (forward.variance + ratios)
    # Mean and variance follow one recursion: what is kept, plus a share of the night after.
    # The variance keeps P - g^2 (P + Q), which with g = P / (P + Q) is g Q.
    share = np.stack([gain, gain**2], axis=1)
    smoothed = np.stack([(1.0 - gain) * forward.mean, gain * ratios], axis=1)
    smoothed[-1, 0], smoothed[-1, 1] = forward.mean[-1], forward.variance[-1]
    for t in range(len(gain) - 2, -1, -1):
        smoothed[t] += share[t] * smoothed[t + 1]
    return smoothed[:, 0], smoothed[:, 1]


def _scatter_and_weights(forward: _Filtered, ratios: Array) -> tuple[Array, Array]:
    """Return s2 for each q, and how much each q counts (sums to 1).

    With an inverse-gamma prior worth ``n0`` nights of variance ``v0``, s2 given q is
    ``(S + n0 v0) / (n + n0)`` and the likelihood of q is proportional to
    ``exp(-sum(log F) / 2) * (S + n0 v0) ** (-(n + n0) / 2)``.
    """
    total = forward.squares + SCATTER_NIGHTS * SCATTER_VARIANCE
    nights = forward.innovations + SCATTER_NIGHTS
    prior = -0.5 * (np.log(ratios / RATIO_MEDIAN) / RATIO_LOG_SD) ** 2
    score = prior - 0.5 * forward.log_scale - 0.5 * nights * np.log(total)
    weights = np.exp(score - score.max())
    return total / nights, weights / weights.sum()
