"""What leaves for a study: nights, entries and answers, without a date or a name.

Nothing here holds a clock time, a zone, a program version, a tag, a site or a theme hint.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from journal_app.domain.ratings import Scale
from journal_app.domain.studies import DataItem


class PromptUse(StrEnum):
    """How an entry came to its prompt: as shown first, after another, or written freely."""

    SHOWN = "shown"
    SWAPPED = "swapped"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class PackagedNight:
    """One night. What was not consented to, or not given, is None or empty.

    Attributes:
        night: 16 hexadecimal digits, keyed with the student's secret for this study: the same
            night in each package of the study, and unlinkable to any other study.
        day: From the participation's random origin, above 0; None when weeks are kept.
        week: Week of the rotation from 1; None when days are kept.
        group: Rotation group by the study's own names.
        shift: "day", "evening", "night", "on-call" or "off"; "" when none was chosen.
    """

    night: str
    day: int | None
    week: int | None
    ratings: tuple[tuple[Scale, int], ...] = ()
    group: str | None = None
    shift: str | None = None
    post_call: bool | None = None
    exam: bool | None = None


@dataclass(frozen=True, slots=True)
class PackagedEntry:
    """One piece of writing with identifying details removed.

    Attributes:
        entry: 16 hexadecimal digits, keyed as ``PackagedNight.night``.
        night: Its night's key.
        prompt: Id of a prompt that comes with the program; "" otherwise.
        prompt_text: Its wording; "" otherwise.
        edited_after_joining: Its text was written or changed after the student joined the study.
        replaced: Number of places where something else stands.
    """

    entry: str
    night: str
    text: str = field(repr=False)
    use: PromptUse | None = None
    prompt: str = ""
    prompt_text: str = field(default="", repr=False)
    edited_after_joining: bool = False
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class PackagedAnswers:
    """One questionnaire filled in on one night; item codes and scores, no item text.

    Attributes:
        sheet: 16 hexadecimal digits, keyed as ``PackagedNight.night``: the same sheet in each
            package; "" only until it is packaged.
        day: As ``PackagedNight.day``, and None with weeks.
        answers: Item code and number, None when it was left out.
        scores: Score code and value, None when too few items were answered.
    """

    questionnaire: str
    version: str
    day: int | None
    answers: tuple[tuple[str, int | None], ...]
    scores: tuple[tuple[str, float | None], ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many nights there were to choose from, how many were rated, how many kept back."""

    eligible: int
    rated: int
    withheld: int


@dataclass(frozen=True, slots=True)
class PackagedConsent:
    """What was agreed to; no clock time, zone or program version."""

    study_version: int
    notice_sha256: str
    choices: tuple[tuple[DataItem, bool], ...]


@dataclass(frozen=True, slots=True)
class PackageContents:
    """Everything in a package.

    Attributes:
        package: 32 random hexadecimal digits.
        sequence: Counts the participant's packages from 1; stands in for time.
        k: Rotation groups of fewer students than this were not named.
    """

    package: str
    study: str
    study_version: int
    study_sha256: str
    participant: str
    sequence: int
    consent: PackagedConsent
    nights: tuple[PackagedNight, ...]
    entries: tuple[PackagedEntry, ...] = field(repr=False)
    answers: tuple[PackagedAnswers, ...] = ()
    totals: Totals | None = None
    k: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A participant's word that the packages named are to be taken out.

    Attributes:
        packages: Ids of the packages; all of the participant's when empty.
    """

    study: str
    participant: str
    packages: tuple[str, ...] = ()
