"""A program that is stopped in the middle of restoring: ``python -m tests.storage.restore_child``.

Each line on standard input names a job: ``STEP HOW WHAT FOLDER BACKUP SECRET``, tab between. A
process forked for it does WHAT (``restore`` or ``repair``) and ends (HOW is ``kill``), or is told
by the disk that it fails (``fail``), just before the STEP-th change to the folder. One word is
answered: ``stopped``, or ``done`` when there were fewer changes.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from errno import EIO
from pathlib import Path
from typing import Final

from journal_app.errors import DiskRefused
from tests.fakes import FakeClock
from tests.storage.vaults import make_keeper

STOPPED: Final = 9
_CHANGES: Final = ("os.rename", "os.remove", "os.mkdir", "os.link")


class Stopper:
    """Stops this process before a change to a folder; an audit hook cannot be taken off again."""

    def __init__(self, step: int, how: str, folder: str) -> None:
        self._left = step
        self._how = how
        self._folder = folder

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._is_change(event, arguments):
            return
        self._left -= 1
        if self._left == 0:
            if self._how == "kill":
                os._exit(STOPPED)
            raise OSError(EIO, os.strerror(EIO))

    def _is_change(self, event: str, arguments: tuple[object, ...]) -> bool:
        if event == "open":
            flags = arguments[2]
            if not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR):
                return False
        elif event not in _CHANGES:
            return False
        path = str(arguments[1] if event == "os.rename" else arguments[0])
        return path.startswith(self._folder) and not path.endswith("vault.lock")


def run(line: str) -> int:
    step, how, what, folder, backup, secret = line.rstrip("\n").split("\t")
    keeper = make_keeper(FakeClock(datetime(2026, 11, 21, 22, 30, tzinfo=UTC)))
    sys.addaudithook(Stopper(int(step), how, folder))
    try:
        if what == "repair":
            keeper.repair_header(Path(folder))
        else:
            keeper.restore(Path(backup), Path(folder), secret, recovery=False)
    except DiskRefused:
        return STOPPED
    return 0


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(run(line))
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        sys.stdout.write({0: "done\n", STOPPED: "stopped\n"}.get(code, f"{code}\n"))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
