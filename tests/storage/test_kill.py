"""kill -9 in the middle of saving: no acknowledged save is lost, and the vault is sound."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from journal_app.domain.ids import EntryId
from journal_app.errors import Problem, VaultUnavailable
from journal_app.storage.engine import close, make_engine
from journal_app.storage.meta import contents
from tests.fakes import FakeClock
from tests.storage.kill_child import numbered
from tests.storage.opened import KEY, Opened, assert_index_agrees, open_database

KILLS = 15


class Writer:
    """The child program and what it has acknowledged."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.kill_child", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def _in(self) -> IO[str]:
        assert self._process.stdin is not None
        return self._process.stdin

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the child program ended by itself"
        return line.strip()

    def start(self) -> int:
        self._in.write("go\n")
        self._in.flush()
        return int(self._line())

    def acknowledged(self) -> int:
        return int(self._line())

    def kill(self, pid: int) -> int | None:
        """Kill a writer and return the last save it still acknowledged, if any."""
        os.kill(pid, signal.SIGKILL)
        last = None
        while (line := self._line()) != "dead":
            last = int(line)
        return last

    def end(self) -> None:
        self._in.close()
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def entry(path: Path, clock: FakeClock) -> EntryId:
    opened = open_database(path, clock)
    written = opened.write("0 begun")
    opened.close()
    return written.id


@pytest.fixture
def writer(path: Path, entry: EntryId) -> Iterator[Writer]:
    child = Writer(path)
    yield child
    child.end()


def assert_sound(opened: Opened) -> None:
    assert opened.sql("PRAGMA cipher_integrity_check") == []
    assert opened.sql("PRAGMA integrity_check") == [("ok",)]
    assert_index_agrees(opened)


def test_no_acknowledged_save_is_lost_to_kill_9(
    path: Path, entry: EntryId, writer: Writer, clock: FakeClock
) -> None:
    chance = random.Random(9)
    for _ in range(KILLS):
        pid = writer.start()
        for _ in range(chance.randint(1, 12)):
            last = writer.acknowledged()
        last = writer.kill(pid) or last
        opened = open_database(path, clock)
        text = opened.stores.entries.text(entry)
        assert text in (numbered(last), numbered(last + 1))
        number = text.split(maxsplit=1)[0]
        assert opened.found(number) == [entry]
        assert_sound(opened)
        opened.close()


def test_a_second_program_is_refused_until_the_first_is_gone(
    path: Path, entry: EntryId, writer: Writer, clock: FakeClock
) -> None:
    pid = writer.start()
    writer.acknowledged()
    second = make_engine(path, KEY)
    with pytest.raises(VaultUnavailable) as error:
        contents(second)
    close(second)
    assert error.value.problem is Problem.VAULT_IN_USE
    writer.kill(pid)
    opened = open_database(path, clock)
    assert opened.stores.entries.text(entry)
    opened.close()
