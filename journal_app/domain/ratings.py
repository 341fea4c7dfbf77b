"""The two nightly self-ratings: own wording, 0 to 10, not validated.

The questions and anchors are fixed per ``ITEM_VERSION``; a change of wording is a new version,
so that old nights keep meaning what they meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

ITEM_VERSION: Final = "1"
LOWEST: Final = 0
HIGHEST: Final = 10


class Scale(StrEnum):
    """What is rated. Higher is more load in both."""

    TIME_PRESSURE = "time-pressure"
    BURNOUT = "burnout"


class Answer(StrEnum):
    """How a scale stands on a night. A night never asked has no rating at all."""

    GIVEN = "given"
    NOT_TONIGHT = "not-tonight"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Rating:
    """One scale on one night.

    Attributes:
        value: 0 to 10 when given; None when not tonight or cleared, and never 0 for those.
        first_value: The first number given that night; None when none ever was.
        given_at: When the present answer was given, UTC.
        zone: IANA zone at that moment.
        offset_minutes: Its offset then, minutes east of UTC.
        written_later: Given after the night was over.
        item_version: Wording of the question that was answered.
    """

    night: date
    scale: Scale
    answer: Answer
    value: int | None
    first_value: int | None
    given_at: datetime
    zone: str
    offset_minutes: int
    written_later: bool = False
    item_version: str = ITEM_VERSION


def check_value(value: int) -> int:
    """Return a rating's number if it can be stored.

    Raises:
        ValueError: Outside 0 to 10.
    """
    if not LOWEST <= value <= HIGHEST:
        msg = "a rating is a whole number from 0 to 10"
        raise ValueError(msg)
    return value
