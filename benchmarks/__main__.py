"""Run every measurement, one process each, and write the table to docs/benchmarks.md.

python -m benchmarks            all
python -m benchmarks start      only those named
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks.table import Row, read_rows

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
MEASUREMENTS = [
    "start",
    "memory",
    "vault",
    "search",
    "typing",
    "scroll",
    "chart",
    "gates",
    "prompts",
]


def measure(name: str) -> list[Row]:
    """Run one measurement and return its rows; what it printed goes to build/benchmarks."""
    print(f"{name} ...", flush=True)
    ran = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    log = ROOT / "build" / "benchmarks"
    log.mkdir(parents=True, exist_ok=True)
    (log / f"{name}.txt").write_text(ran.stdout + ran.stderr, encoding="utf-8")
    rows = read_rows(ran.stdout)
    if ran.returncode != 0:
        rows.append(Row(name, f"did not finish (exit {ran.returncode})", met=False))
    for row in rows:
        print(f"  {row.work}: {row.ours}  {row.peer}  {row.ratio}", flush=True)
    return rows


def table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table with the conditions above it."""
    met = {True: "yes", False: "**no**", None: ""}
    lines = [
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores. One run; the ratios are what to read.",
        "",
        "| Work | Heartbeat | Peer, same run | Ratio | To reach | Reached |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.work} | {r.ours} | {r.peer} | {r.ratio} | {r.reach} | {met[r.met]} |" for r in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure what was named, or everything, and replace the table in the page."""
    wanted = sys.argv[1:] or MEASUREMENTS
    rows = [row for name in wanted for row in measure(name)]
    text = table(rows)
    print(text)
    if sys.argv[1:]:
        return
    page = OUT.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    _, tail = rest.split(END)
    OUT.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
