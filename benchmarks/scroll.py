"""Scrolling the journal: ``python -m benchmarks.scroll [ENTRIES]``, frame times and memory.

The real list, with its real worker, on an encrypted journal made up for the purpose. A frame is
one step of the scroll bar with everything it brings about: reading pages, laying out, painting.
Three parts: down from the top at reading speed, on to the oldest entry three screens at a time,
and up again from there, where every page has long been let go of and must be read anew.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from benchmarks.corpus import fill
from benchmarks.table import Row, emit, percentile, wants_everything
from journal_app.domain.ports import OpenVault
from journal_app.services.journal import JournalService
from journal_app.storage.engine import close, make_engine
from journal_app.storage.migrations import migrate
from journal_app.storage.stores import open_stores
from journal_app.ui.jobs import Jobs
from journal_app.ui.journal.entry_list import EntryList
from journal_app.ui.journal.model import EntryModel, Query
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look

STEP = 48
"""Pixels a frame: 2,900 a second at 60 frames, a third of the window every tenth of a second."""

FRAMES = 2000
BUDGET_MS = 1000 / 60


class FixedClock:
    """The night the made-up journal ends with, so that it needs no season of its own."""

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 22, tzinfo=UTC)

    def zone(self) -> str:
        return "Europe/London"

    def monotonic(self) -> float:
        return time.monotonic()


class Frames:
    """Frame times of one part in milliseconds: by the wall clock, and of this thread's work.

    On a busy computer the second tells more.
    """

    def __init__(self, name: str, frames: list[tuple[float, float]]) -> None:
        self.name = name
        self._wall = [wall for wall, _ in frames]
        self._work = [work for _, work in frames]

    def wall(self, percent: float) -> float:
        return percentile(self._wall, percent)

    def work(self, percent: float) -> float:
        return percentile(self._work, percent)

    def in_time(self) -> float:
        return sum(t <= BUDGET_MS for t in self._wall) / len(self._wall)

    def line(self) -> str:
        return (
            f"{self.name:26} frames {len(self._wall):6}"
            f"  p50 {self.wall(50):5.1f}  p95 {self.wall(95):5.1f}  p99 {self.wall(99):5.1f}"
            f"  max {max(self._wall):6.1f} ms"
            f"  of work p50 {self.work(50):5.1f}  p99 {self.work(99):5.1f} ms"
            f"  within 16.7 ms {self.in_time():.1%}"
        )


def resident_mb() -> float:
    """Return this process's resident memory in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Scroller:
    """The list in a window off screen, with its own worker, and the scroll bar's handle.

    Args:
        app: Kept alive by whoever made it.
        journal: Read on the worker.
    """

    def __init__(self, app: QApplication, journal: JournalService) -> None:
        self._app = app
        self._jobs, self._owner = Jobs(), QObject()
        self.model = EntryModel(jobs=self._jobs, journal=journal, parent=self._owner)
        self._view = EntryList(theme=Theme(app, look=Look.LIGHT), model=self.model)
        self._view.resize(722, 700)
        self._view.show()
        self._bar = self._view.verticalScrollBar()
        self.model.show(Query())
        self.settle()
        self.step(0)

    def settle(self) -> None:
        """Wait until nothing is being read any more."""
        while self._jobs.busy():
            self._app.processEvents()
        self._app.processEvents()

    def step(self, pixels: int) -> tuple[float, float]:
        """Move by some pixels; return the frame's milliseconds, and those of this thread's work."""
        began, worked = time.perf_counter(), time.thread_time()
        self._bar.setValue(self._bar.value() + pixels)
        self._app.processEvents()
        return (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000

    def to_the_end(self) -> list[tuple[float, float]]:
        """Go down a screen at a time until the oldest entry is reached."""
        times: list[tuple[float, float]] = []
        while not self._at_end():
            times += [self.step(640) for _ in range(8)]
            self.settle()
        return times

    def close(self) -> None:
        """Let the worker end."""
        self._view.close()
        self._jobs.shutdown()

    def _at_end(self) -> bool:
        model, bar = self.model, self._bar
        return bar.value() == bar.maximum() and not model.goes_on_after(model.rowCount() - 1)


def measure(journal: JournalService) -> list[Row]:
    """Scroll the whole journal and return the rows for the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    scroller = Scroller(app, journal)
    model = scroller.model
    memory, held = [resident_mb()], [model.held()]
    down = Frames("down, 48 px a frame", [scroller.step(STEP) for _ in range(FRAMES)])
    scroller.settle()
    memory.append(resident_mb())
    through = Frames("to the oldest, by screens", scroller.to_the_end())
    memory.append(resident_mb())
    held.append(model.held())
    up = Frames("up again, 48 px a frame", [scroller.step(-STEP) for _ in range(FRAMES)])
    scroller.settle()
    memory.append(resident_mb())
    held.append(model.held())
    for part in (down, through, up):
        print(part.line())
    print(
        f"rows {model.rowCount()}, cards held at most {max(held)}, "
        f"memory {', '.join(f'{m:.0f}' for m in memory)} MB"
    )
    scroller.close()
    return _rows((down, up), memory, max(held), model.rowCount())


def _rows(parts: Sequence[Frames], memory: Sequence[float], held: int, count: int) -> list[Row]:
    rows = [
        Row(
            f"Journal list, {part.name}, {count:,} rows",
            f"p50 {part.wall(50):.1f} ms, p99 {part.wall(99):.1f} ms "
            f"(of work {part.work(99):.1f} ms), {part.in_time():.1%} of frames in time",
            reach="60 frames a second (p99 16.7 ms)",
            met=part.wall(99) <= BUDGET_MS,
        )
        for part in parts
    ]
    grown = memory[-1] - memory[1]
    flat = Row(
        f"Journal list memory over {count:,} rows",
        f"{memory[1]:.0f} MB, {grown:+.0f} MB at the end, {held} cards held",
        reach="flat",
        met=grown <= 0.1 * memory[1],
    )
    return [*rows, flat]


def main() -> None:
    """Build a journal, scroll it, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = 100_000 if wants_everything() else 10_000
    parser.add_argument("entries", nargs="?", type=int, default=usual)
    size = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(Path(folder) / "journal.db", os.urandom(32))
        migrate(engine, lambda _found, _known: None)
        fill(engine, size)
        clock = FixedClock()
        # The list needs the stores of a vault and nothing else of it.
        vault = cast(OpenVault, open_stores(engine, clock=clock))
        rows = measure(JournalService(vault, clock))
        close(engine)
    for row in rows:
        emit(row)


if __name__ == "__main__":
    main()
