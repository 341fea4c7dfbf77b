"""A copy of chosen entries with identifying details removed, as it leaves the journal.

The text of an entry is written exactly as it was read through: what goes around it is kept on
lines of its own (plain text) or in keys of its own (JSON Lines), and nothing is escaped away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol, TextIO

from journal_app.domain.ratings import Scale


class CopyFormat(StrEnum):
    """How a copy is written; the value is the file's usual ending."""

    TEXT = "txt"
    JSON_LINES = "jsonl"


PURPOSE: Final = "own use, not for research"
"""Stands in every line of a copy in JSON Lines, whatever the language, so that none is pooled."""

RULE: Final = "-" * 8
"""Stands between two entries of a plain text copy."""


@dataclass(frozen=True, slots=True)
class CopiedEntry:
    """One entry as it leaves.

    Attributes:
        day: Nights counted from an origin that is nobody's date; above 0.
        ratings: Given ratings of the night, when they were asked for.
        prompt: The wording of a prompt that comes with the program; "" otherwise.
    """

    day: int
    text: str = field(repr=False)
    ratings: tuple[tuple[Scale, int], ...] = ()
    prompt: str = field(default="", repr=False)


class CopyWords(Protocol):
    """The translated words of a plain text copy."""

    def opening(self) -> str:
        """Return what stands at the head of the file, on one line."""
        ...

    def head(self, entry: CopiedEntry) -> str:
        """Return the line above an entry: its day and its ratings."""
        ...


def write_copy(
    out: TextIO, entries: Iterable[CopiedEntry], kind: CopyFormat, words: CopyWords
) -> int:
    """Write entries in the order given and return how many there were."""
    count = 0
    if kind is CopyFormat.TEXT:
        out.write(words.opening() + "\n")
    for entry in entries:
        out.write(_as_text(entry, words) if kind is CopyFormat.TEXT else _as_line(entry))
        count += 1
    return count


def _as_text(entry: CopiedEntry, words: CopyWords) -> str:
    prompt = f"{entry.prompt}\n\n" if entry.prompt else ""
    return f"\n{RULE}\n{words.head(entry)}\n\n{prompt}{entry.text}\n"


def _as_line(entry: CopiedEntry) -> str:
    row: dict[str, object] = {"purpose": PURPOSE, "day": entry.day}
    row |= {scale.value: value for scale, value in entry.ratings}
    if entry.prompt:
        row["prompt"] = entry.prompt
    row["text"] = entry.text
    line = json.dumps(row, ensure_ascii=False)
    return (line if len(line.splitlines()) == 1 else json.dumps(row)) + "\n"
