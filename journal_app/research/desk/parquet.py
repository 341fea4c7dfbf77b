"""Tables as Parquet, partitioned by the first digit of the participant's id.

The folders are named as Hive names them, ``bucket=b7``, which DuckDB and Spark read as they lie.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from journal_app.errors import Problem, WorldError
from journal_app.research.desk.table_files import Tally
from journal_app.research.desk.variables import Kind, Table

_ROWS: Final = 4_096
_CHARACTERS: Final = 4 * 1024 * 1024
"""Most rows, and characters of text, in a row group: what is held in memory at a time."""


def arrow() -> tuple[Any, Any]:
    """Return the modules that write Parquet; loaded only where they are needed.

    Raises:
        WorldError: ``PARQUET_MISSING``.
    """
    try:
        import pyarrow  # noqa: PLC0415 # only where a study team works
        from pyarrow import parquet  # noqa: PLC0415 # as above
    except ImportError:
        raise WorldError(Problem.PARQUET_MISSING) from None
    return pyarrow, parquet


def can_write_parquet() -> bool:
    """Tell whether the library is installed."""
    try:
        arrow()
    except WorldError:
        return False
    return True


def write_parquet(folder: Path, table: Table, rows: Iterable[Any]) -> Tally:
    """Write a table, whose rows come by participant, as one file in each bucket's folder.

    A table without rows is one file without rows, so that a query over it still runs.
    """
    modules = arrow()
    tally = Tally()
    by_bucket = itertools.groupby(tally.counting(table, rows), key=lambda row: f"b{row[0][0]}")
    for bucket, values in by_bucket:
        _write(_file_in(folder, bucket), table, values, modules)
    if not tally.rows:
        _write(_file_in(folder, "b0"), table, (), modules)
    return tally


def _file_in(folder: Path, bucket: str) -> Path:
    inside = folder / f"bucket={bucket}"
    inside.mkdir(parents=True, mode=0o700)
    return inside / "part-0.parquet"


def _write(
    path: Path, table: Table, rows: Iterable[tuple[Any, ...]], modules: tuple[Any, Any]
) -> None:
    pyarrow, parquet = modules
    types = {
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.YES_NO: pyarrow.bool_(),
    }
    schema = pyarrow.schema(
        [(each.name, types.get(each.kind, pyarrow.string())) for each in table.variables]
    )
    with path.open("xb") as file, parquet.ParquetWriter(file, schema) as writer:
        for group in _groups(rows):
            columns = [list(column) for column in zip(*group, strict=True)]
            arrays = [
                pyarrow.array(column, type=field.type)
                for column, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _groups(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    group: list[tuple[Any, ...]] = []
    characters = 0
    for row in rows:
        group.append(row)
        characters += sum(len(value) for value in row if isinstance(value, str))
        if len(group) >= _ROWS or characters >= _CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group
