"""Forgetting: the words are nowhere in the decrypted database, and everything else still is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.entries import Entry
from journal_app.domain.forgetting import Forgetting, Wording
from journal_app.domain.guard import Decision, GuardWord, LoggedReplacement, text_hash
from journal_app.domain.identifiers import Kind, Tier
from journal_app.storage.engine import checkpoint
from journal_app.storage.forgetting import forget, overwrite_traces
from tests.fakes import FakeClock
from tests.storage.decrypted import holds
from tests.storage.opened import KEY, NIGHT, Opened, assert_index_agrees, open_database

NAME = "Quetzalbrook"
FORMS = ("quetzalbrook", "quetzal")
REST = "The ward was quiet and I stayed with her until the morning. " * 12
WORDINGS = (Wording(NAME, "[patient]"),)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def typed(opened: Opened, night: date = NIGHT, other: str = "") -> Entry:
    """Type a page as people do: many saves, pauses that keep versions, a word half typed."""
    entry = opened.write(f"Mrs {NAME[:7]}", night)
    for n in range(30):
        opened.clock.forward(minutes=4 if n % 3 else 7)
        text = f"Mrs {NAME} slept. {n} {other}{REST}{NAME.upper()}'s son came, {NAME}s all."
        opened.stores.entries.save_text(entry.id, text, opened.clock.now())
    return opened.stores.entries.get(entry.id)


def request(entry: Entry, *, everywhere: bool = False) -> Forgetting:
    return Forgetting(entry.id, f"Mrs [patient] slept. {REST}", WORDINGS, everywhere)


def everything(opened: Opened) -> str:
    """Return all that any table holds, the index's own tables and words too, in small letters."""
    tables = [str(name) for (name,) in opened.sql("SELECT name FROM sqlite_master")]
    rows = [
        opened.sql(f'SELECT * FROM "{name}"')
        for (name,) in opened.sql("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]
    return (str(tables) + str(rows)).casefold()


def log(entry: Entry, text: str) -> LoggedReplacement:
    return LoggedReplacement(
        export="e" * 32,
        entry=entry.id,
        start=4,
        end=16,
        kind=Kind.NAME_PATIENT,
        tier=Tier.SURE,
        source="rules",
        at=entry.created_at,
        put="[patient 1]",
        words=NAME,
        text_hash=text_hash(text),
    )


def test_the_words_are_in_no_table_and_on_no_page(opened: Opened) -> None:
    opened.write("Another night. " + REST)
    entry = typed(opened)
    entries = opened.stores.entries
    entries.set_tags(entry.id, ["on call", NAME])
    entries.set_prompt(entry.id, None, None, f"What would {NAME} say?")
    opened.stores.guard.put(GuardWord(NAME, Kind.NAME_PATIENT, Decision.ALWAYS))
    opened.stores.guard.put(GuardWord("Rose", None, Decision.NEVER))
    opened.stores.replacements.record([log(entry, entries.text(entry.id))])
    checkpoint(opened.engine)
    kept = len(entries.versions(entry.id))
    assert kept > 5
    assert all(form in everything(opened) for form in FORMS)
    assert all(holds(opened.path, KEY, form) for form in FORMS)

    erased = forget(opened.engine, request(entry), opened.clock.now())
    assert overwrite_traces(opened.engine)

    assert (erased.entries, erased.versions, erased.elsewhere) == (1, kept, 0)
    assert [form for form in FORMS if form in everything(opened)] == []
    assert [form for form in FORMS if holds(opened.path, KEY, form)] == []
    assert_index_agrees(opened)
    assert opened.found(NAME) == []
    assert opened.found("quiet patient") == [entry.id]
    assert entries.text(entry.id) == f"Mrs [patient] slept. {REST}"
    assert len(entries.versions(entry.id)) == kept
    (first, *_) = reversed(entries.versions(entry.id))
    assert entries.version_text(first.id) == "Mrs [patient]"
    assert entries.get(entry.id).tags == ("[patient]", "on call")
    assert entries.get(entry.id).prompt_text == "What would [patient] say?"
    assert [word.words for word in opened.stores.guard.all()] == ["Rose"]
    (logged,) = opened.stores.replacements.of("e" * 32)
    assert (logged.words, logged.text_hash, logged.put) == ("", "", "[patient 1]")


def test_the_rest_of_each_version_stays_as_it_was(opened: Opened) -> None:
    entry = typed(opened)
    before = [
        opened.stores.entries.version_text(v.id) for v in opened.stores.entries.versions(entry.id)
    ]
    forget(opened.engine, request(entry), opened.clock.now())
    after = [
        opened.stores.entries.version_text(v.id) for v in opened.stores.entries.versions(entry.id)
    ]
    expected = [
        text.replace(NAME, "[patient]").replace(NAME.upper(), "[patient]") for text in before[:-1]
    ]
    assert after == [*expected, "Mrs [patient]"]


def test_other_entries_keep_the_words_until_they_are_asked_for(opened: Opened) -> None:
    entry, other = typed(opened), typed(opened, date(2026, 11, 19), "elsewhere ")
    binned = typed(opened, date(2026, 11, 18))
    opened.stores.entries.put_in_bin(binned.id, opened.clock.now())
    opened.stores.guard.put(GuardWord(NAME, Kind.NAME_PATIENT, Decision.ALWAYS))

    erased = forget(opened.engine, request(entry), opened.clock.now())
    assert (erased.entries, erased.elsewhere) == (1, 2)
    assert opened.found(NAME) == [other.id]
    assert len(opened.stores.guard.all()) == 1

    erased = forget(opened.engine, request(entry, everywhere=True), opened.clock.now())
    assert overwrite_traces(opened.engine)
    assert (erased.entries, erased.elsewhere) == (3, 0)
    assert erased.since == min(one.created_at for one in (entry, other, binned))
    assert [form for form in FORMS if form in everything(opened)] == []
    assert [form for form in FORMS if holds(opened.path, KEY, form)] == []
    assert opened.stores.entries.text(other.id).startswith("Mrs [patient] slept. 29 elsewhere")
    assert opened.stores.entries.text(binned.id).startswith("Mrs [patient] slept.")
    assert_index_agrees(opened)


def test_what_only_the_log_and_the_guard_words_hold_goes_too(opened: Opened) -> None:
    entry, other = typed(opened), opened.write("A quiet night.", date(2026, 11, 19))
    opened.stores.guard.put(GuardWord("Quetzal\u00adbrook", Kind.NAME_PATIENT, Decision.ALWAYS))
    opened.stores.replacements.record([log(other, "A quiet night.")])

    erased = forget(opened.engine, request(entry), opened.clock.now())
    assert erased.elsewhere == 1
    erased = forget(opened.engine, request(entry, everywhere=True), opened.clock.now())
    assert [form for form in FORMS if form in everything(opened)] == []
    (logged,) = opened.stores.replacements.of("e" * 32)
    assert (logged.words, logged.text_hash) == ("", "")
    assert opened.stores.guard.all() == ()
    assert opened.stores.entries.text(other.id) == "A quiet night."


def test_a_page_on_which_the_words_were_typed_again_is_not_stored_with_them(
    opened: Opened,
) -> None:
    entry = typed(opened)
    again = Forgetting(entry.id, f"Mrs [patient] slept. {NAME} again.", WORDINGS, everywhere=True)
    forget(opened.engine, again, opened.clock.now())
    assert opened.stores.entries.text(entry.id) == "Mrs [patient] slept. [patient] again."


def test_a_date_goes_from_its_own_history_and_log_and_from_no_other(opened: Opened) -> None:
    text = "Seen on 3/10, pain 3/10 today."
    entry, other = opened.write(text), opened.write(text, date(2026, 11, 19))
    opened.clock.forward(minutes=10)
    opened.stores.entries.save_text(entry.id, f"{text} More.", opened.clock.now())
    opened.stores.replacements.record([replace(log(entry, text), words="3/10")])
    words = Wording("3/10", "[date]", around=("on ", ", pain"))
    new = "Seen on [date], pain 3/10 today. More."
    asked = Forgetting(entry.id, new, (words,), everywhere=True)

    erased = forget(opened.engine, asked, opened.clock.now())
    assert (erased.entries, erased.versions) == (1, 1)
    (version,) = opened.stores.entries.versions(entry.id)
    assert opened.stores.entries.version_text(version.id) == new.removesuffix(" More.")
    assert opened.stores.entries.text(entry.id) == new
    assert opened.stores.entries.text(other.id) == text
    assert [row.words for row in opened.stores.replacements.of("e" * 32)] == [""]


def test_forgetting_in_an_unknown_entry_changes_nothing(opened: Opened, clock: FakeClock) -> None:
    entry = typed(opened)
    opened.stores.entries.delete_forever(entry.id)
    before = everything(opened)
    with pytest.raises(KeyError):
        forget(opened.engine, request(entry), clock.now())
    assert everything(opened) == before
