"""Tables as CSV files, and the reading of a table's values on their way out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TextIO

from journal_app.domain.spreadsheets import guarded
from journal_app.files import create_file
from journal_app.research.desk.variables import Table

_EXACT: Final = 2.0**53


@dataclass(slots=True)
class Tally:
    """What was counted while a table was written.

    Attributes:
        missing: Rows without a value, by variable.
        guarded: Cells of CSV files that got an apostrophe.
    """

    rows: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    guarded: int = 0

    def counting(self, table: Table, rows: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """Give the values of rows, counting them."""
        names = [variable.name for variable in table.variables]
        for row in rows:
            values = table.values(row)
            self.rows += 1
            for name, value in zip(names, values, strict=True):
                if value is None:
                    self.missing[name] += 1
            yield values


class CsvFile:
    """A CSV file (RFC 4180, LF) whose cells no spreadsheet takes for a formula."""

    def __init__(self, out: TextIO) -> None:
        self._rows = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        self.guarded = 0

    def write(self, values: Iterable[Any]) -> None:
        """Write a row: truth as 1 and 0, nothing for what is missing, text guarded."""
        self._rows.writerow([self._cell(value) for value in values])

    def _cell(self, value: Any) -> str:  # noqa: ANN401 # whatever a table holds
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(int(value))
        if isinstance(value, float):
            # Without ".0": a field of whole numbers takes none.
            return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
        if not isinstance(value, str):
            return str(value)
        safe = guarded(value)
        self.guarded += safe != value
        return safe


def new_text(path: Path) -> TextIO:
    """Open a new private text file: UTF-8, LF as written."""
    create_file(path).close()
    return path.open("w", encoding="utf-8", newline="")


def write_csv(path: Path, table: Table, rows: Iterable[Any]) -> Tally:
    """Write a table as one CSV file with its variables' names on top."""
    tally = Tally()
    with new_text(path) as out:
        file = CsvFile(out)
        file.write(variable.name for variable in table.variables)
        for values in tally.counting(table, rows):
            file.write(values)
    tally.guarded = file.guarded
    return tally
