"""A data dictionary and records for REDCap: one record to a participant, all else repeating.

Source: REDCap's data dictionary format, 18 columns; ``redcap_repeat_instrument`` and
``redcap_repeat_instance`` of its import template. Fields are named uniquely in the project.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from journal_app.research.desk.table_files import CsvFile, new_text
from journal_app.research.desk.variables import Kind, Table, Tables, Variable

COLUMNS: Final = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
RECORD: Final = "record_id"
REPEAT: Final = ("redcap_repeat_instrument", "redcap_repeat_instance")
LONGEST: Final = 65_535
"""Bytes of UTF-8 that REDCap keeps of one value: the size of its database's column."""

_COMPLETE: Final = 2


def write_dictionary(path: Path, tables: Tables) -> None:
    """Write the dictionary."""
    with new_text(path) as out:
        file = CsvFile(out)
        file.write(COLUMNS)
        file.write(_row(RECORD, tables.people.name, "text", "Participant"))
        for table in tables.all:
            for variable in _fields(table):
                file.write(_dictionary_row(variable, table.name))


def write_records(path: Path, tables: Tables, rows: tuple[Iterable[Any], ...]) -> tuple[int, int]:
    """Write the records; return how many cells were guarded, and how many are too long to keep.

    Args:
        rows: The rows of each table, in the tables' order, each by participant.
    """
    header = [RECORD, *REPEAT]
    starts: list[int] = []
    for table in tables.all:
        starts.append(len(header))
        header += [variable.field for variable in _fields(table)]
        header.append(f"{table.name}_complete")
    too_long = 0
    with new_text(path) as out:
        file = CsvFile(out)
        file.write(header)
        for place, number, values in _by_participant(rows):
            table = tables.all[place]
            line: list[Any] = [None] * len(header)
            line[0] = values.participant
            if place:
                line[1:3] = table.name, number
            cells = [*_cells(table, values), _COMPLETE]
            line[starts[place] : starts[place] + len(cells)] = cells
            too_long += sum(_is_too_long(cell) for cell in cells)
            file.write(line)
    return file.guarded, too_long


def _by_participant(rows: tuple[Iterable[Any], ...]) -> Iterator[tuple[int, int, Any]]:
    """Give each participant's rows together: table, number in it, row.

    Everybody who has any row at all has one in the first table.
    """
    groups = [itertools.groupby(each, key=lambda row: row.participant) for each in rows]
    ahead = [next(group, None) for group in groups]
    while ahead[0] is not None:
        participant = ahead[0][0]
        for place, group in enumerate(ahead):
            if group is not None and group[0] == participant:
                for number, row in enumerate(group[1], start=1):
                    yield place, number, row
                ahead[place] = next(groups[place], None)


def _fields(table: Table) -> tuple[Variable, ...]:
    return tuple(variable for variable in table.variables if variable.field)


def _cells(table: Table, row: Any) -> Iterator[Any]:  # noqa: ANN401 # each table has its own rows
    for variable, value in zip(table.variables, table.values(row), strict=True):
        if not variable.field:
            continue
        yield variable.code(value) if variable.choices and value is not None else value


def _dictionary_row(variable: Variable, form: str) -> list[str]:
    if variable.kind is Kind.CHOICE:
        choices = " | ".join(
            f"{number}, {_label(label)}"
            for number, (_value, label) in enumerate(variable.choices, start=1)
        )
        return _row(variable.field, form, "dropdown", variable.label, choices=choices)
    if variable.kind is Kind.YES_NO:
        return _row(variable.field, form, "yesno", variable.label)
    if variable.long:
        row = _row(variable.field, form, "notes", variable.label)
        # What somebody wrote may tell who they are: REDCap leaves it out of limited exports.
        row[COLUMNS.index("Identifier?")] = "y" if variable.told else ""
        return row
    validation = {Kind.INTEGER: "integer", Kind.NUMBER: "number"}.get(variable.kind, "")
    limits = ["" if limit is None else str(limit) for limit in (variable.low, variable.high)]
    return _row(variable.field, form, "text", variable.label, checks=(validation, *limits))


def _row(
    field: str,
    form: str,
    kind: str,
    label: str,
    *,
    choices: str = "",
    checks: tuple[str, ...] = ("", "", ""),
) -> list[str]:
    row = [field, form, "", kind, label, choices, "", *checks]
    return row + [""] * (len(COLUMNS) - len(row))


def _label(text: str) -> str:
    """Return a choice's label without what ends one in a dictionary, or begins a tag on a page."""
    return text.replace("|", "/").replace("<", "‹").replace(">", "›")


def _is_too_long(cell: Any) -> bool:  # noqa: ANN401 # whatever a table holds
    return isinstance(cell, str) and len(cell.encode()) > LONGEST
