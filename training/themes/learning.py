"""One model for all six themes: logistic regression over features and over meanings of words.

A text is two rows of numbers. The first has a place for every feature (``analysis.features``) that
came at least twice, weighed by how rare it is (Spärck Jones 1972). The second is the sum of the
word vectors of its words. Each theme has a logistic regression with a quadratic penalty over both,
solved by iterated reweighted least squares in the dual (Rasmussen and Williams 2006, 3.4), because
there are fewer texts than numbers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from journal_app.analysis.features import features, shortened
from journal_app.analysis.weights import Weights
from journal_app.domain.prompts import Theme

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
TEXTS: Final = ROOT / "resources" / "analysis" / "texts.jsonl"
THEMES: Final = tuple(Theme)
LEAST: Final = 2
"""Texts that a feature must be in."""

PENALTY: Final = 3.0
"""How much a text counts against the penalty; chosen by cross-validation among 1, 3, 10, 30."""

STEADY: Final = 10.0
"""The constant's column; so large that the penalty hardly touches the base rate."""

ROUNDS: Final = 25
FOLDS: Final = 10
SEED: Final = 20_261_122
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """A text with what it is about."""

    text: str = field(repr=False)
    themes: frozenset[Theme]


def load(path: Path = TEXTS) -> list[Sample]:
    """Return the texts of a file, one JSON object with ``text`` and ``themes`` a line."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Sample(one["text"], frozenset(map(Theme, one["themes"]))) for one in lines]


def answers(samples: Sequence[Sample]) -> Floats:
    """Return (texts, themes): 1 where a text is about a theme."""
    return np.array([[float(t in one.themes) for t in THEMES] for one in samples])


def folds(count: int) -> NDArray[np.int64]:
    """Return for each text which of ``FOLDS`` parts leaves it out."""
    return np.random.default_rng(SEED).permutation(count) % FOLDS


def meanings() -> dict[str, Floats]:
    """Return the vector of every shortened word: the mean of those of its forms, centred."""
    with np.load(HERE / "vectors.npz") as stored:
        words = bytes(stored["words"]).decode().split("\n")
        vectors = stored["vectors"].astype(np.float64) * float(stored["scale"])
    vectors -= vectors.mean(0)
    forms: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        forms.setdefault(shortened(word), []).append(place)
    return {stem: vectors[places].mean(0) for stem, places in forms.items()}


def learned(samples: Sequence[Sample], vectors: Mapping[str, Floats]) -> Weights:
    """Return the weights that some texts teach; thresholds are left at a half."""
    cut = [features(one.text) for one in samples]
    seen = Counter(one for each in cut for one in each)
    rare = {one: float(np.log(len(cut) / seen[one])) for one in sorted(seen) if seen[one] >= LEAST}
    places = {one: place for place, one in enumerate(rare)}
    unknown = float(np.log(len(cut)))
    told = {
        stem: float(np.sqrt(np.log(len(cut) / seen[stem]) if seen[stem] else unknown))
        for stem in sorted(vectors)
    }
    rows = np.zeros((len(cut), len(rare)))
    sums = np.zeros((len(cut), len(next(iter(vectors.values())))))
    for row, each in enumerate(cut):
        known = [one for one in each if one in rare]
        length = _length(rare[one] for one in known)
        rows[row, [places[one] for one in known]] = [rare[one] / length for one in known]
        words = [one for one in each if one in vectors]
        length = _length(told[one] for one in words)
        for one in words:
            sums[row] += vectors[one] * (told[one] / length)
    whole = np.hstack([rows, sums, np.full((len(cut), 1), STEADY)])
    found = np.array([solved(whole, of) for of in answers(samples).T])
    middle = len(rare)
    return Weights(
        themes=THEMES,
        base=tuple((found[:, -1] * STEADY).tolist()),
        thresholds=(0.5,) * len(THEMES),
        unknown=unknown,
        features={
            one: (rare[one], *(found[:, place] * rare[one]).tolist())
            for one, place in places.items()
        },
        words={
            stem: (told[stem], *(found[:, middle:-1] @ vectors[stem] * told[stem]).tolist())
            for stem in told
        },
    )


def solved(rows: Floats, wanted: Floats) -> Floats:
    """Return the weights of a penalised logistic regression.

    Args:
        rows: (texts, numbers).
        wanted: (texts), 0 or 1.
    """
    kernel = rows @ rows.T
    dual: Floats = np.zeros(len(rows))
    for _ in range(ROUNDS):
        score = kernel @ dual
        chance = 1 / (1 + np.exp(-score))
        spread = np.maximum(chance * (1 - chance), 1e-6)
        target = score + (wanted - chance) / spread
        new = np.asarray(
            np.linalg.solve(kernel + np.diag(1 / (PENALTY * spread)), target), np.float64
        )
        if np.abs(new - dual).max() < 1e-6:
            break
        dual = new
    return np.asarray(rows.T @ dual)


def _length(values: Iterable[float]) -> float:
    return float(np.sqrt(sum(value * value for value in values))) or 1.0
