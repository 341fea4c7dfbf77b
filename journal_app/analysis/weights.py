"""The file of the theme hints: for each feature and each word, what it says of each theme."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from journal_app.assets import read_text
from journal_app.domain.prompts import Theme
from journal_app.errors import BugError

FILE: Final = "resources/analysis/weights.json"
FORMAT: Final = 1
GRAIN: Final = 1000
"""Weights are kept as whole numbers of thousandths."""


class WeightsUnusable(BugError):
    """The file is missing or not what was shipped; there are no hints then."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned from the training texts.

    Attributes:
        themes: In the order of all rows below.
        base: Log-odds of each theme for a text without a known word.
        thresholds: Chance from which a theme is shown, 0 to 1.
        unknown: The rarity of a feature that no training text had.
        features: Rarity, then a weight for each theme.
        words: The same for the meaning of words, of which far more are known.
    """

    themes: tuple[Theme, ...]
    base: tuple[float, ...]
    thresholds: tuple[float, ...]
    unknown: float
    features: Mapping[str, tuple[float, ...]] = field(repr=False)
    words: Mapping[str, tuple[float, ...]] = field(repr=False)


def load_weights() -> Weights:
    """Read the weights shipped with Heartbeat: some tens of milliseconds, so in a worker.

    Raises:
        WeightsUnusable: The file is missing or damaged.
    """
    try:
        return from_text(read_text(FILE))
    except OSError as error:
        raise WeightsUnusable(FILE) from error


def to_text(weights: Weights) -> str:
    """Return weights as the text of such a file."""
    rows = {"features": weights.features, "words": weights.words}
    head: dict[str, Any] = {
        "format": FORMAT,
        "themes": [theme.value for theme in weights.themes],
        "base": [_grains(value) for value in weights.base],
        "thresholds": [_grains(value) for value in weights.thresholds],
        "unknown": _grains(weights.unknown),
    }
    for name, table in rows.items():
        head[name] = {key: " ".join(str(_grains(v)) for v in table[key]) for key in sorted(table)}
    return json.dumps(head, ensure_ascii=False, indent=0) + "\n"


def from_text(text: str) -> Weights:
    """Read the text of such a file. Raises ``WeightsUnusable``."""
    try:
        read = json.loads(text)
        weights = Weights(
            themes=tuple(map(Theme, read["themes"])),
            base=_row(read["base"]),
            thresholds=_row(read["thresholds"]),
            unknown=read["unknown"] / GRAIN,
            features={key: _row(row.split()) for key, row in read["features"].items()},
            words={key: _row(row.split()) for key, row in read["words"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsUnusable(FILE) from error
    if read.get("format") != FORMAT or not _whole(weights):
        raise WeightsUnusable(FILE)
    return weights


def _whole(weights: Weights) -> bool:
    """Tell whether every row has a number for each theme."""
    count = len(weights.themes)
    rows = (*weights.features.values(), *weights.words.values())
    heads = (weights.base, weights.thresholds)
    return all(len(row) == count + 1 for row in rows) and all(len(row) == count for row in heads)


def _row(values: list[Any]) -> tuple[float, ...]:
    return tuple(int(value) / GRAIN for value in values)


def _grains(value: float) -> int:
    return round(value * GRAIN)
