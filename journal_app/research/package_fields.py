"""Reading values out of JSON that somebody else may have written: types, lengths and ranges."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from journal_app.research.package_faults import Faulty, PackageFault, refuse
from journal_app.research.text_cleaning import CONTROL

LONGEST_TEXT: Final = 1_000_000
"""Code points of the longest entry."""

LONGEST_LABEL: Final = 200
"""Code points of the longest name of a group, a prompt, a questionnaire or an item."""

LONGEST_PROMPT: Final = 2_000
LARGEST_NUMBER: Final = 1_000_000
MOST_ROWS: Final = 20_000
"""Rows of the longest table: nights of more than fifty years."""

MOST_NUMBERS: Final = 500
"""Answers or scores of one questionnaire."""

MOST_NUMBERS_ALTOGETHER: Final = 100_000
"""Answers and scores of one package: a sheet of fifty items every day for five years."""

_HEX: Final = re.compile(r"[0-9a-f]+")
_STUDY: Final = re.compile(r"[A-Za-z0-9-]{1,120}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an object of one kind can be; more is refused before any of it is read.

    A parser makes a hundred bytes of memory from three bytes of JSON, so what it is given is
    bounded by more than its length.

    Attributes:
        size: Bytes.
        inside: Objects and lists in it.
        strings: Names and texts in it.
    """

    size: int
    inside: int
    strings: int


MANIFEST_SHAPE: Final = Shape(1024 * 1024, 24, 10_100)
CONSENT_SHAPE: Final = Shape(64 * 1024, 1, 24)
NIGHT_SHAPE: Final = Shape(4 * 1024, 0, 24)
ENTRY_SHAPE: Final = Shape(5 * LONGEST_TEXT, 0, 24)
ANSWERS_SHAPE: Final = Shape(1024 * 1024, 2, 2 * MOST_NUMBERS + 24)


def json_object(data: bytes, shape: Shape) -> Mapping[str, object]:
    """Return the object that bytes are.

    Raises:
        Faulty: ``JSON``; not UTF-8, not JSON, more in it than its shape has, or something else.
            ``TOO_BIG``.
    """
    if len(data) > shape.size:
        refuse(PackageFault.TOO_BIG)
    _check_shape(data, shape)
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        refuse(PackageFault.JSON)
    if not isinstance(value, dict):
        refuse(PackageFault.JSON)
    return value


def _check_shape(data: bytes, shape: Shape) -> None:
    """Count brackets and strings as they lie, without reading them."""
    plain = _without_escapes(data)
    if plain.count(b'"') > 2 * shape.strings:
        refuse(PackageFault.JSON)
    outside = b"".join(plain.split(b'"')[::2])
    if outside.count(b"{") + outside.count(b"[") > 1 + shape.inside:
        refuse(PackageFault.JSON)


def strings_in(data: bytes) -> int:
    """Return how many names and texts stand in JSON, without reading it."""
    return _without_escapes(data).count(b'"') // 2


def _without_escapes(data: bytes) -> bytes:
    # What is escaped in a string begins with a backslash, and outside strings there is none.
    return data.replace(b"\\\\", b"").replace(b'\\"', b"")


def json_lines(data: bytes, shape: Shape) -> Iterator[Mapping[str, object]]:
    """Give the objects of JSON Lines, one at a time.

    Raises:
        Faulty: ``JSON``, or ``TOO_BIG`` above ``MOST_ROWS``.
    """
    if data.count(b"\n") > MOST_ROWS:
        refuse(PackageFault.TOO_BIG)
    if data and not data.endswith(b"\n"):
        refuse(PackageFault.JSON)
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        yield json_object(data[start:end], shape)
        start = end + 1


class Fields:
    """One object's values, each taken once; what is left over is refused by ``done``.

    Every method raises ``Faulty`` with ``VALUE``, or the fault that was given, when a value is
    missing or not what it should be.
    """

    def __init__(
        self, values: Mapping[str, object], fault: PackageFault = PackageFault.VALUE
    ) -> None:
        self._values = dict(values)
        self._fault = fault

    def has(self, name: str) -> bool:
        """Tell whether a value is there and not taken."""
        return name in self._values

    def done(self) -> None:
        """Refuse what nobody took."""
        if self._values:
            refuse(self._fault)

    def whole(self, name: str, lowest: int = 0, highest: int = LARGEST_NUMBER) -> int:
        """Take a whole number within a range."""
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool):
            refuse(self._fault)
        if not lowest <= value <= highest:
            refuse(self._fault)
        return value

    def maybe(self, name: str, lowest: int, highest: int = LARGEST_NUMBER) -> int | None:
        """Take a whole number, or nothing."""
        if name in self._values and self._values[name] is None:
            del self._values[name]
            return None
        return self.whole(name, lowest, highest)

    def yes_no(self, name: str) -> bool:
        """Take a truth value."""
        value = self._take(name)
        if not isinstance(value, bool):
            refuse(self._fault)
        return value

    def text(self, name: str, longest: int, *, lines: bool = False) -> str:
        """Take a text; of several lines or of one."""
        value = self._take(name)
        if not isinstance(value, str) or len(value) > longest or CONTROL.search(value):
            refuse(self._fault)
        if not lines and ("\n" in value or "\t" in value):
            refuse(self._fault)
        return value

    def hexadecimal(self, name: str, digits: int) -> str:
        """Take lower-case hexadecimal digits."""
        value = self.text(name, digits)
        if len(value) != digits or not _HEX.fullmatch(value):
            refuse(self._fault)
        return value

    def study(self, name: str) -> str:
        """Take a study's id."""
        value = self.text(name, LONGEST_LABEL)
        if not _STUDY.fullmatch(value):
            refuse(self._fault)
        return value

    def one_of(self, name: str, make: Callable[[str], T]) -> T:
        """Take a value of an enumeration."""
        value = self.text(name, LONGEST_LABEL)
        try:
            return make(value)
        except ValueError:
            refuse(self._fault)

    def inner(self, name: str) -> Fields:
        """Take an object."""
        value = self._take(name)
        if not isinstance(value, dict):
            refuse(self._fault)
        return Fields(value, self._fault)

    def each(self, name: str, most: int) -> Sequence[object]:
        """Take a list."""
        value = self._take(name)
        if not isinstance(value, list) or len(value) > most:
            refuse(self._fault)
        return value

    def names(self) -> tuple[str, ...]:
        """Return the names of what is not taken, sorted: canonical JSON has no other order."""
        return tuple(sorted(self._values))

    def number(self, name: str) -> float | None:
        """Take a finite number, or nothing."""
        value = self._take(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            refuse(self._fault)
        try:
            number = float(value)
        except OverflowError:
            refuse(self._fault)
        if not math.isfinite(number):
            refuse(self._fault)
        return number

    def _take(self, name: str) -> object:
        if name not in self._values:
            refuse(self._fault)
        return self._values.pop(name)


def _no_constant(_name: str) -> float:
    raise Faulty(PackageFault.JSON)
