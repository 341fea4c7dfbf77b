"""Made-up rating series without and with a drift, for the gates' campaign and its test."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SCATTER = 1.6
WEEKEND_STEP = -0.8
SHARE_MISSING = 0.3


def made_up(rng: np.random.Generator, nights: int, phi: float, drift: float = 0.0) -> Array:
    """Return whole ratings from 0 to 10 with gaps as NaN.

    Args:
        rng: Where the chance comes from.
        nights: How many nights.
        phi: Autocorrelation of the scatter from one night to the next.
        drift: Points from the first night to the last.
    """
    scatter = np.empty(nights)
    scatter[0] = rng.normal()
    for t in range(1, nights):
        scatter[t] = phi * scatter[t - 1] + np.sqrt(1 - phi**2) * rng.normal()
    place = np.arange(nights)
    weekend = (place + rng.integers(7)) % 7 >= 5
    level = 5 + drift * (place / (nights - 1) - 0.5) + WEEKEND_STEP * weekend
    ratings = np.clip(np.round(level + SCATTER * scatter), 0, 10)
    ratings[rng.random(nights) < SHARE_MISSING] = np.nan
    return ratings
