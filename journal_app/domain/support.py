"""Lines a student can ring, as ideas; reading them from files is ``services.support``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

ELSEWHERE: Final = "ZZ"
"""Region for countries without a file of their own; a code ISO 3166 leaves to users."""


class Means(StrEnum):
    """How a line is reached."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    WEB = "web"


class Audience(StrEnum):
    """Whom a line is for."""

    EVERYONE = "everyone"
    DOCTORS = "doctors"
    DOCTORS_AND_STUDENTS = "doctors-and-students"


class Certainty(StrEnum):
    """How sure it is that what the file says is true."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a line.

    Attributes:
        number: As it is dialled or typed, or an address.
        word: The word a text begins with, or empty.
    """

    means: Means
    number: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One line.

    Attributes:
        who: Who answers, or for whom they do; empty when that is not known.
        hours: When they answer; empty when that is not known.
        hours_certainty: How sure the hours are, which can be less than the number is.
        checked_on: When the source says it held: "2024", "2024-06" or "2024-06-30";
            empty when it does not say.
        source: Where the number was read.
    """

    id: str
    name: str
    who: str
    ways: tuple[Way, ...]
    hours: str
    emergency: bool
    audience: Audience
    certainty: Certainty
    hours_certainty: Certainty
    checked_on: str
    source: str

    @property
    def shown(self) -> bool:
        """Whether it can be shown: an emergency number always, any other only when sure."""
        return self.emergency or self.certainty is Certainty.HIGH

    def reached_by(self, ways: tuple[Way, ...]) -> SupportLine:
        """Return the line with only some of its ways."""
        return replace(self, ways=ways)


@dataclass(frozen=True, slots=True)
class Region:
    """A country with its lines, in the file's order.

    Attributes:
        code: ISO 3166, two capital letters, or ``ELSEWHERE``.
        note: One sentence on what this page cannot know, or empty.
    """

    code: str
    country: str
    lines: tuple[SupportLine, ...]
    note: str = ""

    @property
    def shown(self) -> tuple[SupportLine, ...]:
        """The lines to show: emergency first, then those for doctors and students, then others."""

        def place(line: SupportLine) -> int:
            if line.emergency:
                return 0
            return 1 if line.audience is Audience.DOCTORS_AND_STUDENTS else 2

        return tuple(sorted((line for line in self.lines if line.shown), key=place))


def region_for(code: str, regions: Sequence[Region]) -> Region | None:
    """Return a region by its code, else the one for elsewhere, else None."""
    by_code = {region.code: region for region in regions}
    return by_code.get(code.upper()) or by_code.get(ELSEWHERE)
