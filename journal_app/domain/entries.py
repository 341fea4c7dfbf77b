"""Entries: pieces of writing, each with the prompt it answered.

What a student wrote is kept out of every ``repr``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from journal_app.domain.ids import EntryId, PromptId, RotationId, VersionId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Form, Theme
from journal_app.domain.ratings import Scale

COUNT_LIMIT: Final = 1000
"""Where an entry store stops counting: this number means "this many or more"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry without its text.

    Attributes:
        position: Place in the journal's order: larger is newer by night, then by time of
            beginning. Unique; changes only when the entry moves to another night.
        prompt: The prompt it answered; None when written freely.
        created_at: UTC.
        updated_at: UTC, of the last change to the text.
        written_later: Begun after its night was over.
        binned_at: When it went into the bin, UTC; None while it is in the journal.
    """

    id: EntryId
    night: date
    position: int
    created_at: datetime
    updated_at: datetime
    zone: str
    offset_minutes: int
    prompt: PromptId | None = None
    theme: Theme | None = None
    prompt_text: str = field(default="", repr=False)
    words: int = 0
    written_later: bool = False
    binned_at: datetime | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is known when a page is begun."""

    night: date
    created_at: datetime
    zone: str
    offset_minutes: int
    prompt: PromptId | None = None
    theme: Theme | None = None
    prompt_text: str = field(default="", repr=False)
    written_later: bool = False
    text: str = field(default="", repr=False)
    form: Form = Form.FREE


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An entry as the journal's list shows it.

    Attributes:
        excerpt: About 200 characters: the beginning, or the passage that matched.
        marks: Half-open code-point ranges of ``excerpt`` that matched the search.
        ratings: The night's given ratings.
    """

    entry: Entry
    excerpt: str = field(repr=False)
    marks: tuple[tuple[int, int], ...] = ()
    ratings: tuple[tuple[Scale, int], ...] = ()
    specialty: str = ""


class VersionKind(StrEnum):
    """Why a version was kept.

    ``ELSEWHERE``: it was replaced by somebody who had not seen it, such as another screen.
    """

    FIRST = "first"
    TYPING = "typing"
    BEFORE_RESTORE = "before-restore"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An earlier state of an entry's text; the text itself is fetched when asked for."""

    id: VersionId
    entry: EntryId
    saved_at: datetime
    words: int
    kind: VersionKind


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries to list; everything left at its default does not narrow.

    Attributes:
        first: First night, included.
        last: Last night, included.
        rotation: Only nights of this rotation (its dates are looked up by the store).
        rating: Scale with lowest and highest value, both included; only nights so rated.
        shift: Only nights with this shift tag.
        tag: Only entries with this tag.
    """

    first: date | None = None
    last: date | None = None
    rotation: RotationId | None = None
    theme: Theme | None = None
    rating: tuple[Scale, int, int] | None = None
    shift: Shift | None = None
    tag: str | None = field(default=None, repr=False)


def count_words(text: str) -> int:
    """Return the number of whitespace-separated words."""
    return len(text.split())
