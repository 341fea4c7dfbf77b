"""The notebook over a real vault: what it finds, counts, deletes and puts back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from journal_app.domain.entries import NewEntry
from journal_app.domain.ids import EntryId, NoteId, PersonId, new_id
from journal_app.domain.notebook import LONGEST_NAME, LONGEST_NOTE, Note, Person, Tally
from journal_app.domain.ports import OpenVault
from journal_app.services.notebook import NewName, NotebookService, PersonPage, Words
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

NIGHT = date(2026, 11, 21)
ANY = NoteId("any")


def new_note() -> NoteId:
    return NoteId(new_id())


@dataclass
class Desk:
    vault: OpenVault
    service: NotebookService
    clock: FakeClock

    def write(self, night: date = NIGHT) -> EntryId:
        entry = NewEntry(night, self.clock.now(), "UTC", 0, text="She sat down first.")
        return self.vault.entries.add(entry).id

    def page(self, person: Person) -> PersonPage:
        found = self.service.page(person.id)
        assert found is not None
        return found

    def notes(self, person: Person) -> list[Note]:
        return [line.note for line in self.page(person).notes]

    def found(self, words: str) -> list[str]:
        return [line.person.name for line in self.service.people(words).lines]


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder = tmp_path_factory.mktemp("notebook") / "journal"
    made, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def desk(one_vault: OpenVault, clock: FakeClock) -> Desk:
    for one in one_vault.notebook.people():
        one_vault.notebook.delete_person(one.id)
    return Desk(one_vault, NotebookService(one_vault, clock), clock)


def test_a_list_counts_notes_and_names_the_newest_night(desk: Desk) -> None:
    nurse = desk.service.add_person(" The night nurse with the keys ", "nurse")
    desk.service.add_person("A porter")
    desk.service.add_note(new_note(), nurse.id, Words("Sat down first."))
    desk.service.note_from(
        new_note(), nurse.id, Words(borrow="To wait."), NIGHT - timedelta(days=3), None
    )
    tonight = desk.service.people().tonight
    people = desk.service.people()
    assert [(line.person.name, line.tally) for line in people.lines] == [
        ("A porter", None),
        ("The night nurse with the keys", Tally(2, tonight)),
    ]
    assert people.known == 2
    assert [line.note.night for line in desk.page(nurse).notes] == [
        tonight,
        NIGHT - timedelta(days=3),
    ]


def test_every_word_must_be_found_in_any_case_with_or_without_accents(desk: Desk) -> None:
    zoe = desk.service.add_person("Zoë with the keys", "night nurse")
    desk.service.add_note(new_note(), zoe.id, Words("Opened the window.", "Silence"))
    desk.service.add_person("The porter who sings", "night porter")
    assert desk.found("ZOE") == ["Zoë with the keys"]
    assert desk.found("night") == ["The porter who sings", "Zoë with the keys"]
    assert desk.found("night silen") == ["Zoë with the keys"]
    assert desk.found("night trumpet") == []
    assert desk.found("  ") == ["The porter who sings", "Zoë with the keys"]
    assert desk.service.people("trumpet").known == 2


def test_a_name_that_is_there_is_not_made_twice(desk: Desk) -> None:
    first = desk.service.add_person("Zoë with the keys")
    again = desk.service.note_from(
        new_note(), NewName("zoe WITH the keys"), Words("Sang."), NIGHT, None
    )
    assert again == first
    assert desk.service.add_person("Zoë with the keys", "nurse") == replace(first, role="nurse")
    assert desk.service.add_person("Zoë with the keys", "doctor").role == "nurse"
    assert desk.service.people().known == 1


def test_a_note_knows_its_entry_until_it_is_binned_or_gone(desk: Desk) -> None:
    entry = desk.write()
    nurse = desk.service.note_from(new_note(), NewName("Nurse"), Words("Sat down."), NIGHT, entry)
    (line,) = desk.page(nurse).notes
    assert (line.note.entry, line.written) == (entry, NIGHT)
    desk.vault.entries.put_in_bin(entry, desk.clock.now())
    assert desk.page(nurse).notes[0].written is None
    desk.vault.entries.take_from_bin(entry)
    assert desk.page(nurse).notes[0].written == NIGHT
    desk.vault.entries.delete_forever(entry)
    (line,) = desk.page(nurse).notes
    assert (line.note.entry, line.written, line.note.did) == (None, None, "Sat down.")


def test_the_same_note_handed_in_twice_is_one(desk: Desk) -> None:
    one, words = new_note(), Words("Sat down first.")
    desk.service.note_from(one, NewName("Nurse"), Words("Sat down."), NIGHT, None)
    nurse = desk.service.note_from(one, NewName("Nurse"), words, NIGHT, None)
    desk.service.add_note(one, nurse.id, words)
    assert [note.did for note in desk.notes(nurse)] == ["Sat down first."]


def test_an_entry_of_another_night_is_not_named(desk: Desk) -> None:
    entry = desk.write(NIGHT - timedelta(days=1))
    nurse = desk.service.note_from(new_note(), NewName("Nurse"), Words("Sat down."), NIGHT, entry)
    assert [note.entry for note in desk.notes(nurse)] == [None]


@pytest.mark.parametrize("words", [Words(" ", "\n"), Words("x" * (LONGEST_NOTE + 1))])
def test_a_note_that_cannot_be_stored_makes_nobody(desk: Desk, words: Words) -> None:
    with pytest.raises(ValueError, match="note"):
        desk.service.note_from(new_note(), NewName("Nurse"), words, NIGHT, None)
    assert desk.service.people().known == 0


def test_names_that_cannot_be_are_refused(desk: Desk) -> None:
    for name in (" ", "x" * (LONGEST_NAME + 1)):
        with pytest.raises(ValueError, match="name"):
            desk.service.add_person(name)
    with pytest.raises(KeyError):
        desk.service.note_from(new_note(), PersonId("gone"), Words("Sat."), NIGHT, None)
    assert desk.service.page(PersonId("gone")) is None


def test_names_and_notes_can_be_changed(desk: Desk) -> None:
    nurse = desk.service.note_from(
        new_note(), NewName("Nurse"), Words("Sat down."), NIGHT, desk.write()
    )
    desk.service.change_person(replace(nurse, name=" The one who sits ", role="nurse "))
    (note,) = desk.notes(nurse)
    desk.service.change_note(note, Words(" Sat down first.", "To sit "))
    page = desk.page(nurse)
    assert (page.person.name, page.person.role) == ("The one who sits", "nurse")
    assert page.notes[0].note == replace(note, did="Sat down first.", borrow="To sit")


def test_what_was_deleted_can_be_put_back(desk: Desk) -> None:
    entry = desk.write()
    nurse = desk.service.note_from(
        new_note(), NewName("Nurse"), Words("Sat down.", "To sit"), NIGHT, entry
    )
    desk.service.note_from(new_note(), nurse.id, Words("Waited."), NIGHT, None)
    before = [replace(note, id=ANY, person=nurse.id) for note in desk.notes(nurse)]
    removed = desk.service.delete_note(desk.notes(nurse)[0])
    assert len(desk.notes(nurse)) == 1
    assert desk.service.put_back(removed) == nurse.id
    assert len(desk.notes(nurse)) == 2
    gone = desk.service.delete_person(nurse)
    assert desk.service.page(nurse.id) is None
    assert desk.vault.notebook.notes() == ()
    back = desk.service.put_back(gone)
    again = desk.service.page(back)
    assert again is not None
    assert again.person == replace(nurse, id=back)
    kept = [replace(line.note, id=ANY, person=nurse.id) for line in again.notes]
    assert sorted(kept, key=lambda note: note.did) == sorted(before, key=lambda note: note.did)


def test_nothing_of_it_is_in_a_repr(desk: Desk) -> None:
    nurse = desk.service.note_from(
        new_note(), NewName("Quibberflox"), Words("Zorbed", "Vlim"), NIGHT, None
    )
    shown = repr(
        [
            desk.service.people("Quibberflox"),
            desk.page(nurse),
            Words("Zorbed", "Vlim"),
            NewName("Quibberflox"),
            desk.service.delete_person(nurse),
        ]
    )
    for word in ("Quibberflox", "Zorbed", "Vlim"):
        assert word not in shown
