"""Heartbeat's own detectors in a process of their own.

python -m benchmarks.deid.ours rules|pipeline TEXTS.jsonl FOUND.jsonl
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.deid.process import Found, serve

if TYPE_CHECKING:
    from journal_app.privacy.pipeline import Finder


def load(which: str) -> Callable[[str], Iterator[Found]]:
    """Return what finds identifiers by the rules alone, or as an export does."""
    from journal_app.domain.identifiers import Tier
    from journal_app.privacy.pipeline import Finder

    finder = Finder.load() if which == "pipeline" else _rules_alone()
    if which == "pipeline" and not finder.complete:
        sys.exit("The model's file is missing or damaged: nothing to measure.")

    def find(text: str) -> Iterator[Found]:
        for each in finder.find(text):
            yield each.start, each.end, each.kind.value, each.tier is Tier.SURE

    return find


def _rules_alone() -> Finder:
    """Return a finder that reads as the guard does while somebody writes."""
    from journal_app.privacy.lexicon import Lexicon
    from journal_app.privacy.ordinary import OrdinaryWords
    from journal_app.privacy.pipeline import Finder
    from journal_app.privacy.rules.detector import RuleDetector

    lexicon = Lexicon.load()
    return Finder(RuleDetector(lexicon), None, knows=OrdinaryWords(lexicon))


def main() -> None:
    """Do what the command line says."""
    which, source, target = sys.argv[1:]
    serve(lambda: load(which), Path(source), Path(target))


if __name__ == "__main__":
    main()
