"""Reflections as JSON Lines: one text a line in, the same text with identifiers replaced out.

In: ``{"id": ..., "text": ...}``; other keys are left out of what is written. Out:
``{"id", "spans": [{"start", "end", "type", "tier", "from", "to", "put"}], "text"}``, in the same
order. Offsets are Unicode code points of the text that came in, the end exclusive. ``start`` and
``end`` say what was found; a title or an article may go with it, or a possessive stay, so
``from``, ``to`` and ``put`` say what gave way to which words. No two of these overlap, and the
text that came in with each of them put in place is the text that goes out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any, BinaryIO, Final

from journal_app.domain.identifiers import Finding
from journal_app.errors import Problem, WorldError

LONGEST_LINE: Final = 4 * 1024 * 1024
"""Bytes. A longer line is not read into memory."""

_MARK: Final = b"\xef\xbb\xbf"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Fault(Enum):
    """Why a line is left out; ``sentences.reflections`` has the words.

    ``NOT_REPLACED`` is no fault of the line: something that was found in it would have stayed.
    """

    TOO_LONG = auto()
    NOT_UTF8 = auto()
    NOT_JSON = auto()
    NOT_AN_OBJECT = auto()
    NO_ID = auto()
    NO_TEXT = auto()
    NOT_REPLACED = auto()


@dataclass(frozen=True, slots=True)
class Reflection:
    """A line that can be used.

    Attributes:
        number: Line number in the file, from 1.
        key: The line's id: a string or a whole number.
    """

    number: int
    key: str | int = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """A finding, and what was done about it.

    Attributes:
        start: First code point that gave way, in the text that came in.
        end: One past the last.
        put: What stands there now.
    """

    finding: Finding
    start: int
    end: int
    put: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is left out; nothing of what it says is kept."""

    number: int
    fault: Fault


def read_reflections(
    path: Path, heard: Callable[[int], None] | None = None
) -> Iterator[Reflection | BadLine]:
    """Yield the lines of a file one by one; blank lines are passed over.

    A byte order mark and either kind of line end are taken; one line is in memory at a time.

    Args:
        heard: Told after each line how many bytes of the file have been read.

    Raises:
        WorldError: ``FILE_MISSING``: the file cannot be opened or read.
    """
    try:
        with path.open("rb") as file:
            read = 0
            for number, (line, size) in enumerate(_lines(file), start=1):
                read += size
                found = _parse(number, line)
                if found is not None:
                    yield found
                if heard is not None:
                    heard(read)
    except OSError:
        raise WorldError(Problem.FILE_MISSING, file=path.name) from None


def written_line(reflection: Reflection, changes: Sequence[Change], text: str) -> str:
    """Return the line to write, with its end.

    Letters stay readable. A text that UTF-8 cannot hold (half of a surrogate pair), or that some
    programs would break in two (U+2028), is written in escapes as it may have come.
    """
    spans = [_span(change) for change in changes]
    row = {"id": reflection.key, "spans": spans, "text": text}
    line = json.dumps(row, ensure_ascii=False)
    plain = len(line.splitlines()) == 1 and not _SURROGATE.search(line)
    return (line if plain else json.dumps(row)) + "\n"


def _span(change: Change) -> dict[str, str | int]:
    found = change.finding
    return {
        "start": found.start,
        "end": found.end,
        "type": found.kind.value,
        "tier": found.tier.value,
        "from": change.start,
        "to": change.end,
        "put": change.put,
    }


def _lines(file: BinaryIO) -> Iterator[tuple[bytes | None, int]]:
    """Yield each line without its end, None for one that is too long, and its bytes."""
    first = True
    while line := file.readline(LONGEST_LINE + 1):
        size = len(line)
        whole = size <= LONGEST_LINE
        while not line.endswith(b"\n") and size > LONGEST_LINE:
            line = file.readline(LONGEST_LINE)
            if not line:
                break
            size += len(line)
        # Windows' programs put a byte order mark before the first line, which is no part of it.
        kept = (line.removeprefix(_MARK) if first else line) if whole else None
        first = False
        yield kept, size


def _parse(number: int, line: bytes | None) -> Reflection | BadLine | None:
    if line is None:
        return BadLine(number, Fault.TOO_LONG)
    if not line.strip():
        return None
    try:
        row: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return BadLine(number, Fault.NOT_UTF8)
    except (ValueError, RecursionError):
        return BadLine(number, Fault.NOT_JSON)
    return _checked(number, row)


def _checked(number: int, row: Any) -> Reflection | BadLine:  # noqa: ANN401 # whatever a file holds
    if not isinstance(row, dict):
        return BadLine(number, Fault.NOT_AN_OBJECT)
    key, text = row.get("id"), row.get("text")
    if not isinstance(key, str | int) or isinstance(key, bool):
        return BadLine(number, Fault.NO_ID)
    if not isinstance(text, str):
        return BadLine(number, Fault.NO_TEXT)
    return Reflection(number, key, text)
