"""Reads what is typed at the terminal in answer to a question about a study."""

from __future__ import annotations

import re
import shutil
import textwrap
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from journal_app.research.study_schema import Kind
from journal_app.sentences import study_questions as words
from journal_app.words import tr

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_EMPTY: Final = "."
_LONGEST_LINE: Final = 40_000
_LARGEST_FILE: Final = 128 * 1024
_MONTHS: Final = 12
_MOST_COLUMNS: Final = 100
"""Longer lines are hard to read, however wide the terminal."""


class Stopped(Exception):
    """Nobody answers any more."""


class GoBack(Exception):
    """The question before is to be asked again."""


def in_columns(text: str, to: TextIO) -> str:
    """Return a text in lines no wider than the terminal; as it is where none is written to.

    Words stay whole, and a line that goes on is indented like its beginning.
    """
    if not to.isatty():
        return text
    width = min(shutil.get_terminal_size().columns, _MOST_COLUMNS) - 1
    return "\n".join(_line_in_columns(line, width) for line in text.split("\n"))


def _line_in_columns(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line.strip(),
        width=max(width, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


class Answers:
    """A terminal, or what stands in for one.

    Args:
        source: Where answers are read.
        to: Where questions are written.
    """

    def __init__(self, source: TextIO, to: TextIO) -> None:
        self._source = source
        self._to = to

    def say(self, line: str) -> None:
        """Write a line."""
        self._write(in_columns(line, self._to) + "\n")

    def _write(self, text: str) -> None:
        self._to.write(text)
        self._to.flush()

    def read(self, kind: Kind) -> str | None:
        """Return what is typed for a kind of value: a line, or several; None for Enter alone.

        One full stop at once is an empty answer, whatever the kind.

        Raises:
            GoBack: The question before is to be asked again.
            Stopped: The input ended.
        """
        first = self.first_line()
        if not first.strip():
            return None
        if first.strip() == _EMPTY:
            return ""
        if kind is Kind.TEXT:
            return self._text(first)
        if kind is Kind.LINES:
            lines = []
            while first.strip():
                lines.append(first.strip())
                first = self._line()
            return "\n".join(lines)
        return first.strip()

    def first_line(self) -> str:
        """Return the line that is typed in answer to a question.

        Raises:
            GoBack: The question before is to be asked again.
            Stopped: The input ended.
        """
        self._write("> ")
        line = self._line()
        if line.strip().casefold() in {"<", tr("back")}:
            raise GoBack
        return line

    def _text(self, first: str) -> str | None:
        """Read lines up to one with a full stop, or the text in a file."""
        if first.startswith("@"):
            return self._text_of(Path(first[1:].strip()))
        lines = []
        while first.strip() != _EMPTY:
            lines.append(first)
            first = self._line()
        return _trimmed("\n".join(lines))

    def _text_of(self, path: Path) -> str | None:
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST_FILE).decode("utf-8-sig")
        except FileNotFoundError:
            self.say(words.file_not_found(path.name))
            return self.read(Kind.TEXT)
        except (OSError, ValueError):
            self.say(words.file_amiss(path.name))
            return self.read(Kind.TEXT)
        return _trimmed(text.replace("\r\n", "\n"))

    def _line(self) -> str:
        line = self._source.readline(_LONGEST_LINE)
        if not line:
            raise Stopped
        return line.rstrip("\r\n")

    def yes(self, question: str, *, usual: bool | None = None) -> bool:
        """Ask until the answer is yes or no; Enter gives ``usual``.

        Raises:
            GoBack: The question before is to be asked again.
            Stopped: The input ended.
        """
        self.say(question)
        standing = "" if usual is None else ", " + words.usual(tr("yes") if usual else tr("no"))
        self.say(f"  {words.yes_or_no()}{standing}")
        while True:
            typed = self.first_line().strip()
            answer = usual if not typed else _flag(typed)
            if answer is not None:
                return answer
            self.say(words.say_yes_or_no())


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def parsed(kind: Kind, typed: str) -> object:
    """Return what was typed as the kind of value it should be, or as typed when it is not."""
    if kind is Kind.NUMBER:
        return int(typed) if _WHOLE.fullmatch(typed) else typed
    if kind is Kind.FLAG:
        flag = _flag(typed)
        return typed if flag is None else flag
    if kind is Kind.DATE:
        return _day(typed)
    if kind is Kind.LINES:
        return [line for line in typed.split("\n") if line]
    return typed


def _day(typed: str) -> date | str:
    try:
        return date.fromisoformat(typed) if _DAY.fullmatch(typed) else typed
    except ValueError:
        return typed


def no_such_day(typed: str) -> str | None:
    """Return why a date that is typed as dates are is none; None when it is not typed so."""
    if not _DAY.fullmatch(typed):
        return None
    year, month, day = (int(part) for part in typed.split("-"))
    if not 1 <= month <= _MONTHS:
        return words.no_such_month(month)
    days = monthrange(year, month)[1] if year else 0
    return None if 1 <= day <= days else words.no_such_day(typed[:7], days, day)


def _flag(typed: str) -> bool | None:
    answer = typed.casefold()
    if answer in {tr("yes"), tr("y"), "true"}:
        return True
    return False if answer in {tr("no"), tr("n"), "false"} else None


def shown(value: object) -> str:
    """Return a value as it would be typed."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list):
        return "\n".join(str(item) for item in value)
    return str(value)


def in_one_line(value: object) -> str:
    """Return a value for a list of answers."""
    return "; ".join(map(str, value)) if isinstance(value, list) else shown(value)
