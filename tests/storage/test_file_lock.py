"""The command line's lock and the window's lock are one lock, held by real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from journal_app.domain.ports import InstanceLock
from journal_app.errors import BugError, Problem, VaultUnavailable
from journal_app.storage.instance_lock import FileInstanceLock, Holder, myself, read_holder
from journal_app.ui.instance_lock import QtInstanceLock

posix = pytest.mark.skipif(sys.platform == "win32", reason="names, signals and flock are POSIX")

HOLD = """
import sys
from pathlib import Path
from journal_app.{module} import {name}
lock = {name}()
lock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""
FILE = {"module": "storage.instance_lock", "name": "FileInstanceLock"}
QT = {"module": "ui.instance_lock", "name": "QtInstanceLock"}


@contextmanager
def held_elsewhere(folder: Path, kind: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Hold a lock in another process for the length of the block."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(**kind), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "held\n"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()


@pytest.mark.parametrize("theirs", [FILE, QT], ids=["file", "qt"])
@pytest.mark.parametrize("ours", [FileInstanceLock, QtInstanceLock])
def test_each_refuses_the_other_and_takes_over_when_it_was_killed(
    tmp_path: Path, theirs: dict[str, str], ours: type[FileInstanceLock | QtInstanceLock]
) -> None:
    lock: InstanceLock = ours()
    with held_elsewhere(tmp_path, theirs) as child:
        for override in (False, True):
            with pytest.raises(VaultUnavailable) as refused:
                lock.acquire(tmp_path, override=override)
            assert refused.value.problem is Problem.VAULT_IN_USE
            assert refused.value.values == {"pid": child.pid}
        child.kill()
        child.wait()
        assert (tmp_path / "vault.lock").exists()
        lock.acquire(tmp_path)
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_the_file_says_to_qt_who_holds_it(tmp_path: Path) -> None:
    lock = FileInstanceLock()
    lock.acquire(tmp_path)
    other = QLockFile(str(tmp_path / "vault.lock"))
    other.setStaleLockTime(0)
    assert not other.tryLock(0)
    assert next(iter(other.getLockInfo())) == os.getpid()
    lock.release()
    assert other.tryLock(0)
    qt = read_holder(tmp_path / "vault.lock")
    other.unlock()
    assert qt == myself()


def test_taking_it_twice_and_letting_go_twice_does_no_harm(tmp_path: Path) -> None:
    lock = FileInstanceLock()
    lock.release()
    lock.acquire(tmp_path)
    lock.acquire(tmp_path)
    with pytest.raises(BugError):
        lock.acquire(tmp_path / "other")
    lock.release()
    lock.release()
    lock.acquire(tmp_path)
    lock.release()


def written(folder: Path, holder: Holder) -> Path:
    path = folder / "vault.lock"
    path.write_bytes(holder.to_bytes())
    return path


def test_another_computers_lock_is_named_and_can_be_overridden(tmp_path: Path) -> None:
    path = written(tmp_path, Holder(pid=os.getpid(), program="python3", host="ward-pc-7"))
    lock = FileInstanceLock()
    with pytest.raises(VaultUnavailable) as refused:
        lock.acquire(tmp_path)
    assert refused.value.problem is Problem.VAULT_IN_USE_ELSEWHERE
    assert refused.value.values == {"host": "ward-pc-7"}
    assert path.exists()
    lock.acquire(tmp_path, override=True)
    assert read_holder(path) == myself()
    lock.release()


@posix
@pytest.mark.parametrize(
    "change",
    [
        {"program": "another-program"},
        {"pid": 2**22 + 1},
        {"boot": "another boot"},
    ],
)
def test_a_lock_of_a_process_that_is_gone_is_taken_over(
    tmp_path: Path, change: dict[str, str | int]
) -> None:
    here = myself()
    fields = {name: getattr(here, name) for name in Holder.__slots__} | change
    written(tmp_path, Holder(**fields))
    lock = FileInstanceLock()
    lock.acquire(tmp_path)
    assert read_holder(tmp_path / "vault.lock") == here
    lock.release()


@posix
def test_where_deleting_decides_a_dead_programs_lock_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = myself()
    fields = {name: getattr(here, name) for name in Holder.__slots__} | {"pid": 2**22 + 1}
    written(tmp_path, Holder(**fields))
    monkeypatch.setattr(sys, "platform", "win32")
    lock = FileInstanceLock()
    lock.acquire(tmp_path)
    assert read_holder(tmp_path / "vault.lock") == here
    lock.release()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("junk", [b"", b"\n\n\n", b"not a pid\nx\ny\n", b"12", b"\xff" * 2000])
def test_a_lock_file_nobody_can_have_written_is_taken_over(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "vault.lock").write_bytes(junk)
    lock = FileInstanceLock()
    lock.acquire(tmp_path)
    assert read_holder(tmp_path / "vault.lock") == myself()
    lock.release()


def test_a_computer_is_known_by_its_id_rather_than_its_name() -> None:
    here = Holder(pid=1, program="p", host="laptop", machine="m1")
    assert Holder(pid=2, program="p", host="renamed", machine="m1").is_on(here)
    assert not Holder(pid=2, program="p", host="laptop", machine="m2").is_on(here)
    assert Holder(pid=2, program="p", host="laptop").is_on(here)
