"""kill -9 while words are being forgotten: all of it has happened, or none of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.ids import EntryId
from journal_app.domain.prompts import Theme
from journal_app.storage.forgetting import overwrite_traces
from tests.fakes import FakeClock
from tests.storage.decrypted import holds
from tests.storage.forget_child import NAME, NEW
from tests.storage.opened import KEY, Opened, assert_index_agrees, open_database
from tests.storage.some_content import contact, correction, note, own_prompt, person

OTHERS = 12
REST = "The ward was quiet and I stayed until the morning came. " * 10


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def entry(path: Path, clock: FakeClock) -> EntryId:
    opened = open_database(path, clock)
    chosen = opened.write(f"Mrs {NAME} was admitted. {REST}")
    for n in range(OTHERS):
        other = opened.write(f"{n} {NAME} {REST}", date(2026, 10, 1) + timedelta(days=n))
        clock.forward(hours=1)
        opened.stores.entries.save_text(other.id, f"{n} again {NAME} {REST}", clock.now())
    fill_beside(opened, chosen.id)
    opened.close()
    return chosen.id


def fill_beside(opened: Opened, entry: EntryId) -> None:
    stores, now = opened.stores, opened.clock.now()
    stores.notebook.put_person(one := person(now, f"Who sat with {NAME}"))
    for n in range(6):
        stores.notebook.put_note(note(one, f"{n} Held {NAME}s hand. {REST}"))
    stores.prompts.put_own(own_prompt(f"What would {NAME} ask?"))
    stores.contacts.put(contact(f"{NAME} at home"))
    stores.hints.correct(correction(entry, now, Theme.ROLE_MODELS), [NAME.lower(), "hand"])


class Child:
    def __init__(self, path: Path, entry: EntryId) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.forget_child", str(path), entry],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, strides: int) -> bool:
        """Let it forget; tell whether it was killed on the way."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{strides}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer in ("killed", "ended")
        return answer == "killed"

    def end(self) -> None:
        assert self._process.stdout is not None
        self._process.communicate(timeout=30)


@pytest.fixture
def child(path: Path, entry: EntryId) -> Iterator[Child]:
    started = Child(path, entry)
    yield started
    started.end()


def texts(opened: Opened) -> list[str]:
    """Return every text there is, versions and all beside the entries too."""
    entries = opened.stores.entries
    found = []
    for entry, text in entries.each():
        found += [text, *(entries.version_text(v.id) for v in entries.versions(entry.id))]
    return found + beside(opened)


def beside(opened: Opened) -> list[str]:
    stores = opened.stores
    return [
        *(one.name for one in stores.notebook.people()),
        *(one.did for one in stores.notebook.notes()),
        *(one.text for one in stores.prompts.own()),
        *(one.name for one in stores.contacts.all()),
        *stores.hints.counts().features[None],
    ]


def assert_sound(opened: Opened) -> None:
    assert opened.sql("PRAGMA cipher_integrity_check") == []
    assert opened.sql("PRAGMA integrity_check") == [("ok",)]
    assert_index_agrees(opened)


def test_a_kill_on_the_way_leaves_everything_as_it_was(
    path: Path, entry: EntryId, child: Child, clock: FakeClock
) -> None:
    opened = open_database(path, clock)
    before = texts(opened)
    opened.close()
    strides, killed = 1, 0
    while child.run(strides):
        killed += 1
        opened = open_database(path, clock)
        assert texts(opened) == before
        assert len(opened.found(NAME)) == OTHERS + 1
        assert_sound(opened)
        opened.close()
        strides *= 2
    assert killed >= 5
    opened = open_database(path, clock)
    assert [text for text in texts(opened) if NAME.casefold() in text.casefold()] == []
    assert opened.found(NAME) == []
    opened.close()


def test_a_kill_right_after_it_was_stored_leaves_nothing_once_it_is_caught_up(
    path: Path, entry: EntryId, child: Child, clock: FakeClock
) -> None:
    assert holds(path, KEY, NAME)
    assert child.run(0)
    opened = open_database(path, clock)
    assert opened.stores.entries.text(entry) == NEW
    assert_sound(opened)
    assert overwrite_traces(opened.engine)
    opened.close()
    assert not holds(path, KEY, NAME)
    assert not holds(path, KEY, NAME[:6])
