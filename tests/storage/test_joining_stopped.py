"""Joining a study on a disk that fills up, or killed on the way: all of it is stored or nothing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.errors import DiskRefused, Problem
from tests.fakes import FakeClock
from tests.storage.opened import Opened, open_database
from tests.storage.some_studies import event, participation, version

BIG = bytes(range(256)) * 400
"""A study file that needs some twenty-five pages."""


def lines(opened: Opened) -> tuple[int, int, int]:
    """Return how many participations, study files and consent lines there are."""
    studies = opened.stores.studies
    mine = studies.participations()
    return len(mine), sum(len(studies.versions(one.id)) for one in mine), len(studies.events())


def has_joined(opened: Opened) -> bool:
    """Try to join with a large study file; tell whether the disk took it."""
    one = participation(opened.clock)
    shown = replace(version(one, opened.clock), data=BIG)
    try:
        opened.stores.studies.join(one, shown, event(one, opened.clock))
    except DiskRefused as error:
        return error.problem is not Problem.DISK_FULL
    return True


def test_a_disk_that_fills_up_stores_nothing_of_it(tmp_path: Path, clock: FakeClock) -> None:
    opened = open_database(tmp_path / "journal.db", clock)
    pages = int(str(opened.sql("PRAGMA page_count")[0][0]))
    refused = 0
    for room in range(0, 60, 3):
        opened.sql(f"PRAGMA max_page_count = {pages + room}")
        if has_joined(opened):
            break
        assert lines(opened) == (0, 0, 0)
        refused += 1
    assert refused >= 3
    assert lines(opened) == (1, 1, 1)
    opened.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_a_kill_on_the_way_stores_all_or_nothing(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "journal.db"
    open_database(path, clock).close()
    strides = [*(2**n for n in range(12)), 0]
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.join_child", str(path)],
        input="".join(f"{n}\n" for n in strides),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answers = done.stdout.split()
    ended = answers.count("ended")
    assert answers[0] == answers[-1] == "killed"
    assert 0 < ended < len(strides) - 4
    opened = open_database(path, clock)
    # Those that came to their end, and the one killed when all was stored.
    assert lines(opened) == (ended + 1,) * 3
    assert opened.sql("PRAGMA integrity_check") == [("ok",)]
    opened.close()
