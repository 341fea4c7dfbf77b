"""The desk's whole task: sealed files in, one folder of outputs, or nothing at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from journal_app.domain.studies import StudyFile
from journal_app.files import remove
from journal_app.research.desk.grouping import GroupRule
from journal_app.research.desk.intake import Intake, Received
from journal_app.research.desk.pool import Pool
from journal_app.research.desk.pool_reader import PoolReader
from journal_app.research.desk.spool import spool
from journal_app.research.desk.summary import Summary
from journal_app.research.desk.table_files import new_text
from journal_app.research.desk.variables import never_asked, tables
from journal_app.research.desk.workplace import workplace
from journal_app.research.desk.writing import Outputs, Way


class Stage(StrEnum):
    """What is being done."""

    OPENING = "opening"
    WRITING = "writing"


Heard = Callable[[Stage, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


class DeskWords(Protocol):
    """The sentences of the files that people read."""

    def report(self, summary: Summary) -> str:
        """Return the data-quality report, Markdown."""
        ...

    def redcap_readme(self, summary: Summary) -> str:
        """Return how the REDCap files are brought in, plain text."""
        ...


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done.

    Attributes:
        files: Sealed files.
        studies: The study's versions by number.
        identities: The private age keys that open its files.
        to: A folder that is empty or not there.
    """

    files: Sequence[Path]
    studies: Mapping[int, StudyFile]
    identities: Sequence[str]
    to: Path
    way: Way


def open_sealed(task: Task, words: DeskWords, heard: Heard) -> Summary:
    """Open, check and pool sealed files, and write everything the team works with.

    Raises:
        DiskRefused: ``FOLDER_NOT_EMPTY``, or what the disk answered; nothing was written.
        DeskRefused: ``BUSY``; nothing was written.
        WorldError: ``PARQUET_MISSING`` or ``SEALING_MISSING``; nothing was written.
    """
    with workplace(task.to) as place:
        file = place / "pool.sqlite"
        with spool(file) as base:
            summary = _Run(task, base, heard).run(place)
        remove(file)
        with new_text(place / "report.md") as out:
            out.write(words.report(summary))
        with new_text(place / "redcap" / "README.txt") as out:
            out.write(words.redcap_readme(summary))
    return summary


class _Run:
    """One task over one spool."""

    def __init__(self, task: Task, base: sqlite3.Connection, heard: Heard) -> None:
        studies = [file.study for file in task.studies.values()]
        asked = {each for study in studies for each in study.questionnaires}
        self._task = task
        self._heard = heard
        self._rule = GroupRule(studies)
        self._pool = Pool(base, shown=self._rule.shown, questionnaires=asked)
        self._reader = PoolReader(base)

    def run(self, place: Path) -> Summary:
        task, pool = self._task, self._pool
        received = self._take()
        settled = pool.settle()
        coarsened = self._rule.apply(pool)
        counts = self._reader.counts()
        versions = self._reader.versions()
        newest = task.studies[max(task.studies)]
        outputs = Outputs(
            place,
            self._reader,
            tables(self._rule.names, task.way.theme_of),
            way=task.way,
            heard=_Writing(counts, self._heard),
        )
        tallies = outputs.tables()
        guarded, too_long = outputs.redcap()
        written = outputs.projects(newest.study)
        outputs.codebook(newest.study)
        withdrawn_packages, withdrawn_people = outputs.withdrawn(pool.dropped())
        return Summary(
            study=newest,
            versions=versions,
            never_asked=never_asked(task.studies[each].study for each in versions),
            files=received.files,
            counts=counts,
            withdrawals=received.withdrawals,
            duplicates=tuple(received.duplicates),
            refused=tuple(received.refused),
            replaced=settled,
            ties=pool.ties(),
            withdrawn_packages=withdrawn_packages,
            withdrawn_people=withdrawn_people,
            coarsened=coarsened,
            fewer_ratings=self._reader.fewer_ratings(),
            out_of_range=self._reader.out_of_range(),
            replaced_details=self._reader.replaced_details(),
            illegal=pool.illegal,
            unasked=pool.unasked,
            guarded=guarded + sum(tally.guarded for tally in tallies.values()),
            too_long=too_long,
            without_text=written.without_text,
            projects=written.files,
            parquet=task.way.parquet,
            tallies=tallies,
        )

    def _take(self) -> Received:
        total = len(self._task.files)
        intake = Intake(self._pool, self._task.studies, self._task.identities)
        intake.take_all(self._task.files, lambda done: self._heard(Stage.OPENING, done, total))
        return intake.received


class _Writing:
    """Sums up the rows of all outputs."""

    def __init__(self, counts: Mapping[str, int], heard: Heard) -> None:
        # People once; nights, entries and sheets twice, as tables and for REDCap; texts once more.
        twice = 2 * (counts["nights"] + counts["entries"] + counts["answers"])
        self._total = counts["people"] + twice + counts["entries"]
        self._done = 0
        self._heard = heard

    def __call__(self, rows: int) -> None:
        self._done += rows
        self._heard(Stage.WRITING, self._done, self._total)
