"""One ``[[prompt]]`` or ``[[care]]`` table, read field by field with its line numbers at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from journal_app.errors import BadFile, Problem
from journal_app.prompts.lines import field_line
from journal_app.prompts.schema import ID_FORM, PromptFault
from journal_app.prompts.tone import find_tone

T = TypeVar("T", str, int, bool)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a data file.

    Attributes:
        file: Name of the file, for the sentence about a fault.
        text: The whole file, to find lines in.
        line: Line of the table's header, from 1.
        values: What ``tomllib`` read.
    """

    file: str
    text: str
    line: int
    values: Mapping[str, object]

    def refuse(self, why: PromptFault, field: str = "", **values: str | int) -> BadFile:
        """Return the error that names file, line and reason."""
        line = field_line(self.text, self.line, field) if field else self.line
        if field:
            values["field"] = field
        return BadFile(Problem.PROMPT_FILE, file=self.file, line=line, why=why.value, **values)

    def check_fields(self, known: frozenset[str]) -> None:
        """Refuse a field that is not known: most often a misspelt one."""
        for field in self.values:
            if field not in known:
                raise self.refuse(PromptFault.UNKNOWN_FIELD, field)

    def get(self, field: str, kind: type[T], default: T | None = None) -> T:
        """Return a field of one type. Without a default it has to be there."""
        value = self.values.get(field, default)
        if value is None:
            raise self.refuse(PromptFault.MISSING_FIELD, field)
        if type(value) is not kind:
            raise self.refuse(PromptFault.WRONG_TYPE, field)
        return value

    def words(self, field: str, limit: int, default: str | None = None) -> str:
        """Return a sentence within its length and tone."""
        value = self.get(field, str, default).strip()
        if default is None and not value:
            raise self.refuse(PromptFault.MISSING_FIELD, field)
        count = len(value.split())
        if count > limit:
            raise self.refuse(PromptFault.TOO_LONG, field, words=count, limit=limit)
        amiss = find_tone(value)
        if amiss:
            raise self.refuse(PromptFault.TONE, field, tone=amiss[0].value, wording=amiss[1])
        return value

    def id(self) -> str:
        """Return the table's id: lower case words joined by hyphens."""
        value = self.get("id", str)
        if not ID_FORM.fullmatch(value):
            raise self.refuse(PromptFault.BAD_ID, "id")
        return value
