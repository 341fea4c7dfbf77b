"""The guessers that are compared: each gives a number for every theme of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from textblob.classifiers import NaiveBayesClassifier  # type: ignore[import-untyped] # has no types

from journal_app.analysis.features import features, words
from journal_app.analysis.themes import ThemeModel
from journal_app.domain.prompts import Theme
from training.themes.learning import (
    FOLDS,
    THEMES,
    Floats,
    Sample,
    answers,
    folds,
    learned,
    meanings,
)

Scores = Callable[[str], Sequence[float]]
Teach = Callable[[Sequence[Sample]], Scores]

KEYWORDS: Final[Mapping[Theme, str]] = {
    Theme.SELF_CARE: "sleep slept eat ate food walk run rest breathe bath",
    Theme.LIFE_EXPERIENCES: "family village country language culture travel grew story home war",
    Theme.ROLE_MODELS: "consultant nurse senior mentor registrar watched showed chaplain kind calm",
    Theme.TIME_CONSTRAINTS: "time minutes hours late rush busy clock deadline schedule hurry",
    Theme.CULTURE_OF_TRAINING: "exam shouted humiliated marks grade rank lecture compete test quiz",
    Theme.BURNOUT_AND_FUTILITY: (
        "exhausted numb empty pointless hopeless system futile cynical tired cry"
    ),
}
"""Ten words for each theme, chosen without a look at the test set."""


@dataclass(frozen=True)
class Guesser:
    """A way to guess, taught anew for every part that is left out."""

    name: str
    teach: Teach


def own() -> Guesser:
    """Return the shipped kind of model."""
    vectors = meanings()

    def teach(samples: Sequence[Sample]) -> Scores:
        model = ThemeModel(learned(samples, vectors))

        def scores(text: str) -> Sequence[float]:
            chances = model.chances(text)
            return [chances.get(theme, 0.0) for theme in THEMES]

        return scores

    return Guesser("Heartbeat's model (shipped)", teach)


def naive_bayes() -> Guesser:
    """Return textblob's classifier, one for each theme, with our features."""

    def present(found: Sequence[str]) -> dict[str, bool]:
        return dict.fromkeys(found, True)

    def teach(samples: Sequence[Sample]) -> Scores:
        cut = [(features(one.text), one.themes) for one in samples]
        models = [
            NaiveBayesClassifier(
                [(found, theme in themes) for found, themes in cut], feature_extractor=present
            )
            for theme in THEMES
        ]

        def scores(text: str) -> Sequence[float]:
            found = features(text)
            return [float(model.prob_classify(found).prob(True)) for model in models]

        return scores

    return Guesser("textblob's NaiveBayesClassifier, the same features", teach)


def keyword_rule() -> Guesser:
    """Return the rule that a theme is meant when one of its ten words is there."""
    lists = [frozenset(words(KEYWORDS[theme])) for theme in THEMES]

    def scores(text: str) -> Sequence[float]:
        found = set(words(text))
        return [float(len(found & wanted)) for wanted in lists]

    return Guesser("ten keywords a theme", lambda _samples: scores)


def left_out(guesser: Guesser, samples: Sequence[Sample]) -> Floats:
    """Return (texts, themes): scores for each text by a guesser not taught with it."""
    part = folds(len(samples))
    found = np.zeros(answers(samples).shape)
    for fold in range(FOLDS):
        scores = guesser.teach([one for one, at in zip(samples, part, strict=True) if at != fold])
        for place in np.flatnonzero(part == fold).tolist():
            found[place] = scores(samples[place].text)
    return found
