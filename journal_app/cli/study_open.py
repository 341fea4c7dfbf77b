"""The study team's command that opens sealed packages; it needs no journal."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Final

from journal_app.cli.progress import Progress
from journal_app.cli.study_answers import in_columns
from journal_app.clock import SystemClock
from journal_app.prompts.library import PromptLibrary
from journal_app.research.desk.desk import Stage
from journal_app.research.desk.faults import DeskRefused
from journal_app.research.desk.summary import Summary
from journal_app.sentences import desk as words
from journal_app.sentences.desk_files import FileWords
from journal_app.services.study_desk import OpeningRequest, StudyDesk

_PARQUET: Final = {"parquet": True, "csv": False, None: None}


def study_open(options: Namespace) -> int:
    """Open sealed packages and write what the team works with; 1 when a file was left out."""
    request = OpeningRequest(
        files=options.files,
        key=options.key,
        to=options.to,
        studies=options.study or (),
        parquet=_PARQUET[options.format],
        split=options.split,
    )
    file_words = FileWords()
    work = StudyDesk(words=file_words, clock=SystemClock(), library=PromptLibrary())
    try:
        summary = work.open(request, description=file_words.project(), heard=_Bars())
    except DeskRefused as refused:
        _tell(words.trouble(refused))
        return 1
    _report(summary, csv_instead=options.format is None and not summary.parquet)
    _say(words.written(str(options.to)))
    return 1 if summary.refused else 0


class _Bars:
    """A bar for each stage on a terminal, a line for each elsewhere."""

    def __init__(self) -> None:
        self._bars = {stage: Progress(words.stage(stage)) for stage in Stage}
        self._begun: set[Stage] = set()

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        if stage not in self._begun and not sys.stderr.isatty():
            _say(words.begun(stage, total))
        self._begun.add(stage)
        self._bars[stage](done, total)


def _report(summary: Summary, *, csv_instead: bool) -> None:
    for refused in summary.refused:
        _tell(words.refused(refused))
    _say(words.opened(summary))
    for sentence in words.left_out(summary):
        _say(sentence)
    if csv_instead:
        _say(words.csv_instead())


def _say(sentence: str) -> None:
    sys.stdout.write(in_columns(sentence, sys.stdout) + "\n")


def _tell(sentence: str) -> None:
    sys.stderr.write(in_columns(sentence, sys.stderr) + "\n")
