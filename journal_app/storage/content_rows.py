"""Rows of prompts, forms, notebook, hints and contacts; rules as in ``storage.rows``.

Sets of domain values (phases, themes, ...) stand in one column as ``columns.joined`` writes them.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlmodel import Field

from journal_app.storage.columns import Instant, Prose
from journal_app.storage.rows import Row, child_of


class PromptMarkRow(Row, table=True):
    """What the student said about a prompt; both false once it was taken back."""

    __tablename__ = "prompt_mark"
    prompt: str = Field(primary_key=True)
    favourite: bool
    hidden: bool
    marked_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class OwnPromptRow(Row, table=True):
    """A prompt of the student's own."""

    __tablename__ = "own_prompt"
    id: str = Field(primary_key=True)
    theme: str
    sub_theme: str = Field(sa_type=Prose)
    text: str = Field(sa_type=Prose)
    nudge: str = Field(sa_type=Prose)
    helped: str = Field(sa_type=Prose)
    source: str = Field(sa_type=Prose)
    load: str
    minutes: int
    form: str
    patient_related: bool
    ends_in_act: bool
    phases: str
    specialties: str
    shifts: str
    moments: str
    made_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class PromptPackRow(Row, table=True):
    """A pack, as its file was; ``pack`` is the id it gives itself."""

    __tablename__ = "prompt_pack"
    id: str = Field(primary_key=True)
    pack: str = Field(unique=True)
    title: str = Field(sa_type=Prose)
    origin: str = Field(sa_type=Prose)
    data: bytes
    sha256: str
    added_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class NightMomentsRow(Row, table=True):
    """How a night was marked; the empty set once that was taken back."""

    __tablename__ = "night_moments"
    night: date = Field(primary_key=True)
    moments: str
    marked_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class EntryFormRow(Row, table=True):
    """How an entry is written."""

    __tablename__ = "entry_form"
    entry: str = Field(primary_key=True, sa_column_args=[child_of("entry.id")])
    form: str
    device: str
    change: int


class PersonRow(Row, table=True):
    """Somebody in the notebook."""

    __tablename__ = "person"
    id: str = Field(primary_key=True)
    name: str = Field(sa_type=Prose)
    role: str = Field(sa_type=Prose)
    made_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class NoteRow(Row, table=True):
    """One thing somebody did; it outlives the entry it was noted from."""

    __tablename__ = "note"
    __table_args__ = (
        Index("note_by_person", "person", "night"),
        Index("note_by_entry", "entry"),
    )
    id: str = Field(primary_key=True)
    person: str = Field(sa_column_args=[child_of("person.id")])
    night: date
    did: str = Field(sa_type=Prose)
    borrow: str = Field(sa_type=Prose)
    written_at: datetime = Field(sa_type=Instant)
    entry: str | None = Field(
        default=None,
        sa_column_args=[ForeignKey("entry.id", ondelete="SET NULL", onupdate="CASCADE")],
    )
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class HintCorrectionRow(Row, table=True):
    """What the student said an entry is about."""

    __tablename__ = "hint_correction"
    id: str = Field(primary_key=True)
    entry: str = Field(unique=True, sa_column_args=[child_of("entry.id")])
    themes: str
    text_sha256: str
    corrected_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class HintFeatureRow(Row, table=True):
    """A feature of a corrected text."""

    __tablename__ = "hint_feature"
    correction: str = Field(primary_key=True, sa_column_args=[child_of("hint_correction.id")])
    feature: str = Field(primary_key=True, sa_type=Prose)


class ContactRow(Row, table=True):
    """Somebody of the student's own."""

    __tablename__ = "contact"
    id: str = Field(primary_key=True)
    name: str = Field(sa_type=Prose)
    way: str = Field(sa_type=Prose)
    note: str = Field(sa_type=Prose)
    before_unlocking: bool
    place: int
    made_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int
