"""TOML from strangers, read with the standard library under hard limits.

A study file or a questionnaire comes from somebody Heartbeat does not know. What is read here is
bounded in size and depth before it is parsed, is plain UTF-8, and holds no character that shows
text otherwise than it reads (Unicode Technical Report 36, sections 2.5 and 3).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from journal_app.errors import HeartbeatError
from journal_app.research.toml_scan import Place, nearest_line, scan

_SAID_BY_TOMLLIB: Final = re.compile(r"\(at line (\d+)")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\u2800]"
)
"""Characters of which nothing is seen: those with the property Default_Ignorable_Code_Point of
Unicode 16.0 (DerivedCoreProperties.txt of the Unicode Character Database), and the blank of
braille, U+2800, which is a symbol to Unicode and an empty box to the eye. ``unicodedata`` does not
know the property: letters (Hangul fillers) and marks (variation selectors) are among them."""
_MOST_MARKS: Final = 4
"""Combining marks in a row; no written language stacks more, and a pile hides other lines."""
_MARKS_FOR_EACH: Final = 4
"""Brackets, equals signs and commas that one key or item of an array may take at the most."""
_FAIR: Final = re.compile(r"[\x20-\x7e\t\n]*")


class TomlRefusal(StrEnum):
    """Why a text is not read."""

    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    BYTE_ORDER_MARK = "byte-order-mark"
    CONTROL_CHARACTER = "control-character"
    BIDI_CHARACTER = "bidi-character"
    HIDDEN_CHARACTER = "hidden-character"
    PILED_MARKS = "piled-marks"
    TOO_DEEP = "too-deep"
    LONG_WORD = "long-word"
    NOT_TOML = "not-toml"
    TOO_MANY_KEYS = "too-many-keys"
    LONG_STRING = "long-string"
    BIG_NUMBER = "big-number"


class TomlFault(HeartbeatError):
    """A text that is not read.

    Attributes:
        line: Where, from 1.
        why: The reason.
    """

    def __init__(self, line: int, why: TomlRefusal) -> None:
        super().__init__(why.value)
        self.line = line
        self.why = why


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read.

    Attributes:
        size: Bytes.
        depth: Arrays, tables and dotted keys within each other.
        keys: Keys and array items in all.
        string: Characters of one string.
        digits: Decimal digits of one whole number.
        word: Characters of a bare key or a number as it is written.
    """

    size: int = 256 * 1024
    depth: int = 6
    keys: int = 4_000
    string: int = 64 * 1024
    digits: int = 15
    word: int = 128


@dataclass(frozen=True, slots=True)
class Toml:
    """A text that was read.

    Attributes:
        values: As ``tomllib`` gives them.
        lines: Lines of tables and keys; ask through ``line``.
    """

    values: Mapping[str, object] = field(repr=False)
    lines: Mapping[Place, int] = field(repr=False)

    def line(self, *place: str | int) -> int:
        """Return the line where a value stands, e.g. ``line("contact", 0, "name")``."""
        return nearest_line(self.lines, place)


def read_toml(data: bytes, *, limits: Limits) -> Toml:
    """Read TOML 1.0.

    Raises:
        TomlFault: It is over a limit, no UTF-8, no TOML, or holds characters that hide.
    """
    text = _decode(data, limits).replace("\r\n", "\n")
    found = hidden_character(text)
    if found is not None:
        raise TomlFault(text.count("\n", 0, found[0]) + 1, found[1])
    walked = scan(text, depth=limits.depth, marks=_MARKS_FOR_EACH * limits.keys)
    if walked.marks > _MARKS_FOR_EACH * limits.keys:
        raise TomlFault(walked.line, TomlRefusal.TOO_MANY_KEYS)
    if walked.deepest[0] > limits.depth:
        raise TomlFault(walked.deepest[1], TomlRefusal.TOO_DEEP)
    if walked.longest[0] > limits.word:
        raise TomlFault(walked.longest[1], TomlRefusal.LONG_WORD)
    toml = Toml(_parse(text), walked.lines)
    _check(toml, limits)
    return toml


def hidden_character(text: str) -> tuple[int, TomlRefusal] | None:
    """Return position and kind of the first character that has no place in plain text.

    Newlines and tabs have. Controls, bidirectional controls, other characters of which nothing is
    seen, private ones, noncharacters, line separators and piles of combining marks have not.
    """
    marks = 0
    at = _fair_end(text, 0)
    while at < len(text):
        category = unicodedata.category(text[at])
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        why = TomlRefusal.PILED_MARKS if marks > _MOST_MARKS else _amiss(text[at], category)
        if why is not None:
            return at, why
        at += 1
        if marks == 0:
            at = _fair_end(text, at)
    return None


def _fair_end(text: str, start: int) -> int:
    """Return where a run of plain ASCII ends: most texts are one, and are passed over at once."""
    found = _FAIR.match(text, start)
    return found.end() if found else start


def _amiss(character: str, category: str) -> TomlRefusal | None:
    if character in "\n\t":
        return None
    if character in _BIDI:
        return TomlRefusal.BIDI_CHARACTER
    if category == "Cc":
        return TomlRefusal.CONTROL_CHARACTER
    if _UNSEEN.match(character):
        return TomlRefusal.HIDDEN_CHARACTER
    # The last two of every plane are no characters at all, whatever the edition of Unicode.
    if category in _REFUSED_CATEGORIES or ord(character) & 0xFFFE == 0xFFFE:
        return TomlRefusal.HIDDEN_CHARACTER
    return None


def _decode(data: bytes, limits: Limits) -> str:
    if len(data) > limits.size:
        raise TomlFault(1, TomlRefusal.TOO_LARGE)
    if data.startswith(_BYTE_ORDER_MARK):
        raise TomlFault(1, TomlRefusal.BYTE_ORDER_MARK)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TomlFault(line, TomlRefusal.NOT_UTF8) from None


def _parse(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        # Not reached while the walk and tomllib agree; a stranger's file is no place for trust.
        raise TomlFault(1, TomlRefusal.TOO_DEEP) from None
    except (ValueError, OverflowError) as error:
        said = _SAID_BY_TOMLLIB.search(str(error))
        last = text.count("\n") + 1
        line = int(said.group(1)) if said else last
        raise TomlFault(line, TomlRefusal.NOT_TOML) from None


def _check(toml: Toml, limits: Limits) -> None:
    """Hold every key and value against the limits; escapes are written out by now."""
    for count, (place, value) in enumerate(_walk(toml.values, ()), 1):
        why = TomlRefusal.TOO_MANY_KEYS if count > limits.keys else _value_amiss(value, limits)
        if why is None and place and isinstance(place[-1], str):
            why = _value_amiss(place[-1], limits)
        if why is not None:
            raise TomlFault(toml.line(*place), why)


def _value_amiss(value: object, limits: Limits) -> TomlRefusal | None:
    if isinstance(value, str):
        if len(value) > limits.string:
            return TomlRefusal.LONG_STRING
        found = hidden_character(value)
        return found[1] if found else None
    if isinstance(value, int) and abs(value) >= 10**limits.digits:
        return TomlRefusal.BIG_NUMBER
    return None


def _walk(value: object, place: Place) -> Iterator[tuple[Place, object]]:
    """Yield everything within a value; its depth is bounded by now."""
    inside: Iterator[tuple[str | int, object]]
    if isinstance(value, dict):
        inside = iter(value.items())
    elif isinstance(value, list):
        inside = iter(enumerate(value))
    else:
        return
    for key, item in inside:
        yield (*place, key), item
        yield from _walk(item, (*place, key))
