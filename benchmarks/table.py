"""What every measurement gives: one row of docs/benchmarks.md, passed on as JSON."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

MARK = "ROW "
FULL = "HEARTBEAT_BENCH_FULL"
"""Set in the environment, it has journals of 100,000 entries made, which takes many minutes."""


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        work: What was done.
        ours: Heartbeat's figure, with its unit.
        peer: The peer's name and figure; empty without one.
        ratio: Ours over the peer's, or empty.
        reach: What architecture asks for.
        met: Whether it was reached; None where there is no bar.
    """

    work: str
    ours: str
    peer: str = ""
    ratio: str = ""
    reach: str = ""
    met: bool | None = None


def wants_everything() -> bool:
    """Tell whether the journals of 100,000 entries are wanted too."""
    return bool(os.environ.get(FULL))


def emit(row: Row) -> None:
    """Hand a row to the program that gathers them, and show it."""
    sys.stdout.write(MARK + json.dumps(asdict(row)) + "\n")
    sys.stdout.flush()


def read_rows(output: str) -> list[Row]:
    """Return the rows in a measurement's output."""
    lines = [line for line in output.splitlines() if line.startswith(MARK)]
    return [Row(**json.loads(line.removeprefix(MARK))) for line in lines]


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which a share of the values lies (nearest rank)."""
    ordered = sorted(values)
    place = max(0, min(len(ordered) - 1, round(percent / 100 * len(ordered) + 0.5) - 1))
    return ordered[place]


def timed(call: Callable[[], object], times: int) -> list[float]:
    """Return how long a call took, in milliseconds, for each of a number of times."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def spread(values: Sequence[float]) -> str:
    """Return median, p95 and p99 in milliseconds, in words."""
    p95, p99 = percentile(values, 95), percentile(values, 99)
    return f"{statistics.median(values):.2f} ms, p95 {p95:.2f}, p99 {p99:.2f}"
