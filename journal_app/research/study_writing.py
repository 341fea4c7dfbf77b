"""Writes and signs study files. Used by study teams, never by a student's journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.studies import Study, StudyFile
from journal_app.errors import BugError, Problem, WorldError
from journal_app.files import put_in_place, stage_file
from journal_app.research.study_building import take_apart
from journal_app.research.study_file import read_study, signature_line, signature_path
from journal_app.research.study_schema import ROWS, TABLES, TOP, Rows, Spec

STUDY_SUFFIX: Final = ".study.toml"
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\t": "\\t"}


def study_toml(study: Study) -> bytes:
    """Return a study as a study file's bytes; the same study gives the same bytes.

    Reading them back gives the same study (``study_file.read_draft``).
    """
    return tables_toml(take_apart(study))


def tables_toml(values: Mapping[str, object]) -> bytes:
    """Return the tables of a study file, or of a draft that lacks some, in TOML.

    Args:
        values: As ``study_building.take_apart`` gives them; keys and tables may be missing.
    """
    return ("\n".join(_document(values)) + "\n").encode()


def signed_study(study: Study, key: SigningKey, *, file: str = "") -> StudyFile:
    """Return a study signed with a key, which is put in, as students' programs will read it.

    Raises:
        BadFile: ``STUDY_FILE``: no program would accept the study.
    """
    data = study_toml(replace(study, signing_key=key.public.hex()))
    return read_study(data, key.sign(data), file=file or study.id)


def write_study(path: Path, file: StudyFile, *, overwrite: bool = False) -> None:
    """Write a signed study file and its signature; each is whole or as it was.

    Raises:
        WorldError: ``FILE_EXISTS``: one of the two is there already.
        DiskRefused: The disk did not take them.
    """
    beside = signature_path(path)
    for there in (path, beside):
        if there.exists() and not overwrite:
            raise WorldError(Problem.FILE_EXISTS, path=str(there))
    staged = stage_file(path, file.data)
    # The signature first: alone it is nothing, while a file alone would look forged.
    put_in_place(stage_file(beside, signature_line(file.signature)), beside)
    put_in_place(staged, path)


def _document(values: Mapping[str, object]) -> Iterator[str]:
    yield from _keys(values, TOP)
    for name, specs in TABLES.items():
        table = values.get(name)
        if isinstance(table, Mapping):
            yield from ("", f"[{name}]")
            yield from _keys(table, specs)
            for rows in ROWS:
                if rows.table == name:
                    yield from _rows(table, rows)
    for rows in ROWS:
        if not rows.table:
            yield from _rows(values, rows)


def _rows(within: Mapping[str, object], rows: Rows) -> Iterator[str]:
    items = within.get(rows.key, [])
    header = f"{rows.table}.{rows.key}" if rows.table else rows.key
    if isinstance(items, Sequence):
        for item in items:
            yield from ("", f"[[{header}]]")
            yield from _keys(item, rows.specs)


def _keys(values: Mapping[str, object], specs: Sequence[Spec]) -> Iterator[str]:
    for spec in specs:
        if spec.key in values:
            yield f"{spec.key} = {_value(values[spec.key])}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Sequence):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    msg = "a study has no such value"
    raise BugError(msg)


def _string(text: str) -> str:
    """Return a string as TOML: paragraphs between three quotation marks, else on one line."""
    lines = ["".join(_ESCAPES.get(c, c) for c in line) for line in text.split("\n")]
    if len(lines) == 1:
        return f'"{lines[0]}"'
    # A line break right after the opening marks is no part of the string.
    return '"""\n' + "\n".join(lines) + '"""'
