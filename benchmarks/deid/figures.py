"""Turns findings into figures, the scorer's and some more, with bootstrap intervals over texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.deid.score import DIRECT, merged, share
from benchmarks.deid.sets import Sample, Span

RESAMPLES: Final = 2_000
SEED: Final = 20_261_122
PARAGRAPH: Final = 150
"""Words to which false alarms are reckoned, about one reflection."""

FIGURES: Final = (
    "recall",
    "touched",
    "names",
    "direct",
    "precision",
    "clean",
    "alarms",
    "alarms_150",
    "quiet",
)
Parts = dict[str, tuple[int, int]]
"""Of one text: what each figure counts, and out of how much."""


@dataclass(frozen=True)
class Interval:
    """A figure with the range that holds it in 95 of 100 resamples."""

    value: float
    low: float
    high: float


def count(sample: Sample, found: Sequence[Span]) -> Parts:
    """Return what a text adds to every figure, counted as ``score.py`` counts.

    Keys are ``FIGURES``, and for each kind marked in the text ``KIND`` (wholly covered) and
    ``KIND touched``.
    """
    flags = merged([asdict(span) for span in found])
    covered = {at for start, end in flags for at in range(start, end)}
    marked = {at for span in sample.spans for at in range(span.start, span.end)}
    total, whole, touched = Counter[str](), Counter[str](), Counter[str]()
    for span in sample.spans:
        places = [at for at in range(span.start, span.end) if sample.text[at].isalnum()]
        caught = sum(at in covered for at in places)
        total[span.kind] += 1
        whole[span.kind] += caught == len(places)
        touched[span.kind] += caught > 0
    hits = sum(not marked.isdisjoint(range(start, end)) for start, end in flags)
    alarms, every = len(flags) - hits, total.total()
    names = {kind for kind in total if kind.startswith("NAME")}
    parts = {
        "recall": (whole.total(), every),
        "touched": (touched.total(), every),
        "names": (_over(names, whole), _over(names, total)),
        "direct": (_over(DIRECT, touched), _over(DIRECT, total)),
        "precision": (hits, len(flags)),
        "clean": (int(whole.total() == every), 1),
        "alarms": (alarms, 1),
        "alarms_150": (alarms * PARAGRAPH, sample.words),
        "quiet": (int(alarms == 0), 1),
    }
    for kind, number in total.items():
        parts[kind] = (whole[kind], number)
        parts[f"{kind} touched"] = (touched[kind], number)
    return parts


def _over(kinds: set[str], counts: Counter[str]) -> int:
    return sum(counts[kind] for kind in kinds)


class Tally:
    """The figures of one system on one set of texts.

    Args:
        samples: The set.
        found: Findings by the id of a text; a text that is not there has none.
    """

    def __init__(self, samples: Sequence[Sample], found: Mapping[str, Sequence[Span]]) -> None:
        self._parts = [count(each, found.get(each.id, ())) for each in samples]

    def __getitem__(self, figure: str) -> float:
        """Return a figure over all texts; 1 where there is nothing to catch."""
        return share(*self.fraction(figure))

    def fraction(self, figure: str) -> tuple[int, int]:
        """Return what a figure counted, and out of how much."""
        done, whole = zip(*(each.get(figure, (0, 0)) for each in self._parts), strict=True)
        return sum(done), sum(whole)

    def interval(self, figure: str) -> Interval:
        """Return a figure with its interval, texts drawn anew ``RESAMPLES`` times."""
        return _interval(self[figure], self._resampled(figure))

    def ahead_of(self, other: Tally, figure: str) -> Interval:
        """Return by how much a figure is above another system's, on the same drawn texts."""
        apart = self._resampled(figure) - other._resampled(figure)
        return _interval(self[figure] - other[figure], apart)

    def kinds(self) -> list[str]:
        """Return the kinds that are marked in the set."""
        known = {key for parts in self._parts for key in parts if not key.endswith(" touched")}
        return sorted(known.difference(FIGURES))

    def _resampled(self, figure: str) -> npt.NDArray[np.float64]:
        parts = np.array([each.get(figure, (0, 0)) for each in self._parts], dtype=np.float64)
        chance = np.random.default_rng(SEED)
        texts = len(parts)
        drawn = chance.multinomial(texts, np.full(texts, 1 / texts), size=RESAMPLES)
        done, whole = (drawn @ parts).T
        shares: npt.NDArray[np.float64] = np.ones(RESAMPLES)
        np.divide(done, whole, out=shares, where=whole > 0)
        return shares


def _interval(value: float, resampled: npt.NDArray[np.float64]) -> Interval:
    low, high = np.percentile(resampled, (2.5, 97.5))
    return Interval(value, float(low), float(high))
