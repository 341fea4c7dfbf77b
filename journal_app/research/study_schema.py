"""Every key of a study file in one table: reader, writer, questions and schema all follow it.

What each key means to people is in ``docs/study-file.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journal_app.domain.studies import DataItem, Order, ReplacementStyle, TimeKept
from journal_app.research.study_faults import StudyFault

FORMAT: Final = 1
LEAST_GROUP: Final = 3
"""With two in a group either knows which lines are the other's; three is the least that hides."""
LEAST_COOLING_OFF: Final = 7
MOST_COOLING_OFF: Final = 60
LEAST_AGE: Final = 16
CONTACTS_FOR: Final = ("questions", "rights", "harm")
"""Whom to ask about the research, about one's rights, and in case of harm (45 CFR 46.116(b)(7))."""


class Kind(StrEnum):
    """What a value is."""

    LINE = "line"
    TEXT = "text"
    ID = "id"
    NAME = "name"
    LANGUAGE = "language"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    SIGNING_KEY = "signing-key"
    RECIPIENT = "recipient"
    SHA256 = "sha256"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Spec:
    """One key.

    Attributes:
        least: Fewest characters (0: may be empty), items, or the smallest number.
        most: Most characters, items, or the largest number.
        choices: What can be chosen from, for ``Kind.CHOICE``.
        why: The reason when a number is out of range.
    """

    key: str
    kind: Kind
    least: int = 1
    most: int = 200
    choices: tuple[str, ...] = ()
    why: StudyFault = StudyFault.OUT_OF_RANGE


def _choices(values: type[StrEnum]) -> tuple[str, ...]:
    return tuple(value.value for value in values)


_PARAGRAPHS: Final = 4_000

TOP: Final = (
    Spec("format", Kind.NUMBER, FORMAT, FORMAT, why=StudyFault.OTHER_FORMAT),
    Spec("id", Kind.ID, most=64),
    Spec("version", Kind.NUMBER, 1, 9_999),
    Spec("title", Kind.LINE),
    Spec("language", Kind.LANGUAGE, most=35),
    Spec("institution", Kind.LINE),
    Spec("investigators", Kind.LINES, most=20),
    Spec("assesses_participants", Kind.FLAG, why=StudyFault.ASSESSES),
    Spec("notice", Kind.TEXT, most=30_000),
    Spec("minimum_age", Kind.NUMBER, LEAST_AGE, 99),
    Spec("payment", Kind.TEXT, most=_PARAGRAPHS),
    Spec("consent_record", Kind.TEXT, most=_PARAGRAPHS),
    Spec("compelled_disclosure", Kind.TEXT, least=0, most=_PARAGRAPHS),
    Spec("site_permission", Kind.TEXT, most=_PARAGRAPHS),
    Spec("people_in_stories", Kind.TEXT, most=_PARAGRAPHS),
    Spec("danger", Kind.TEXT, most=_PARAGRAPHS),
    Spec("retention", Kind.TEXT, most=_PARAGRAPHS),
    Spec("replacement", Kind.CHOICE, choices=_choices(ReplacementStyle)),
    Spec("order", Kind.CHOICE, choices=_choices(Order)),
    Spec("recipient", Kind.RECIPIENT),
    Spec("signing_key", Kind.SIGNING_KEY),
)
TABLES: Final = {
    "ethics": (
        Spec("body", Kind.LINE),
        Spec("number", Kind.LINE, most=100),
        Spec("expires", Kind.DATE),
    ),
    "nights": (
        Spec("starts", Kind.DATE),
        Spec("ends", Kind.DATE),
        Spec("minimum", Kind.NUMBER, 1, 1_000),
        Spec(
            "cooling_off_days",
            Kind.NUMBER,
            LEAST_COOLING_OFF,
            MOST_COOLING_OFF,
            why=StudyFault.SHORT_COOLING_OFF,
        ),
    ),
    "time": (
        Spec("kept", Kind.CHOICE, choices=_choices(TimeKept)),
        Spec("reason", Kind.TEXT, least=0, most=_PARAGRAPHS),
    ),
    "withdrawal": (
        Spec("terms", Kind.TEXT, most=_PARAGRAPHS),
        Spec("until", Kind.DATE),
    ),
    "return": (
        Spec("how", Kind.TEXT, most=_PARAGRAPHS),
        Spec("hides_sender", Kind.FLAG),
    ),
    "small_groups": (Spec("k", Kind.NUMBER, LEAST_GROUP, 100, why=StudyFault.SMALL_K),),
}
"""Tables that come once, in the order in which they are written."""

GROUP: Final = (
    Spec("name", Kind.NAME, most=60),
    Spec("size", Kind.NUMBER, 0, 100_000),
    Spec("specialties", Kind.LINES, least=0, most=40),
)
CONTACT: Final = (
    Spec("about", Kind.CHOICE, choices=CONTACTS_FOR),
    Spec("name", Kind.LINE),
    Spec("reach", Kind.LINE, most=300),
)
QUESTIONNAIRE: Final = (
    Spec("id", Kind.ID, most=64),
    Spec("sha256", Kind.SHA256),
)
ASKED: Final = (
    Spec("item", Kind.CHOICE, choices=_choices(DataItem)),
    Spec("why", Kind.TEXT, most=_PARAGRAPHS),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Tables that come several times.

    Attributes:
        table: The table they belong to; "" at the top.
        least: Fewest of them.
        most: Most of them.
    """

    table: str
    key: str
    specs: tuple[Spec, ...]
    least: int
    most: int


ROWS: Final = (
    Rows("small_groups", "group", GROUP, 0, 60),
    Rows("", "contact", CONTACT, len(CONTACTS_FOR), 20),
    Rows("", "ask", ASKED, 1, len(DataItem)),
    Rows("", "questionnaire", QUESTIONNAIRE, 0, 20),
)
