"""The role-model notebook: people who showed compassion, under names the student makes up.

Never exported by default: it speaks of living persons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from journal_app.domain.ids import EntryId, NoteId, PersonId

LONGEST_NAME: Final = 80
LONGEST_NOTE: Final = 4_000
"""In code points."""

MOST_PEOPLE: Final = 2_000
"""In one notebook; one more is refused with ``NOTEBOOK_FULL``."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was seen to be kind.

    Attributes:
        name: Made up by the student: "the night nurse with the keys".
        role: What they do, in the student's words, or empty.
    """

    id: PersonId
    name: str = field(repr=False)
    role: str = field(repr=False)
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """One thing somebody did.

    Attributes:
        night: The night it was noted on.
        did: What they did.
        borrow: What to borrow from it, or empty.
        entry: The entry it was noted from; None when written here.
    """

    id: NoteId
    person: PersonId
    night: date
    did: str = field(repr=False)
    borrow: str = field(repr=False)
    written_at: datetime
    entry: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was noted about one person.

    Attributes:
        notes: 1 or more.
        newest: The newest night of them.
    """

    notes: int
    newest: date


def check_person(person: Person) -> Person:
    """Return a person if they can be stored.

    Raises:
        ValueError: No name, or one above ``LONGEST_NAME``.
    """
    if (
        not person.name.strip()
        or len(person.name) > LONGEST_NAME
        or len(person.role) > LONGEST_NAME
    ):
        msg = "a person needs a name of at most 80 characters"
        raise ValueError(msg)
    return person


def check_note(note: Note) -> Note:
    """Return a note if it can be stored.

    Raises:
        ValueError: Nothing in it, or more than ``LONGEST_NOTE``.
    """
    if not (note.did.strip() or note.borrow.strip()):
        msg = "a note says what somebody did, or what to borrow"
        raise ValueError(msg)
    if max(len(note.did), len(note.borrow)) > LONGEST_NOTE:
        msg = "a note has at most 4,000 characters"
        raise ValueError(msg)
    return note
