"""From starting the process to the first painted window: Heartbeat, an empty window, RedNotebook.

Heartbeat has a journal already, so that its first window is Unlock. All start in turn, so that a
busy moment of the computer falls on all of them; the first round warms the disk's cache and
compiles the modules, and is left out.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.first_paint import BEGAN
from benchmarks.made import small_vault
from benchmarks.screen import ROOT, screen
from benchmarks.table import Row, emit

ROUNDS = 11
REACH = 1.5
PATIENCE = 60.0


def start_ms(kind: str, env: dict[str, str]) -> float:
    """Start a program that reports its own first paint, and return milliseconds."""
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.first_paint", kind],
        cwd=ROOT,
        env={**env, BEGAN: repr(time.monotonic())},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return float(ran.stdout.splitlines()[-1])


def rednotebook_ms(env: dict[str, str]) -> float:
    """Start RedNotebook and return milliseconds until its window is on the screen."""
    began = time.monotonic()
    program = subprocess.Popen(
        ["rednotebook"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    look = ["xdotool", "search", "--onlyvisible", "--name", "RedNotebook"]
    try:
        while time.monotonic() - began < PATIENCE:
            if subprocess.run(look, env=env, capture_output=True, check=False).stdout:
                return (time.monotonic() - began) * 1000
            time.sleep(0.01)
        raise TimeoutError("no window of RedNotebook")
    finally:
        program.terminate()
        program.wait()


def report(ours: list[float], empty: list[float], peer: list[float]) -> None:
    """Put the figures into the table."""
    own, least = statistics.median(ours), statistics.median(empty)
    emit(
        Row(
            "Start to painted unlock window",
            f"{own:.0f} ms (fastest {min(ours):.0f})",
            f"empty PySide6 window {least:.0f} ms (fastest {min(empty):.0f})",
            f"{own / least:.2f} x",
            f"{REACH} x",
            met=own <= REACH * least,
        )
    )
    other = statistics.median(peer) if peer else None
    emit(
        Row(
            "Start to window, against RedNotebook",
            f"{own:.0f} ms",
            f"RedNotebook {other:.0f} ms" if other else "RedNotebook: not installed",
            f"{own / other:.2f} x" if other else "",
            "faster",
            met=own < other if other else None,
        )
    )


def main() -> None:
    """Measure on a screen in memory."""
    with tempfile.TemporaryDirectory() as name, screen(Path(name)) as env:
        small_vault(Path(name))
        ours: list[float] = []
        empty: list[float] = []
        peer: list[float] = []
        for _ in range(ROUNDS + 1):
            ours.append(start_ms("heartbeat", env))
            empty.append(start_ms("empty", env))
            if shutil.which("rednotebook"):
                peer.append(rednotebook_ms(env))
        report(ours[1:], empty[1:], peer[1:])


if __name__ == "__main__":
    main()
