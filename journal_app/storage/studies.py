"""Studies taken part in: a ledger that only grows, and reviews that are not finished."""

from __future__ import annotations

import json

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from journal_app.clock import Clock
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
from journal_app.storage.columns import storable
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import Stamp, next_stamp
from journal_app.storage.study_rows import (
    ConsentEventRow,
    ParticipationRow,
    ResearchReviewRow,
    SealedFileRow,
    StudyVersionRow,
)


class Studies:
    """The ``StudyStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def participations(self) -> tuple[Participation, ...]:
        """Return every participation, ended or not, newest first."""
        newest = (col(ParticipationRow.joined_at).desc(), col(ParticipationRow.id))
        with reading(self._engine) as session:
            rows = session.exec(select(ParticipationRow).order_by(*newest))
            return tuple(_participation(row) for row in rows)

    def join(self, new: Participation, seen: StudyVersion, event: ConsentEvent) -> None:
        """Store a new participation with what was shown and agreed to, all or none."""
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            session.add(_participation_row(new, stamp))
            session.flush()  # what follows refers to it
            session.add_all([_version_row(seen, stamp), _event_row(event, stamp)])

    def add_version(self, seen: StudyVersion, event: ConsentEvent) -> None:
        """Store a newer version of a study with what was answered to it, all or none."""
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            session.add_all([_version_row(seen, stamp), _event_row(event, stamp)])

    def versions(self, participation: ParticipationId) -> tuple[StudyVersion, ...]:
        """Return the versions a participant was shown, newest first, each file once.

        Two copies of a journal may have been shown the same file and then been united.
        """
        by = (col(StudyVersionRow.seen_at), col(StudyVersionRow.id))
        own = select(StudyVersionRow).where(StudyVersionRow.participation == participation)
        with reading(self._engine) as session:
            first: dict[str, StudyVersion] = {}
            for row in session.exec(own.order_by(*by)):
                first.setdefault(row.sha256, _version(row))
        newest = sorted(first.values(), key=lambda seen: (seen.version, seen.seen_at))
        return tuple(reversed(newest))

    def record(self, event: ConsentEvent) -> None:
        """Add a line to the consent ledger."""
        with writing(self._engine) as session:
            session.add(_event_row(event, next_stamp(session)))

    def events(self) -> tuple[ConsentEvent, ...]:
        """Return the consent ledger, oldest first."""
        oldest = (col(ConsentEventRow.at), col(ConsentEventRow.id))
        with reading(self._engine) as session:
            rows = session.exec(select(ConsentEventRow).order_by(*oldest))
            return tuple(_event(row) for row in rows)

    def record_sealed(self, sealed: SealedRecord) -> None:
        """Add a line to the ledger of sealed files."""
        with writing(self._engine) as session:
            session.add(_sealed_row(sealed, next_stamp(session)))

    def sealed(self, participation: ParticipationId) -> tuple[SealedRecord, ...]:
        """Return what was sealed for a study, oldest first."""
        oldest = (col(SealedFileRow.at), col(SealedFileRow.sequence), col(SealedFileRow.id))
        own = select(SealedFileRow).where(SealedFileRow.participation == participation)
        with reading(self._engine) as session:
            return tuple(_sealed(row) for row in session.exec(own.order_by(*oldest)))

    def review(self, participation: str) -> str | None:
        """Return a review that was not finished, as it was put; None when there is none."""
        with reading(self._engine) as session:
            row = session.get(ResearchReviewRow, participation)
            return None if row is None else row.state

    def put_review(self, participation: str, state: str) -> None:
        """Keep a review that is not finished, in place of an earlier one."""
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            session.merge(
                ResearchReviewRow(
                    participation=participation,
                    state=storable(state),
                    updated_at=self._clock.now(),
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def drop_review(self, participation: str) -> None:
        """Delete a review; does nothing when there is none."""
        with writing(self._engine) as session:
            _drop(session, participation)


def _drop(session: Session, participation: str) -> None:
    row = session.get(ResearchReviewRow, participation)
    if row is not None:
        session.delete(row)


def _participation_row(new: Participation, stamp: Stamp) -> ParticipationRow:
    return ParticipationRow(
        id=new.id,
        study=new.study,
        participant=new.participant,
        study_key=new.study_key,
        seed=new.seed,
        origin=new.origin,
        joined_at=new.joined_at,
        device=stamp.device,
        change=stamp.change,
    )


def _participation(row: ParticipationRow) -> Participation:
    return Participation(
        id=ParticipationId(row.id),
        study=row.study,
        participant=row.participant,
        study_key=row.study_key,
        seed=row.seed,
        origin=row.origin,
        joined_at=row.joined_at,
    )


def _version_row(seen: StudyVersion, stamp: Stamp) -> StudyVersionRow:
    return StudyVersionRow(
        id=new_id(),
        participation=seen.participation,
        version=seen.version,
        data=seen.data,
        signature=seen.signature,
        sha256=seen.sha256,
        seen_at=seen.seen_at,
        device=stamp.device,
        change=stamp.change,
    )


def _version(row: StudyVersionRow) -> StudyVersion:
    return StudyVersion(
        participation=ParticipationId(row.participation),
        version=row.version,
        data=row.data,
        signature=row.signature,
        sha256=row.sha256,
        seen_at=row.seen_at,
    )


def _event_row(event: ConsentEvent, stamp: Stamp) -> ConsentEventRow:
    return ConsentEventRow(
        id=event.id,
        participation=event.participation,
        study=event.study,
        study_version=event.study_version,
        study_sha256=event.study_sha256,
        notice_sha256=event.notice_sha256,
        kind=event.kind.value,
        choices=json.dumps({item.value: chosen for item, chosen in event.choices}),
        at=event.at,
        zone=event.zone,
        offset_minutes=event.offset_minutes,
        program=event.program,
        device=stamp.device,
        change=stamp.change,
    )


def _event(row: ConsentEventRow) -> ConsentEvent:
    choices = json.loads(row.choices)
    return ConsentEvent(
        id=row.id,
        participation=None if row.participation is None else ParticipationId(row.participation),
        study=row.study,
        study_version=row.study_version,
        study_sha256=row.study_sha256,
        notice_sha256=row.notice_sha256,
        kind=ConsentKind(row.kind),
        choices=tuple((DataItem(item), bool(chosen)) for item, chosen in choices.items()),
        at=row.at,
        zone=row.zone,
        offset_minutes=row.offset_minutes,
        program=row.program,
    )


def _sealed_row(sealed: SealedRecord, stamp: Stamp) -> SealedFileRow:
    return SealedFileRow(
        id=sealed.id,
        participation=sealed.participation,
        kind=sealed.kind.value,
        sequence=sealed.sequence,
        study_version=sealed.study_version,
        content_sha256=sealed.content_sha256,
        sealed_sha256=sealed.sealed_sha256,
        file_name=sealed.file_name,
        entries=json.dumps(sealed.entries),
        nights=sealed.nights,
        at=sealed.at,
        device=stamp.device,
        change=stamp.change,
    )


def _sealed(row: SealedFileRow) -> SealedRecord:
    return SealedRecord(
        id=row.id,
        participation=ParticipationId(row.participation),
        kind=HandedOver(row.kind),
        sequence=row.sequence,
        study_version=row.study_version,
        content_sha256=row.content_sha256,
        sealed_sha256=row.sealed_sha256,
        file_name=row.file_name,
        entries=tuple(EntryId(entry) for entry in json.loads(row.entries)),
        nights=row.nights,
        at=row.at,
    )
