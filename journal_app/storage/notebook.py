"""The role-model notebook: people, and what they were seen to do."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.ids import EntryId, NoteId, PersonId
from journal_app.domain.letters import comparable
from journal_app.domain.notebook import (
    MOST_PEOPLE,
    Note,
    Person,
    Tally,
    check_note,
    check_person,
)
from journal_app.errors import Problem, WorldError
from journal_app.storage.content_rows import NoteRow, PersonRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.entries import has_entry
from journal_app.storage.meta import Stamp, bury, next_stamp
from journal_app.storage.word_search import WordSearch


class Notebook:
    """The ``NotebookStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by name, accents and case aside."""
        with reading(self._engine) as session:
            return tuple(map(_person, _by_name(session)))

    def put_person(self, person: Person) -> None:
        """Store a person, new or changed.

        Raises:
            ValueError: As ``check_person``.
            WorldError: ``NOTEBOOK_FULL`` with ``most``.
        """
        check_person(person)
        with writing(self._engine) as session:
            if session.get(PersonRow, person.id) is None and _people(session) >= MOST_PEOPLE:
                raise WorldError(Problem.NOTEBOOK_FULL, most=MOST_PEOPLE)
            session.merge(_person_row(person, self._clock.now(), next_stamp(session)))

    def delete_person(self, person: PersonId) -> None:
        """Delete a person and every note about them; does nothing when there is none."""
        with writing(self._engine) as session:
            row = session.get(PersonRow, person)
            if row is None:
                return
            stamp, now = next_stamp(session), self._clock.now()
            for note in session.exec(select(NoteRow.id).where(NoteRow.person == person)).all():
                bury(session, note, "note", now, stamp)
            bury(session, person, "person", now, stamp)
            session.delete(row)

    def notes(self, person: PersonId | None = None) -> tuple[Note, ...]:
        """Return the notes about one person, or all, newest night first."""
        newest = (col(NoteRow.night), col(NoteRow.written_at), col(NoteRow.id))
        wanted = select(NoteRow).order_by(*(column.desc() for column in newest))
        if person is not None:
            wanted = wanted.where(NoteRow.person == person)
        with reading(self._engine) as session:
            return tuple(map(_note, session.exec(wanted)))

    def tallies(self) -> dict[PersonId, Tally]:
        """Return how much was noted about each person that anything was noted about."""
        figures = select(NoteRow.person, func.count(), func.max(NoteRow.night))
        with reading(self._engine) as session:
            rows = session.exec(figures.group_by(col(NoteRow.person))).all()
        return {PersonId(person): Tally(notes, newest) for person, notes, newest in rows}

    def put_note(self, note: Note) -> None:
        """Store a note, new or changed; of an entry that is gone it keeps no trace.

        Raises:
            ValueError: As ``check_note``.
            KeyError: There is no such person.
        """
        check_note(note)
        with writing(self._engine) as session:
            if session.get(PersonRow, note.person) is None:
                raise KeyError(note.person)
            there = note.entry is not None and has_entry(session, note.entry)
            row = _note_row(note, self._clock.now(), next_stamp(session))
            row.entry = row.entry if there else None
            session.merge(row)

    def delete_note(self, note: NoteId) -> None:
        """Delete a note; does nothing when there is none."""
        with writing(self._engine) as session:
            row = session.get(NoteRow, note)
            if row is not None:
                bury(session, note, "note", self._clock.now(), next_stamp(session))
                session.delete(row)

    def search(self, words: str) -> tuple[PersonId, ...]:
        """Return, by name, whose name, role or notes hold every one of some words.

        Each counts as the beginning of a word, accents and case aside, so that the list narrows
        while it is typed. Without a letter or digit in the words everyone is returned.
        """
        wanted = WordSearch(words)
        with reading(self._engine) as session:
            people = _by_name(session)
            texts = {row.id: [row.name, row.role] for row in people}
            columns = select(NoteRow.person, NoteRow.did, NoteRow.borrow)
            for person, did, borrow in session.exec(columns):
                texts[person] += [did, borrow]
            return tuple(PersonId(row.id) for row in people if wanted.fits(texts[row.id]))


def _people(session: Session) -> int:
    return session.exec(select(func.count()).select_from(PersonRow)).one()


def _by_name(session: Session) -> list[PersonRow]:
    rows = session.exec(select(PersonRow)).all()
    return sorted(rows, key=lambda row: (comparable(row.name), row.made_at, row.id))


def _person(row: PersonRow) -> Person:
    return Person(id=PersonId(row.id), name=row.name, role=row.role, made_at=row.made_at)


def _person_row(person: Person, now: datetime, stamp: Stamp) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=person.name,
        role=person.role,
        made_at=person.made_at,
        updated_at=now,
        device=stamp.device,
        change=stamp.change,
    )


def _note(row: NoteRow) -> Note:
    return Note(
        id=NoteId(row.id),
        person=PersonId(row.person),
        night=row.night,
        did=row.did,
        borrow=row.borrow,
        written_at=row.written_at,
        entry=None if row.entry is None else EntryId(row.entry),
    )


def _note_row(note: Note, now: datetime, stamp: Stamp) -> NoteRow:
    return NoteRow(
        id=note.id,
        person=note.person,
        night=note.night,
        did=note.did,
        borrow=note.borrow,
        written_at=note.written_at,
        entry=note.entry,
        updated_at=now,
        device=stamp.device,
        change=stamp.change,
    )
