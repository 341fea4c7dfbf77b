"""The command that replaces identifying details in a file of reflections; it needs no journal."""

from __future__ import annotations

import secrets
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from journal_app.cli.progress import Progress
from journal_app.domain.identifiers import Tier
from journal_app.errors import Problem, WorldError
from journal_app.files import whole_file
from journal_app.interchange.reflections import BadLine, Reflection, read_reflections
from journal_app.privacy.replacement.replaced import Style
from journal_app.sentences import reflections as words
from journal_app.services.deidentify import Deidentifier, Tally
from journal_app.services.privacy_tools import load_tools
from journal_app.words import tr


def deidentify(options: Namespace) -> int:
    """Write every text with identifying details replaced; 1 when a line was left out."""
    source, target = options.source, options.to
    if not source.exists() or source.is_dir():
        raise WorldError(Problem.FILE_MISSING, file=source.name)
    refusal = _refusal(source, target, twice=options.one_author)
    if refusal:
        _tell(refusal)
        return 1
    with whole_file(target, replace=True) as out:
        # Loaded only now: a name that cannot be written to is told of at once.
        tools = load_tools()
        worker = Deidentifier(
            tools,
            style=Style(options.replace),
            source=secrets.SystemRandom(),
            tiers=frozenset(Tier) if options.tier == "all" else frozenset({Tier.SURE}),
        )
        work = worker.one_author if options.one_author else worker.each_alone
        readings = _Readings(source, count=2 if options.one_author else 1)
        tally = work(readings, out, lambda line: _tell(words.bad_line(line)))
    _report(tally, complete=tools.finder.complete)
    return 1 if tally.bad or tally.withheld else 0


def _refusal(source: Path, target: Path, *, twice: bool) -> str:
    """Return why the files named cannot be used, "" when they can."""
    if target.exists() and source.samefile(target):
        return words.same_file()
    return words.not_readable_twice() if twice and not source.is_file() else ""


class _Readings:
    """Reads a file from its beginning, several times, with one bar for all of them."""

    def __init__(self, path: Path, *, count: int) -> None:
        self._path = path
        self._size = path.stat().st_size if path.is_file() else 0
        self._total = count * self._size
        self._before = 0
        self._progress = Progress(tr("Reading"))

    def __call__(self) -> Iterator[Reflection | BadLine]:
        yield from read_reflections(self._path, self._heard)
        self._before += self._size

    def _heard(self, read: int) -> None:
        # A pipe has no size: there is nothing to say how far the work is.
        if self._total:
            self._progress(self._before + read, self._total)


def _report(tally: Tally, *, complete: bool) -> None:
    sys.stdout.write(words.written(tally.texts, tally.replaced) + "\n")
    sys.stdout.write(words.read_again() + "\n")
    if not complete:
        _tell(words.without_model())
    if tally.repeated:
        _tell(words.repeated(tally.repeated))
    if tally.bad:
        _tell(words.left_out(tally.bad))
    if tally.withheld:
        _tell(words.withheld(tally.withheld))


def _tell(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
