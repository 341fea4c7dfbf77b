"""The texts that are measured, as written and with their capitals changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from benchmarks.deid.score import read

FOLDER: Final = Path(__file__).resolve().parent
DEVELOPMENT: Final = "development"
SECOND: Final = "second"
TRAPS: Final = "traps"


@dataclass(frozen=True)
class Span:
    """A place in a text, in code points, end exclusive.

    Attributes:
        kind: What stands there, in the words of whoever says so.
        sure: False where a system only suspects.
    """

    start: int
    end: int
    kind: str
    sure: bool = True


@dataclass(frozen=True)
class Sample:
    """A text with its marks; ``id`` is unique among all sets."""

    id: str
    text: str = field(repr=False)
    spans: tuple[Span, ...]

    @property
    def words(self) -> int:
        """Return how many words it has, parted by blanks."""
        return len(self.text.split())


@dataclass(frozen=True)
class TextSet:
    """Texts that are measured together.

    Attributes:
        name: Short, unique, in the words of the table.
        of: ``DEVELOPMENT``, ``SECOND`` or ``TRAPS``.
    """

    name: str
    of: str
    samples: tuple[Sample, ...] = field(repr=False)


def load(folder: Path = FOLDER, *, second: bool) -> list[TextSet]:
    """Return the sets.

    Args:
        second: Also the sealed set; without it that file is not opened.
    """
    development = _read(folder, DEVELOPMENT)
    sets = [
        _set("as written", DEVELOPMENT, development),
        _set("all lower case", DEVELOPMENT, development, str.lower),
        _set("all capitals", DEVELOPMENT, development, str.upper),
        _set("as written", TRAPS, _read(folder, TRAPS)),
    ]
    if second:
        sealed = _read(folder, SECOND)
        sets += [
            _set("as written", SECOND, sealed),
            _set("all lower case", SECOND, sealed, str.lower),
        ]
    return sets


def recased(text: str, change: Callable[[str], str]) -> str:
    """Return a text with other capitals and every letter in its place.

    A letter that would become two (ß in capitals) stays as it is: the marks must still fit.
    """
    changed = ((sign, change(sign)) for sign in text)
    return "".join(new if len(new) == 1 else sign for sign, new in changed)


def _set(
    name: str, of: str, samples: list[Sample], change: Callable[[str], str] | None = None
) -> TextSet:
    whole = f"{of}, {name}"
    made = (
        replace(
            each,
            id=f"{whole}/{each.id}",
            text=recased(each.text, change) if change is not None else each.text,
        )
        for each in samples
    )
    return TextSet(whole, of, tuple(made))


def _read(folder: Path, name: str) -> list[Sample]:
    rows = read(str(folder / f"{name}.jsonl"))
    return [
        Sample(
            key,
            row["text"],
            tuple(Span(span["start"], span["end"], span["type"]) for span in row["spans"]),
        )
        for key, row in rows.items()
    ]
