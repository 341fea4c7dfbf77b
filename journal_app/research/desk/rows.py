"""What the pool gives out, one piece at a time, in the order of participant, time and key."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """A participant of whom at least one package is in the pool.

    Attributes:
        label: The beginning of the id, long enough to be the only one of its kind.
        study_version: Of the newest package, as are the consent and the totals.
        consented: Values of the kinds of data that were agreed to.
        asked: Values of the kinds of data that were asked about.
    """

    participant: str
    label: str
    study_version: int
    packages: int
    consented: frozenset[str]
    asked: frozenset[str]
    eligible: int | None
    rated: int | None
    withheld: int | None


@dataclass(frozen=True, slots=True)
class NightRow:
    """One night; None where something was not agreed to or not given."""

    participant: str
    night: str
    day: int | None
    week: int | None
    group: str | None
    shift: str | None
    post_call: bool | None
    exam: bool | None
    time_pressure: int | None
    burnout: int | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One piece of writing with its night."""

    participant: str
    label: str
    entry: str
    night: NightRow
    use: str | None
    prompt: str
    prompt_text: str = field(repr=False)
    edited: bool
    replaced: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer or score of one questionnaire filled in once.

    Attributes:
        sheet: Counts the sheets of a participant from 1.
        part: "item" or "score".
    """

    participant: str
    sheet: int
    questionnaire: str
    version: str
    day: int | None
    part: str
    code: str
    value: float | None
