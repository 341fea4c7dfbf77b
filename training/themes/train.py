"""Learns the theme hints' weights and thresholds from the texts in resources/analysis.

python -m training.themes.train        seconds; writes resources/analysis/weights.json
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from journal_app.analysis.themes import ThemeModel
from journal_app.analysis.weights import FILE, to_text
from training.themes.learning import (
    FOLDS,
    ROOT,
    THEMES,
    Floats,
    Sample,
    answers,
    folds,
    learned,
    load,
    meanings,
)

FLOOR: Final = 0.5
"""Of the themes shown, at least so many are to be right, in cross-validation."""

ALONE: Final = 8
"""Texts that must lie above a threshold before its precision means anything."""


def left_out(samples: Sequence[Sample], vectors: Mapping[str, Floats]) -> Floats:
    """Return (texts, themes): chances from a model that had not seen the text."""
    part = folds(len(samples))
    found = np.zeros((len(samples), len(THEMES)))
    for fold in range(FOLDS):
        taught = [one for one, at in zip(samples, part, strict=True) if at != fold]
        model = ThemeModel(learned(taught, vectors))
        for place in np.flatnonzero(part == fold).tolist():
            chances = model.chances(samples[place].text)
            found[place] = [chances[theme] for theme in THEMES]
    return found


def threshold(chances: Floats, wanted: Floats) -> float:
    """Return from which chance a theme is shown.

    The one with the best F1 among those with a precision of at least ``FLOOR``.
    """
    best = (0.0, 1.0)
    for at in np.unique(chances):
        shown = chances >= at
        right = float(wanted[shown].sum())
        if shown.sum() >= ALONE and right / shown.sum() >= FLOOR:
            best = max(best, (2 * right / float(shown.sum() + wanted.sum()), float(at)))
    return best[1]


def thresholds(chances: Floats, wanted: Floats) -> tuple[float, ...]:
    """Return the threshold of each theme."""
    return tuple(threshold(c, w) for c, w in zip(chances.T, wanted.T, strict=True))


def main() -> None:
    """Learn, and write the file."""
    samples, vectors = load(), meanings()
    chosen = thresholds(left_out(samples, vectors), answers(samples))
    weights = replace(learned(samples, vectors), thresholds=chosen)
    (ROOT / FILE).write_text(to_text(weights), encoding="utf-8")
    print({theme.value: round(at, 3) for theme, at in zip(THEMES, chosen, strict=True)})


if __name__ == "__main__":
    main()
