"""What prompts, forms, notebook, hints and contacts need from storage.

Rules as in ``domain.ports``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from journal_app.domain.contacts import Contact
from journal_app.domain.hints import Correction, LearnedCounts
from journal_app.domain.ids import ContactId, EntryId, NoteId, PackId, PersonId, PromptId
from journal_app.domain.notebook import Note, Person, Tally
from journal_app.domain.prompt_preferences import KeptPack, PromptMark
from journal_app.domain.prompts import Form, Moment, Prompt


class PromptStore(Protocol):
    """Marks on prompts, the student's own prompts, packs, and marked moments."""

    def marks(self) -> tuple[PromptMark, ...]:
        """Return every prompt that is a favourite or hidden."""
        ...

    def mark(self, mark: PromptMark) -> None:
        """Store what the student said about a prompt, in place of what they said before."""
        ...

    def own(self) -> tuple[Prompt, ...]:
        """Return the student's own prompts, oldest first."""
        ...

    def put_own(self, prompt: Prompt) -> None:
        """Store a prompt of the student's own, new or changed."""
        ...

    def delete_own(self, prompt: PromptId) -> None:
        """Delete a prompt of the student's own and its mark; entries keep its wording."""
        ...

    def packs(self) -> tuple[KeptPack, ...]:
        """Return every pack, oldest first."""
        ...

    def put_pack(self, pack: KeptPack) -> None:
        """Store a pack, in place of an earlier one with its id.

        Raises:
            ValueError: As ``check_pack``.
            WorldError: ``PACKS_FULL`` with ``most``.
        """
        ...

    def delete_pack(self, pack: PackId) -> None:
        """Delete a pack; entries keep the wording of its prompts."""
        ...

    def moments(self, night: date) -> frozenset[Moment]:
        """Return how a night was marked."""
        ...

    def put_moments(self, night: date, moments: Collection[Moment]) -> None:
        """Mark a night, in place of how it was marked."""
        ...

    def marked_nights(self) -> Mapping[date, frozenset[Moment]]:
        """Return every night that is marked, in order, with how."""
        ...


class FormStore(Protocol):
    """How entries are written."""

    def form(self, entry: EntryId) -> Form:
        """Return an entry's form; ``FREE`` when none was chosen."""
        ...

    def put_form(self, entry: EntryId, form: Form) -> None:
        """Store an entry's form. Raises ``KeyError`` when there is no such entry."""
        ...

    def answered_with(self, prompt: PromptId) -> tuple[EntryId, ...]:
        """Return the entries that answer a prompt and are not binned, newest first."""
        ...


class NotebookStore(Protocol):
    """The role-model notebook."""

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by name."""
        ...

    def put_person(self, person: Person) -> None:
        """Store a person, new or changed.

        Raises:
            ValueError: As ``check_person``.
            WorldError: ``NOTEBOOK_FULL`` with ``most``.
        """
        ...

    def delete_person(self, person: PersonId) -> None:
        """Delete a person and every note about them."""
        ...

    def notes(self, person: PersonId | None = None) -> tuple[Note, ...]:
        """Return the notes about one person, or all, newest night first."""
        ...

    def tallies(self) -> Mapping[PersonId, Tally]:
        """Return how much was noted about each person that anything was noted about."""
        ...

    def put_note(self, note: Note) -> None:
        """Store a note, new or changed; an entry that is gone is stored as None.

        Raises:
            ValueError: As ``check_note``.
            KeyError: There is no such person.
        """
        ...

    def delete_note(self, note: NoteId) -> None:
        """Delete a note."""
        ...

    def search(self, words: str) -> tuple[PersonId, ...]:
        """Return whose name, role or notes hold every one of some words, accents and case aside.

        Each word counts as the beginning of one. Without any everyone is returned, by name.
        """
        ...


class HintStore(Protocol):
    """Corrections of theme hints, and what they taught."""

    def correction(self, entry: EntryId) -> Correction | None:
        """Return what the student said an entry is about; None when nothing."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """Return all corrections, oldest first."""
        ...

    def correct(self, correction: Correction, features: Collection[str]) -> None:
        """Store a correction with the features its text has, in place of an earlier one.

        What an earlier correction of the entry taught is taken back, in the same transaction.
        Raises ``KeyError`` when there is no such entry.
        """
        ...

    def take_back(self, entry: EntryId) -> None:
        """Take a correction back with what it taught; does nothing when there is none."""
        ...

    def counts(self) -> LearnedCounts:
        """Return what all corrections taught."""
        ...


class ContactStore(Protocol):
    """The student's own contacts."""

    def all(self) -> tuple[Contact, ...]:
        """Return every contact, by place."""
        ...

    def put(self, contact: Contact) -> None:
        """Store a contact, new or changed."""
        ...

    def delete(self, contact: ContactId) -> None:
        """Delete a contact."""
        ...

    def order(self, contacts: Sequence[ContactId]) -> None:
        """Put contacts in an order; those left out follow as they were."""
        ...
