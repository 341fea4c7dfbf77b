"""One table of a prompt file, read field by field; what is amiss is noted with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from journal_app.errors import BadFile, Problem
from journal_app.prompts import checks
from journal_app.prompts.checks import Fault
from journal_app.prompts.lines import Lines
from journal_app.prompts.schema import ID_FORM, LONGEST_ID, PromptFault

MOST_FAULTS: Final = 100
"""Of one file: enough to mend by, and a hostile file cannot make finding them long."""

T = TypeVar("T", str, int, bool)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that tables are read from, and everything found amiss in it so far."""

    name: str
    lines: Lines
    faults: list[BadFile] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Return whether so much is amiss that nothing more is kept."""
        return len(self.faults) >= MOST_FAULTS

    def note(self, line: int, fault: Fault) -> None:
        """Keep a fault with its line, up to the most that is kept."""
        if self.full:
            return
        values = dict(fault.values)
        if fault.field:
            values["field"] = fault.field
        self.faults.append(
            BadFile(Problem.PROMPT_FILE, file=self.name, line=line, why=fault.why.value, **values)
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a data file.

    Every reader notes what is amiss and returns None, or for a text "", so that one reading
    finds all faults of a table.

    Attributes:
        line: Line of the table's header, from 1.
        values: What was read.
    """

    source: Source
    line: int
    values: Mapping[str, object]

    def note(self, why: PromptFault, field: str = "", **values: str | int) -> None:
        """Keep a fault, at the line of its field."""
        self.note_fault(Fault(why, field, values))

    def note_fault(self, fault: Fault | None) -> None:
        """Keep a fault if there is one."""
        if fault is not None and not self.source.full:
            line = self.line
            if fault.field:
                line = self.source.lines.field(self.line, fault.field)
            self.source.note(line, fault)

    def check_fields(self, known: frozenset[str]) -> None:
        """Note fields that are not known: most often misspelt ones."""
        for name in self.values:
            if name not in known:
                self.note(PromptFault.UNKNOWN_FIELD, name)

    def get(self, field: str, kind: type[T], default: T | None = None) -> T | None:
        """Return a field of one type. Without a default it has to be there."""
        value = self.values.get(field, default)
        if value is None:
            self.note(PromptFault.MISSING_FIELD, field)
            return None
        if type(value) is not kind:
            self.note(PromptFault.WRONG_TYPE, field)
            return None
        return value

    def flag(self, field: str) -> bool:
        """Return a yes or no that is no when it is left out."""
        return bool(self.get(field, bool, default=False))

    def words(self, field: str, limit: int, default: str | None = None) -> str:
        """Return a sentence within its length and tone."""
        value = self.get(field, str, default)
        if value is None:
            return ""
        value = value.strip()
        if default is None and not value:
            self.note(PromptFault.MISSING_FIELD, field)
        self.note_fault(checks.sentence(value, field, limit))
        return value

    def one_of(self, field: str, kind: type[E], unknown: PromptFault) -> E | None:
        """Return one of the values of a kind."""
        value = self.get(field, str)
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            self.note(unknown, field)
            return None

    def some_of(self, field: str, kind: type[E]) -> frozenset[E]:
        """Return several of the values of a kind; none when the field is left out."""
        if field not in self.values:
            return frozenset()
        found = self.values[field]
        if not isinstance(found, list) or not found:
            self.note(PromptFault.WRONG_TYPE, field)
            return frozenset()
        known = {one.value: one for one in kind}
        for one in found:
            if not isinstance(one, str) or one not in known:
                self.note(PromptFault.UNKNOWN_VALUE, field, known=", ".join(known))
                return frozenset()
        if len(set(found)) < len(found):
            self.note(PromptFault.TWICE, field)
        return frozenset(known[one] for one in found)

    def id(self) -> str:
        """Return the table's id: lower case words joined by hyphens."""
        value = self.get("id", str)
        if value is None:
            return ""
        if len(value) > LONGEST_ID or not ID_FORM.fullmatch(value):
            self.note(PromptFault.BAD_ID, "id")
            return ""
        return value
