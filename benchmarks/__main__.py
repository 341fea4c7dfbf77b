"""Run every measurement, one process each, and write the table to docs/benchmarks.md.

python -m benchmarks            all
python -m benchmarks start      only those named
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.screen import BYTECODE, ROOT
from benchmarks.table import Row, read_rows

OUT = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
MEASUREMENTS = [
    "start",
    "memory",
    "lock",
    "vault",
    "search",
    "typing",
    "guard",
    "scroll",
    "chart",
    "gates",
    "prompts",
]
PATIENCE_S = 900
"""After so long a measurement is given up, and the others go on."""


def measure(name: str) -> list[Row]:
    """Run one measurement and return its rows; what it printed goes to build/benchmarks."""
    print(f"{name} ...", flush=True)
    began = time.monotonic()
    folder = ROOT / "build" / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"{name}.txt"
    end = _run(name, log)
    rows = read_rows(log.read_text(encoding="utf-8"))
    if end:
        rows.append(Row(name, f"did not finish ({end})", met=False))
    for row in rows:
        print(f"  {row.work}: {row.ours}  {row.peer}  {row.ratio}", flush=True)
    print(f"  ({time.monotonic() - began:.0f} s)", flush=True)
    return rows


def _run(name: str, log: Path) -> str:
    """Run one measurement, all it prints into a file; return why it did not finish, or ""."""
    # Compiled modules are kept, as they are where the program is installed.
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(BYTECODE)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", f"benchmarks.{name}"]
    with log.open("w", encoding="utf-8") as out:
        try:
            ran = subprocess.run(
                command,
                cwd=ROOT,
                env=env,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=PATIENCE_S,
            )
        except subprocess.TimeoutExpired:
            return f"given up after {PATIENCE_S} s"
    return f"exit {ran.returncode}" if ran.returncode else ""


def table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table with the conditions above it."""
    met = {True: "yes", False: "**no**", None: ""}
    lines = [
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end. "
        "One run; the ratios are what to read.",
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
