"""Without a display: one sentence or the tour, never an abort."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
TOUR = ROOT / "build" / "tour"


def without_display(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command as in a text console: nothing says where a window could go."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**environment, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("start", [(), ("--vault", "nowhere")])
def test_the_window_says_one_sentence_and_ends(
    temporary_home: Path, start: tuple[str, ...]
) -> None:
    answer = without_display(temporary_home, "-m", "journal_app", *start)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.startswith("Heartbeat found no display")


def test_a_display_that_does_not_answer_is_no_display(
    temporary_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":4711")
    answer = subprocess.run(
        [sys.executable, "-m", "journal_app"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)


@pytest.mark.thorough
def test_starting_from_the_checkout_gives_the_tour_instead(temporary_home: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in TOUR.glob("*.png")}
    answer = without_display(temporary_home, str(ROOT / "tools" / "run.py"))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("There is no display here")
    pictures = [path for path in TOUR.glob("*.png") if path.stat().st_mtime_ns != before.get(path)]
    assert {path.stem.partition("-")[2] for path in pictures} == {
        *("locked", "tonight", "rated", "written", "again", "found", "chart"),
        *("three-steps", "notebook"),
    }
    for path in pictures:
        assert colours(path) > 8, f"{path.name} shows nothing"


def colours(picture: Path) -> int:
    """Count the colours on a coarse grid over a picture."""
    image = QImage(str(picture))
    assert image.width() >= 900, picture.name
    spots = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    return len({image.pixel(x, y) for x, y in spots})
