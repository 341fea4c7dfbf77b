"""What services need from storage for studies and questionnaires; rules as in ``domain.ports``."""

from __future__ import annotations

from typing import Protocol

from journal_app.domain.consent import (
    ConsentEvent,
    Participation,
    ParticipationId,
    SealedRecord,
    StudyVersion,
)
from journal_app.domain.questionnaires import AnswerSheet, AnswerSheetId, KeptQuestionnaire


class StudyStore(Protocol):
    """Studies taken part in. What is in its ledger is never changed and never deleted."""

    def participations(self) -> tuple[Participation, ...]:
        """Return every participation, ended or not, newest first."""
        ...

    def join(self, new: Participation, seen: StudyVersion, event: ConsentEvent) -> None:
        """Store a new participation with what was shown and agreed to, all or none."""
        ...

    def add_version(self, seen: StudyVersion, event: ConsentEvent) -> None:
        """Store a newer version of a study with what was answered to it, all or none."""
        ...

    def versions(self, participation: ParticipationId) -> tuple[StudyVersion, ...]:
        """Return the versions a participant was shown, newest first."""
        ...

    def record(self, event: ConsentEvent) -> None:
        """Add a line to the consent ledger."""
        ...

    def events(self) -> tuple[ConsentEvent, ...]:
        """Return the consent ledger, oldest first."""
        ...

    def record_sealed(self, sealed: SealedRecord) -> None:
        """Add a line to the ledger of sealed files."""
        ...

    def sealed(self, participation: ParticipationId) -> tuple[SealedRecord, ...]:
        """Return what was sealed for a study, oldest first."""
        ...

    def review(self, participation: str) -> str | None:
        """Return a review that was not finished, as it was put; None when there is none."""
        ...

    def put_review(self, participation: str, state: str) -> None:
        """Keep a review that is not finished, in place of an earlier one."""
        ...

    def drop_review(self, participation: str) -> None:
        """Delete a review; does nothing when there is none."""
        ...


class QuestionnaireStore(Protocol):
    """Questionnaires brought by file, and what was answered."""

    def all(self) -> tuple[KeptQuestionnaire, ...]:
        """Return the newest version of every questionnaire, by id."""
        ...

    def get(self, questionnaire: str, version: str) -> KeptQuestionnaire | None:
        """Return one version of a questionnaire, None when it was never brought."""
        ...

    def put(self, kept: KeptQuestionnaire) -> None:
        """Store a questionnaire, or that it is shown or not; the same version only once."""
        ...

    def remove(self, questionnaire: str) -> None:
        """Delete a questionnaire with all its versions and answers."""
        ...

    def put_answers(self, sheet: AnswerSheet) -> None:
        """Store an answer sheet, new or changed."""
        ...

    def delete_answers(self, sheet: AnswerSheetId) -> None:
        """Delete an answer sheet; does nothing when there is none."""
        ...

    def answers(self, questionnaire: str | None = None) -> tuple[AnswerSheet, ...]:
        """Return answer sheets, oldest first; of one questionnaire or of all."""
        ...
