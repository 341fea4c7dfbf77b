"""kill -9 in mid-typing, in the real window: at most two seconds of typing are lost.

``HEARTBEAT_KILLS`` sets how many times, ``HEARTBEAT_SEED`` what is typed and when it is cut off.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.clock import SystemClock
from journal_app.domain.entries import EntryFilter, NewEntry
from journal_app.domain.ports import OpenVault
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from tests.e2e.desktop import Desktop
from tests.e2e.keyboard import Keyboard, Stroke
from tests.e2e.student import Student

KILLS = int(os.environ.get("HEARTBEAT_KILLS", "50"))
SEED = int(os.environ.get("HEARTBEAT_SEED", "29"))
EARLIEST, LATEST = 0.3, 6.0
"""Seconds after the first key between which the kill falls."""

AT_MOST_LOST = 2.0
"""Seconds of typing."""

PASSPHRASE = "seven quiet lanterns drift"
OLD = tuple(f"An older page, the {n}th of them, that nobody touches." for n in range(4, 8))
WORDS = ("ward", "lift", "porter", "window", "quiet", "bed", "chart", "hand", "voice", "rain")
GAPS = (" ", " ", " ", " ", ". ", "\n")

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(60 + 40 * KILLS)]


@dataclass(frozen=True)
class Sample:
    """A journal with some older pages, to be copied, and what opens it quickly."""

    folder: Path
    code: str


@dataclass(frozen=True)
class Killing:
    """What one kill did.

    Attributes:
        typed: Characters typed on the page before it.
        lost: How many of them, from the end, are gone.
        seconds: How long before the kill the first lost one had reached the display.
        slack: The longest that a key took from the test to the display, in seconds.
    """

    typed: int
    lost: int
    seconds: float
    slack: float


def keeper() -> FolderKeeper:
    return FolderKeeper(clock=SystemClock(), new_lock=FileInstanceLock)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    folder = tmp_path / "sample"
    vault, code = keeper().create(folder, PASSPHRASE)
    now = datetime.now(UTC)
    for ago, text in enumerate(OLD, start=20):
        then = now - timedelta(days=ago)
        vault.entries.add(
            NewEntry(
                night=then.date(), created_at=then, zone="Etc/UTC", offset_minutes=0, text=text
            )
        )
    vault.close()
    return Sample(folder, code)


def test_kill_9_loses_at_most_two_seconds_of_typing(
    desktop: Desktop, sample: Sample, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(SEED)
    lived_in = copied(sample.folder, tmp_path / "lived-in")
    before, killings = "", []
    with Keyboard(desktop.environment, chance) as keyboard:
        for number in range(KILLS):
            fresh = number % 2 == 1
            folder = copied(sample.folder, tmp_path / f"fresh-{number}") if fresh else lived_in
            strokes, killed = kill_while_typing(desktop, keyboard, folder, chance)
            with opened(folder, sample.code) as vault:
                text = text_of_tonight(vault)
                assert_sound(vault)
            killings.append(measure("" if fresh else before, strokes, killed, text))
            before = before if fresh else text
    report(killings, capsys)


def copied(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to))


def kill_while_typing(
    desktop: Desktop, keyboard: Keyboard, folder: Path, chance: random.Random
) -> tuple[list[Stroke], float]:
    """Open a journal in the window, type, and kill; return what was typed and the moment."""
    program = desktop.heartbeat("--vault", str(folder))
    program.wait_window()
    Student(program).unlock(PASSPHRASE)
    program.key("ctrl+End")
    words = "".join(chance.choice(WORDS) + chance.choice(GAPS) for _ in range(60))
    strokes = keyboard.type_until(time.monotonic() + chance.uniform(EARLIEST, LATEST), words)
    killed = time.monotonic()
    program.kill()
    return strokes, killed


@contextmanager
def opened(folder: Path, code: str) -> Iterator[OpenVault]:
    """Open a copy as the kill left it, so that the window itself is the next to open the rest."""
    copy = copied(folder, folder.with_name("looked-at"))
    vault = keeper().open_with_recovery(copy, code)
    try:
        yield vault
    finally:
        vault.close()
        shutil.rmtree(copy)


def texts(vault: OpenVault) -> list[str]:
    cards = vault.entries.page("", EntryFilter(), None, 100)
    return [vault.entries.text(card.entry.id) for card in cards]


def text_of_tonight(vault: OpenVault) -> str:
    found = [text for text in texts(vault) if text not in OLD]
    assert len(found) <= 1
    return found[0] if found else ""


def assert_sound(vault: OpenVault) -> None:
    report = vault.verify()
    assert (report.problems, report.pages_bad) == ((), 0)
    assert sorted(text for text in texts(vault) if text in OLD) == sorted(OLD)


def measure(before: str, strokes: list[Stroke], killed: float, text: str) -> Killing:
    typed = "".join(stroke.character for stroke in strokes)
    assert (before + typed).startswith(text), "what was stored is not what was typed"
    assert text.startswith(before), "something stored earlier is gone"
    lost = strokes[len(text) - len(before) :]
    seconds = killed - lost[0].arrived if lost else 0.0
    slack = max(stroke.arrived - stroke.sent for stroke in strokes)
    assert seconds <= AT_MOST_LOST, f"{seconds:.2f} s of typing lost, {len(lost)} characters"
    return Killing(len(strokes), len(lost), seconds, slack)


def report(killings: list[Killing], capsys: pytest.CaptureFixture[str]) -> None:
    worst = max(killing.seconds for killing in killings)
    slack = max(killing.slack for killing in killings)
    line = (
        f"\n{len(killings)} kills in mid-typing, {len(killings)} journals opened and sound; "
        f"{sum(k.typed for k in killings)} characters typed, {sum(k.lost for k in killings)} lost "
        f"in {sum(k.lost > 0 for k in killings)} kills; worst loss {worst:.2f} s of typing "
        f"(a key took up to {slack:.3f} s to the display)\n"
    )
    with capsys.disabled():
        sys.stdout.write(line)
