"""A program that saves without pause until it is killed: ``python -m tests.storage.kill_child DB``.

It imports once and then, for each line on standard input, forks a writer. The writer prints its
process id, then the number of each save after that save was acknowledged.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal_app.domain.entries import EntryFilter
from tests.fakes import FakeClock
from tests.storage.opened import open_database

START = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)


def numbered(n: int) -> str:
    """The text of save n: long enough for several pages, different in length each time."""
    return f"{n} " + " ".join(f"word{n * 31 % 997 + k}" for k in range(300 + n % 150))


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def write(path: Path) -> None:
    opened = open_database(path, FakeClock(START))
    card = opened.stores.entries.page("", EntryFilter(), None, 1)[0]
    n = int(opened.stores.entries.text(card.entry.id).split(maxsplit=1)[0])
    while True:
        n += 1
        at = START + timedelta(seconds=n * 20)
        opened.stores.entries.save_text(card.entry.id, numbered(n), at)
        say(n)


def main() -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            say(os.getpid())
            write(Path(sys.argv[1]))
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
