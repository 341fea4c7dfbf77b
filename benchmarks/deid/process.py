"""One system in a process of its own: texts in, findings and its cost out.

Runs under other interpreters than Heartbeat's own, so it needs the standard library alone.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

Found = tuple[int, int, str, bool]
"""Start, end, kind, sure; code points, end exclusive."""


def serve(load: Callable[[], Callable[[str], Iterable[Found]]], source: Path, target: Path) -> None:
    """Load a system, let it read every text, and write down what it found and took.

    Args:
        load: Makes the system ready; how long that takes is measured, imports within it too.
        source: JSON Lines of ``{"id", "text"}``.
        target: Gets a line for each text, ``{"id", "spans", "ms", "cpu_ms"}``, then a last one
            with ``load_s`` and ``rss_mb``, the most memory it ever had resident.
    """
    began = time.perf_counter()
    find = load()
    load_s = time.perf_counter() - began
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    for row in rows[:3]:
        list(find(row["text"]))  # what a system puts off until it is first used is no figure
    with target.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(_line(row["id"], row["text"], find)) + "\n")
        out.write(json.dumps({"load_s": load_s, "rss_mb": _most_resident()}) + "\n")


def _line(key: str, text: str, find: Callable[[str], Iterable[Found]]) -> dict[str, object]:
    began, worked = time.perf_counter(), time.process_time()
    found = list(find(text))
    cpu_ms = (time.process_time() - worked) * 1000
    taken = (time.perf_counter() - began) * 1000
    spans = [{"start": a, "end": b, "type": kind, "sure": sure} for a, b, kind, sure in found]
    return {"id": key, "spans": spans, "ms": taken, "cpu_ms": cpu_ms}


def _most_resident() -> float:
    """Return the most this process ever had resident, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)
