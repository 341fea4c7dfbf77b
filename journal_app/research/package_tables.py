"""The tables of a package: which variables there are, and what each holds.

A variable is there when the student agreed to it, and only then. What was agreed to and not given
is ``null`` in JSON Lines and empty in CSV.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from journal_app.domain.packages import (
    PackageContents,
    PackagedAnswers,
    PackagedEntry,
    PackagedNight,
)
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import DataItem

Value: TypeAlias = str | int | float | bool | Mapping[str, int | float | None] | None
Row: TypeAlias = Mapping[str, Value]


class Table(StrEnum):
    """The tables; the value is the name of its files without their ending."""

    NIGHTS = "nights"
    ENTRIES = "entries"
    ANSWERS = "questionnaires"


@dataclass(frozen=True, slots=True)
class Variable:
    """One column.

    Attributes:
        item: What must have been agreed to; None for what always goes.
        kind: "key", "integer", "text", "code" or "yes-no"; "numbers" for a map of numbers.
        values: Its range, or its codes.
        missing: What an empty value means; "" where there is none.
    """

    name: str
    item: DataItem | None
    kind: str
    values: str
    missing: str
    meaning: str


_OWN: Final = "Own wording, not validated; not comparable with published rates."
_ANY: Final = "Unicode text, line ends LF"

TABLES: Final[Mapping[Table, tuple[Variable, ...]]] = {
    Table.NIGHTS: (
        Variable("night", None, "key", "16 hex digits", "", "The night, in all packages alike."),
        Variable(
            "day",
            None,
            "integer",
            "1 and above",
            "",
            "Days since a day 0 that was drawn for this participant and is nobody's date.",
        ),
        Variable(
            "week",
            DataItem.ROTATION,
            "integer",
            "1 and above",
            "in no rotation",
            "Week of the rotation.",
        ),
        Variable(
            "time_pressure",
            DataItem.RATINGS,
            "integer",
            "0 to 10: 0 time to spare throughout; 5 just about enough; 10 far too little, all day",
            "not rated, or not that night",
            "Since you last slept, how did the time you had compare with what was asked of you? "
            + _OWN,
        ),
        Variable(
            "burnout",
            DataItem.RATINGS,
            "integer",
            "0 to 10: 0 not at all; I have plenty left; 5 clearly worn; 10 nothing left",
            "not rated, or not that night",
            "Right now, how used up has training left you? " + _OWN,
        ),
        Variable(
            "group",
            DataItem.ROTATION,
            "text",
            "A group of the study file, or Other",
            "in no rotation",
            "Rotation group; groups below the study's k are named Other.",
        ),
        Variable(
            "shift",
            DataItem.SHIFTS,
            "code",
            "day; evening; night; on-call; off",
            "none chosen",
            "The shift the night belonged to.",
        ),
        Variable("post_call", DataItem.SHIFTS, "yes-no", "0 no; 1 yes", "", "After a call."),
        Variable(
            "exam", DataItem.SHIFTS, "yes-no", "0 no; 1 yes", "", "An exam that day or the next."
        ),
    ),
    Table.ENTRIES: (
        Variable(
            "entry", DataItem.TEXT, "key", "16 hex digits", "", "The entry, in all packages alike."
        ),
        Variable("night", DataItem.TEXT, "key", "16 hex digits", "", "Its night, as in nights."),
        Variable(
            "use",
            DataItem.PROMPTS,
            "code",
            "shown; swapped; free",
            "",
            "The prompt as first shown, one asked for instead, or none.",
        ),
        Variable(
            "prompt",
            DataItem.PROMPTS,
            "text",
            "Id of a prompt that comes with Heartbeat",
            "none, or one of the student's own",
            "Which prompt it answers.",
        ),
        Variable(
            "prompt_text",
            DataItem.PROMPTS,
            "text",
            _ANY,
            "none, or one of the student's own",
            "The prompt's wording.",
        ),
        Variable(
            "edited_after_joining",
            DataItem.TEXT,
            "yes-no",
            "0 no; 1 yes",
            "",
            "Its text was written or changed after the student joined the study.",
        ),
        Variable(
            "replaced",
            DataItem.TEXT,
            "integer",
            "0 and above",
            "",
            "Number of places where something else stands in the place of identifying details.",
        ),
        Variable(
            "text",
            DataItem.TEXT,
            "text",
            _ANY,
            "",
            "The entry, pseudonymised, with identifying details removed.",
        ),
    ),
    Table.ANSWERS: (
        Variable(
            "sheet",
            DataItem.QUESTIONNAIRES,
            "key",
            "16 hex digits",
            "",
            "One filling in, in all packages alike.",
        ),
        Variable("questionnaire", DataItem.QUESTIONNAIRES, "text", "Its id", "", "Which one."),
        Variable("version", DataItem.QUESTIONNAIRES, "text", "Its version", "", "Which version."),
        Variable("day", DataItem.QUESTIONNAIRES, "integer", "1 and above", "", "As in nights."),
        Variable(
            "answers",
            DataItem.QUESTIONNAIRES,
            "numbers",
            "Item code and chosen value",
            "left out",
            "Answers by item code.",
        ),
        Variable(
            "scores",
            DataItem.QUESTIONNAIRES,
            "numbers",
            "Score code and value",
            "too few items answered",
            "Scores as the questionnaire's file declares them.",
        ),
    ),
}

RATING_COLUMNS: Final[Mapping[str, Scale]] = {
    "time_pressure": Scale.TIME_PRESSURE,
    "burnout": Scale.BURNOUT,
}


def agreed(contents: PackageContents) -> frozenset[DataItem]:
    """Return what was agreed to."""
    return frozenset(item for item, yes in contents.consent.choices if yes)


def variables(contents: PackageContents, table: Table) -> tuple[Variable, ...]:
    """Return the variables that a table of this package has, in order.

    Prompts go with texts: without texts there are no entries at all.
    """
    yes = agreed(contents)
    if table is Table.ENTRIES and DataItem.TEXT not in yes:
        return ()
    absent = _absent_times(contents, table)
    return tuple(
        each
        for each in TABLES[table]
        if (each.item is None or each.item in yes) and each.name not in absent
    )


def rows(contents: PackageContents, table: Table) -> Iterator[Row]:
    """Give a table's rows with exactly its variables, in the package's order."""
    names = [each.name for each in variables(contents, table)]
    return ({name: row[name] for name in names} for row in _all(contents, table))


def _absent_times(contents: PackageContents, table: Table) -> frozenset[str]:
    """Return the measures of time that nothing in a table has: days, weeks or both."""
    if table is Table.ANSWERS:
        days, weeks = any(each.day is not None for each in contents.answers), False
    else:
        days = any(each.day is not None for each in contents.nights)
        weeks = any(each.week is not None for each in contents.nights)
    return frozenset(name for name, there in (("day", days), ("week", weeks)) if not there)


def _all(contents: PackageContents, table: Table) -> Iterator[Row]:
    if table is Table.NIGHTS:
        return map(_night, contents.nights)
    if table is Table.ENTRIES:
        return map(_entry, contents.entries)
    return map(_answers, contents.answers)


def _night(night: PackagedNight) -> Row:
    given = dict(night.ratings)
    return {
        "night": night.night,
        "day": night.day,
        "week": night.week,
        **{name: given.get(scale) for name, scale in RATING_COLUMNS.items()},
        "group": night.group,
        "shift": night.shift,
        "post_call": night.post_call,
        "exam": night.exam,
    }


def _entry(entry: PackagedEntry) -> Row:
    return {
        "entry": entry.entry,
        "night": entry.night,
        "text": entry.text,
        "use": None if entry.use is None else entry.use.value,
        "prompt": entry.prompt,
        "prompt_text": entry.prompt_text,
        "edited_after_joining": entry.edited_after_joining,
        "replaced": entry.replaced,
    }


def _answers(sheet: PackagedAnswers) -> Row:
    return {
        "sheet": sheet.sheet,
        "questionnaire": sheet.questionnaire,
        "version": sheet.version,
        "day": sheet.day,
        "answers": dict(sheet.answers),
        "scores": dict(sheet.scores),
    }
