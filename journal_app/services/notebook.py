"""The role-model notebook: who was kind, what they did, and what to borrow from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from journal_app.clock import Clock
from journal_app.domain.ids import EntryId, NoteId, PersonId, new_id
from journal_app.domain.letters import comparable
from journal_app.domain.notebook import Note, Person, Tally, check_note
from journal_app.domain.ports import OpenVault
from journal_app.services.asides import Asides
from journal_app.services.rotations import RotationService


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody as a list shows them.

    Attributes:
        tally: How much was noted about them; None when nothing was.
    """

    person: Person
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class People:
    """Those whom a search found.

    Attributes:
        tonight: The night it is now.
        lines: By name.
        known: How many there are in all.
    """

    tonight: date
    lines: tuple[PersonLine, ...]
    known: int


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as a person's page shows it.

    Attributes:
        written: The night of the entry it was noted from; None when there is none to be opened.
    """

    note: Note
    written: date | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person with all that was noted about them, newest night first."""

    tonight: date
    person: Person
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in a note."""

    did: str = field(default="", repr=False)
    borrow: str = field(default="", repr=False)

    def blank(self) -> bool:
        """Tell whether nothing is said."""
        return not (self.did.strip() or self.borrow.strip())


@dataclass(frozen=True, slots=True)
class NewName:
    """Somebody who is not in the notebook yet."""

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Removed:
    """What was deleted, for as long as it can still be put back.

    Attributes:
        person: Whom it was about; None when they are still there.
    """

    notes: tuple[Note, ...]
    person: Person | None = None


class NotebookService:
    """Everything the notebook does with a vault. Blocks; belongs on the worker.

    Every method may raise ``WorldError`` (disk, damage, a full notebook). Nothing of it is
    handed to an export unless the student asks for it there.

    Attributes:
        asides: What was typed into its forms and not kept.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._store = vault.notebook
        self._entries = vault.entries
        self._rotations = RotationService(vault, clock)
        self._clock = clock
        self.asides = Asides(vault, clock)

    # Reading

    def people(self, words: str = "") -> People:
        """Return those whose name, role or notes hold every one of some words."""
        known, tallies = self._store.people(), self._store.tallies()
        found = frozenset(self._store.search(words)) if words.strip() else None
        lines = tuple(
            PersonLine(person, tallies.get(person.id))
            for person in known
            if found is None or person.id in found
        )
        return People(self._rotations.tonight(), lines, len(known))

    def page(self, person: PersonId) -> PersonPage | None:
        """Return one person's page; None when they are gone."""
        known = next((one for one in self._store.people() if one.id == person), None)
        if known is None:
            return None
        notes = self._store.notes(person)
        lines = tuple(NoteLine(note, self._night_of(note.entry)) for note in notes)
        return PersonPage(self._rotations.tonight(), known, lines)

    def _night_of(self, entry: EntryId | None) -> date | None:
        """Return the night of an entry that can be opened; one in the bin cannot."""
        if entry is None:
            return None
        try:
            written = self._entries.get(entry)
        except KeyError:
            return None
        return written.night if written.binned_at is None else None

    # People

    def add_person(self, name: str, role: str = "") -> Person:
        """Add somebody, and return them; whoever has that name already is returned instead.

        A role is taken over by somebody who had none.

        Raises:
            ValueError: As ``check_person``.
        """
        made = Person(PersonId(new_id()), name.strip(), role.strip(), self._clock.now())
        known = self._named(made.name)
        if known is not None and (known.role or not made.role):
            return known
        kept = made if known is None else replace(known, role=made.role)
        self._store.put_person(kept)
        return kept

    def _named(self, name: str) -> Person | None:
        wanted = comparable(name)
        return next((p for p in self._store.people() if comparable(p.name) == wanted), None)

    def change_person(self, person: Person) -> None:
        """Store another name or role. Raises ``ValueError`` as ``check_person``."""
        self._store.put_person(replace(person, name=person.name.strip(), role=person.role.strip()))

    def delete_person(self, person: Person) -> Removed:
        """Delete somebody with every note about them."""
        gone = Removed(self._store.notes(person.id), person)
        self._store.delete_person(person.id)
        return gone

    # Notes

    def add_note(self, note: NoteId, person: PersonId, words: Words) -> None:
        """Note something tonight, from no entry. Raises as ``NotebookStore.put_note``.

        Args:
            note: Made by whoever asks: the same words may be handed in once more at a lock, and
                are one note.
        """
        self._store.put_note(self._note(note, person, words, self._rotations.tonight(), None))

    def note_from(
        self,
        note: NoteId,
        who: PersonId | NewName,
        words: Words,
        night: date,
        entry: EntryId | None,
    ) -> Person:
        """Note something from a page, and return whom it is about.

        Args:
            note: As for ``add_note``.
            night: The page's.
            entry: The page's; one of another night is not named in the note.

        Raises:
            ValueError: As ``check_person`` and ``check_note``; nothing is stored then.
            KeyError: The person is gone.
        """
        there = entry if self._night_of(entry) == night else None
        made = check_note(self._note(note, PersonId(""), words, night, there))
        if isinstance(who, NewName):
            person = self.add_person(who.name)
        else:
            person = {one.id: one for one in self._store.people()}[who]
        self._store.put_note(replace(made, person=person.id))
        return person

    def _note(
        self, note: NoteId, person: PersonId, words: Words, night: date, entry: EntryId | None
    ) -> Note:
        return Note(
            id=note,
            person=person,
            night=night,
            did=words.did.strip(),
            borrow=words.borrow.strip(),
            written_at=self._clock.now(),
            entry=entry,
        )

    def change_note(self, note: Note, words: Words) -> None:
        """Store other words of a note. Raises as ``NotebookStore.put_note``."""
        self._store.put_note(replace(note, did=words.did.strip(), borrow=words.borrow.strip()))

    def delete_note(self, note: Note) -> Removed:
        """Delete a note."""
        self._store.delete_note(note.id)
        return Removed((note,))

    def put_back(self, removed: Removed) -> PersonId:
        """Put back what was deleted, and return whom it is about.

        Everything gets another id: that of a deleted thing stays with its tombstone.
        """
        person = removed.person
        if person is not None:
            person = replace(person, id=PersonId(new_id()))
            self._store.put_person(person)
        back = [replace(note, id=NoteId(new_id())) for note in removed.notes]
        for note in back:
            self._store.put_note(note if person is None else replace(note, person=person.id))
        return person.id if person is not None else back[0].person
