"""Participations and ledger lines to store, made up by counting."""

from __future__ import annotations

import hashlib
from datetime import date

from journal_app.domain.consent import (
    ConsentEvent,
    ConsentKind,
    HandedOver,
    Participation,
    ParticipationId,
    SealedRecord,
    StudyVersion,
)
from journal_app.domain.ids import EntryId, new_id
from journal_app.domain.studies import DataItem
from tests.fakes import FakeClock

STUDY = "residents-2026"
CHOICES = ((DataItem.RATINGS, True), (DataItem.TEXT, False))


def participation(clock: FakeClock, study: str = STUDY) -> Participation:
    return Participation(
        id=ParticipationId(new_id()),
        study=study,
        participant=new_id(),
        study_key="ab" * 32,
        seed=bytes(range(32)),
        origin=date(2026, 1, 2),
        joined_at=clock.now(),
    )


def version(of: Participation, clock: FakeClock, number: int = 1) -> StudyVersion:
    data = f"version {number} of {of.study}".encode()
    return StudyVersion(
        participation=of.id,
        version=number,
        data=data,
        signature=bytes(64),
        sha256=hashlib.sha256(data).hexdigest(),
        seen_at=clock.now(),
    )


def event(
    of: Participation | None,
    clock: FakeClock,
    kind: ConsentKind = ConsentKind.GIVEN,
    choices: tuple[tuple[DataItem, bool], ...] = CHOICES,
) -> ConsentEvent:
    return ConsentEvent(
        id=new_id(),
        participation=None if of is None else of.id,
        study=STUDY if of is None else of.study,
        study_version=1,
        study_sha256="cd" * 32,
        notice_sha256="ef" * 32,
        kind=kind,
        choices=choices,
        at=clock.now(),
        zone=clock.zone(),
        offset_minutes=0,
        program="1.2.3",
    )


def sealed(of: Participation, clock: FakeClock, sequence: int = 1) -> SealedRecord:
    return SealedRecord(
        id=new_id(),
        participation=of.id,
        kind=HandedOver.PACKAGE if sequence else HandedOver.WITHDRAWAL,
        sequence=sequence,
        study_version=1,
        content_sha256="12" * 32,
        sealed_sha256="34" * 32,
        file_name="heartbeat-0123abcd.age",
        entries=(EntryId(new_id()), EntryId(new_id())),
        nights=2,
        at=clock.now(),
    )
