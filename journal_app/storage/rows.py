"""Database rows. They never leave ``storage`` and validate nothing: rules live in ``domain``.

Every row that could be merged with another copy of the journal carries a stable random id, the
device that wrote it and the vault's change counter at that moment (``device``, ``change``).
Instants are UTC; the zone and offset in minutes east stand beside those a student lived through.
No row has a ``repr`` that shows what was written.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from journal_app.storage.columns import Instant, Prose


class Row(SQLModel):
    """What all rows share: their own metadata, and a silent ``repr``."""

    metadata: ClassVar[MetaData] = MetaData()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __str__(self) -> str:
        return repr(self)


def child_of(column: str) -> ForeignKey:
    """Return a key into a row without which this one is nothing."""
    return ForeignKey(column, ondelete="CASCADE", onupdate="CASCADE")


class MetaRow(Row, table=True):
    """One fact about the vault: its id, this device's id, the change counter."""

    __tablename__ = "meta"
    name: str = Field(primary_key=True)
    value: str


class NightRow(Row, table=True):
    """One night's circumstances."""

    __tablename__ = "night"
    __table_args__ = (Index("night_by_shift", "shift", "night"),)
    night: date = Field(primary_key=True)
    id: str = Field(unique=True)
    zone: str
    offset_minutes: int
    boundary: int
    shift: str | None = None
    post_call: bool
    exam: bool
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class RatingRow(Row, table=True):
    """One scale on one night."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("night", "scale"),
        Index("rating_by_value", "scale", "value", "night"),
    )
    id: str = Field(primary_key=True)
    night: date
    scale: str
    answer: str
    value: int | None = None
    first_value: int | None = None
    given_at: datetime = Field(sa_type=Instant)
    zone: str
    offset_minutes: int
    written_later: bool
    item_version: str
    created_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class EntryRow(Row, table=True):
    """An entry without its text, kept narrow so that lists decrypt little."""

    __tablename__ = "entry"
    __table_args__ = (
        Index("entry_by_theme", "theme"),
        Index("entry_by_prompt", "prompt", "position", sqlite_where=text("prompt IS NOT NULL")),
        Index("entry_in_bin", "binned_at", sqlite_where=text("binned_at IS NOT NULL")),
    )
    position: int = Field(primary_key=True)
    id: str = Field(unique=True)
    night: date
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    zone: str
    offset_minutes: int
    prompt: str | None = None
    theme: str | None = None
    prompt_text: str = Field(sa_type=Prose)
    words: int
    written_later: bool
    binned_at: datetime | None = Field(default=None, sa_type=Instant)
    device: str
    change: int


class EntryBodyRow(Row, table=True):
    """An entry's text."""

    __tablename__ = "entry_body"
    position: int = Field(primary_key=True, sa_column_args=[child_of("entry.position")])
    text: str = Field(sa_type=Prose)


class EntryVersionRow(Row, table=True):
    """An earlier state of an entry's text: when it was written, and when it was set aside."""

    __tablename__ = "entry_version"
    __table_args__ = (Index("entry_version_by_entry", "entry", "change"),)
    id: str = Field(primary_key=True)
    entry: str = Field(sa_column_args=[child_of("entry.id")])
    saved_at: datetime = Field(sa_type=Instant)
    kept_at: datetime = Field(sa_type=Instant)
    words: int
    kind: str
    device: str
    change: int


class VersionBodyRow(Row, table=True):
    """The text of an earlier state."""

    __tablename__ = "version_body"
    version: str = Field(primary_key=True, sa_column_args=[child_of("entry_version.id")])
    text: str = Field(sa_type=Prose)


class RotationRow(Row, table=True):
    """One rotation."""

    __tablename__ = "rotation"
    id: str = Field(primary_key=True)
    specialty: str = Field(sa_type=Prose)
    site: str = Field(sa_type=Prose)
    start: date
    planned_end: date
    phase: str
    boundary: int | None = None
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class StretchRow(Row, table=True):
    """Nights over which another boundary holds."""

    __tablename__ = "stretch"
    id: str = Field(primary_key=True)
    first: date
    last: date
    boundary: int
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class TagRow(Row, table=True):
    """A tag's name."""

    __tablename__ = "tag"
    id: str = Field(primary_key=True)
    name: str = Field(unique=True, sa_type=Prose)
    created_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class EntryTagRow(Row, table=True):
    """A tag on an entry; identified by the two stable ids it joins."""

    __tablename__ = "entry_tag"
    __table_args__ = (Index("entry_tag_by_tag", "tag"),)
    entry: str = Field(primary_key=True, sa_column_args=[child_of("entry.id")])
    tag: str = Field(primary_key=True, sa_column_args=[child_of("tag.id")])
    device: str
    change: int


class PromptShownRow(Row, table=True):
    """A prompt as it was shown on a night."""

    __tablename__ = "prompt_shown"
    __table_args__ = (UniqueConstraint("night", "step"),)
    id: str = Field(primary_key=True)
    night: date
    step: int
    prompt: str
    theme: str
    load: str
    reason: str
    shown_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class SettingRow(Row, table=True):
    """A small named value."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str = Field(sa_type=Prose)
    updated_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class GuardWordRow(Row, table=True):
    """Words with a decision; ``folded`` is the form by which they are the same."""

    __tablename__ = "guard_word"
    id: str = Field(primary_key=True)
    folded: str = Field(unique=True, sa_type=Prose)
    words: str = Field(sa_type=Prose)
    kind: str | None = None
    decision: str
    decided_at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class ReplacementRow(Row, table=True):
    """One replacement in one export."""

    __tablename__ = "replacement_log"
    __table_args__ = (
        Index("replacement_by_export", "export", "entry", "start"),
        Index("replacement_by_entry", "entry"),
    )
    id: str = Field(primary_key=True)
    export: str
    entry: str = Field(sa_column_args=[child_of("entry.id")])
    start: int
    end: int
    kind: str
    tier: str
    source: str
    put: str = Field(sa_type=Prose)
    words: str = Field(sa_type=Prose)
    text_hash: str
    at: datetime = Field(sa_type=Instant)
    device: str
    change: int


class TombstoneRow(Row, table=True):
    """That something was deleted, and nothing of what it was."""

    __tablename__ = "tombstone"
    id: str = Field(primary_key=True)
    kind: str
    deleted_at: datetime = Field(sa_type=Instant)
    device: str
    change: int
