"""The solid lines of the guard, by rules alone and with the second opinion, on open texts.

python -m benchmarks.deid.guard

Reads the development set and the traps as the page reads them, piece by piece; the sealed set is
not opened.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.deid.figures import Tally
from benchmarks.deid.sets import Sample, Span, load
from journal_app.domain.identifiers import Tier
from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.guard.reading import Reading

if TYPE_CHECKING:
    from journal_app.services.guard_library import SecondReader, Tools

FIGURES = ("NAME_PATIENT", "names", "recall", "precision", "alarms_150")
HEAD = ("Texts", "Read by", "Patients' names", "Names", "Recall", "Precision", "False in 150 words")


def lines(text: str, tools: Tools, second: SecondReader | None) -> list[Span]:
    """Return what is underlined on a page that holds this text, once nothing is left to read."""
    reading = Reading(tools)
    _work(reading, text)
    if reading.keep_names_of([text]):
        _work(reading, text)
    if second is not None:
        for piece in list(reading.to_second(text)):
            reading.take_second(piece, second.read(piece))
        _work(reading, text)
    return [
        Span(each.start, each.end, each.kind.value, each.tier is Tier.SURE)
        for each in reading.spots(text)
    ]


def _work(reading: Reading, text: str) -> None:
    for step in reading.work(text):
        step()


def _row(samples: tuple[Sample, ...], read: Callable[[str], list[Span]]) -> list[str]:
    found = {each.id: [span for span in read(each.text) if span.sure] for each in samples}
    tally = Tally(samples, found)
    return [f"{tally[figure]:.3f}" if tally.fraction(figure)[1] else "" for figure in FIGURES]


def main() -> None:
    """Print one row for each set and reader."""
    library = GuardLibrary()
    tools, second = library.tools(), library.second()
    if second is None:
        raise SystemExit("The model's file is missing or damaged: nothing to compare.")
    print(f"| {' | '.join(HEAD)} |\n| {' | '.join('---' for _ in HEAD)} |")
    for of in load(second=False):
        for name, reader in (("rules", None), ("rules and model", second)):

            def read(text: str, reader: SecondReader | None = reader) -> list[Span]:
                return lines(text, tools, reader)

            print(f"| {' | '.join((of.name, name, *_row(of.samples, read)))} |", flush=True)


if __name__ == "__main__":
    main()
