"""Reads what is typed at the terminal in answer to a question about a study."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from journal_app.research.study_schema import Kind
from journal_app.sentences import study_questions as words
from journal_app.words import tr

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_LONGEST_LINE: Final = 40_000
_LARGEST_FILE: Final = 128 * 1024


class Stopped(Exception):
    """Nobody answers any more."""


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
        self._write(line + "\n")

    def _write(self, text: str) -> None:
        self._to.write(text)
        self._to.flush()

    def read(self, kind: Kind) -> str:
        """Return what is typed for a kind of value: a line, or several.

        Raises:
            Stopped: The input ended.
        """
        self._write("> ")
        first = self._line()
        if kind is Kind.TEXT:
            return self._text(first)
        if kind is Kind.LINES:
            lines = []
            while first.strip():
                lines.append(first.strip())
                first = self._line()
            return "\n".join(lines)
        return first.strip()

    def _text(self, first: str) -> str:
        """Read lines up to one with a full stop; nothing at all, or the name of a file, ends it."""
        if first.startswith("@"):
            return self._text_of(Path(first[1:].strip()))
        if not first.strip():
            return ""
        lines = [first]
        while (line := self._line()) != ".":
            lines.append(line)
        return "\n".join(lines)

    def _text_of(self, path: Path) -> str:
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST_FILE).decode("utf-8-sig")
        except (OSError, ValueError):
            self.say(words.file_amiss(path.name))
            return self._text(self._line())
        return text.replace("\r\n", "\n").strip("\n")

    def _line(self) -> str:
        line = self._source.readline(_LONGEST_LINE)
        if not line:
            raise Stopped
        return line.rstrip("\r\n")

    def yes(self, question: str, *, usual: bool | None = None) -> bool:
        """Ask until the answer is yes or no; Enter gives ``usual``.

        Raises:
            Stopped: The input ended.
        """
        self.say("")
        self.say(question)
        standing = "" if usual is None else ", " + words.usual(tr("yes") if usual else tr("no"))
        self.say(f"  {words.yes_or_no()}{standing}")
        while True:
            self._write("> ")
            typed = self._line().strip()
            answer = usual if not typed else _flag(typed)
            if answer is not None:
                return answer
            self.say(words.say_yes_or_no())


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
