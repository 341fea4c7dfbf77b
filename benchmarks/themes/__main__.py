"""Score the theme hints, and put the figures into docs/theme-hints.md.

python -m benchmarks.themes        minutes
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.deid.__main__ import replaced
from benchmarks.themes.cost import measured
from benchmarks.themes.figures import RESAMPLES, Figures, Marks, agreement, by_theme
from benchmarks.themes.guessers import Guesser, keyword_rule, left_out, naive_bayes, own
from journal_app.analysis.weights import load_weights
from journal_app.domain.prompts import Theme
from journal_app.sentences import prompts
from training.themes.learning import ROOT, TEXTS, THEMES, Floats, Sample, answers, load
from training.themes.train import FLOOR, thresholds

HERE: Final = Path(__file__).resolve().parent
TEST: Final = HERE / "test.jsonl"
LABELS: Final = HERE / "labels.jsonl"
PAGE: Final = ROOT / "docs" / "theme-hints.md"
HEAD: Final = "| Theme | Precision | Recall | F1 | Accuracy |\n|---|---|---|---|---|"


def main() -> None:
    """Measure, print, and replace the blocks in the page."""
    samples, test = load(), load(TEST)
    blocks = scored(samples, test)
    blocks["agreement"] = agreed()
    blocks["cost"] = cost()
    page = PAGE.read_text(encoding="utf-8")
    for name, words in blocks.items():
        print(f"\n## {name}\n\n{words}")
        page = replaced(page, name, words)
    PAGE.write_text(page, encoding="utf-8")


def scored(samples: Sequence[Sample], test: Sequence[Sample]) -> dict[str, str]:
    """Return the tables of the cross-validation and of the test set."""
    crossed: list[str] = []
    tested: list[str] = []
    details: dict[str, list[list[Figures]]] = {}
    for guesser in (own(), naive_bayes(), keyword_rule()):
        inside = left_out(guesser, samples)
        needed = _needed(guesser, inside, answers(samples))
        of_test = _all_of(guesser, samples, test)
        for table, scores, of in ((crossed, inside, samples), (tested, of_test, test)):
            rows, means = by_theme(np.asarray(scores >= needed), answers(of))
            table.append(_row(guesser.name, means))
            details.setdefault(guesser.name, []).append(rows)
    never: Marks = np.zeros((len(test), len(THEMES)), dtype=bool)
    rows, means = by_theme(never, answers(test))
    tested.append(_row("never a theme", means))
    crossed.append(_row("never a theme", by_theme(_never(samples), answers(samples))[1]))
    shipped = details[own().name]
    return {
        "test": _table("Mean of six themes", tested),
        "themes": _table("Theme", _themes(shipped[1], rows)),
        "crossed": _table("Mean of six themes", crossed),
        "thresholds": _chosen(),
    }


def _never(samples: Sequence[Sample]) -> Marks:
    return np.zeros((len(samples), len(THEMES)), dtype=bool)


def _needed(guesser: Guesser, scores: Floats, wanted: Floats) -> Floats:
    """Return thresholds by the same rule for every guesser; one word is enough for keywords."""
    if guesser.name == keyword_rule().name:
        return np.ones(len(THEMES))
    return np.array(thresholds(scores, wanted))


def _all_of(guesser: Guesser, samples: Sequence[Sample], test: Sequence[Sample]) -> Floats:
    scores = guesser.teach(samples)
    return np.array([scores(one.text) for one in test])


def _themes(rows: Sequence[Figures], never: Sequence[Figures]) -> list[str]:
    found = [_row(prompts.theme(theme), row) for theme, row in zip(THEMES, rows, strict=True)]
    return [f"{row} {none.accuracy.value:.2f} |" for row, none in zip(found, never, strict=True)]


def _row(name: str, of: Figures) -> str:
    figures = (of.precision, of.recall, of.f1, of.accuracy)
    return f"| {name} | " + " | ".join(one.words() for one in figures) + " |"


def _table(first: str, rows: Sequence[str]) -> str:
    head = HEAD.replace("Theme", first, 1)
    if rows[0].count("|") > head.splitlines()[0].count("|"):
        top, line = head.splitlines()
        head = f"{top} Accuracy of never showing it |\n{line}---|"
    return "\n".join([head, *rows])


def _chosen() -> str:
    at = load_weights().thresholds
    said = ", ".join(f"{prompts.theme(t)} {c:.2f}" for t, c in zip(THEMES, at, strict=True))
    return f"Shown from these chances: {said} (precision of at least {FLOOR} where it can be had)."


def agreed() -> str:
    """Return how far the two markings of the test set agree."""
    marks = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]

    def marked(which: str) -> Floats:
        return np.array([[float(theme in one[which]) for theme in THEMES] for one in marks])

    kappas = agreement(marked("first"), marked("second"))
    named: list[tuple[Theme, float]] = list(zip(THEMES, kappas, strict=True))
    said = ", ".join(f"{prompts.theme(theme)} {kappa:.2f}" for theme, kappa in named)
    return (
        f"Agreement of two markings (Cohen's kappa): {said}. Both are by the writer of the "
        "texts, the second in another order with the first out of sight, minutes later: what two "
        "people would agree on is less."
    )


def cost() -> str:
    """Return what a hint costs."""
    found = measured(TEXTS.read_text(encoding="utf-8"))
    loaded = "neither textblob, nltk nor numpy was" if found["clean"] else "heavy packages were"
    return (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; ranges above are 95 % of "
        f"{RESAMPLES:,} bootstrap samples of texts. A page of {found['words']} words: loading and "
        f"the first hint {found['first']:.0f} ms, each further {found['further']:.1f} ms (95th "
        f"percentile {found['further_p95']:.1f}), {found['memory']:.0f} MiB more memory; {loaded} "
        f"loaded. Word tone, where turned on: the first {found['tone']:.0f} ms, since textblob is "
        f"loaded, each further {found['again']:.1f} ms, {found['tone_memory']:.0f} MiB more."
    )


if __name__ == "__main__":
    main()
