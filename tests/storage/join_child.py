"""A program that dies while a study is joined: ``python -m tests.storage.join_child DB``.

For each number on standard input it forks a child that joins, and kills itself with SIGKILL after
that many steps of the database's machine; 0 kills it when all is stored but the log is not yet
emptied. It then prints whether the child came to the end by itself.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from journal_app.storage.engine import _pool
from tests.fakes import FakeClock
from tests.storage.opened import open_database
from tests.storage.some_studies import event, participation, version

STRIDE = 5
"""Steps of the database's machine between two chances to die."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def join_and_die(path: Path, strides: int) -> None:
    clock = FakeClock()
    opened = open_database(path, clock)
    opened.stores.studies.participations()
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
    one = participation(clock)
    opened.stores.studies.join(one, version(one, clock), event(one, clock))
    raw.set_progress_handler(None, 0)
    if not strides:
        die()
    opened.close()


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            join_and_die(Path(sys.argv[1]), int(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write("ended\n" if os.WIFEXITED(status) else "killed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
