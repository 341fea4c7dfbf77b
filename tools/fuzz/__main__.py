"""``make fuzz``: every reader of strangers' files, each for some seconds, with a count at the end.

    python -m tools.fuzz [--seconds N] [--only NAME]

What made a reader fail is kept in ``build/fuzz``, to be run again with
``python -m tools.fuzz.target NAME FILE``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.fuzz.seeds import ROOT, seeds, words

NAMES = ("study", "signed-study", "questionnaire", "school", "package", "package-inside")
KEPT = ROOT / "build/fuzz"
LONGEST = 300 * 1024
SECONDS_FOR_ONE = 5
MEGABYTES = 1024
_EXECUTED = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
_MEMORY = re.compile(r"stat::peak_rss_mb:\s+(\d+)")


@dataclass(frozen=True)
class Count:
    """What one target came to."""

    name: str
    executions: int
    crashes: int
    megabytes: int


def main() -> int:
    """Feed each target and print the table; 1 when anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--only", choices=NAMES)
    options = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    names = [options.only] if options.only else NAMES
    counts = [feed(name, options.seconds) for name in names]
    print("| Reader | Executions | Crashes | Peak memory |\n|---|---:|---:|---:|")
    for count in counts:
        print(f"| {count.name} | {count.executions:,} | {count.crashes} | {count.megabytes} MB |")
    return 1 if any(count.crashes or not count.executions for count in counts) else 0


def feed(name: str, seconds: int) -> Count:
    """Feed one target in a process of its own."""
    before = set(KEPT.glob(f"{name}-*"))
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(seeds(name)):
            (corpus / str(number)).write_bytes(seed)
        dictionary = Path(folder) / "words"
        dictionary.write_text(words(), encoding="utf-8")
        flags = [
            f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SECONDS_FOR_ONE}",
            f"-rss_limit_mb={MEGABYTES}", f"-dict={dictionary}", "-print_final_stats=1",
            f"-artifact_prefix={KEPT / name}-", "-len_control=20",
        ]  # fmt: skip
        command = [sys.executable, "-m", "tools.fuzz.target", name, *flags, str(corpus)]
        ended = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            errors="replace", check=False,
        )  # fmt: skip
    crashes = len(set(KEPT.glob(f"{name}-*")) - before)
    if ended.returncode:
        print(ended.stdout[-4000:], file=sys.stderr)
    return Count(
        name, _found(_EXECUTED, ended.stdout), max(crashes, int(ended.returncode != 0)),
        _found(_MEMORY, ended.stdout),
    )  # fmt: skip


def _found(what: re.Pattern[str], said: str) -> int:
    found = what.search(said)
    return int(found.group(1)) if found else 0


if __name__ == "__main__":
    sys.exit(main())
