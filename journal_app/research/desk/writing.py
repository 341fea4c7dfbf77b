"""Everything that is written from a settled pool, into one folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from journal_app.domain.studies import Study
from journal_app.research.desk.codebook import write_codebook_csv, write_codebook_markdown
from journal_app.research.desk.parquet import write_parquet
from journal_app.research.desk.pool import Dropped
from journal_app.research.desk.pool_reader import PoolReader
from journal_app.research.desk.qdpx import Marks, Projects, Written
from journal_app.research.desk.redcap import write_dictionary, write_records
from journal_app.research.desk.table_files import CsvFile, Tally, new_text, write_csv
from journal_app.research.desk.variables import Table, Tables, ThemeOf

_STEM: Final = re.compile("[^a-z0-9-]")
_LONGEST_STEM: Final = 60


@dataclass(frozen=True, slots=True)
class Way:
    """How the outputs are made.

    Attributes:
        parquet: Tables as Parquet; as CSV otherwise.
        split: Participants to a QDPX file; None for one file.
        marks: Finds the brackets that replace identifying details.
        description: What a QDPX project says of itself.
        at: When.
    """

    parquet: bool
    split: int | None
    marks: Marks
    theme_of: ThemeOf
    description: str
    at: datetime


class Outputs:
    """Writes the outputs of one pool.

    Args:
        place: An empty folder.
        heard: Called with the number of rows written since the last call.
    """

    def __init__(
        self,
        place: Path,
        reader: PoolReader,
        tables: Tables,
        *,
        way: Way,
        heard: Callable[[int], None],
    ) -> None:
        self._place = place
        self._reader = reader
        self._tables = tables
        self._way = way
        self._heard = heard

    def tables(self) -> dict[str, Tally]:
        """Write the four tables as Parquet or CSV."""
        kind = "parquet" if self._way.parquet else "csv"
        folder = self._folder(kind)
        return {
            table.name: self._table(folder, table, self._counted(rows))
            for table, rows in zip(self._tables.all, self._rows(), strict=True)
        }

    def redcap(self) -> tuple[int, int]:
        """Write dictionary and records; return the cells guarded, and those too long."""
        folder = self._folder("redcap")
        write_dictionary(folder / "dictionary.csv", self._tables)
        people, *others = self._rows()
        rows = (people, *(self._counted(each) for each in others))
        return write_records(folder / "records.csv", self._tables, rows)

    def projects(self, study: Study) -> Written:
        """Write the texts as QDPX."""
        stem = "heartbeat-" + _STEM.sub("-", study.id.lower())[:_LONGEST_STEM]
        projects = Projects(
            name=study.title, stem=stem, description=self._way.description, at=self._way.at
        )
        return projects.write(
            self._folder("qdpx"),
            self._counted(self._reader.entries()),
            marks=self._way.marks,
            theme_of=self._way.theme_of,
            split=self._way.split,
        )

    def codebook(self, study: Study) -> None:
        """Write the codebook twice: for programs and for people."""
        write_codebook_csv(self._place / "codebook.csv", self._tables)
        write_codebook_markdown(self._place / "codebook.md", self._tables, study.title)

    def withdrawn(self, dropped: Iterable[Dropped]) -> tuple[int, int]:
        """Write what was withdrawn; return how many packages and participants that are."""
        packages, people = 0, set()
        with new_text(self._place / "withdrawn.csv") as out:
            file = CsvFile(out)
            file.write(("participant", "package", "file"))
            for each in dropped:
                packages += bool(each.file)
                people.add(each.participant)
                file.write((each.participant, each.package or "all", each.file))
        return packages, len(people)

    def _rows(self) -> tuple[Iterable[Any], ...]:
        reader = self._reader
        return (reader.people(), reader.nights(), reader.entries(), reader.answers())

    def _table(self, folder: Path, table: Table, rows: Iterable[Any]) -> Tally:
        if self._way.parquet:
            return write_parquet(folder / table.name, table, rows)
        return write_csv(folder / f"{table.name}.csv", table, rows)

    def _counted(self, rows: Iterable[Any]) -> Iterator[Any]:
        for row in rows:
            self._heard(1)
            yield row

    def _folder(self, name: str) -> Path:
        folder = self._place / name
        folder.mkdir(mode=0o700)
        return folder
