"""Search as you type: ``python -m benchmarks.search [ENTRIES ...]``, milliseconds per page of 50.

Each case runs the store's own ``page`` and ``count``, cards with excerpts included, on a journal
made up for the purpose and thrown away. Cases are taken in turn, so that a busy moment of the
computer falls on all of them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.corpus import Corpus, fill
from benchmarks.table import Row, emit, wants_everything
from journal_app.clock import SystemClock
from journal_app.domain.entries import EntryFilter
from journal_app.domain.nights import Shift
from journal_app.domain.ports import EntryStore
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Scale
from journal_app.storage.engine import close, make_engine
from journal_app.storage.migrations import migrate
from journal_app.storage.stores import open_stores

PAGE = 50
ROUNDS = 30
REACH_MS = {10_000: 50.0, 100_000: 150.0}


@dataclass(frozen=True)
class Case:
    """One thing a student might type or choose."""

    name: str
    words: str
    only: EntryFilter = field(default_factory=EntryFilter)


def cases() -> list[Case]:
    """Return what is measured; the words come from the corpus' own frequency order."""
    words = Corpus().words
    everything = EntryFilter()
    themed = EntryFilter(theme=Theme.ROLE_MODELS)
    rated = EntryFilter(rating=(Scale.BURNOUT, 9, 10))
    month = EntryFilter(first=date(2020, 3, 1), last=date(2020, 3, 31))
    return [
        Case("list, no words", "", everything),
        Case("list, theme", "", themed),
        Case("list, burnout 9 to 10", "", rated),
        Case("rare word", words[30_000], everything),
        Case("middling word", words[2_000], everything),
        Case("word in nearly every entry", "the", everything),
        Case("two common words", "the patient", everything),
        Case("common and rare word", f"the {words[30_000]}", everything),
        Case("one letter", "t", everything),
        Case("two letters", "st", everything),
        Case("three letters", "sta", everything),
        Case("four letters", "stai", everything),
        Case("four letters, common", "that", everything),
        Case("seven letters, common", "patient", everything),
        Case("half an ending", words[500][:4] + "i", everything),
        Case("four words", "the ward at night", everything),
        Case("nothing matches", "zzyzx", everything),
        Case("common word, theme", "the", themed),
        Case("common word, burnout 9 to 10", "the", rated),
        Case("common word, night shift", "the", EntryFilter(shift=Shift.NIGHT)),
        Case("one letter, one month", "t", month),
        Case(
            "rare word, theme and rating",
            words[30_000],
            EntryFilter(theme=Theme.ROLE_MODELS, rating=(Scale.BURNOUT, 9, 10)),
        ),
    ]


def measure(entries: EntryStore, rounds: int, size: int) -> Row:
    """Print median and 95th percentile of each case, page and count apart; return them all."""
    chosen = cases()
    pages: dict[str, list[tuple[float, float]]] = {case.name: [] for case in chosen}
    counts: dict[str, list[tuple[float, float]]] = {case.name: [] for case in chosen}
    for _ in range(rounds):
        for case in chosen:
            pages[case.name].append(
                _timed(partial(entries.page, case.words, case.only, None, PAGE))
            )
            counts[case.name].append(_timed(partial(entries.count, case.words, case.only)))
    print(f"{'case':34} {'found':>6} {'page p50':>9} {'p95':>7} {'cpu':>6} {'count':>7} {'cpu':>6}")
    for case in chosen:
        page, count = _Times(pages[case.name]), _Times(counts[case.name])
        print(
            f"{case.name:34} {entries.count(case.words, case.only):6} {page.p50:9.1f}"
            f" {page.p95:7.1f} {page.cpu:6.1f} {count.p50:7.1f} {count.cpu:6.1f}"
        )
    every = _Times([pair for pairs in pages.values() for pair in pairs])
    slowest = max(chosen, key=lambda case: _Times(pages[case.name]).p50)
    reach = REACH_MS.get(size)
    return Row(
        f"Search as you type, {size:,} entries, {len(chosen)} cases",
        f"p50 {every.p50:.1f} ms, p95 {every.p95:.1f} ms (of processor {every.cpu95:.1f} ms); "
        f"slowest: {slowest.name}, p50 {_Times(pages[slowest.name]).p50:.1f} ms",
        reach=f"p95 {reach:.0f} ms" if reach else "",
        met=every.p95 <= reach if reach else None,
    )


class _Times:
    def __init__(self, pairs: list[tuple[float, float]]) -> None:
        self.wall = sorted(wall for wall, _ in pairs)
        self._cpu = sorted(cpu for _, cpu in pairs)
        self.p50 = statistics.median(self.wall)
        self.p95 = self.wall[int(len(pairs) * 0.95)]
        self.p99 = self.wall[int(len(pairs) * 0.99)]
        self.cpu = statistics.median(self._cpu)
        self.cpu95 = self._cpu[int(len(pairs) * 0.95)]
        self.cpu99 = self._cpu[int(len(pairs) * 0.99)]


def measure_saves(entries: EntryStore, rounds: int) -> None:
    """Print how long saving a 350-word entry takes, durable and searchable."""
    corpus = Corpus(7)
    card = entries.page("", EntryFilter(), None, 1)[0]
    start = datetime.now(UTC)
    times = []
    for n in range(rounds):
        body, at = corpus.text(), start + timedelta(seconds=n)
        times.append(_timed(partial(entries.save_text, card.entry.id, body, at)))
    saves = _Times(times)
    print(
        f"save p50 {saves.p50:.1f} p95 {saves.p95:.1f} p99 {saves.p99:.1f} ms,"
        f" of processor p50 {saves.cpu:.1f} p95 {saves.cpu95:.1f} p99 {saves.cpu99:.1f} ms"
    )


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    """Return wall-clock and processor milliseconds; on a busy computer the second tells more."""
    before, worked = time.perf_counter(), time.thread_time()
    call()
    return (time.perf_counter() - before) * 1000, (time.thread_time() - worked) * 1000


def main() -> None:
    """Build a journal of each size asked for and measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = [10_000, 100_000] if wants_everything() else [10_000]
    parser.add_argument("entries", nargs="*", type=int, default=usual)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    for size in chosen.entries:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "journal.db"
            engine = make_engine(path, os.urandom(32))
            migrate(engine, lambda _found, _known: None)
            build = _timed(partial(fill, engine, size))[0] / 1000
            print(f"\n{size} entries, {path.stat().st_size / 1e6:.0f} MB, built in {build:.0f} s")
            stores = open_stores(engine, clock=SystemClock())
            emit(measure(stores.entries, chosen.rounds, size))
            measure_saves(stores.entries, 300)
            close(engine)


if __name__ == "__main__":
    main()
