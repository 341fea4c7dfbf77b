"""What a text seems to be about: a chance for each of the six themes, moved by corrections.

The model is linear and small (``training/themes``): a text's features and the meanings of its
words each add to a score. What the student corrected is added as counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from journal_app.analysis.features import LONGEST_TEXT, features
from journal_app.analysis.weights import Weights
from journal_app.domain.hints import LearnedCounts
from journal_app.domain.prompts import Theme

PASSAGE: Final = 25
"""Words from which a passage ends with its sentence: the training texts have about as many."""

FEWEST: Final = 5
"""Words below which nothing is guessed."""

PATIENCE: Final = 1.0
"""Corrections' worth of doubt before a feature is believed."""

FURTHEST: Final = 4.0
"""Log-odds by which corrections move a passage's score at most."""

_ENDS: Final = re.compile(r"(?<=[.!?])[\s]+|\n+")


class ThemeModel:
    """Chances for each theme. Immutable, so threads may share it.

    Args:
        weights: What the training texts taught.
        learned: What the student's corrections taught; None for nothing.
    """

    def __init__(self, weights: Weights, learned: LearnedCounts | None = None) -> None:
        self._weights = weights
        self._learned = learned

    def with_counts(self, learned: LearnedCounts) -> ThemeModel:
        """Return the same model after other corrections."""
        return ThemeModel(self._weights, learned)

    def chances(self, text: str) -> dict[Theme, float]:
        """Return the chance of each theme, 0 to 1.

        A page may speak of a role model in two sentences out of twenty, so the score is midway
        between that of the whole page and that of its strongest passage: on pages made of
        several training texts that was better than either alone (training/themes/README.md).
        """
        whole = self._scores(features(text))
        found = [self._scores(features(passage)) for passage in passages(text)]
        strongest = [max(column) for column in zip(whole, *found, strict=True)]
        return {
            theme: _chance((page + passage) / 2)
            for theme, page, passage in zip(self._weights.themes, whole, strongest, strict=True)
        }

    def themes(self, text: str) -> dict[Theme, float]:
        """Return the themes whose chance is high enough to be shown, the likeliest first.

        Often there is none; that is the right answer for a page about something else.
        """
        if len(text.split()) < FEWEST:
            return {}
        needed = dict(zip(self._weights.themes, self._weights.thresholds, strict=True))
        likely = [(c, t) for t, c in self.chances(text).items() if c >= needed[t]]
        return {theme: chance for chance, theme in sorted(likely, reverse=True)}

    def _scores(self, found: Sequence[str]) -> list[float]:
        plain = _blend(found, self._weights.features, len(self._weights.themes))
        meant = _blend(found, self._weights.words, len(self._weights.themes))
        scores = [sum(parts) for parts in zip(self._weights.base, plain, meant, strict=True)]
        if self._learned is None or not self._learned.documents.get(None):
            return scores
        moved = (self._moved(theme, found, self._learned) for theme in self._weights.themes)
        return [score + by for score, by in zip(scores, moved, strict=True)]

    def _moved(self, theme: Theme, found: Sequence[str], learned: LearnedCounts) -> float:
        """Return by how much corrections move a theme's score.

        For each feature: the log-odds of the theme among corrected texts that have it, less
        those among all, both drawn towards the middle; rare features speak louder, and a long
        passage is no stronger for its length.
        """
        every, about = learned.documents.get(None, 0), learned.documents.get(theme, 0)
        usual = (about + 1) / (every + 2)
        seen = learned.features.get(None, {})
        held = learned.features.get(theme, {})
        total = 0.0
        for feature in found:
            times = seen.get(feature, 0)
            if times:
                share = (held.get(feature, 0) + PATIENCE * usual) / (times + PATIENCE)
                total += self._rarity(feature) * (_log_odds(share) - _log_odds(usual))
        length = math.sqrt(sum(self._rarity(feature) ** 2 for feature in found))
        return max(-FURTHEST, min(FURTHEST, total / length)) if length else 0.0

    def _rarity(self, feature: str) -> float:
        row = self._weights.features.get(feature)
        return self._weights.unknown if row is None else row[0]


def passages(text: str) -> list[str]:
    """Return a text in passages: sentences together until there are ``PASSAGE`` words."""
    return list(_gathered(part for part in _ENDS.split(text[:LONGEST_TEXT]) if part.strip()))


def _gathered(sentences: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    count = 0
    for sentence in sentences:
        held.append(sentence)
        count += len(sentence.split())
        if count >= PASSAGE:
            yield " ".join(held)
            held, count = [], 0
    if held:
        yield " ".join(held)


def _blend(found: Sequence[str], table: Mapping[str, tuple[float, ...]], count: int) -> list[float]:
    """Return the sum of the rows of what was found, for a length of one."""
    rows = [row for feature in found if (row := table.get(feature)) is not None]
    length = math.sqrt(sum(row[0] * row[0] for row in rows))
    if not length:
        return [0.0] * count
    return [sum(column) / length for column in list(zip(*rows, strict=True))[1:]]


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
