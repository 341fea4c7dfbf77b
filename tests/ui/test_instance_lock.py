"""One program per vault, across processes and computers, with real lock files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journal_app.errors import DiskRefused, Problem, VaultUnavailable
from journal_app.ui.instance_lock import LOCK_NAME, QtInstanceLock

HOLD = """
import sys
from pathlib import Path
from journal_app.ui.instance_lock import QtInstanceLock
lock = QtInstanceLock()
lock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "held"
        yield process
        process.kill()


def test_a_second_program_is_refused_with_its_holder_named(tmp_path: Path) -> None:
    with another_program(tmp_path) as process:
        with pytest.raises(VaultUnavailable) as refused:
            QtInstanceLock().acquire(tmp_path)
        assert refused.value.problem is Problem.VAULT_IN_USE
        assert refused.value.values == {"pid": process.pid}
        with pytest.raises(VaultUnavailable):
            QtInstanceLock().acquire(tmp_path, override=True)


def test_the_lock_of_a_killed_program_is_taken_over_at_once(tmp_path: Path) -> None:
    with another_program(tmp_path) as process:
        process.kill()
        process.wait()
        lock = QtInstanceLock()
        lock.acquire(tmp_path)
        lock.release()
    assert not (tmp_path / LOCK_NAME).exists()


def test_another_computer_is_named_and_can_be_overridden(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text("4242\nheartbeat\nward-pc\nab12\ncd34\n", encoding="utf-8")
    lock = QtInstanceLock()
    with pytest.raises(VaultUnavailable) as refused:
        lock.acquire(tmp_path)
    assert refused.value.problem is Problem.VAULT_IN_USE_ELSEWHERE
    assert refused.value.values == {"host": "ward-pc"}
    lock.acquire(tmp_path, override=True)
    lock.acquire(tmp_path)
    with pytest.raises(VaultUnavailable):
        QtInstanceLock().acquire(tmp_path)
    lock.release()


def test_a_folder_that_is_gone_has_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(DiskRefused) as refused:
        QtInstanceLock().acquire(tmp_path / "nowhere")
    assert refused.value.problem is Problem.DISK_GONE


def test_taking_another_folder_lets_go_of_the_first(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    lock = QtInstanceLock()
    lock.acquire(first)
    lock.acquire(second)
    assert not (first / LOCK_NAME).exists()
    lock.release()
    lock.release()
    assert not (second / LOCK_NAME).exists()
