"""One table of a questionnaire's file, with every field checked as it is taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from journal_app.errors import BadFile, Problem
from journal_app.research.bounded_toml import Toml, TomlRefusal
from journal_app.research.questionnaire_faults import QuestionnaireFault as Fault

CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,25}")
"""Codes of items, scales and scores: what REDCap takes as a variable's name as it stands."""

NEVER: Final = "never"
"""Written in the place of a date by a licence without an end."""

_MARKUP: Final = re.compile(r"<[a-z/!?]|&(?:#\w+|[a-z]\w*);|\]\(", re.IGNORECASE)
_NAME_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its place in the file. Every method raises ``BadFile`` with the line."""

    file: str
    toml: Toml = field(repr=False)
    place: tuple[str | int, ...]
    values: Mapping[str, object] = field(repr=False)

    def refuse(self, why: Fault, name: str = "", **more: str | int) -> BadFile:
        """Return the refusal of a field, or of the whole table without a name."""
        line = self.toml.line(*self.place, *((name,) if name else ()))
        return refusal(self.file, line, why, field=_shown(name), **more)

    def only(self, known: frozenset[str]) -> None:
        """Refuse every field that is not known."""
        for name in self.values:
            if name not in known:
                raise self.refuse(Fault.UNKNOWN_FIELD, name)

    def text(
        self, name: str, longest: int, *, lines: bool = False, otherwise: str | None = None
    ) -> str:
        """Return a plain text without its outer white space.

        Args:
            longest: Characters.
            lines: It may have several lines.
            otherwise: Taken where the field is not there; without it, it must be.
        """
        if name not in self.values and otherwise is not None:
            return otherwise
        value = self._present(name)
        if not isinstance(value, str):
            raise self.refuse(Fault.WRONG_TYPE, name)
        return self.checked(name, value.strip(), longest, lines=lines)

    def checked(self, name: str, text: str, longest: int, *, lines: bool = False) -> str:
        """Return a text, or refuse it for its length, its lines or its markup."""
        if not text:
            raise self.refuse(Fault.MISSING_FIELD, name)
        if len(text) > longest:
            raise self.refuse(Fault.TOO_LONG, name, most=longest)
        if not lines and len(text.split("\n")) + text.count("\t") > 1:
            raise self.refuse(Fault.SEVERAL_LINES, name)
        if _MARKUP.search(text):
            raise self.refuse(Fault.MARKUP, name)
        return text

    def code(self, name: str, form: re.Pattern[str] = CODE) -> str:
        """Return a code of a certain form."""
        value = self.text(name, 60)
        if not form.fullmatch(value):
            raise self.refuse(Fault.BAD_CODE, name)
        return value

    def number(self, name: str, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        value = self._present(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(Fault.WRONG_TYPE, name)
        if not least <= value <= most:
            raise self.refuse(Fault.OUT_OF_RANGE, name, least=least, most=most)
        return value

    def flag(self, name: str) -> bool:
        """Return true or false; false where the field is not there."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise self.refuse(Fault.WRONG_TYPE, name)
        return value

    def last_day(self, name: str) -> date | None:
        """Return a date, None for ``NEVER``; one of them must be written."""
        value = self._present(name)
        if value == NEVER:
            return None
        if type(value) is not date:  # a moment is a date as well, and no last day
            raise self.refuse(Fault.WRONG_TYPE, name)
        return value

    def tables(self, name: str, least: int, most: int) -> list[Table]:
        """Return the tables of an array, as many as are allowed."""
        values = self._counted(name, least, most)
        found: list[Table] = []
        for index, value in enumerate(values):
            if not isinstance(value, dict):
                raise self.refuse(Fault.WRONG_TYPE, name)
            found.append(Table(self.file, self.toml, (*self.place, name, index), value))
        return found

    def codes(self, name: str, least: int, most: int) -> tuple[str, ...]:
        """Return an array of codes, each once."""
        found: list[str] = []
        for value in self._counted(name, least, most):
            if not isinstance(value, str) or not CODE.fullmatch(value):
                raise self.refuse(Fault.BAD_CODE, name)
            if value in found:
                raise self.refuse(Fault.DUPLICATE, name)
            found.append(value)
        return tuple(found)

    def _counted(self, name: str, least: int, most: int) -> list[object]:
        values = self.values.get(name, [])
        if not isinstance(values, list):
            raise self.refuse(Fault.WRONG_TYPE, name)
        if not least <= len(values) <= most:
            raise self.refuse(Fault.COUNT, name, least=least, most=most)
        return values

    def _present(self, name: str) -> object:
        if name not in self.values:
            raise self.refuse(Fault.MISSING_FIELD, name)
        return self.values[name]


def refusal(
    file: str, line: int, why: Fault | TomlRefusal, *, field: str = "", **more: str | int
) -> BadFile:
    """Return ``QUESTIONNAIRE_FILE`` with file, line, reason and field."""
    where: dict[str, str | int] = {"file": file, "line": line, "field": field}
    return BadFile(Problem.QUESTIONNAIRE_FILE, **where, why=why.value, **more)


def _shown(name: str) -> str:
    """Return a field's name as it can be shown: a stranger chose it."""
    plain = " ".join(name.split())
    return plain if len(plain) <= _NAME_SHOWN else f"{plain[:_NAME_SHOWN]}…"
