"""Jobs: order, threads, urgency, cancelling, dead owners, and an end that never blocks."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.errors import BugError, WorkInterrupted
from journal_app.ui.jobs import Jobs


class Gate:
    """A call that runs until it is opened, or interrupted as a query would be."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()
        self.stopped = threading.Event()

    def read(self) -> str:
        self.entered.set()
        while not self.opened.wait(0.002):
            if self.stopped.is_set():
                raise WorkInterrupted
        return "read"


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()
    qtbot.waitUntil(made.ended)


@pytest.fixture
def owner() -> QObject:
    return QObject()


def held(jobs: Jobs, owner: QObject, qtbot: QtBot) -> Gate:
    gate = Gate()
    jobs.submit(owner, gate.read)
    qtbot.waitUntil(gate.entered.is_set)
    return gate


def test_calls_run_in_order_on_one_thread_and_answer_on_this_one(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    seen: list[tuple[int, str, bool]] = []
    here = threading.current_thread()

    def call(i: int) -> Callable[[], tuple[int, str]]:
        return lambda: (i, threading.current_thread().name)

    for i in range(50):
        jobs.submit(
            owner,
            call(i),
            done=lambda got: seen.append((*got, threading.current_thread() is here)),
        )
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == [(i, "vault", True) for i in range(50)]
    assert not jobs.busy()


def test_nothing_is_answered_before_submit_returns(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    seen: list[int] = []
    jobs.submit(owner, lambda: 1, done=seen.append)
    deadline = time.monotonic() + 0.05
    while time.monotonic() < deadline:
        assert seen == []
    qtbot.waitUntil(lambda: seen == [1])


def test_a_dead_owner_is_told_nothing(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    gate = Gate()
    told: list[object] = []
    jobs.submit(owner, gate.read, done=told.append, failed=told.append)
    qtbot.waitUntil(gate.entered.is_set)
    shiboken6.delete(owner)
    gate.opened.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert told == []


def test_an_error_goes_to_its_handler(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    jobs.submit(owner, lambda: 1 // 0, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_an_error_nobody_handles_is_told_to_all(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.failed) as caught:
        jobs.submit(owner, lambda: 1 // 0)
    assert isinstance(caught.args[0], ZeroDivisionError)


def test_a_draft_that_failed_is_told_of_even_when_its_screen_is_gone(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    gate = held(jobs, owner, qtbot)
    jobs.submit(owner, lambda: 1 // 0, urgent=True)
    jobs.submit(owner, lambda: next(iter(())))
    shiboken6.delete(owner)
    told: list[object] = []
    jobs.failed.connect(told.append)
    gate.opened.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert [type(error) for error in told] == [ZeroDivisionError]


def test_urgent_calls_jump_the_queue_and_keep_their_order(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    gate = held(jobs, owner, qtbot)
    ran: list[str] = []
    for name in ("read 1", "draft 1", "read 2", "draft 2"):
        jobs.submit(owner, partial(ran.append, name), urgent=name.startswith("draft"))
    gate.opened.set()
    qtbot.waitUntil(lambda: len(ran) == 4)
    assert ran == ["draft 1", "draft 2", "read 1", "read 2"]


def test_a_newer_search_replaces_the_waiting_and_stops_the_running_one(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    gate = Gate()
    jobs.interrupt_with(gate.stopped.set)
    told: list[object] = []
    jobs.submit(owner, gate.read, done=told.append, failed=told.append, replaces="search")
    qtbot.waitUntil(gate.entered.is_set)
    jobs.submit(owner, lambda: "stale", done=told.append, replaces="search")
    jobs.submit(owner, lambda: "other", done=told.append, replaces="list")
    jobs.submit(owner, lambda: "newest", done=told.append, replaces="search")
    qtbot.waitUntil(lambda: not jobs.busy())
    assert told == ["other", "newest"]


def test_urgent_calls_are_never_replaced(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    gate = held(jobs, owner, qtbot)
    saved: list[int] = []
    for i in range(3):
        jobs.submit(owner, partial(saved.append, i), urgent=True, replaces="draft")
    gate.opened.set()
    qtbot.waitUntil(lambda: saved == [0, 1, 2])


def test_drain_stops_a_long_read_and_lets_the_draft_through(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    gate = held(jobs, owner, qtbot)
    jobs.interrupt_with(gate.stopped.set)
    ran: list[str] = []
    jobs.submit(owner, lambda: ran.append("stale read"))
    jobs.submit(owner, lambda: ran.append("draft"), urgent=True)
    jobs.drain()
    jobs.submit(owner, lambda: ran.append("close"), urgent=True)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert ran == ["draft", "close"]


def test_a_read_of_several_queries_is_interrupted_until_it_ends(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    entered, hits, enough = threading.Event(), [], threading.Event()

    def hook() -> None:
        hits.append(1)
        if len(hits) == 3:
            enough.set()

    def read() -> None:
        entered.set()
        assert enough.wait(10)
        raise WorkInterrupted

    told: list[object] = []
    jobs.failed.connect(told.append)
    jobs.interrupt_with(hook)
    jobs.submit(owner, read)
    qtbot.waitUntil(entered.is_set)
    jobs.drain()
    qtbot.waitUntil(enough.is_set)
    with qtbot.waitSignal(jobs.failed):
        jobs.submit(owner, lambda: 1 // 0, urgent=True)
    assert len(hits) >= 3
    assert [type(error) for error in told] == [ZeroDivisionError]


def test_a_running_draft_is_never_interrupted(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    gate = Gate()
    jobs.interrupt_with(gate.stopped.set)
    told: list[object] = []
    jobs.submit(owner, gate.read, done=told.append, urgent=True)
    qtbot.waitUntil(gate.entered.is_set)
    jobs.drain()
    gate.opened.set()
    qtbot.waitUntil(lambda: told == ["read"])
    assert not gate.stopped.is_set()


def test_shutdown_returns_at_once_and_still_stores_the_draft(qtbot: QtBot, owner: QObject) -> None:
    jobs = Jobs()
    gate = Gate()
    stored = threading.Event()
    jobs.submit(owner, gate.read)
    qtbot.waitUntil(gate.entered.is_set)
    jobs.submit(owner, stored.set, urgent=True)
    jobs.shutdown()
    assert not jobs.ended()
    gate.opened.set()
    qtbot.waitUntil(jobs.ended)
    assert stored.is_set()
    with pytest.raises(BugError):
        jobs.submit(owner, gate.read)


def test_a_runner_that_is_let_go_ends_its_thread(qtbot: QtBot, owner: QObject) -> None:
    jobs = Jobs()
    names: list[str] = []
    jobs.submit(owner, lambda: threading.current_thread().name, done=names.append)
    qtbot.waitUntil(lambda: bool(names))
    worker = jobs._worker
    del jobs
    qtbot.waitUntil(worker.ended)


UNTIDY = """
import sys
from PySide6.QtCore import QCoreApplication, QObject
from journal_app.ui.jobs import Jobs
app = QCoreApplication([])
jobs, owner = Jobs(), QObject()
jobs.submit(owner, lambda: open(sys.argv[1], "w").close(), urgent=True)
raise SystemExit(3)
"""


def test_a_program_that_falls_out_of_its_loop_still_stores_the_draft_and_ends(
    tmp_path: Path,
) -> None:
    stored = tmp_path / "stored"
    done = subprocess.run([sys.executable, "-c", UNTIDY, str(stored)], timeout=60, check=False)
    assert done.returncode == 3
    assert stored.exists()
