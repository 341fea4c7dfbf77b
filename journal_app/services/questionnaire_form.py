"""What is shown of questionnaires: a file that was brought, a list, a form, a score."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from journal_app.domain.questionnaires import AnswerSheet, Questionnaire


class Standing(StrEnum):
    """How a file stands to what the journal has."""

    NEW = "new"
    OTHER_VERSION = "other-version"
    HERE = "here"


class Access(StrEnum):
    """Whether a questionnaire can be filled in now."""

    OPEN = "open"
    TOO_SOON = "too-soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read and is not added yet, to be looked at whole."""

    questionnaire: Questionnaire
    data: bytes = field(repr=False)
    standing: Standing


@dataclass(frozen=True, slots=True)
class Listed:
    """A questionnaire of the journal.

    Attributes:
        sheets: How often it was filled in, all versions together.
        last: The last night for which it was filled in; None when never.
        shown: A line on Tonight says when it is due.
        expired: Its licence has ended.
    """

    questionnaire: Questionnaire
    sheets: int
    last: date | None
    shown: bool
    expired: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire as it can be filled in for one night.

    Attributes:
        sheet: What was answered for that night; None when nothing was.
        again_from: The first night it may be filled in again, with ``Access.TOO_SOON``.
        licence_read: The licence of this very file was shown and read.
        score_shown: The student asked to see scores.
    """

    questionnaire: Questionnaire
    night: date
    sheet: AnswerSheet | None
    access: Access
    again_from: date | None
    licence_read: bool
    score_shown: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """A score with its range; ``value`` is None when too few items were answered."""

    title: str
    value: float | None
    lowest: float
    highest: float
