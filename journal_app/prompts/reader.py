"""Turns the text of one prompt file into prompts and care lines, or refuses the file whole."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from journal_app.domain.ids import PromptId
from journal_app.domain.prompts import CareKind, CareLine, Load, Prompt, Theme
from journal_app.errors import BadFile, Problem
from journal_app.prompts.lines import syntax_error_line, table_line
from journal_app.prompts.schema import (
    CARE_FIELDS,
    FILE_FIELDS,
    FORMAT,
    LEAST_MINUTES,
    LONGEST_CARE_LINE,
    LONGEST_NUDGE,
    LONGEST_PROMPT,
    MOST_MINUTES,
    PROMPT_FIELDS,
    SUB_THEMES,
    PromptFault,
)
from journal_app.prompts.table import Table


@dataclass(frozen=True, slots=True)
class PromptFile:
    """What one file gave; ``lines`` has the line of each id, for faults between files."""

    name: str
    prompts: tuple[Prompt, ...]
    care: tuple[CareLine, ...]
    lines: dict[str, int]


def read_prompt_file(name: str, text: str) -> PromptFile:
    """Read one file.

    Args:
        name: The file's name, for the sentence about a fault.
        text: Its content, TOML as ``prompts/README.md`` describes it.

    Raises:
        BadFile: ``PROMPT_FILE`` with ``file``, ``line`` and ``why`` (a ``PromptFault``), and
            with ``field``, ``words``, ``limit``, ``tone`` or ``wording`` where they apply.
    """
    top = _parse(name, text)
    theme = _theme(top)
    prompts: list[Prompt] = []
    care: list[CareLine] = []
    lines: dict[str, int] = {}
    for table in _tables(top, "prompt"):
        if theme is None:
            raise top.refuse(PromptFault.MISSING_FIELD, "theme")
        prompts.append(_prompt(table, theme))
        _enter(table, lines)
    for table in _tables(top, "care"):
        care.append(_care(table))
        _enter(table, lines)
    if not lines:
        raise top.refuse(PromptFault.EMPTY)
    return PromptFile(name, tuple(prompts), tuple(care), lines)


def _parse(name: str, text: str) -> Table:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = syntax_error_line(error, text)
        raise BadFile(
            Problem.PROMPT_FILE, file=name, line=line, why=PromptFault.NOT_TOML.value
        ) from None
    top = Table(name, text, 1, values)
    top.check_fields(FILE_FIELDS)
    if top.get("format", int) != FORMAT:
        raise top.refuse(PromptFault.OTHER_FORMAT, "format")
    return top


def _theme(top: Table) -> Theme | None:
    if "theme" not in top.values:
        return None
    try:
        return Theme(top.get("theme", str))
    except ValueError:
        raise top.refuse(PromptFault.UNKNOWN_THEME, "theme") from None


def _tables(top: Table, name: str) -> Iterator[Table]:
    found = top.values.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise top.refuse(PromptFault.WRONG_TYPE, name)
    for number, values in enumerate(found):
        yield Table(top.file, top.text, table_line(top.text, name, number), values)


def _enter(table: Table, lines: dict[str, int]) -> None:
    if table.id() in lines:
        raise table.refuse(PromptFault.DUPLICATE_ID, "id")
    lines[table.id()] = table.line


def _prompt(table: Table, theme: Theme) -> Prompt:
    table.check_fields(PROMPT_FIELDS)
    text = table.words("text", LONGEST_PROMPT)
    if text.count("?") > 1 or not text.endswith(("?", ".")):
        raise table.refuse(PromptFault.NOT_ONE_QUESTION, "text")
    return Prompt(
        id=PromptId(table.id()),
        theme=theme,
        sub_theme=_sub_theme(table, theme),
        text=text,
        load=_load(table),
        minutes=_minutes(table),
        nudge=table.words("nudge", LONGEST_NUDGE, ""),
        patient_related=table.get("patient_related", bool, default=False),
        ends_in_act=table.get("ends_in_act", bool, default=False),
        source=table.get("source", str),
    )


def _sub_theme(table: Table, theme: Theme) -> str:
    value = table.get("sub_theme", str)
    if value not in SUB_THEMES[theme]:
        raise table.refuse(PromptFault.UNKNOWN_SUB_THEME, "sub_theme")
    return value


def _load(table: Table) -> Load:
    try:
        return Load(table.get("load", str))
    except ValueError:
        raise table.refuse(PromptFault.UNKNOWN_LOAD, "load") from None


def _minutes(table: Table) -> int:
    value = table.get("minutes", int)
    if not LEAST_MINUTES <= value <= MOST_MINUTES:
        raise table.refuse(PromptFault.BAD_MINUTES, "minutes")
    return value


def _care(table: Table) -> CareLine:
    table.check_fields(CARE_FIELDS)
    try:
        kind = CareKind(table.get("kind", str))
    except ValueError:
        raise table.refuse(PromptFault.UNKNOWN_KIND, "kind") from None
    return CareLine(
        id=table.id(),
        text=table.words("text", LONGEST_CARE_LINE),
        kind=kind,
        off_duty=table.get("off_duty", bool, default=False),
    )
