"""What the privacy guard costs while somebody writes, and what reading a whole entry costs.

    python -m benchmarks.guard         measure
    python -m benchmarks.guard load    one process; prints what loading took

Paragraphs are cut from the development set of ``benchmarks/deid``, so they hold as many
identifiers as a reflection does; the journal knows 300 guard words.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.deid.sets import load
from benchmarks.screen import ROOT
from benchmarks.table import Row, emit, percentile, spread, timed
from journal_app import assets
from journal_app.domain.guard import Decision, GuardWord
from journal_app.domain.identifiers import Kind
from journal_app.privacy.memory import Memory
from journal_app.services.guard_library import GuardLibrary, Tools

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal_app.ui.guard.watch import Watch
    from journal_app.ui.tonight.page import WritingPage

WORDS: Final = 120
KNOWN: Final = 300
TIMES: Final = 8
EDITS: Final = 60
REACH_MS: Final = 8.0
ENTRY_MS: Final = 200.0
REACH_LOAD_S: Final = 0.5
REACH_MB: Final = 60.0


def paragraphs() -> list[str]:
    """Return paragraphs of 120 words, one after another out of the development set."""
    words = " ".join(sample.text for sample in load(second=False)[0].samples).split()
    starts = range(0, len(words) - WORDS, WORDS)
    return [" ".join(words[start : start + WORDS]) for start in starts]


def known() -> list[GuardWord]:
    """Return 300 guard words, two in three of them names that identify."""
    lines = assets.read_bytes("resources/privacy/surrogates.txt").decode("utf-8").splitlines()
    groups = [line.partition(":") for line in lines if not line.startswith("#")]
    first = [name for head, _, names in groups if "surname" not in head for name in names.split()]
    last = [name for head, _, names in groups if "surname" in head for name in names.split()]
    chance = random.Random(11)
    made = sorted({f"{chance.choice(first)} {chance.choice(last)}" for _ in range(2 * KNOWN)})
    return [
        GuardWord(name, Kind.NAME_PATIENT, Decision.NEVER if n % 3 == 0 else Decision.ALWAYS)
        for n, name in enumerate(chance.sample(made, KNOWN))
    ]


def resident() -> float:
    """Return what this process has resident now, in MB (Linux)."""
    rows = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    return next(int(row.split()[1]) for row in rows if row.startswith("Rss")) / 1024


def loaded() -> dict[str, float]:
    """Load the lists, then the rest, in this process; return seconds and megabytes of each."""
    library, before = GuardLibrary(), resident()
    began = time.perf_counter()
    library.tools()
    rules_s, rules_mb = time.perf_counter() - began, resident() - before
    began = time.perf_counter()
    second = library.second()
    if second is None:
        sys.exit("The model's file is missing or damaged: nothing to measure.")
    second.read("The ward was quiet and Dr Ames was kind.")
    return {
        "rules_s": rules_s,
        "rules_mb": rules_mb,
        "model_s": time.perf_counter() - began,
        "model_mb": resident() - before - rules_mb,
    }


def worked_for(call: Callable[[], object], times: int) -> list[float]:
    """Return the processor time of a call in milliseconds, for each of a number of times."""
    taken = []
    for _ in range(times):
        began = time.thread_time()
        call()
        taken.append((time.thread_time() - began) * 1000)
    return taken


def report_loading() -> None:
    """Put time and memory of loading into the table, each the median of five processes."""
    command = [sys.executable, "-m", "benchmarks.guard", "load"]
    found = []
    for _ in range(5):
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found.append(json.loads(ran.stdout.splitlines()[-1]))
    rules_s, rules_mb, model_s, model_mb = (
        statistics.median(each[key] for each in found)
        for key in ("rules_s", "rules_mb", "model_s", "model_mb")
    )
    emit(
        Row(
            "Guard: word lists and rules loaded, in a worker",
            f"{rules_s:.2f} s, {rules_mb:.0f} MB",
            reach=f"{REACH_LOAD_S} s, {REACH_MB:.0f} MB",
            met=rules_s <= REACH_LOAD_S and rules_mb <= REACH_MB,
        )
    )
    emit(Row("Second reader: model and numpy loaded", f"{model_s:.2f} s, {model_mb:.0f} MB more"))


def report_paragraphs(tools: Tools) -> None:
    """Measure rules and memory on paragraphs that they have not seen."""
    memory = Memory(known(), knows=tools.knows)

    def look(text: str) -> None:
        memory.apply(text, tools.detector.detect(text))

    texts = paragraphs()
    taken = [ms for text in texts for ms in timed(partial(look, text), TIMES)]
    worked = [ms for text in texts for ms in worked_for(partial(look, text), TIMES)]
    emit(
        Row(
            f"Guard, a paragraph of {WORDS} words, {KNOWN} guard words known",
            f"{spread(taken)}; of processor p95 {percentile(worked, 95):.2f}",
            reach=f"p95 {REACH_MS:.0f} ms",
            met=percentile(taken, 95) <= REACH_MS,
        )
    )


def report_entries() -> None:
    """Measure the whole pipeline on whole entries, as an export reads them."""
    from journal_app.privacy.pipeline import Finder

    finder = Finder.load()
    if not finder.complete:
        sys.exit("The model's file is missing or damaged: nothing to measure.")
    samples = load(second=False)[0].samples
    finder.find(samples[0].text)
    taken = [timed(partial(finder.find, each.text), 1)[0] for each in samples]
    pairs = zip(taken, samples, strict=True)
    in_200 = statistics.median(200 * ms / each.words for ms, each in pairs)
    emit(
        Row(
            "Export: rules, model and memory, one entry of about 155 words",
            f"{spread(taken)}; {in_200:.0f} ms for 200 words",
            reach=f"{ENTRY_MS:.0f} ms",
            met=statistics.median(taken) <= ENTRY_MS,
        )
    )


def held(app: QApplication, watch: Watch, page: WritingPage) -> Iterator[float]:
    """Yield the processor time of the longest turn of the event loop, in ms, after each key.

    A key falls into one of the paragraphs; until the guard has looked at it, every turn of the
    event loop is timed.
    """
    from PySide6.QtTest import QTest

    chance = random.Random(3)
    for _ in range(EDITS):
        cursor = page.textCursor()
        cursor.setPosition(chance.randrange(page.document().characterCount() - 1))
        page.setTextCursor(cursor)
        QTest.keyClicks(page, "e")
        longest = 0.0
        while not watch.settled():
            longest = max(longest, *worked_for(app.processEvents, 1))
        yield longest


def report_window(tools: Tools) -> None:
    """Measure the guard at work in a page: the longest that a key could have to wait."""
    from PySide6.QtWidgets import QApplication

    from journal_app.domain.guard import GuardLevel
    from journal_app.ui.guard.watch import Watch
    from journal_app.ui.theme import Theme
    from journal_app.ui.tonight.page import WritingPage

    app = QApplication([])
    page = WritingPage(theme=Theme(app))
    page.setPlainText("\n".join(paragraphs()[:12]))
    page.resize(720, 640)
    page.show()
    watch = Watch(page=page, monotonic=time.monotonic)
    watch.begin(tools, GuardLevel.ALL, known())
    while not watch.settled():
        app.processEvents()
    taken = list(held(app, watch, page))
    emit(
        Row(
            "Guard in a page of 12 such paragraphs: longest turn after a key, of processor",
            spread(taken),
            reach=f"p95 {REACH_MS:.0f} ms",
            met=percentile(taken, 95) <= REACH_MS,
        )
    )
    page.close()


def main() -> None:
    """Measure loading, reading, and the page."""
    if sys.argv[1:] == ["load"]:
        print(json.dumps(loaded()))
        return
    tools = GuardLibrary().tools()
    report_loading()
    report_paragraphs(tools)
    report_window(tools)
    report_entries()


if __name__ == "__main__":
    main()
