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
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from benchmarks.corpus import fill
from benchmarks.table import Row, emit, percentile
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


def measure(journal: JournalService) -> list[Row]:
    """Scroll the whole journal and return the rows for the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme, jobs, owner = Theme(app, look=Look.LIGHT), Jobs(), QObject()
    model = EntryModel(jobs=jobs, journal=journal, parent=owner)
    view = EntryList(theme=theme, model=model)
    view.resize(722, 700)
    view.show()
    model.show(Query())
    bar = view.verticalScrollBar()

    def settle() -> None:
        while jobs.busy():
            app.processEvents()
        app.processEvents()

    def step(pixels: int) -> tuple[float, float]:
        began, worked = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + pixels)
        app.processEvents()
        return (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000

    def at_end() -> bool:
        return bar.value() == bar.maximum() and not model.goes_on_after(model.rowCount() - 1)

    settle()
    step(0)
    memory, held = [resident_mb()], [model.held()]
    down = Frames("down, 48 px a frame", [step(STEP) for _ in range(FRAMES)])
    settle()
    memory.append(resident_mb())
    through = Frames("to the oldest, 2,000 px", _to_the_end(step, settle, at_end))
    memory.append(resident_mb())
    held.append(model.held())
    up = Frames("up again, 48 px a frame", [step(-STEP) for _ in range(FRAMES)])
    settle()
    memory.append(resident_mb())
    held.append(model.held())
    for part in (down, through, up):
        print(part.line())
    print(
        f"rows {model.rowCount()}, cards held at most {max(held)}, "
        f"memory {', '.join(f'{m:.0f}' for m in memory)} MB"
    )
    jobs.shutdown()
    rows = [
        Row(
            f"Journal list, {part.name}, {model.rowCount():,} rows",
            f"p50 {part.wall(50):.1f} ms, p99 {part.wall(99):.1f} ms "
            f"(of work {part.work(99):.1f} ms), {part.in_time():.1%} of frames in time",
            reach="60 frames a second (p99 16.7 ms)",
            met=part.wall(99) <= BUDGET_MS,
        )
        for part in (down, up)
    ]
    grown = memory[-1] - memory[1]
    flat = Row(
        f"Journal list memory over {model.rowCount():,} rows",
        f"{memory[1]:.0f} MB, {grown:+.0f} MB at the end, {max(held)} cards held",
        reach="flat",
        met=grown <= 0.1 * memory[1],
    )
    return [*rows, flat]


def _to_the_end(
    step: Callable[[int], tuple[float, float]],
    settle: Callable[[], None],
    ended: Callable[[], bool],
) -> list[tuple[float, float]]:
    """Go down three screens at a time until the oldest entry is reached."""
    times: list[tuple[float, float]] = []
    while not ended():
        times += [step(2000) for _ in range(8)]
        settle()
    return times


def main() -> None:
    """Build a journal, scroll it, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="?", type=int, default=100_000)
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
