"""Questionnaires brought by file, and what was answered."""

from __future__ import annotations

import json

from sqlalchemy import Engine
from sqlmodel import col, select

from journal_app.clock import Clock
from journal_app.domain.questionnaires import AnswerSheet, AnswerSheetId, KeptQuestionnaire
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import Stamp, bury, next_stamp
from journal_app.storage.study_rows import AnswerSheetRow, QuestionnaireRow


class Questionnaires:
    """The ``QuestionnaireStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def all(self) -> tuple[KeptQuestionnaire, ...]:
        """Return the version of every questionnaire that was brought last, by id."""
        order = (col(QuestionnaireRow.id), col(QuestionnaireRow.added_at))
        with reading(self._engine) as session:
            rows = session.exec(select(QuestionnaireRow).order_by(*order))
            return tuple({row.id: _kept(row) for row in rows}.values())

    def get(self, questionnaire: str, version: str) -> KeptQuestionnaire | None:
        """Return one version of a questionnaire, None when it was never brought."""
        with reading(self._engine) as session:
            row = session.get(QuestionnaireRow, (questionnaire, version))
            return None if row is None else _kept(row)

    def put(self, kept: KeptQuestionnaire) -> None:
        """Store a questionnaire, or that it is shown or not; the same version only once.

        What a version says stays as it was brought first: answers were given to that.
        """
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            row = session.get(QuestionnaireRow, (kept.id, kept.version))
            if row is None:
                session.add(_row(kept, stamp))
                return
            row.shown = kept.shown
            row.device, row.change = stamp.device, stamp.change

    def remove(self, questionnaire: str) -> None:
        """Delete a questionnaire with all its versions and answers."""
        with writing(self._engine) as session:
            stamp, now = next_stamp(session), self._clock.now()
            answered = select(AnswerSheetRow).where(AnswerSheetRow.questionnaire == questionnaire)
            for sheet in session.exec(answered).all():
                bury(session, sheet.id, "answer_sheet", now, stamp)
            versions = select(QuestionnaireRow).where(QuestionnaireRow.id == questionnaire)
            for version in session.exec(versions).all():
                session.delete(version)

    def put_answers(self, sheet: AnswerSheet) -> None:
        """Store an answer sheet, new or changed."""
        with writing(self._engine) as session:
            session.merge(_sheet_row(sheet, next_stamp(session)))

    def delete_answers(self, sheet: AnswerSheetId) -> None:
        """Delete an answer sheet; does nothing when there is none."""
        with writing(self._engine) as session:
            row = session.get(AnswerSheetRow, sheet)
            if row is not None:
                bury(session, sheet, "answer_sheet", self._clock.now(), next_stamp(session))
                session.delete(row)

    def answers(self, questionnaire: str | None = None) -> tuple[AnswerSheet, ...]:
        """Return answer sheets, oldest first; of one questionnaire or of all."""
        oldest = (col(AnswerSheetRow.night), col(AnswerSheetRow.given_at), col(AnswerSheetRow.id))
        wanted = select(AnswerSheetRow).order_by(*oldest)
        if questionnaire is not None:
            wanted = wanted.where(AnswerSheetRow.questionnaire == questionnaire)
        with reading(self._engine) as session:
            return tuple(_sheet(row) for row in session.exec(wanted))


def _row(kept: KeptQuestionnaire, stamp: Stamp) -> QuestionnaireRow:
    return QuestionnaireRow(
        id=kept.id,
        version=kept.version,
        data=kept.data,
        shown=kept.shown,
        added_at=kept.added_at,
        device=stamp.device,
        change=stamp.change,
    )


def _kept(row: QuestionnaireRow) -> KeptQuestionnaire:
    return KeptQuestionnaire(
        id=row.id, version=row.version, data=row.data, added_at=row.added_at, shown=row.shown
    )


def _sheet_row(sheet: AnswerSheet, stamp: Stamp) -> AnswerSheetRow:
    return AnswerSheetRow(
        id=sheet.id,
        questionnaire=sheet.questionnaire,
        version=sheet.version,
        night=sheet.night,
        answers=json.dumps(dict(sheet.answers)),
        given_at=sheet.given_at,
        zone=sheet.zone,
        offset_minutes=sheet.offset_minutes,
        device=stamp.device,
        change=stamp.change,
    )


def _sheet(row: AnswerSheetRow) -> AnswerSheet:
    return AnswerSheet(
        id=AnswerSheetId(row.id),
        questionnaire=row.questionnaire,
        version=row.version,
        night=row.night,
        answers=json.loads(row.answers),
        given_at=row.given_at,
        zone=row.zone,
        offset_minutes=row.offset_minutes,
    )
