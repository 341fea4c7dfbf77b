"""Memory of the program idle on Tonight, beside an empty PySide6 window, with its parts.

Each figure is of a process of its own under a screen in memory: what it has resident (RSS), and
its share of that where what it has in common with other programs is divided among them (PSS).
The first is compared, because the second depends on what else happens to run.

    python -m benchmarks.memory                 measure
    python -m benchmarks.memory hold tonight    one process; prints its figures
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.screen import ROOT, screen
from benchmarks.table import Row, emit

REACH = 2.5
IDLE_MS = 1500
STAGES = ("python", "empty", "fonts", "database", "tonight")


def now() -> dict[str, float]:
    """Return this process's RSS and PSS in MB (Linux), and whether it has loaded numpy."""
    rows = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    kilobytes = {row.split(":")[0]: int(row.split()[1]) for row in rows}
    return {
        "rss": kilobytes["Rss"] / 1024,
        "pss": kilobytes["Pss"] / 1024,
        "numpy": float("numpy" in sys.modules),
    }


def window(*, fonts: bool) -> dict[str, float]:
    """Measure an empty window, or one with a line in each of Heartbeat's two families."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

    app = QApplication(sys.argv[:1])
    empty = QWidget()
    empty.resize(1280, 800)
    if fonts:
        from journal_app.ui.fonts import register_fonts, sans, serif

        register_fonts()
        lines = QVBoxLayout(empty)
        for font in (sans(14), serif(20)):
            label = QLabel("Tonight")
            label.setFont(font)
            lines.addWidget(label)
    empty.show()
    QTimer.singleShot(IDLE_MS, app.quit)
    app.exec()
    return now()


def heartbeat() -> dict[str, float]:
    """Measure the real window, idle on Tonight."""
    from benchmarks.driven import Driven
    from benchmarks.made import place

    driven = Driven(place(Path.home()))
    driven.loaded()
    driven.unlock()
    driven.settle()
    driven.idle(IDLE_MS)
    found = now()
    driven.close()
    return found


def hold(stage: str) -> dict[str, float]:
    """Come to a stage and return the memory there."""
    if stage == "python":
        return now()
    if stage in ("empty", "fonts"):
        return window(fonts=stage == "fonts")
    if stage == "database":
        for name in ("sqlcipher3", "sqlmodel"):
            import_module(name)
        return now()
    return heartbeat()


def main() -> None:
    """Measure every stage and report the whole and its parts."""
    if sys.argv[1:2] == ["hold"]:
        print(json.dumps(hold(sys.argv[2])))
        return
    from benchmarks.made import small_vault

    with tempfile.TemporaryDirectory() as name, screen(Path(name)) as env:
        small_vault(Path(name))
        found = {stage: _measured(stage, env) for stage in STAGES}
    report(found)


def _measured(stage: str, env: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.memory", "hold", stage]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return figures


def report(found: dict[str, dict[str, float]]) -> None:
    """Put the whole and its parts into the table."""
    rss = {stage: figures["rss"] for stage, figures in found.items()}
    whole, least = found["tonight"], found["empty"]
    emit(
        Row(
            "Memory, idle on Tonight",
            f"{whole['rss']:.0f} MB (PSS {whole['pss']:.0f})",
            f"empty PySide6 window {least['rss']:.0f} MB (PSS {least['pss']:.0f})",
            f"{whole['rss'] / least['rss']:.2f} x",
            f"{REACH} x",
            met=whole["rss"] <= REACH * least["rss"],
        )
    )
    database = rss["database"] - rss["python"]
    parts = {
        "Python": rss["python"],
        "Qt and an empty window": rss["empty"] - rss["python"],
        "two families of type": rss["fonts"] - rss["empty"],
        "SQLModel and SQLCipher": database,
        "Heartbeat, its window and the open journal": rss["tonight"] - rss["fonts"] - database,
    }
    listed = ", ".join(f"{part} {size:.0f} MB" for part, size in parts.items())
    absent = not whole["numpy"]
    emit(
        Row(
            "Memory by part",
            f"{listed}; numpy {'not loaded' if absent else 'loaded'}",
            reach="numpy not loaded",
            met=absent,
        )
    )


if __name__ == "__main__":
    main()
