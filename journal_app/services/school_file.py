"""Support lines a school gives by file: they are added to the country's own and change none.

The form is that of the country files but for its head, which names who gives it, and for
``emergency``, which stays with what ships. A stranger's file: bounded, plain, nothing hidden in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_app.domain.support import SupportLine, Way
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.files import disk_errors
from journal_app.research.bounded_toml import Limits, TomlFault, TomlRefusal, read_toml
from journal_app.research.file_names import shown_name
from journal_app.services.support_file import (
    FORMAT,
    LINE_FIELDS,
    SupportFault,
    Table,
    read_lines,
)

LARGEST: Final = 64 * 1024
MOST_LINES: Final = 40
LONGEST: Final = 300
"""Characters of one text."""

_HEAD: Final = frozenset({"format", "origin", "note", "line"})
_LIMITS: Final = Limits(size=LARGEST, depth=4, keys=1_500, string=LONGEST)
_NO_DIGIT: Final = re.compile(r"\D+")
_WHY: Final[Mapping[TomlRefusal, SupportFault]] = {
    TomlRefusal.TOO_LARGE: SupportFault.TOO_LARGE,
    TomlRefusal.LONG_STRING: SupportFault.TOO_LARGE,
    TomlRefusal.LONG_WORD: SupportFault.TOO_LARGE,
    TomlRefusal.BIG_NUMBER: SupportFault.TOO_LARGE,
    TomlRefusal.TOO_MANY_KEYS: SupportFault.TOO_MANY,
    TomlRefusal.TOO_DEEP: SupportFault.NOT_TOML,
    TomlRefusal.NOT_TOML: SupportFault.NOT_TOML,
    TomlRefusal.NOT_UTF8: SupportFault.UNREADABLE,
    TomlRefusal.BYTE_ORDER_MARK: SupportFault.UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class SchoolFile:
    """A file that was read.

    Attributes:
        origin: Who gives it, in their own words.
        note: One sentence of theirs, or empty.
        lines: In the file's order.
        text: The file as it was read.
    """

    origin: str
    note: str
    lines: tuple[SupportLine, ...]
    text: str = field(repr=False)


def read_school_file_at(path: Path, shipped: Collection[str]) -> SchoolFile:
    """Read a school's file from the disk, of which no more is read than may be.

    Args:
        shipped: Ids of the lines that ship; none of them may be used again.

    Raises:
        WorldError: ``FILE_MISSING``.
        DiskRefused: The disk does not give it.
        BadFile: As ``read_school_file``.
    """
    name = shown_name(path.name)
    with disk_errors(path.parent):
        if not path.is_file():  # a pipe would be waited for
            raise WorldError(Problem.FILE_MISSING, file=name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    return read_school_file(data, file=name, shipped=shipped)


def read_school_file(data: bytes, *, file: str, shipped: Collection[str]) -> SchoolFile:
    """Read a school's file.

    Raises:
        BadFile: ``SUPPORT_FILE`` with ``file``, ``line``, ``why`` (a ``SupportFault``),
            ``field`` and ``school``, which is 1.
    """
    top = _top(data, file)
    lines = read_lines(top, LINE_FIELDS - {"emergency"})
    if len(lines) > MOST_LINES:
        raise lines[MOST_LINES][0].refuse(SupportFault.TOO_MANY, "id")
    for table, line in lines:
        if line.id in shipped:
            raise table.refuse(SupportFault.SHIPPED, "id")
    return SchoolFile(
        top.string("origin"), top.string("note", ""), tuple(one for _, one in lines), top.text
    )


def not_shown_already(
    lines: Collection[SupportLine], shown: Collection[SupportLine]
) -> tuple[SupportLine, ...]:
    """Return the lines a student may see beside those shown already.

    A way that is shown already is left out, and so is a line of which no way is left: each
    number stands on the screen once, as it ships.
    """
    known = {_key(way) for line in shown for way in line.ways}
    found = []
    for line in lines:
        ways = tuple(way for way in line.ways if _key(way) not in known)
        if line.shown and len(ways) == len(line.ways):
            found.append(line)
        elif line.shown and ways:
            found.append(line.reached_by(ways))
    return tuple(found)


def _key(way: Way) -> tuple[str, str]:
    digits = _NO_DIGIT.sub("", way.number)
    plain = digits if digits and "@" not in way.number and "." not in way.number else ""
    return (way.means.value, plain or way.number.casefold().strip())


def _top(data: bytes, file: str) -> Table:
    try:
        toml = read_toml(data, limits=_LIMITS)
    except TomlFault as fault:
        raise BadFile(
            Problem.SUPPORT_FILE,
            file=file,
            line=fault.line,
            why=_WHY.get(fault.why, SupportFault.HIDDEN).value,
            field="",
            school=1,
        ) from None
    text = data.decode("utf-8").replace("\r\n", "\n")
    top = Table(file, text, 1, toml.values, school=True)
    top.only(_HEAD)
    if toml.values.get("format") != FORMAT:
        raise top.refuse(SupportFault.OTHER_FORMAT, "format")
    return top
