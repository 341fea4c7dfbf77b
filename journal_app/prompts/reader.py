"""Turns the text of one prompt file into prompts and care lines, or refuses the file whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import (
    FACILITATORS,
    CareKind,
    CareLine,
    Form,
    Load,
    Moment,
    Prompt,
    Theme,
)
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty
from journal_app.errors import BadFile
from journal_app.prompts import checks
from journal_app.prompts.checks import Fault
from journal_app.prompts.lines import Lines
from journal_app.prompts.plain import read_plain
from journal_app.prompts.schema import (
    CARE_FIELDS,
    EARLIER,
    EARLIER_PROMPT_FIELDS,
    FILE_FIELDS,
    FORMAT,
    LONGEST_CARE_LINE,
    LONGEST_HELPED,
    LONGEST_NUDGE,
    LONGEST_PROMPT,
    PACK_FILE_FIELDS,
    PROMPT_FIELDS,
    SUB_THEMES,
    PromptFault,
)
from journal_app.prompts.table import Source, Table

LONGEST_LINE: Final = 2_000
"""Characters: a sentence has a tenth of it. Longer lines make ``tomllib`` slow."""


@dataclass(frozen=True, slots=True)
class PromptFile:
    """What one file gave.

    Attributes:
        lines: The line of each id, for faults between files.
        faults: Everything amiss, in the order of lines; what is amiss is not among the prompts.
        pack: The ``[pack]`` table; None when there is none.
    """

    name: str
    prompts: tuple[Prompt, ...]
    care: tuple[CareLine, ...]
    lines: Mapping[str, int]
    faults: tuple[BadFile, ...] = ()
    pack: Table | None = None


def read_prompt_file(name: str, text: str) -> PromptFile:
    """Read one file that has to be without fault.

    Args:
        name: The file's name, for the sentence about a fault.
        text: Its content, TOML as ``prompts/README.md`` describes it.

    Raises:
        BadFile: ``PROMPT_FILE`` with ``file``, ``line`` and ``why`` (a ``PromptFault``), and
            with what else the sentence about it needs; the first fault when there are several.
    """
    file = look_through(name, text)
    for fault in file.faults:
        raise fault
    return file


def look_through(name: str, text: str, *, pack: bool = False) -> PromptFile:
    """Read one file and find all that is amiss in it.

    Args:
        pack: It may hold a ``[pack]`` table.
    """
    source = Source(name, Lines(text))
    values = _parse(source, text)
    if values is None:
        return PromptFile(name, (), (), {}, tuple(source.faults))
    top = Table(source, 1, values)
    top.check_fields(PACK_FILE_FIELDS if pack else FILE_FIELDS)
    written = top.get("format", int)
    if written not in {None, FORMAT, EARLIER}:
        top.note(PromptFault.OTHER_FORMAT, "format")
        written = None
    if written is None:
        return PromptFile(name, (), (), {}, _in_order(source.faults))
    reading = _Reading(top, earlier=written == EARLIER)
    prompts, care = reading.prompts(), reading.care()
    if not reading.lines and not source.faults:
        top.note(PromptFault.EMPTY)
    head = _head(top) if pack else None
    return PromptFile(name, prompts, care, reading.lines, _in_order(source.faults), head)


def _parse(source: Source, text: str) -> Mapping[str, object] | None:
    long = source.lines.longer_than(LONGEST_LINE)
    if long is not None:
        source.note(long, Fault(PromptFault.LONG_LINE, values={"limit": LONGEST_LINE}))
        return None
    plain = read_plain(text)
    if plain is not None:
        return plain
    try:
        return tomllib.loads(text)
    except ValueError as error:
        line = source.lines.of_syntax_error(error)
    except RecursionError:
        line = source.lines.last()
    source.note(line, Fault(PromptFault.NOT_TOML))
    return None


def _in_order(faults: list[BadFile]) -> tuple[BadFile, ...]:
    return tuple(sorted(faults, key=lambda fault: int(fault.values["line"])))


def _head(top: Table) -> Table | None:
    values = top.values.get("pack")
    if values is None:
        return None
    if not isinstance(values, dict):
        top.note(PromptFault.WRONG_TYPE, "pack")
        return None
    return Table(top.source, top.source.lines.table("pack"), values)


class _Reading:
    """Reads the tables of one file.

    Attributes:
        lines: The line of each id met so far.
    """

    def __init__(self, top: Table, *, earlier: bool) -> None:
        self._top = top
        self._earlier = earlier
        self._theme = self._theme_of(top) if "theme" in top.values else None
        self.lines: dict[str, int] = {}

    def prompts(self) -> tuple[Prompt, ...]:
        """Return the prompts that are without fault."""
        found = [self._prompt(table) for table in self._tables("prompt")]
        return tuple(prompt for prompt in found if prompt is not None)

    def care(self) -> tuple[CareLine, ...]:
        """Return the care lines that are without fault."""
        found = [self._line(table) for table in self._tables("care")]
        return tuple(line for line in found if line is not None)

    def _tables(self, name: str) -> list[Table]:
        found = self._top.values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            self._top.note(PromptFault.WRONG_TYPE, name)
            return []
        source = self._top.source
        return [
            Table(source, source.lines.table(name, number), values)
            for number, values in enumerate(found)
        ]

    def _theme_of(self, table: Table) -> Theme | None:
        theme = table.one_of("theme", Theme, PromptFault.UNKNOWN_THEME)
        if theme is not None and self._earlier and theme not in FACILITATORS:
            table.note(PromptFault.LATER_THEME, "theme")
        return theme

    def _theme_for(self, table: Table) -> Theme | None:
        if "theme" in table.values and not self._earlier:
            return self._theme_of(table)
        if "theme" not in self._top.values:
            # Once, and where it is usually written.
            if not any(f.values.get("field") == "theme" for f in self._top.source.faults):
                self._top.note(PromptFault.MISSING_FIELD, "theme")
            return None
        return self._theme

    def _prompt(self, table: Table) -> Prompt | None:
        before = len(table.source.faults)
        table.check_fields(EARLIER_PROMPT_FIELDS if self._earlier else PROMPT_FIELDS)
        name = self._enter(table)
        theme = self._theme_for(table)
        sub_theme = _sub_theme(table, theme)
        text = table.words("text", LONGEST_PROMPT)
        if text:
            table.note_fault(checks.one_question(text, "text"))
        nudge = table.words("nudge", LONGEST_NUDGE, "")
        load = table.one_of("load", Load, PromptFault.UNKNOWN_LOAD)
        minutes = table.get("minutes", int)
        if minutes is not None:
            table.note_fault(checks.time_for(None if self._earlier else load, minutes))
        helped = _helped(table, theme)
        source = table.get("source", str)
        table.note_fault(checks.note(source or "", "source"))
        prompt = Prompt(
            id=PromptId(name),
            theme=theme or Theme.SELF_CARE,
            sub_theme=sub_theme,
            text=text,
            load=load or Load.LIGHT,
            minutes=minutes or 0,
            nudge=nudge,
            patient_related=table.flag("patient_related"),
            ends_in_act=table.flag("ends_in_act"),
            source=source or "",
            helped=helped,
            phases=table.some_of("phases", Phase),
            specialties=table.some_of("specialties", Specialty),
            shifts=table.some_of("shifts", Shift),
            moments=table.some_of("moments", Moment),
            form=_form(table) or Form.FREE,
        )
        return prompt if len(table.source.faults) == before and theme is not None else None

    def _line(self, table: Table) -> CareLine | None:
        before = len(table.source.faults)
        table.check_fields(CARE_FIELDS)
        name = self._enter(table)
        kind = table.one_of("kind", CareKind, PromptFault.UNKNOWN_KIND)
        text = table.words("text", LONGEST_CARE_LINE)
        off_duty, on_ward = table.flag("off_duty"), table.flag("on_ward")
        if kind is None or len(table.source.faults) > before:
            return None
        return CareLine(name, text, kind, off_duty, on_ward)

    def _enter(self, table: Table) -> str:
        name = table.id()
        if name in self.lines:
            table.note(PromptFault.DUPLICATE_ID, "id", wording=name)
        elif name:
            self.lines[name] = table.line
        return name


def _sub_theme(table: Table, theme: Theme | None) -> str:
    value = table.get("sub_theme", str) or ""
    if value and theme is not None and value not in SUB_THEMES[theme]:
        known = ", ".join(sorted(SUB_THEMES[theme]))
        table.note(PromptFault.UNKNOWN_SUB_THEME, "sub_theme", theme=theme.value, known=known)
    return value


def _helped(table: Table, theme: Theme | None) -> str:
    value = table.words("helped", LONGEST_HELPED, "")
    if theme is not None:
        table.note_fault(checks.help_for(theme, value))
    if value:
        table.note_fault(checks.asks(value, "helped"))
    return value


def _form(table: Table) -> Form | None:
    if "form" not in table.values:
        return None
    return table.one_of("form", Form, PromptFault.UNKNOWN_FORM)
