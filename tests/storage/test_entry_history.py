"""Earlier states of an entry: at most one in five minutes of typing, none lost over a pause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entries import Entry, VersionKind
from journal_app.domain.ids import VersionId, new_id
from journal_app.storage.history import TYPING_GAP, kind_to_keep, taken_away
from tests.fakes import FakeClock
from tests.storage.opened import Opened, open_database

START = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def save(opened: Opened, entry: Entry, text: str) -> None:
    opened.stores.entries.save_text(entry.id, text, opened.clock.now())


def kept(opened: Opened, entry: Entry) -> list[tuple[str, VersionKind]]:
    entries = opened.stores.entries
    return [(entries.version_text(v.id), v.kind) for v in entries.versions(entry.id)]


def test_typing_on_without_pause_keeps_one_version_in_five_minutes(opened: Opened) -> None:
    entry = opened.write("")
    for n in range(10, 11 * 60, 10):
        opened.clock.forward(seconds=10)
        save(opened, entry, f"after {n} seconds")
    assert kept(opened, entry) == [
        ("after 590 seconds", VersionKind.TYPING),
        ("after 290 seconds", VersionKind.TYPING),
    ]


def test_what_stood_before_a_pause_is_always_kept(opened: Opened) -> None:
    entry = opened.write("written at night")
    opened.clock.forward(days=3)
    save(opened, entry, "changed once")
    opened.clock.forward(seconds=2)
    save(opened, entry, "changed twice")
    assert kept(opened, entry) == [("written at night", VersionKind.FIRST)]
    opened.clock.forward(days=1)
    save(opened, entry, "changed again")
    assert kept(opened, entry) == [
        ("changed twice", VersionKind.TYPING),
        ("written at night", VersionKind.FIRST),
    ]


def test_a_version_says_when_it_was_the_text_and_how_long_it_was(opened: Opened) -> None:
    entry = opened.write("four words were here")
    written_at = opened.clock.now()
    opened.clock.forward(days=1)
    save(opened, entry, "two words")
    version = opened.stores.entries.versions(entry.id)[0]
    assert (version.saved_at, version.words, version.entry) == (written_at, 4, entry.id)


def test_an_emptied_page_keeps_what_was_on_it(opened: Opened) -> None:
    entry = opened.write("all of it")
    opened.clock.forward(minutes=6)
    save(opened, entry, "")
    opened.clock.forward(minutes=6)
    save(opened, entry, "anew")
    assert [text for text, _ in kept(opened, entry)] == ["all of it"]


def test_restoring_keeps_the_present_text(opened: Opened) -> None:
    entry = opened.write("first")
    opened.clock.forward(hours=1)
    save(opened, entry, "second")
    first = opened.stores.entries.versions(entry.id)[0]
    opened.clock.forward(seconds=1)
    restored = opened.stores.entries.restore_version(first.id, opened.clock.now())
    assert opened.stores.entries.text(entry.id) == "first"
    assert (restored.words, restored.updated_at) == (1, opened.clock.now())
    assert kept(opened, entry) == [
        ("second", VersionKind.BEFORE_RESTORE),
        ("first", VersionKind.FIRST),
    ]
    assert opened.found("first") == [entry.id]
    assert opened.found("second") == []


def test_a_restored_text_survives_the_edit_that_follows_at_once(opened: Opened) -> None:
    entry = opened.write("first")
    opened.clock.forward(hours=1)
    save(opened, entry, "second")
    first = opened.stores.entries.versions(entry.id)[0]
    opened.stores.entries.restore_version(first.id, opened.clock.now())
    opened.clock.forward(seconds=1)
    save(opened, entry, "third")
    assert {text for text, _ in kept(opened, entry)} == {"first", "second"}


def test_restoring_what_is_there_already_changes_nothing(opened: Opened) -> None:
    entry = opened.write("first")
    opened.clock.forward(hours=1)
    save(opened, entry, "second")
    first = opened.stores.entries.versions(entry.id)[0]
    opened.stores.entries.restore_version(first.id, opened.clock.now())
    before = opened.stores.entries.get(entry.id), kept(opened, entry)
    opened.clock.forward(hours=1)
    opened.stores.entries.restore_version(first.id, opened.clock.now())
    assert (opened.stores.entries.get(entry.id), kept(opened, entry)) == before


def test_restoring_in_the_bin_does_not_bring_it_back(opened: Opened) -> None:
    entry = opened.write("first")
    opened.clock.forward(hours=1)
    save(opened, entry, "second")
    opened.stores.entries.put_in_bin(entry.id, opened.clock.now())
    version = opened.stores.entries.versions(entry.id)[0]
    opened.stores.entries.restore_version(version.id, opened.clock.now())
    assert opened.found("first") == []
    opened.stores.entries.take_from_bin(entry.id)
    assert opened.found("first") == [entry.id]


def test_a_version_that_does_not_exist_is_a_key_error(opened: Opened) -> None:
    nobody = VersionId(new_id())
    with pytest.raises(KeyError):
        opened.stores.entries.version_text(nobody)
    with pytest.raises(KeyError):
        opened.stores.entries.restore_version(nobody, opened.clock.now())


@given(st.lists(st.floats(0.5, 900), min_size=1, max_size=60))
def test_versions_are_rare_while_typing_and_sure_after_a_pause(gaps: list[float]) -> None:
    at = last_change = START
    last_kept: datetime | None = None
    first = False
    for gap in gaps:
        at += timedelta(seconds=gap)
        kind = kind_to_keep(
            begun=START, last_change=last_change, last_kept=last_kept, first=first, at=at
        )
        if gap > TYPING_GAP.total_seconds():
            assert kind is (VersionKind.TYPING if first else VersionKind.FIRST)
        elif kind is not None:
            assert at - (last_kept or START) >= TYPING_GAP
        else:
            assert at - (last_kept or START) < TYPING_GAP
        first = first or kind is VersionKind.FIRST
        last_kept = at if kind is not None else last_kept
        last_change = at


def test_a_clock_set_back_ends_a_session_like_a_pause() -> None:
    earlier = START - timedelta(hours=1)
    kind = kind_to_keep(begun=START, last_change=START, last_kept=None, first=False, at=earlier)
    assert kind is VersionKind.FIRST


def test_words_the_writer_never_saw_are_kept_however_fresh_they_are(opened: Opened) -> None:
    entry = opened.write("begun")
    entries, now = opened.stores.entries, opened.clock.now()
    entries.save_text(entry.id, "begun, and a tail", now, based_on=["begun"])
    entries.save_text(entry.id, "begun elsewhere", now, based_on=["begun"])
    assert kept(opened, entry) == [("begun, and a tail", VersionKind.ELSEWHERE)]
    entries.save_text(entry.id, "begun elsewhere, on", now, based_on=["old", "begun elsewhere"])
    assert kept(opened, entry) == [("begun, and a tail", VersionKind.ELSEWHERE)]
    entries.save_text(entry.id, "put back", now, based_on=[])
    assert kept(opened, entry)[0] == ("begun elsewhere, on", VersionKind.ELSEWHERE)


def test_a_page_typed_over_at_once_can_be_brought_back(opened: Opened) -> None:
    entry = opened.write("")
    page = "The corridor was quiet, and nobody asked me anything for once in a whole evening."
    opened.clock.forward(seconds=20)
    save(opened, entry, page)
    opened.clock.forward(seconds=40)
    save(opened, entry, "No")
    opened.clock.forward(seconds=1)
    save(opened, entry, "Not tonight")
    assert kept(opened, entry) == [(page, VersionKind.TYPING)]


def test_a_corrected_sentence_is_no_version(opened: Opened) -> None:
    entry = opened.write("")
    save(opened, entry, "He sat down beside her and said nothing for a while. It helped, I think.")
    save(opened, entry, "He sat down beside her and said nothing for a while. It helped them both.")
    assert kept(opened, entry) == []


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_what_is_taken_away_is_never_more_than_what_was_replaced(
    start: str, old: str, new: str, end: str
) -> None:
    gone = taken_away(start + old + end, start + new + end)
    assert 0 <= gone <= len(old)


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_is_taken_away_by_adding(before: str, after: str) -> None:
    assert taken_away(before, before + after) == 0
    assert taken_away(after, before + after) == 0
    assert taken_away(before + after, "") == len(before + after)
