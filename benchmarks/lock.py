"""Unlocking and locking through the real window: to the caret, and to the closed vault.

Unlocking is measured three ways. *At once*: the passphrase is there as soon as the window is
painted, so everything else must still be loaded. *Typed*: it comes once the worker has loaded
what it can behind the unlock page, as it does while a person types. *Again*: after a lock, in
the same program. Argon2id, meant to be slow, is measured in the same process and taken off.

    python -m benchmarks.lock                       measure, each start in a process of its own
    python -m benchmarks.lock drive FOLDER at-once  one such start; prints its figures
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.made import PASSPHRASE, large_vault, place, small_vault
from benchmarks.screen import ROOT, environment
from benchmarks.table import Row, emit, timed

STARTS = 2
AGAIN = 3
ENTRIES = 10_000
REACH_UNLOCK_MS = 150.0
REACH_LOCK_MS = 1000.0


@dataclass
class Times:
    """Milliseconds of one or several starts."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    argon2id: list[float] = field(default_factory=list)
    blank: list[float] = field(default_factory=list)
    closed: list[float] = field(default_factory=list)

    def add(self, other: Times) -> None:
        self.first += other.first
        self.again += other.again
        self.argon2id += other.argon2id
        self.blank += other.blank
        self.closed += other.closed


def drive(folder: Path, *, at_once: bool) -> Times:
    """Start the window, unlock and lock it several times."""
    from benchmarks.driven import Driven
    from journal_app.crypto.kdf import KdfCost, derive

    times, driven = Times(), Driven(folder)
    if not at_once:
        driven.loaded()
    for round_ in range(1 + AGAIN):
        (times.again if round_ else times.first).append(driven.unlock())
        driven.settle()
        blank, closed = driven.lock()
        times.blank.append(blank)
        times.closed.append(closed)
        times.argon2id += timed(lambda: derive(PASSPHRASE, b"0" * 16, KdfCost()), 1)
    driven.close()
    return times


def started(home: Path, folder: Path, how: str) -> Times:
    """Return the times of several starts in processes of their own."""
    env = environment(home, QT_QPA_PLATFORM="offscreen")
    whole = Times()
    command = [sys.executable, "-m", "benchmarks.lock", "drive", str(folder), how]
    for _ in range(STARTS):
        ran = subprocess.run(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True
        )
        whole.add(Times(**json.loads(ran.stdout.splitlines()[-1])))
    return whole


def report(name: str, at_once: Times, typed: Times) -> None:
    """Put the figures of one journal into the table."""
    middle = statistics.median
    argon2id = middle(at_once.argon2id + typed.argon2id)
    ways = {
        "passphrase typed": typed.first,
        "again": at_once.again + typed.again,
        "passphrase there at once": at_once.first,
    }
    for way, taken in ways.items():
        beyond = middle(taken) - argon2id
        bar = way != "passphrase there at once"
        emit(
            Row(
                f"Unlock to caret in the window, {name}, {way}, beyond Argon2id",
                f"{beyond:.0f} ms (Argon2id {argon2id:.0f} ms)",
                reach=f"{REACH_UNLOCK_MS:.0f} ms" if bar else "",
                met=beyond <= REACH_UNLOCK_MS if bar else None,
            )
        )
    blank, closed = at_once.blank + typed.blank, at_once.closed + typed.closed
    emit(
        Row(
            f"Lock, {name}: Ctrl+L to blank, to the closed vault with its backup",
            f"{middle(blank):.0f} ms, {middle(closed):.0f} ms (longest {max(closed):.0f} ms)",
            reach=f"{REACH_LOCK_MS:.0f} ms",
            met=max(closed) <= REACH_LOCK_MS,
        )
    )


def main() -> None:
    """Measure the sample journal and one of 10,000 entries."""
    if sys.argv[1:2] == ["drive"]:
        print(json.dumps(asdict(drive(Path(sys.argv[2]), at_once=sys.argv[3] == "at-once"))))
        return
    for name, size in (("sample journal", 0), (f"{ENTRIES:,} entries", ENTRIES)):
        with tempfile.TemporaryDirectory() as home:
            folder = place(Path(home))
            if size:
                large_vault(folder, size)
            else:
                small_vault(Path(home))
            ways = [started(Path(home), folder, how) for how in ("at-once", "typed")]
            report(name, *ways)


if __name__ == "__main__":
    main()
