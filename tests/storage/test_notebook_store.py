"""The notebook and the contacts in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.ids import ContactId, new_id
from journal_app.domain.notebook import MOST_PEOPLE, Tally
from journal_app.errors import Problem, WorldError
from journal_app.storage.content_rows import PersonRow
from journal_app.storage.engine import writing
from tests.fakes import FakeClock
from tests.storage.opened import NIGHT, Opened, open_database
from tests.storage.some_content import contact, note, person


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def test_people_come_by_name_and_can_be_changed(opened: Opened, clock: FakeClock) -> None:
    store = opened.stores.notebook
    zoe, abel, eve = (person(clock.now(), name) for name in ("zoe with keys", "Ábel", "éve"))
    for one in (zoe, abel, eve):
        store.put_person(one)
    assert store.people() == (abel, eve, zoe)
    store.put_person(renamed := replace(zoe, name="A porter", role="porter"))
    assert store.people() == (renamed, abel, eve)


def test_notes_come_newest_first_of_one_person_or_of_all(opened: Opened, clock: FakeClock) -> None:
    store, one, two = opened.stores.notebook, person(clock.now()), person(clock.now(), "Porter")
    store.put_person(one)
    store.put_person(two)
    old = note(one, night=NIGHT - timedelta(days=1))
    new, other = note(one), replace(note(two), written_at=clock.now() + timedelta(hours=1))
    for each in (new, old, other):
        store.put_note(each)
    assert store.notes(one.id) == (new, old)
    assert store.notes() == (other, new, old)
    store.put_note(changed := replace(old, borrow="To sit down first."))
    assert store.notes(one.id) == (new, changed)
    store.delete_note(new.id)
    store.delete_note(new.id)
    assert store.notes(one.id) == (changed,)


def test_it_is_counted_how_much_was_noted_and_when_last(opened: Opened, clock: FakeClock) -> None:
    store, one, two = opened.stores.notebook, person(clock.now()), person(clock.now(), "Porter")
    for each in (one, two):
        store.put_person(each)
    assert store.tallies() == {}
    store.put_note(note(one, night=NIGHT - timedelta(days=9)))
    store.put_note(note(one))
    assert store.tallies() == {one.id: Tally(2, NIGHT)}


def test_deleting_a_person_takes_their_notes_and_leaves_tombstones_without_words(
    opened: Opened, clock: FakeClock
) -> None:
    store, gone, stays = opened.stores.notebook, person(clock.now()), person(clock.now(), "Porter")
    for one in (gone, stays):
        store.put_person(one)
        store.put_note(note(one))
    store.delete_person(gone.id)
    store.delete_person(gone.id)
    assert store.people() == (stays,)
    assert [one.person for one in store.notes()] == [stays.id]
    graves = opened.sql("SELECT kind FROM tombstone ORDER BY kind")
    assert graves == [("note",), ("person",)]
    assert "keys" not in str(opened.sql("SELECT * FROM tombstone"))


def test_a_note_outlives_the_entry_it_came_from(opened: Opened, clock: FakeClock) -> None:
    store, one, entry = opened.stores.notebook, person(clock.now()), opened.write("She sat down.")
    store.put_person(one)
    store.put_note(noted := replace(note(one), entry=entry.id))
    opened.stores.entries.move(entry.id, NIGHT - timedelta(days=2))
    assert store.notes() == (noted,)
    opened.stores.entries.delete_forever(entry.id)
    assert store.notes() == (replace(noted, entry=None),)
    store.put_note(replace(noted, did="Sat down, then spoke."))
    assert [each.entry for each in store.notes()] == [None]


def test_what_cannot_be_a_person_or_a_note_is_refused(opened: Opened, clock: FakeClock) -> None:
    store, one = opened.stores.notebook, person(clock.now())
    with pytest.raises(ValueError, match="name"):
        store.put_person(replace(one, name=" "))
    with pytest.raises(KeyError):
        store.put_note(note(one))
    store.put_person(one)
    with pytest.raises(ValueError, match="note"):
        store.put_note(note(one, did=" "))
    assert store.notes() == ()


def test_one_person_too_many_is_refused_and_a_change_is_not(
    opened: Opened, clock: FakeClock
) -> None:
    store, last = opened.stores.notebook, person(clock.now())
    now = clock.now()
    with writing(opened.engine) as session:
        session.add_all(
            PersonRow(
                id=new_id(), name="x", role="", made_at=now, updated_at=now, device="", change=1
            )
            for _ in range(MOST_PEOPLE - 1)
        )
    store.put_person(last)
    with pytest.raises(WorldError) as refused:
        store.put_person(person(clock.now()))
    assert refused.value.problem is Problem.NOTEBOOK_FULL
    assert refused.value.values == {"most": MOST_PEOPLE}
    store.put_person(replace(last, name="A porter"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zoe", ["Zoë"]),
        ("ZOË", ["Zoë"]),
        ("zoe\u0308", ["Zoë"]),
        ("sister ward", ["Zoë"]),
        ("sister lukasz", []),
        ("LUKASZ", ["Łukasz"]),
        ("waited", ["Zoë", "Łukasz"]),
        ("wait", ["Zoë", "Łukasz"]),
        ("aited", []),
        ("waited stillness", ["Łukasz"]),
        ("stillness, nobody's", []),
        ("静か", ["Łukasz"]),
        ("--", ["Zoë", "Łukasz"]),
        ("", ["Zoë", "Łukasz"]),
        ("100%", []),
        ("_", ["Zoë", "Łukasz"]),
    ],
)
def test_search_folds_accents_and_case_over_name_role_and_notes(
    opened: Opened, clock: FakeClock, words: str, found: list[str]
) -> None:
    store = opened.stores.notebook
    sister = person(clock.now(), "Zoë", "ward sister")
    porter = person(clock.now(), "Łukasz")
    for one, did, borrow in (
        (sister, "Waited with him.", ""),
        (porter, "Wäited outside.", "Stillness 本当に静か"),
    ):
        store.put_person(one)
        store.put_note(note(one, did, borrow))
    names = {one.id: one.name for one in store.people()}
    assert sorted(names[each] for each in store.search(words)) == sorted(found)


def test_contacts_keep_the_order_they_are_put_in(opened: Opened, clock: FakeClock) -> None:
    store = opened.stores.contacts
    first, second, third = contact("Flat"), contact("Aunt"), contact("Tutor")
    for each in (first, second, third):
        store.put(each)
        clock.forward(minutes=1)
    assert store.all() == (first, second, third)
    store.order([third.id, ContactId("unknown"), first.id])
    assert [one.name for one in store.all()] == ["Tutor", "Flat", "Aunt"]
    assert [one.place for one in store.all()] == [0, 1, 2]
    store.put(replace(store.all()[0], way="the red door", before_unlocking=True))
    assert store.all()[0] == replace(third, way="the red door", before_unlocking=True)
    store.delete(first.id)
    store.delete(first.id)
    assert [one.name for one in store.all()] == ["Tutor", "Aunt"]
    assert opened.sql("SELECT kind FROM tombstone") == [("contact",)]


def test_what_cannot_be_a_contact_is_refused(opened: Opened) -> None:
    with pytest.raises(ValueError, match="contact"):
        opened.stores.contacts.put(contact(way=" "))
    assert opened.stores.contacts.all() == ()


def test_no_repr_shows_who_it_is(clock: FakeClock) -> None:
    word = "Quibberfloxing"
    one = person(clock.now(), word, word)
    assert word not in repr([one, note(one, word, word), contact(word, word)])
