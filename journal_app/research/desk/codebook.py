"""The codebook of all tables, for people and for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journal_app.research.desk.table_files import CsvFile, new_text
from journal_app.research.desk.variables import Tables, Variable

COLUMNS: Final = ("table", "variable", "type", "lowest", "highest", "values", "label", "redcap")


def write_codebook_csv(path: Path, tables: Tables) -> None:
    """Write the codebook as a table."""
    with new_text(path) as out:
        file = CsvFile(out)
        file.write(COLUMNS)
        for table in tables.all:
            for variable in table.variables:
                file.write(
                    (
                        *(table.name, variable.name, variable.kind.value),
                        *(variable.low, variable.high),
                        "; ".join(value for value, _label in variable.choices),
                        *(variable.label, variable.field),
                    )
                )


def write_codebook_markdown(path: Path, tables: Tables, title: str) -> None:
    """Write the codebook to be read."""
    with new_text(path) as out:
        out.write(f"# {_cell(title)}: codebook\n\n")
        out.write("An empty cell means: not agreed to, not given, or taken out as too rare.\n")
        for table in tables.all:
            out.write(f"\n## {table.label} (`{table.name}`)\n\n")
            out.write("| Variable | Type | Values | Meaning | In REDCap |\n|---|---|---|---|---|\n")
            for variable in table.variables:
                cells = (
                    f"`{variable.name}`",
                    variable.kind.value,
                    _values(variable),
                    variable.label,
                    f"`{variable.field}`" if variable.field else "record",
                )
                out.write("| " + " | ".join(map(_cell, cells)) + " |\n")


def _values(variable: Variable) -> str:
    if variable.choices:
        return "; ".join(value for value, _label in variable.choices)
    if variable.low is None:
        return ""
    return f"from {variable.low}" + ("" if variable.high is None else f" to {variable.high}")


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("<", "‹").replace("\n", " ")
