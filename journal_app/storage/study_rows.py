"""Rows of studies and questionnaires; rules as in ``storage.rows``.

The first four are ledgers: triggers refuse to change or delete them (``schema_3``).
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlmodel import Field

from journal_app.storage.columns import Instant
from journal_app.storage.rows import Row

_JOINED = "participation.id"


class ParticipationRow(Row, table=True):
    """A study that was joined."""

    __tablename__ = "participation"
    id: str = Field(primary_key=True)
    study: str
    participant: str
    study_key: str
    seed: bytes
    origin: date
    joined_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class StudyVersionRow(Row, table=True):
    """A study file as it was shown."""

    __tablename__ = "study_version"
    __table_args__ = (Index("study_version_by_participation", "participation", "version"),)
    id: str = Field(primary_key=True)
    participation: str = Field(sa_column_args=[ForeignKey(_JOINED)])
    version: int
    data: bytes
    signature: bytes
    sha256: str
    seen_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class ConsentEventRow(Row, table=True):
    """One line of the consent ledger; ``choices`` is a JSON object of item and yes or no."""

    __tablename__ = "consent_event"
    id: str = Field(primary_key=True)
    participation: str | None = Field(default=None, sa_column_args=[ForeignKey(_JOINED)])
    study: str
    study_version: int
    study_sha256: str
    notice_sha256: str
    kind: str
    choices: str
    at: datetime = Field(sa_type=Instant)
    zone: str
    offset_minutes: int
    program: str
    device: str
    change: int


class SealedFileRow(Row, table=True):
    """One line of the ledger of sealed files; ``entries`` is a JSON list of ids."""

    __tablename__ = "sealed_file"
    __table_args__ = (Index("sealed_file_by_participation", "participation", "at"),)
    id: str = Field(primary_key=True)
    participation: str = Field(sa_column_args=[ForeignKey(_JOINED)])
    kind: str
    sequence: int
    study_version: int
    content_sha256: str
    sealed_sha256: str
    file_name: str
    entries: str
    nights: int
    at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class ResearchReviewRow(Row, table=True):
    """A review that is not finished; ``state`` may hold what was written."""

    __tablename__ = "research_review"
    participation: str = Field(primary_key=True)
    state: str
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class QuestionnaireRow(Row, table=True):
    """One version of a questionnaire, as its file was."""

    __tablename__ = "questionnaire"
    id: str = Field(primary_key=True)
    version: str = Field(primary_key=True)
    data: bytes
    shown: bool
    added_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class AnswerSheetRow(Row, table=True):
    """A questionnaire filled in; ``answers`` is a JSON object of item and number or null."""

    __tablename__ = "answer_sheet"
    __table_args__ = (
        ForeignKeyConstraint(
            ["questionnaire", "version"],
            ["questionnaire.id", "questionnaire.version"],
            ondelete="CASCADE",
        ),
        Index("answer_sheet_by_night", "questionnaire", "night"),
    )
    id: str = Field(primary_key=True)
    questionnaire: str
    version: str
    night: date
    answers: str
    given_at: datetime = Field(sa_type=Instant)
    zone: str
    offset_minutes: int
    device: str
    change: int
