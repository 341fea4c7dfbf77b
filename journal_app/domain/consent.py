"""Taking part in studies: who one is there, what was agreed to, and what was handed over.

The ledger only grows. Its fields follow the consent records of ISO/IEC TS 27560:2023; whether
somebody takes part is worked out from it and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from journal_app.domain.ids import EntryId
from journal_app.domain.studies import DataItem

ParticipationId = NewType("ParticipationId", str)

SHOWN_VERSION: Final = "research.shown-version."
"""Setting, with a participation's id behind it: number and SHA-256 of the newest version of its
study file that was shown, a blank between; answered or not."""


class ConsentKind(StrEnum):
    """What happened."""

    GIVEN = "given"
    REFUSED = "refused"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Participation:
    """One student in one study, from joining to leaving; joining again makes a new one.

    Attributes:
        participant: The id the study sees; says nothing about the student, and belongs to the
            signing key (``research.participants``).
        study_key: The study's public signing key that was pinned at joining, hexadecimal.
        seed: The student's own signing key for this study, 32 bytes.
        origin: Day 0 of the day numbers of every package; random, and nobody's date.
        joined_at: UTC.
    """

    id: ParticipationId
    study: str
    participant: str
    study_key: str
    seed: bytes = field(repr=False)
    origin: date = field(repr=False)
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class StudyVersion:
    """A version of a study file that a participant was shown, byte for byte."""

    participation: ParticipationId
    version: int
    data: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    sha256: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One line of the consent ledger.

    Attributes:
        id: 32 hexadecimal digits.
        participation: None when a study was declined that was never joined.
        choices: Every item that was asked for, with yes or no.
        at: UTC.
        zone: IANA zone at that moment.
        offset_minutes: Its offset then, minutes east of UTC.
        program: The program's version.
    """

    id: str
    participation: ParticipationId | None
    study: str
    study_version: int
    study_sha256: str
    notice_sha256: str
    kind: ConsentKind
    choices: tuple[tuple[DataItem, bool], ...]
    at: datetime
    zone: str
    offset_minutes: int
    program: str


class HandedOver(StrEnum):
    """What was sealed for a study team."""

    PACKAGE = "package"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """One sealed file in the ledger of what was made for a study.

    Attributes:
        id: The package's id, 32 hexadecimal digits; as it stands in the package.
        sequence: Counts a participation's packages from 1; 0 for a withdrawal.
        content_sha256: Of the contents that were shown and sealed.
        sealed_sha256: Of the sealed file.
        file_name: The sealed file's name, without a folder.
        entries: The entries in it; ids only.
        nights: How many nights.
        at: UTC.
    """

    id: str
    participation: ParticipationId
    kind: HandedOver
    sequence: int
    study_version: int
    content_sha256: str
    sealed_sha256: str
    file_name: str
    entries: tuple[EntryId, ...]
    nights: int
    at: datetime


def withdrawn(participation: ParticipationId, events: Iterable[ConsentEvent]) -> bool:
    """Tell whether a participation has ended: one withdrawal anywhere outweighs all else."""
    return any(
        event.participation == participation and event.kind is ConsentKind.WITHDRAWN
        for event in events
    )


def standing_choices(
    participation: ParticipationId, events: Sequence[ConsentEvent]
) -> dict[DataItem, bool]:
    """Return what holds now: the newest choices, and nothing at all once withdrawn."""
    own = [event for event in events if event.participation == participation]
    if not own or withdrawn(participation, own):
        return {}
    return dict(max(own, key=lambda event: (event.at, event.id)).choices)
