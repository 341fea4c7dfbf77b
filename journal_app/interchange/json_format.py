"""The journal as one JSON file, and that file read back.

Documented in docs/json-format.md. Instants are ISO 8601 in UTC, nights are ISO dates, an entry
stands on one line so that a text tool can count and compare them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TextIO

from pydantic import TypeAdapter, ValidationError

from journal_app.domain.ports import OpenVault
from journal_app.errors import BadFile, Problem
from journal_app.interchange.document import (
    Difference,
    ReadsQuestionnaire,
    Surroundings,
    WrittenEntry,
    entries_of,
    surroundings_of,
)

_AROUND: Final = tuple(one.name for one in fields(Surroundings))

FORMAT: Final = "heartbeat-journal"
VERSION: Final = 1

_SURROUNDINGS: Final = TypeAdapter(Surroundings)
_ENTRY: Final = TypeAdapter(WrittenEntry)


def write_json(
    out: TextIO, around: Surroundings, entries: Iterable[WrittenEntry], at: datetime
) -> int:
    """Write a journal and return how many entries it held; only one is in memory at a time."""
    head = {"format": FORMAT, "version": VERSION, "exported_at": at.isoformat()}
    body = {**head, **_SURROUNDINGS.dump_python(around, mode="json")}
    opening = json.dumps(body, ensure_ascii=False, indent=1)
    out.write(opening.removesuffix("\n}") + ',\n "entries": [')
    count = 0
    for count, entry in enumerate(entries, start=1):
        line = json.dumps(_ENTRY.dump_python(entry, mode="json"), ensure_ascii=False)
        out.write(("" if count == 1 else ",") + "\n  " + line)
    out.write("\n ]\n}\n")
    return count


def read_json(path: Path) -> tuple[Surroundings, tuple[WrittenEntry, ...]]:
    """Read a journal that ``write_json`` wrote.

    Raises:
        BadFile: Not such a file; ``values`` has the file's name and, where known, the line or
            the field that is wrong, never its content.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise _refused(path, f"line {error.lineno}") from None
    except (UnicodeDecodeError, RecursionError):
        raise _refused(path, "text") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _refused(path, "format")
    if data.get("version") != VERSION:
        raise _refused(path, "version")
    return _checked(path, data)


def _checked(path: Path, data: dict[str, Any]) -> tuple[Surroundings, tuple[WrittenEntry, ...]]:
    try:
        around = _SURROUNDINGS.validate_python({name: data.get(name, ()) for name in _AROUND})
        entries = tuple(_ENTRY.validate_python(entry) for entry in data.get("entries", ()))
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        raise _refused(path, where) from None
    return around, entries


def _refused(path: Path, where: str) -> BadFile:
    return BadFile(Problem.IMPORT_FILE, file=path.name, where=where)


def differences(
    path: Path, vault: OpenVault, read: ReadsQuestionnaire, *, with_notebook: bool = False
) -> tuple[Difference, ...]:
    """Compare a written file with the vault it came from; empty when they are equal.

    Sites are not compared, because they are never written.

    Args:
        with_notebook: The file was written with the notebook; else it must hold none of it.
    """
    around, entries = read_json(path)
    found = [Difference("entries", n) for n in [_unequal(entries, entries_of(vault))] if n]
    live = surroundings_of(vault, read, with_notebook=with_notebook)
    for name in _AROUND:
        count = _unequal(getattr(around, name), iter(getattr(live, name)))
        found += [Difference(name, count)] if count else []
    return tuple(found)


def _unequal(written: tuple[Any, ...], live: Iterator[Any]) -> int:
    """Return at how many places two sequences differ, missing ones included."""
    count = differing = 0
    for count, item in enumerate(live, start=1):
        differing += count > len(written) or written[count - 1] != item
    return differing + max(0, len(written) - count)
