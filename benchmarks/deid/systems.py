"""Lets every system read the same texts, one after another, each in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.deid.home import ROOT, install
from benchmarks.deid.sets import Sample, Span
from benchmarks.deid.trim import trimmed

RULES, PIPELINE = "rules", "pipeline"
PRESIDIO_ALL, PRESIDIO, SPACY = "presidio-all", "presidio", "spacy"
PEERS: Final = (PRESIDIO_ALL, PRESIDIO, SPACY)
READERS: Final = (RULES, PIPELINE, *PEERS)


@dataclass(frozen=True)
class Reading:
    """What one process found and took.

    Attributes:
        found: Findings by the id of a text.
        ms: Milliseconds for each text.
        cpu_ms: Milliseconds of processor for each text, all its threads together.
        load_s: Until it was ready, imports too.
        rss_mb: The most it ever had resident.
    """

    found: Mapping[str, tuple[Span, ...]] = field(repr=False)
    ms: Mapping[str, float] = field(repr=False)
    cpu_ms: Mapping[str, float] = field(repr=False)
    load_s: float
    rss_mb: float

    def for_200_words(self, samples: Sequence[Sample]) -> tuple[float, float]:
        """Return the median for 200 words of these texts, in time and in processor time."""
        taken, worked = (
            statistics.median(200 * each[one.id] / one.words for one in samples)
            for each in (self.ms, self.cpu_ms)
        )
        return taken, worked

    def ms_text(self, samples: Sequence[Sample]) -> float:
        """Return the median time for one of these texts."""
        return statistics.median(self.ms[each.id] for each in samples)


@dataclass(frozen=True)
class System:
    """A row of the table: what a reader found, or the sure part of it."""

    name: str
    reader: str
    sure: bool = False


SYSTEMS: Final = (
    System("Heartbeat, rules, sure (solid line)", RULES, sure=True),
    System("Heartbeat, rules, sure and suspect", RULES),
    System("Heartbeat, whole, sure", PIPELINE, sure=True),
    System("**Heartbeat, whole**", PIPELINE),
    System("Presidio, all of it", PRESIDIO_ALL),
    System("Presidio, as it comes", PRESIDIO),
    System("spaCy model alone", SPACY),
)
OURS: Final = SYSTEMS[3]
GUARD: Final = SYSTEMS[0]
PEER: Final = SYSTEMS[4]


def read_all(
    samples: Sequence[Sample], folder: Path, is_country: Callable[[str], bool]
) -> dict[str, Reading]:
    """Return what every reader makes of the texts; the peers' trimmed to the guidelines.

    Args:
        folder: Gets the texts, without their marks, and what was found.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = folder / "texts.jsonl"
    lines = (json.dumps({"id": each.id, "text": each.text}) for each in samples)
    texts.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    peer = install()
    made = {}
    for reader in READERS:
        print(f"{reader} ...", flush=True)
        found = folder / f"{reader}.jsonl"
        python = str(peer) if reader in PEERS else sys.executable
        module = "benchmarks.deid.peer" if reader in PEERS else "benchmarks.deid.ours"
        command = [python, "-m", module, reader, str(texts), str(found)]
        with (folder / f"{reader}.log").open("w", encoding="utf-8") as log:
            subprocess.run(command, cwd=ROOT, check=True, stderr=log)
        made[reader] = _read(found, samples, is_country if reader in PEERS else None)
    return made


def of_system(system: System, readings: Mapping[str, Reading]) -> dict[str, tuple[Span, ...]]:
    """Return the findings that a row of the table is about."""
    found = readings[system.reader].found
    if not system.sure:
        return dict(found)
    return {key: tuple(span for span in spans if span.sure) for key, spans in found.items()}


def _read(
    path: Path, samples: Sequence[Sample], is_country: Callable[[str], bool] | None
) -> Reading:
    """Return a process's output; trimmed where there are conventions to be trimmed to."""
    *rows, cost = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    texts = {each.id: each.text for each in samples}
    if [row["id"] for row in rows] != list(texts):
        raise ValueError(f"{path.name} does not answer for every text")
    found = {}
    for row in rows:
        spans = [Span(s["start"], s["end"], s["type"], s["sure"]) for s in row["spans"]]
        kept = trimmed(texts[row["id"]], spans, is_country) if is_country else spans
        found[row["id"]] = tuple(kept)
    ms, cpu_ms = ({row["id"]: row[key] for row in rows} for key in ("ms", "cpu_ms"))
    return Reading(found, ms, cpu_ms, cost["load_s"], cost["rss_mb"])
