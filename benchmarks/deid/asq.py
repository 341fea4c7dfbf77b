"""Measure on ASQ-PHI, made-up clinical questions with what identifies somebody listed below each.

python -m benchmarks.deid.asq FILE

FILE is ``data/synthetic_clinical_queries.txt`` of the repository JamesWeatherhead/asq-phi (MIT);
it is not part of this project. Printed only: other conventions than ours (titles and ages belong
to it, a value is listed once), so the figures stand for themselves.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.deid.figures import Tally
from benchmarks.deid.sets import Sample, Span
from benchmarks.deid.trim import TITLES

QUESTION: Final = "===QUERY==="
VALUES: Final = "===PHI_TAGS==="


@dataclass(frozen=True)
class Question:
    """A question with the values listed for it, in order; hard negatives list none."""

    text: str = field(repr=False)
    values: tuple[tuple[str, str], ...] = field(repr=False)


def questions(source: str) -> Iterator[Question]:
    """Yield the questions in the text of such a file.

    Raises:
        ValueError: A block lacks its list, or a line of it is not JSON.
    """
    for block in source.split(QUESTION)[1:]:
        text, mark, rest = block.partition(VALUES)
        if not mark:
            raise ValueError("a question without its list of values")
        rows = [json.loads(line) for line in rest.splitlines() if line.strip()]
        yield Question(text.strip(), tuple((row["value"], row["identifier_type"]) for row in rows))


def marked(number: int, question: Question) -> Sample:
    """Return a question with its values marked where they stand, titles left out."""
    spans, at = [], 0
    for value, kind in question.values:
        start = question.text.find(value, at)
        start = question.text.find(value) if start < 0 else start
        if start < 0:
            continue
        at = start + len(value)
        title = TITLES.match(value)
        spans.append(Span(start + (title.end() if title else 0), at, kind))
    return Sample(
        str(number), question.text, tuple(span for span in spans if span.start < span.end)
    )


def summary(samples: Sequence[Sample], find: Callable[[str], Iterable[Span]]) -> str:
    """Return the figures in words."""
    found = {each.id: tuple(find(each.text)) for each in samples}
    tally = Tally(samples, found)
    negatives = [each for each in samples if not each.spans]
    flagged = sum(bool(found[each.id]) for each in negatives)
    _, values = tally.fraction("recall")
    return (
        f"{len(samples)} questions, {values} values: recall {tally['recall']:.3f}, touched "
        f"{tally['touched']:.3f}, precision {tally['precision']:.3f}; "
        f"hard negatives flagged {flagged} of {len(negatives)}"
    )


def main() -> None:
    """Measure the whole pipeline on the file named."""
    from benchmarks.deid.ours import load

    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.deid.asq FILE")
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    samples = [marked(number, each) for number, each in enumerate(questions(source))]
    find = load("pipeline")
    print(summary(samples, lambda text: (Span(*found) for found in find(text))))


if __name__ == "__main__":
    main()
