"""Reads one file of support lines, or refuses it with file, line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from journal_app.domain.support import (
    ELSEWHERE,
    Audience,
    Certainty,
    Means,
    Region,
    SupportLine,
    Way,
)
from journal_app.errors import BadFile, Problem
from journal_app.prompts.lines import field_line, syntax_error_line, table_line

FORMAT: Final = 1
UNKNOWN_DATE: Final = "unknown"

_CODE: Final = re.compile(r"[A-Z]{2}")
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBER: Final = re.compile(r"[0-9][0-9 \-]*")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")
"""A field's name that may be repeated on the screen; a stranger's file can hold others."""

_FILE_FIELDS: Final = frozenset({"format", "code", "country", "note", "line"})
LINE_FIELDS: Final = frozenset(
    {
        "id",
        "name",
        "who",
        "ways",
        "hours",
        "hours_certainty",
        "emergency",
        "audience",
        "certainty",
        "checked_on",
        "source",
    }
)
_WAY_FIELDS: Final = frozenset({"means", "number", "word"})


class SupportFault(StrEnum):
    """Why a support file was refused; ``sentences.support`` has a sentence for each."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not-toml"
    OTHER_FORMAT = "other-format"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_VALUE = "wrong-value"
    NO_EMERGENCY = "no-emergency"
    DUPLICATE = "duplicate"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    HIDDEN = "hidden"
    SHIPPED = "shipped"


Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file, with where it begins, that says what is wrong in it."""

    file: str
    text: str
    line: int
    values: Mapping[str, object]
    school: bool = False

    def refuse(self, why: SupportFault, field: str = "") -> BadFile:
        """Return the error for a fault, with its line."""
        line = field_line(self.text, self.line, field) if field else self.line
        return BadFile(
            Problem.SUPPORT_FILE,
            file=self.file,
            line=line,
            why=why.value,
            field=field if _PLAIN.fullmatch(field) else "",
            school=int(self.school),
        )

    def only(self, known: frozenset[str]) -> None:
        """Refuse fields that are not known."""
        for field in self.values:
            if field not in known:
                raise self.refuse(SupportFault.UNKNOWN_FIELD, field)

    def string(self, field: str, default: str | None = None) -> str:
        """Return a text without blanks around it; it may be empty only with a default."""
        value = self.values.get(field, default)
        if value is None:
            raise self.refuse(SupportFault.MISSING_FIELD, field)
        if not isinstance(value, str):
            raise self.refuse(SupportFault.WRONG_VALUE, field)
        if default is None and not value.strip():
            raise self.refuse(SupportFault.MISSING_FIELD, field)
        return value.strip()

    def choice(self, field: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of a few words."""
        try:
            return kind(self.string(field, default))
        except ValueError:
            raise self.refuse(SupportFault.WRONG_VALUE, field) from None

    def flag(self, field: str) -> bool:
        """Return yes or no; no when it is not there."""
        value = self.values.get(field, False)
        if not isinstance(value, bool):
            raise self.refuse(SupportFault.WRONG_VALUE, field)
        return value

    def tables(self, field: str) -> list[Mapping[str, object]]:
        """Return a list of tables that is not empty."""
        value = self.values.get(field)
        if not value:
            raise self.refuse(SupportFault.MISSING_FIELD, field)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refuse(SupportFault.WRONG_VALUE, field)
        return value


def read_support_file(name: str, text: str) -> Region:
    """Read one country's lines.

    Args:
        name: The file's name, for the sentence about a fault.
        text: Its content, TOML as ``resources/support/README.md`` describes it.

    Raises:
        BadFile: ``SUPPORT_FILE`` with ``file``, ``line``, ``why`` (a ``SupportFault``) and
            ``field``, which may be empty.
    """
    top = _parse(name, text)
    code = top.string("code")
    if not _CODE.fullmatch(code):
        raise top.refuse(SupportFault.WRONG_VALUE, "code")
    lines = tuple(line for _, line in read_lines(top, LINE_FIELDS))
    if code != ELSEWHERE and not any(line.emergency for line in lines):
        raise top.refuse(SupportFault.NO_EMERGENCY)
    return Region(code, top.string("country"), lines, top.string("note", ""))


def read_lines(top: Table, known: frozenset[str]) -> list[tuple[Table, SupportLine]]:
    """Read every ``[[line]]`` of a file, each with its table.

    Args:
        known: The fields a line may have.

    Raises:
        BadFile: As ``read_support_file``.
    """
    found: dict[str, tuple[Table, SupportLine]] = {}
    for number, values in enumerate(top.tables("line")):
        start = table_line(top.text, "line", number)
        table = replace(top, line=start, values=values)
        table.only(known)
        line = _line(table)
        if line.id in found:
            raise table.refuse(SupportFault.DUPLICATE, "id")
        found[line.id] = (table, line)
    return list(found.values())


def _parse(name: str, text: str) -> Table:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        top = Table(name, text, syntax_error_line(error, text), {})
        raise top.refuse(SupportFault.NOT_TOML) from None
    top = Table(name, text, 1, values)
    top.only(_FILE_FIELDS)
    if values.get("format") != FORMAT:
        raise top.refuse(SupportFault.OTHER_FORMAT, "format")
    return top


def _line(table: Table) -> SupportLine:
    certainty = table.choice("certainty", Certainty)
    return SupportLine(
        id=table.string("id"),
        name=table.string("name"),
        who=table.string("who", ""),
        ways=tuple(_way(table, values) for values in table.tables("ways")),
        hours=table.string("hours", ""),
        emergency=table.flag("emergency"),
        audience=table.choice("audience", Audience),
        certainty=certainty,
        hours_certainty=table.choice("hours_certainty", Certainty, certainty),
        checked_on=_checked_on(table),
        source=table.string("source"),
    )


def _checked_on(table: Table) -> str:
    value = table.string("checked_on")
    if value == UNKNOWN_DATE:
        return ""
    if not _DATE.fullmatch(value):
        raise table.refuse(SupportFault.WRONG_VALUE, "checked_on")
    return value


def _way(table: Table, values: Mapping[str, object]) -> Way:
    line = field_line(table.text, table.line, "ways")
    way = replace(table, line=line, values=values)
    way.only(_WAY_FIELDS)
    means, number = way.choice("means", Means), way.string("number")
    if means in (Means.CALL, Means.TEXT) and not _NUMBER.fullmatch(number):
        raise way.refuse(SupportFault.WRONG_VALUE, "number")
    return Way(means, number, way.string("word", ""))
