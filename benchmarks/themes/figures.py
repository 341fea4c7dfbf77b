"""Precision, recall, F1 and accuracy by theme, with bootstrap intervals over texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from training.themes.learning import Floats

RESAMPLES: Final = 2_000
SEED: Final = 20_261_122
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Figure:
    """A figure with the range that holds it in 95 of 100 resamples; NaN where there is none."""

    value: float
    low: float
    high: float

    def words(self) -> str:
        """Return e.g. "0.52 (0.41 to 0.62)"; a dash where nothing was shown."""
        if np.isnan(self.value):
            return "–"
        return f"{self.value:.2f} ({self.low:.2f}–{self.high:.2f})"


@dataclass(frozen=True)
class Figures:
    """Of one theme, or of the mean over themes."""

    precision: Figure
    recall: Figure
    f1: Figure
    accuracy: Figure


def by_theme(shown: Marks, wanted: Floats) -> tuple[list[Figures], Figures]:
    """Return the figures of each theme, and their means over the themes.

    Args:
        shown: (texts, themes).
        wanted: The same shape, 0 or 1.
    """
    chance = np.random.default_rng(SEED)
    texts = len(wanted)
    drawn = chance.multinomial(texts, np.full(texts, 1 / texts), size=RESAMPLES)
    weights = np.vstack([np.ones((1, texts)), drawn])
    right = weights @ (shown * wanted)
    given, there = weights @ shown.astype(float), weights @ wanted
    precision = np.divide(right, given, out=np.full(right.shape, np.nan), where=given > 0)
    recall = np.divide(right, there, out=np.full(right.shape, np.nan), where=there > 0)
    f1 = 2 * right / np.maximum(given + there, 1)
    accuracy = weights @ (shown == (wanted > 0)) / texts
    tables = (precision, recall, f1, accuracy)
    rows = [Figures(*(_figure(table[:, at]) for table in tables)) for at in range(shown.shape[1])]
    means = Figures(*(_figure(np.asarray(table.mean(axis=1))) for table in tables))
    return rows, means


def agreement(one: Floats, other: Floats) -> list[float]:
    """Return Cohen's kappa (1960) of two markings, by theme."""
    same = (one == other).mean(0)
    by_chance = one.mean(0) * other.mean(0) + (1 - one.mean(0)) * (1 - other.mean(0))
    return list(((same - by_chance) / (1 - by_chance)).tolist())


def _figure(values: Floats) -> Figure:
    """Return the first value, which is of the texts themselves, with the range of the others."""
    drawn = values[1:][~np.isnan(values[1:])]
    if np.isnan(values[0]) or not len(drawn):
        return Figure(float("nan"), float("nan"), float("nan"))
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Figure(float(values[0]), float(low), float(high))
