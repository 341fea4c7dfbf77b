"""New lines for the consent ledger, and what a student was shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from journal_app.clock import Clock, offset_minutes
from journal_app.domain.consent import (
    ConsentEvent,
    ConsentKind,
    Participation,
    ParticipationId,
    StudyVersion,
)
from journal_app.domain.ids import new_id
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.domain.study_ports import StudyStore

Choices = tuple[tuple[DataItem, bool], ...]

_TICK: Final = timedelta(microseconds=1)


class ConsentLines:
    """Words what happened as lines of the ledger; stores nothing.

    Args:
        program: The program's version.
    """

    def __init__(self, clock: Clock, program: str) -> None:
        self._clock = clock
        self._program = program

    def line(
        self,
        file: StudyFile,
        participation: ParticipationId | None,
        kind: ConsentKind,
        choices: Choices,
        at: datetime,
    ) -> ConsentEvent:
        """Return a line of its own id."""
        zone = self._clock.zone()
        return ConsentEvent(
            id=new_id(),
            participation=participation,
            study=file.study.id,
            study_version=file.study.version,
            study_sha256=file.sha256,
            notice_sha256=file.notice_sha256,
            kind=kind,
            choices=choices,
            at=at,
            zone=zone,
            offset_minutes=offset_minutes(at, zone),
            program=self._program,
        )

    def next_instant(self, store: StudyStore, participation: Participation) -> datetime:
        """Return the instant for a participation's new line, after all it has.

        The newest choices hold: a clock that was set back must not make an earlier yes outweigh
        a later no.
        """
        own = [line.at for line in store.events() if line.participation == participation.id]
        return max([self._clock.now(), *(at + _TICK for at in own)])


def seen(participation: Participation, file: StudyFile, at: datetime) -> StudyVersion:
    """Return that a study file was shown."""
    return StudyVersion(
        participation=participation.id,
        version=file.study.version,
        data=file.data,
        signature=file.signature,
        sha256=file.sha256,
        seen_at=at,
    )


def for_each(file: StudyFile, choices: Mapping[DataItem, bool]) -> Choices:
    """Return choices in the order in which a study asks.

    Raises ``ValueError`` when they are for other items.
    """
    asked = [one.item for one in file.study.asked]
    if set(asked) != set(choices):
        msg = "a yes or no belongs to each item that is asked for, and to no other"
        raise ValueError(msg)
    return tuple((item, choices[item]) for item in asked)


def nothing(file: StudyFile) -> Choices:
    """Return a no to each item."""
    return tuple((one.item, False) for one in file.study.asked)
