"""A program that dies while it forgets: ``python -m tests.storage.forget_child DB ENTRY``.

For each number on standard input it forks a child that forgets, and kills itself with SIGKILL
after that many steps of the database's machine; 0 kills it when all is stored but the log is not
yet emptied. It then prints whether the child came to the end by itself.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from journal_app.domain.forgetting import Forgetting, Wording
from journal_app.domain.ids import EntryId
from journal_app.storage.engine import _pool
from journal_app.storage.forgetting import forget
from tests.fakes import FakeClock
from tests.storage.opened import open_database

AT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
NAME = "Quetzalbrook"
NEW = "Mrs [patient] slept."
STRIDE = 50
"""Steps of the database's machine between two chances to die."""


def request(entry: EntryId) -> Forgetting:
    return Forgetting(entry, NEW, (Wording(NAME, "[patient]"),), everywhere=True)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def forget_and_die(path: Path, entry: EntryId, strides: int) -> None:
    opened = open_database(path, FakeClock(AT))
    opened.stores.entries.get(entry)
    left = strides

    def count() -> int:
        nonlocal left
        left -= 1
        if left == 0:
            die()
        return 0

    raw = _pool(opened.engine).raw
    assert raw is not None
    if strides:
        raw.set_progress_handler(count, STRIDE)
    forget(opened.engine, request(entry), AT)
    if not strides:
        die()
    opened.close()


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            forget_and_die(Path(sys.argv[1]), EntryId(sys.argv[2]), int(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write("ended\n" if os.WIFEXITED(status) else "killed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
