"""The one table of variables that every format is made from.

Labels are data of an export, not sentences of a screen: they stay English, as the study's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from journal_app.domain.nights import Shift
from journal_app.domain.packages import PromptUse
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import HIGHEST, LOWEST
from journal_app.domain.studies import OTHER_GROUP, DataItem, Study, TimeKept

ThemeOf = Callable[[str], Theme | None]
"""Gives the theme of a prompt that comes with the program, by id."""

THEMES: Final = {
    Theme.SELF_CARE: "Self-care",
    Theme.LIFE_EXPERIENCES: "Life experiences",
    Theme.ROLE_MODELS: "Role models",
    Theme.TIME_CONSTRAINTS: "Time constraints",
    Theme.CULTURE_OF_TRAINING: "Culture of training",
    Theme.BURNOUT_AND_FUTILITY: "Burnout and futility",
}


class Kind(StrEnum):
    """What a variable holds."""

    KEY = "key"
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "yes-no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Variable:
    """One column.

    Attributes:
        field: Its name in REDCap, where names are unique in a project; "" leaves it out there.
        low: Least value; None without a limit.
        high: Greatest value.
        choices: Values with their labels; a number in REDCap from 1, in this order.
        long: It may have several lines.
        told: A participant's own words.
    """

    name: str
    kind: Kind
    label: str
    field: str = ""
    low: int | None = None
    high: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    long: bool = False
    told: bool = False

    def code(self, value: str) -> int:
        """Return the number that a choice has in REDCap."""
        return 1 + [choice for choice, _label in self.choices].index(value)


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of row.

    Attributes:
        variables: In order; the first is the participant's id.
        values: Gives the values of a row, in that order; None where one is missing.
    """

    name: str
    label: str
    variables: tuple[Variable, ...]
    values: Callable[[Any], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Tables:
    """The four tables of a pool."""

    people: Table
    nights: Table
    entries: Table
    answers: Table

    @property
    def all(self) -> tuple[Table, ...]:
        """Return them in order."""
        return (self.people, self.nights, self.entries, self.answers)


_PARTICIPANT: Final = Variable(
    "participant", Kind.KEY, "Participant: id derived from a key made for this study alone"
)
_DAY: Final = "Day number, counted from a random day before the study that nobody is told"
_WEEK: Final = "Week of the rotation"
_SHIFTS: Final = tuple((shift.value, shift.value.replace("-", " ")) for shift in Shift)
_USES: Final = (
    (PromptUse.SHOWN.value, "written to the prompt as shown first"),
    (PromptUse.SWAPPED.value, "written to another prompt that was asked for"),
    (PromptUse.FREE.value, "written freely"),
)
_CONSENTS: Final = tuple(
    Variable(
        f"consent_{item.value}",
        Kind.YES_NO,
        f"Agreed to give: {item.value}",
        f"consent_{item.value}",
    )
    for item in DataItem
)


def _rating(name: str, label: str) -> Variable:
    return Variable(name, Kind.INTEGER, label, name, LOWEST, HIGHEST)


def _people() -> Table:
    variables = (
        _PARTICIPANT,
        Variable(
            "study_version",
            Kind.INTEGER,
            "Version of the study file in the newest package",
            "study_version",
            1,
        ),
        Variable("packages", Kind.INTEGER, "Packages in the pool", "packages", 1),
        Variable(
            "nights_eligible", Kind.INTEGER, "Nights that could be chosen", "nights_eligible", 0
        ),
        Variable("nights_rated", Kind.INTEGER, "Of these, nights with a rating", "nights_rated", 0),
        Variable(
            "nights_withheld", Kind.INTEGER, "Of these, nights kept back", "nights_withheld", 0
        ),
        *_CONSENTS,
    )

    def values(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 # each table has its own rows
        consents = (
            item.value in row.consented if item.value in row.asked else None for item in DataItem
        )
        totals = (row.eligible, row.rated, row.withheld)
        return (row.participant, row.study_version, row.packages, *totals, *consents)

    return Table("participants", "Participants", variables, values)


def _nights(groups: tuple[str, ...]) -> Table:
    named = tuple((name, name) for name in (*groups, OTHER_GROUP))
    variables = (
        _PARTICIPANT,
        Variable("night", Kind.KEY, "Night: key derived for this study alone", "night_key"),
        Variable("day", Kind.INTEGER, _DAY, "night_day", 1),
        Variable("week", Kind.INTEGER, _WEEK, "night_week", 1),
        Variable(
            "rotation_group",
            Kind.CHOICE,
            "Rotation group; empty where too few share it",
            "rotation_group",
            choices=named,
        ),
        Variable("shift", Kind.CHOICE, "Shift", "shift", choices=_SHIFTS),
        Variable("post_call", Kind.YES_NO, "After a call", "post_call"),
        Variable("exam", Kind.YES_NO, "Exam on or near this day", "exam"),
        _rating("time_pressure", "Time pressure, 0 to 10: own wording, not validated"),
        _rating("burnout", "Burnout self-rating, 0 to 10: own wording, not validated"),
    )

    def values(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 # each table has its own rows
        return (
            *(row.participant, row.night, row.day, row.week, row.group, row.shift),
            *(row.post_call, row.exam, row.time_pressure, row.burnout),
        )

    return Table("nights", "Nights", variables, values)


def _entries(theme_of: ThemeOf) -> Table:
    variables = (
        _PARTICIPANT,
        Variable("entry", Kind.KEY, "Entry: key derived for this study alone", "entry_key"),
        Variable("night", Kind.KEY, "Key of its night", "entry_night"),
        Variable("day", Kind.INTEGER, _DAY, "entry_day", 1),
        Variable("week", Kind.INTEGER, _WEEK, "entry_week", 1),
        Variable(
            "prompt_use", Kind.CHOICE, "How it came to its prompt", "prompt_use", choices=_USES
        ),
        Variable("prompt", Kind.TEXT, "Id of a prompt that comes with Heartbeat", "prompt_id"),
        Variable("prompt_text", Kind.TEXT, "Its wording", "prompt_text", long=True),
        Variable(
            "prompt_theme",
            Kind.CHOICE,
            "Its theme",
            "prompt_theme",
            choices=tuple((theme.value, label) for theme, label in THEMES.items()),
        ),
        Variable(
            "edited_after_joining",
            Kind.YES_NO,
            "Changed after the student joined the study",
            "edited_after_joining",
        ),
        Variable(
            "replaced_details",
            Kind.INTEGER,
            "Places where something stands for an identifying detail",
            "replaced_details",
            0,
        ),
        Variable(
            "text",
            Kind.TEXT,
            "The text: pseudonymised, with identifying details removed",
            "entry_text",
            long=True,
            told=True,
        ),
    )

    def values(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 # each table has its own rows
        theme = theme_of(row.prompt) if row.prompt else None
        return (
            *(row.participant, row.entry, row.night.night, row.night.day, row.night.week),
            *(row.use, row.prompt or None, row.prompt_text or None, theme and theme.value),
            *(row.edited, row.replaced, row.text or None),
        )

    return Table("entries", "Entries", variables, values)


def _answers() -> Table:
    parts = (("item", "an item"), ("score", "a score"))
    variables = (
        _PARTICIPANT,
        Variable("sheet", Kind.INTEGER, "Counts the times it was filled in", "answer_sheet", 1),
        Variable("questionnaire", Kind.TEXT, "Id of the questionnaire", "questionnaire"),
        Variable("version", Kind.TEXT, "Its version", "questionnaire_version"),
        Variable("day", Kind.INTEGER, _DAY, "answer_day", 1),
        Variable("part", Kind.CHOICE, "What this row is", "answer_part", choices=parts),
        Variable("code", Kind.TEXT, "Code of the item or score", "answer_code"),
        Variable("value", Kind.NUMBER, "Answer or score; empty when left out", "answer_value"),
    )

    def values(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 # each table has its own rows
        return (
            *(row.participant, row.sheet, row.questionnaire, row.version, row.day),
            *(row.part, row.code, row.value),
        )

    return Table("answers", "Answers to questionnaires", variables, values)


def never_asked(studies: Iterable[Study]) -> frozenset[str]:
    """Return the variables that stay empty because no study asks for them.

    Args:
        studies: The versions in use.
    """
    versions = list(studies)
    kept = {study.time for study in versions}
    times = {"day": TimeKept.DAY, "week": TimeKept.WEEK}
    consents = {
        f"consent_{item.value}"
        for item in DataItem
        if not any(study.asks(item) for study in versions)
    }
    return frozenset(consents | {name for name, time in times.items() if time not in kept})


def tables(groups: tuple[str, ...], theme_of: ThemeOf) -> Tables:
    """Return the tables of a study.

    Args:
        groups: Names of the rotation groups that may be named.
    """
    return Tables(_people(), _nights(groups), _entries(theme_of), _answers())
