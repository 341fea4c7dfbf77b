"""Forgetting reaches the notebook, own prompts, contacts and what corrections taught."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.asides import ASIDE_WORDS, Aside
from journal_app.domain.contacts import HARD_NIGHTS_SETTING
from journal_app.domain.entries import Entry
from journal_app.domain.forgetting import Forgetting, Wording
from journal_app.domain.hints import LearnedCounts
from journal_app.domain.ids import PersonId
from journal_app.domain.notebook import LONGEST_NAME, Person, check_person
from journal_app.domain.prompt_preferences import UNFINISHED_SETTING
from journal_app.domain.prompts import Theme
from journal_app.storage.forgetting import forget, overwrite_traces
from journal_app.storage.forgetting_content import NOTHING_LEFT
from journal_app.storage.word_roots import Roots
from tests.fakes import FakeClock
from tests.storage.decrypted import holds
from tests.storage.opened import KEY, NIGHT, Opened, open_database
from tests.storage.some_content import contact, correction, note, own_prompt, pack, person
from tests.storage.vaults import PASSPHRASE, make_keeper, write_entry

NAME = "Quetzalbrook"
STEM = "quetzalb"
WORDINGS = (Wording(NAME, "[patient]"),)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def erase(
    opened: Opened,
    entry: Entry,
    *,
    everywhere: bool = False,
    wordings: tuple[Wording, ...] = WORDINGS,
) -> None:
    request = Forgetting(entry.id, "Mrs [patient] slept.", wordings, everywhere)
    forget(opened.engine, request, opened.clock.now())
    assert overwrite_traces(opened.engine)


def fill(opened: Opened, entry: Entry, word: str = NAME) -> Person:
    stores, now = opened.stores, opened.clock.now()
    one = person(now, f"The one who sat with {word.upper()}", f"{word}’s nurse")
    stores.notebook.put_person(one)
    stores.notebook.put_note(
        replace(note(one, f"Held {word}s hand.", f"To say “{word}”."), entry=entry.id)
    )
    asked = own_prompt(f"What would {word} ask you?")
    stores.prompts.put_own(replace(asked, nudge=f"{word}?", helped=word, source=word))
    stores.contacts.put(replace(contact(word, f"{word} 0123"), note=f"after {word} is home"))
    said = correction(entry.id, now, Theme.ROLE_MODELS)
    stores.hints.correct(said, [word.lower(), f"{STEM}_hand", f"mrs {word.lower()}", "hand"])
    return one


def test_nothing_beside_the_entries_keeps_the_words(opened: Opened) -> None:
    entry = opened.write(f"Mrs {NAME} slept.")
    one = fill(opened, entry)
    opened.clock.forward(hours=1)
    erase(opened, entry)
    assert not holds(opened.path, KEY, STEM)
    stores = opened.stores
    (left,) = stores.notebook.people()
    assert (left.id, left.name) == (one.id, "The one who sat with [patient]")
    assert left.role == "[patient]’s nurse"
    (noted,) = stores.notebook.notes()
    assert noted.did == "Held [patient]s hand."
    assert noted.borrow == "To say “[patient]”."
    (prompt,) = stores.prompts.own()
    assert (prompt.text, prompt.nudge) == ("What would [patient] ask you?", "[patient]?")
    (kept,) = stores.contacts.all()
    assert (kept.name, kept.way) == ("[patient]", "[patient] 0123")
    assert kept.note == "after [patient] is home"
    assert stores.hints.counts().features == {None: {"hand": 1}, Theme.ROLE_MODELS: {"hand": 1}}


def test_while_another_entry_holds_them_only_what_hangs_on_the_page_loses_them(
    opened: Opened,
) -> None:
    entry, other = opened.write(f"Mrs {NAME} slept."), opened.write(f"{NAME} again.")
    one = fill(opened, entry)
    stores = opened.stores
    stores.notebook.put_note(replace(note(one, f"Fed {NAME}."), night=NIGHT - timedelta(days=1)))
    stores.hints.correct(correction(other.id, opened.clock.now()), [NAME.lower(), "again"])
    erase(opened, entry)
    assert [each.did for each in stores.notebook.notes()] == [
        "Held [patient]s hand.",
        f"Fed {NAME}.",
    ]
    assert NAME.upper() in stores.notebook.people()[0].name
    assert stores.contacts.all()[0].name == NAME
    assert stores.prompts.own()[0].text == f"What would {NAME} ask you?"
    assert stores.hints.counts().features[None] == {"hand": 1, NAME.lower(): 1, "again": 1}
    erase(opened, entry, everywhere=True)
    assert not holds(opened.path, KEY, STEM)
    assert stores.hints.counts() == LearnedCounts(
        {None: 2, Theme.ROLE_MODELS: 1},
        {None: {"hand": 1, "again": 1}, Theme.ROLE_MODELS: {"hand": 1}},
    )


def test_the_hash_of_a_changed_text_goes_and_what_was_said_of_it_stays(opened: Opened) -> None:
    entry, other = opened.write(f"Mrs {NAME} slept."), opened.write("Tea.")
    said = correction(entry.id, opened.clock.now(), Theme.SELF_CARE)
    stays = correction(other.id, opened.clock.now() + timedelta(minutes=1))
    opened.stores.hints.correct(said, ["slept"])
    opened.stores.hints.correct(stays, ["tea"])
    erase(opened, entry)
    assert opened.stores.hints.corrections() == (replace(said, text_sha256=""), stays)


def test_what_was_nothing_but_the_words_can_still_be_stored(
    opened: Opened, clock: FakeClock
) -> None:
    entry, stores = opened.write("Hope slept."), opened.stores
    one = person(clock.now(), "hope", "hope")
    stores.notebook.put_person(one)
    stores.notebook.put_note(note(one, "Hope"))
    stores.notebook.put_note(kept := replace(note(one, "We hope."), borrow="Hope"))
    stores.contacts.put(contact("Hope", "hope"))
    stores.prompts.put_own(own_prompt("hope"))
    only_capital = Wording("Hope", "", any_case=False)
    erase(opened, entry, everywhere=True, wordings=(only_capital,))
    (left,) = stores.notebook.people()
    assert (left.name, left.role) == (NOTHING_LEFT, "")
    stores.notebook.put_person(left)
    assert stores.notebook.notes() == (replace(kept, borrow=""),)
    assert [(each.name, each.way) for each in stores.contacts.all()] == [("…", "…")]
    stores.contacts.put(stores.contacts.all()[0])
    assert stores.prompts.own()[0].text == NOTHING_LEFT
    assert opened.sql("SELECT kind FROM tombstone") == [("note",)]


def test_a_name_that_grows_stays_one_that_can_be_stored(opened: Opened, clock: FakeClock) -> None:
    entry = opened.write("Bo slept.")
    full = Person(PersonId("ab" * 16), "Bo " * 26, "", clock.now())
    opened.stores.notebook.put_person(full)
    wordings = (Wording("Bo", "[somebody]"),)
    erase(opened, entry, wordings=wordings)
    (left,) = opened.stores.notebook.people()
    assert check_person(left).name.startswith("[somebody] [somebody]")
    assert len(left.name) == LONGEST_NAME


@pytest.mark.parametrize(
    ("stored", "left"),
    [
        ({"on": True, "words": f"As {NAME} said: sleep."}, "As [patient] said: sleep."),
        ({"on": True, "words": "Sleep."}, "Sleep."),
        ({"on": True, "words": NAME}, "[patient]"),
    ],
)
def test_the_words_for_hard_nights_lose_them_and_stay_in_force(
    opened: Opened, stored: dict[str, object], left: str
) -> None:
    entry, settings = opened.write(f"Mrs {NAME} slept."), opened.stores.settings
    settings.put(HARD_NIGHTS_SETTING, json.dumps(stored))
    settings.put("look", NAME)
    erase(opened, entry)
    settings.read_anew()
    assert json.loads(settings.get(HARD_NIGHTS_SETTING) or "") == {"on": True, "words": left}
    assert settings.get("look") == NAME, "the name of a choice is not the student's writing"


def test_a_prompt_that_was_being_written_keeps_no_word(opened: Opened) -> None:
    entry, settings = opened.write(f"Mrs {NAME} slept."), opened.stores.settings
    stored = {"prompt": "", "text": f"What did {NAME} want?", "nudge": NAME, "helped": "Tea?"}
    settings.put(UNFINISHED_SETTING, json.dumps(stored))
    erase(opened, entry)
    settings.read_anew()
    assert json.loads(settings.get(UNFINISHED_SETTING) or "") == {
        **stored,
        "text": "What did [patient] want?",
        "nudge": "[patient]",
    }


@pytest.mark.parametrize("aside", list(Aside))
def test_what_was_typed_into_a_form_keeps_no_word(opened: Opened, aside: Aside) -> None:
    entry, settings = opened.write(f"Mrs {NAME} slept."), opened.stores.settings
    typed = dict.fromkeys(ASIDE_WORDS, f"Then\n{NAME} slept.")
    settings.put(aside, json.dumps({"id": "a1", **typed}))
    erase(opened, entry)
    settings.read_anew()
    left = dict.fromkeys(ASIDE_WORDS, "Then\n[patient] slept.")
    assert json.loads(settings.get(aside) or "") == {"id": "a1", **left}


@pytest.mark.parametrize("name", [HARD_NIGHTS_SETTING, *Aside])
def test_a_setting_that_cannot_be_read_keeps_no_word(opened: Opened, name: str) -> None:
    entry, settings = opened.write(f"Mrs {NAME} slept."), opened.stores.settings
    settings.put(name, f"{{ {NAME}")
    erase(opened, entry)
    assert not holds(opened.path, KEY, STEM)


def test_an_open_journal_does_not_remember_them_either(tmp_path: Path, clock: FakeClock) -> None:
    with_words = json.dumps({"on": True, "words": NAME})
    vault, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    entry = write_entry(vault, clock, f"Mrs {NAME} slept.")
    vault.settings.put(HARD_NIGHTS_SETTING, with_words)
    assert vault.settings.get(HARD_NIGHTS_SETTING) == with_words
    vault.forget(Forgetting(entry.id, "Mrs [patient] slept.", WORDINGS), clock.now(), [])
    assert vault.settings.get(HARD_NIGHTS_SETTING) == '{"on": true, "words": "[patient]"}'
    vault.close()


def test_a_pack_stays_as_its_file_was(opened: Opened, clock: FakeClock) -> None:
    entry = opened.write("Rose slept.")
    opened.stores.prompts.put_pack(kept := pack(clock.now(), words="Rose"))
    erase(opened, entry, everywhere=True, wordings=(Wording("Rose", "[patient]"),))
    assert opened.stores.prompts.packs() == (kept,)


@pytest.mark.parametrize(
    ("words", "feature"),
    [
        (NAME, "quetzalbrook"),
        (NAME, "quetzalbrooks"),
        (NAME, "quetzalbro"),
        (NAME, "hand_quetzalbrook"),
        (NAME, "w=quetzalbrook"),
        (NAME, "QUÉTZALBROOK"),
        ("Zoë Murphy", "zoe"),
        ("Zoë Murphy", "murphi"),
        ("O’Hara", "hara"),
        ("Davies", "davy"),
        ("Ng", "ng"),
        ("Ng", "dr|ng"),
    ],
)
def test_a_feature_that_comes_from_the_words_is_known(words: str, feature: str) -> None:
    assert Roots((Wording(words, ""),)).are_in(feature)


@pytest.mark.parametrize(
    ("words", "feature"),
    [
        (NAME, "quest"),
        (NAME, "qu"),
        (NAME, "brook"),
        ("Ng", "night"),
        ("Ng", "n"),
        ("Rose", "hand"),
        ("Rose", "rosemary"),
        ("Hope", "hospital"),
    ],
)
def test_a_feature_of_other_words_stays(words: str, feature: str) -> None:
    assert not Roots((Wording(words, ""),)).are_in(feature)


def test_words_that_say_nothing_by_themselves_teach_nothing() -> None:
    assert not Roots((Wording("3/10", "", around=("on ", ", pain")),)).are_in("3")


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=12))
def test_the_word_itself_is_always_known(word: str) -> None:
    assert Roots((Wording(word, ""),)).are_in(f"{word.lower()}_hand")
