"""Measure the detectors beside Presidio and spaCy, and put the figures into the page.

python -m benchmarks.deid             the development set and the traps
python -m benchmarks.deid --second    the sealed second set too
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.deid import report
from benchmarks.deid.figures import RESAMPLES
from benchmarks.deid.home import ROOT
from benchmarks.deid.sets import DEVELOPMENT, SECOND, TextSet, load
from benchmarks.deid.systems import Reading, read_all
from journal_app.privacy.lexicon import Lexicon, Word

PAGE: Final = ROOT / "docs" / "deidentification.md"


def replaced(page: str, name: str, words: str) -> str:
    """Return a page with what stands between two marks replaced.

    Raises:
        ValueError: The page lacks a mark.
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    head, found, rest = page.partition(begin)
    _, closed, tail = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"the page has no place for {name}")
    return f"{head}{begin}\n{words}\n{end}{tail}"


def conditions() -> str:
    """Return where and under what load this was measured."""
    return (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end; one run for all rows. "
        f"Ranges are 95 % of {RESAMPLES:,} bootstrap samples of texts."
    )


def figures(sets: Sequence[TextSet], readings: dict[str, Reading]) -> dict[str, str]:
    """Return the blocks of the page by name; the second set's only when it was measured."""
    development = [each for each in sets if each.of == DEVELOPMENT]
    second = [each for each in sets if each.of == SECOND]
    blocks = {
        DEVELOPMENT: "\n\n".join(
            [
                conditions(),
                report.quality(development, readings),
                report.traps(sets, readings),
                report.cost(development[0], readings),
            ]
        )
    }
    if second:
        blocks[SECOND] = "\n\n".join([conditions(), report.quality(second, readings)])
    return blocks


def measured(sets: Sequence[TextSet], folder: Path) -> dict[str, str]:
    """Let every system read the sets; return the blocks of the page."""
    lexicon = Lexicon.load()
    samples = [sample for each in sets for sample in each.samples]
    readings = read_all(samples, folder, lambda words: Word.COUNTRY in lexicon.flags(words))
    return figures(sets, readings)


def main() -> None:
    """Measure, print, and replace the blocks in the page."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.deid")
    parser.add_argument("--second", action="store_true", help="score the sealed second set too")
    wanted = parser.parse_args()
    blocks = measured(load(second=wanted.second), ROOT / "build" / "benchmarks" / "deid")
    page = PAGE.read_text(encoding="utf-8")
    for name, words in blocks.items():
        print(f"\n{words}")
        page = replaced(page, name, words)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
