"""Figures of the identifier benchmark: that they count right, and cannot flatter."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.deid.figures import FIGURES, Tally
from benchmarks.deid.sets import FOLDER, Sample, Span, TextSet, load

EMPTY: dict[str, tuple[Span, ...]] = {}
SETS = load(second=False)
HALF = ("recall", "touched", "names", "direct", "precision", "clean")


def gold(samples: tuple[Sample, ...]) -> dict[str, tuple[Span, ...]]:
    return {each.id: each.spans for each in samples}


def blurred(samples: tuple[Sample, ...], seed: int) -> dict[str, tuple[Span, ...]]:
    """Return the marks with some lost, some moved, and some that mark nothing."""
    chance = random.Random(seed)
    found = {}
    for each in samples:
        kept = [span for span in each.spans if chance.random() < 0.7]
        moved = [
            Span(max(0, span.start - chance.randint(0, 3)), span.end - chance.randint(0, 2), "X")
            for span in kept
        ]
        start = chance.randrange(len(each.text) - 8)
        found[each.id] = (*(s for s in moved if s.start < s.end), Span(start, start + 5, "X"))
    return found


@pytest.mark.parametrize("of", SETS[:3], ids=lambda of: of.name)
def test_finding_nothing_scores_nothing(of: TextSet) -> None:
    tally = Tally(of.samples, EMPTY)
    assert [tally[figure] for figure in ("recall", "touched", "names", "direct")] == [0, 0, 0, 0]
    assert tally.interval("recall").high == 0
    assert tally["alarms"] == 0


@pytest.mark.parametrize("of", SETS[:3], ids=lambda of: of.name)
def test_finding_what_is_marked_scores_everything(of: TextSet) -> None:
    samples = of.samples
    tally = Tally(samples, gold(samples))
    assert [tally[figure] for figure in HALF] == [1] * len(HALF)
    assert tally.interval("recall").low == 1
    assert tally["alarms_150"] == 0


def test_flagging_everything_is_no_way_to_score() -> None:
    samples = SETS[0].samples
    found = {each.id: (Span(0, len(each.text), "X"),) for each in samples}
    assert Tally(samples, found)["recall"] == 1
    words = {each.id: _words(each) for each in samples}
    tally = Tally(samples, words)
    assert tally["recall"] == 1
    assert tally["precision"] < 0.3
    traps = SETS[3].samples
    assert Tally(traps, {each.id: _words(each) for each in traps})["quiet"] == 0


def _words(sample: Sample) -> tuple[Span, ...]:
    spans, at = [], 0
    for word in sample.text.split():
        start = sample.text.index(word, at)
        at = start + len(word)
        spans.append(Span(start, at, "X"))
    return tuple(spans)


@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_scorer(seed: int, tmp_path: Path) -> None:
    samples = SETS[0].samples
    found = blurred(samples, seed)
    written = tmp_path / "found.jsonl"
    rows = [
        {"id": each.id.split("/")[-1], "spans": [asdict(s) for s in found[each.id]]}
        for each in samples
    ]
    written.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    scorer = [sys.executable, str(FOLDER / "score.py")]
    printed = subprocess.run(
        [*scorer, str(FOLDER / "development.jsonl"), str(written)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    tally = Tally(samples, found)
    clean, texts = tally.fraction("clean")
    line = (
        f"recall {tally['recall']:.3f}  touched {tally['touched']:.3f}  "
        f"names {tally['names']:.3f}  direct {tally['direct']:.3f}  "
        f"precision {tally['precision']:.3f}  clean {clean}/{texts}  "
        f"false alarms per text {tally['alarms']:.2f}"
    )
    assert line in printed
    for kind in tally.kinds():
        whole, marked = tally.fraction(kind)
        touched, _ = tally.fraction(f"{kind} touched")
        assert f"  {kind:18} {whole:3}/{marked:<3} touched {touched}" in printed


def test_a_range_holds_its_figure_and_is_the_same_again() -> None:
    samples = SETS[0].samples
    found = blurred(samples, 5)
    for figure in FIGURES:
        range_of = Tally(samples, found).interval(figure)
        assert range_of.low <= range_of.value <= range_of.high
        assert range_of == Tally(samples, found).interval(figure)
    assert Tally(samples, found).interval("recall").low < Tally(samples, found)["recall"]


def test_a_system_is_not_ahead_of_itself_but_ahead_of_a_worse_one() -> None:
    samples = SETS[0].samples
    some = Tally(samples, blurred(samples, 5))
    same = some.ahead_of(Tally(samples, blurred(samples, 5)), "recall")
    assert (same.low, same.value, same.high) == (0, 0, 0)
    ahead = Tally(samples, gold(samples)).ahead_of(some, "recall")
    assert 0 < ahead.low < ahead.value < ahead.high


def test_false_alarms_are_reckoned_to_words() -> None:
    sample = Sample("a", "one two three four five", (Span(0, 3, "NAME_STAFF"),))
    tally = Tally((sample,), {"a": (Span(0, 3, "X"), Span(4, 7, "X"), Span(8, 13, "X"))})
    assert tally["alarms"] == 2
    assert tally["alarms_150"] == pytest.approx(2 * 150 / 5)
    assert tally["precision"] == pytest.approx(1 / 3)
    assert tally["quiet"] == 0
