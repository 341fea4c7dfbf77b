"""Licensed questionnaires brought by file: data only, scored as declared.

Field names follow common usage for instruments: items on response scales, scores by sum or mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

AnswerSheetId = NewType("AnswerSheetId", str)


class Method(StrEnum):
    """How a score is made of its items."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class ResponseScale:
    """The answers of some items, in order."""

    id: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    Attributes:
        id: Its code, as it leaves in exports.
        reverse: Scored from the other end of its scale.
    """

    id: str
    text: str
    scale: str
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """How answers become a number.

    Attributes:
        min_answered: Fewest answered items for a score to be given.
        rescale_to: The end of a scale from 0 to which the score is stretched; None leaves it.
        title: What it is called on screen; "" for its id.
    """

    id: str
    method: Method
    items: tuple[str, ...]
    min_answered: int
    rescale_to: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """An instrument as its file declares it.

    Attributes:
        recall_days: How far back its items ask; never shown more often than this.
        interval_days: Days between two showings, at least ``recall_days``.
        licence_expires: Last day on which it may be used; None when the licence has no end.
        export_text: Whether item texts may leave with the answers.
        sha256: Of the file's bytes.
    """

    id: str
    version: str
    title: str
    language: str
    rights_holder: str
    licence_text: str
    permission_reference: str
    licence_expires: date | None
    citation: str
    intro: str
    recall_days: int
    interval_days: int
    scales: tuple[ResponseScale, ...]
    items: tuple[Item, ...]
    scores: tuple[Score, ...]
    export_text: bool
    sha256: str

    def scale_of(self, item: Item) -> ResponseScale:
        """Return an item's scale."""
        return next(scale for scale in self.scales if scale.id == item.scale)

    def texts_that_may_leave(self) -> dict[str, str]:
        """Return item id and text where the licence lets texts leave with answers; else empty."""
        return {item.id: item.text for item in self.items} if self.export_text else {}


@dataclass(frozen=True, slots=True)
class KeptQuestionnaire:
    """A questionnaire in a journal.

    Attributes:
        data: The file's exact bytes.
        shown: The student wants to be reminded of it when it is due.
    """

    id: str
    version: str
    data: bytes = field(repr=False)
    added_at: datetime
    shown: bool = True


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A questionnaire filled in once.

    Attributes:
        answers: Item id and value; None for one left out.
        given_at: UTC.
    """

    id: AnswerSheetId
    questionnaire: str
    version: str
    night: date
    answers: Mapping[str, int | None] = field(repr=False)
    given_at: datetime
    zone: str
    offset_minutes: int
