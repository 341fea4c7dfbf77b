"""What a run found and did, for the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journal_app.domain.studies import StudyFile
from journal_app.errors import BadFile
from journal_app.research.desk.grouping import Coarsened
from journal_app.research.desk.pool import Settled, Tie
from journal_app.research.desk.table_files import Tally


@dataclass(frozen=True, slots=True)
class Summary:
    """One run of the desk.

    Attributes:
        study: The newest version.
        versions: Of the study files that packages in the pool were made with.
        never_asked: Names of variables that none of these versions can fill.
        counts: People, packages, nights, entries and sheets in the pool.
        duplicates: Names of files that brought contents again.
        replaced: Nights, entries and sheets that a later package replaces.
        ties: Packages of one participant that share a number.
        withdrawn_packages: Packages left out because they were withdrawn.
        withdrawn_people: Participants of whom at least one was.
        fewer_ratings: Nights without both ratings, though ratings were agreed to.
        out_of_range: Ratings that cannot be.
        replaced_details: Places where something stands for an identifying detail.
        illegal: Characters replaced because XML 1.0 forbids them.
        unasked: Answer sheets of questionnaires that the study does not ask for.
        guarded: Cells of CSV files that got an apostrophe.
        too_long: Cells that REDCap would cut.
        without_text: Entries that are in no project because they have no text.
        projects: Names of the QDPX files.
        parquet: Parquet was written; CSV otherwise.
        tallies: By table.
    """

    study: StudyFile
    versions: tuple[int, ...]
    never_asked: frozenset[str]
    files: int
    counts: Mapping[str, int]
    withdrawals: int
    duplicates: tuple[str, ...]
    refused: tuple[BadFile, ...]
    replaced: Settled
    ties: tuple[Tie, ...]
    withdrawn_packages: int
    withdrawn_people: int
    coarsened: Coarsened
    fewer_ratings: int
    out_of_range: int
    replaced_details: int
    illegal: int
    unasked: int
    guarded: int
    too_long: int
    without_text: int
    projects: tuple[str, ...]
    parquet: bool
    tallies: Mapping[str, Tally]
