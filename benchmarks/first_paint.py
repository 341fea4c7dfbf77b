"""Runs a program and prints how long after its start its first window was painted.

    python -m benchmarks.first_paint heartbeat|empty

The moment of the start comes in the environment, on the clock that all processes share; for a
program run by hand it is the moment this module was reached.
"""

from __future__ import annotations

import os
import sys
import time

BEGAN = "HEARTBEAT_BENCH_BEGAN"


def began() -> float:
    """Return when the process was started, in seconds of the shared monotonic clock."""
    return float(os.environ.get(BEGAN) or time.monotonic())


def watch_paint() -> None:
    """Have the program end at its first painted window, whenever its event loop begins."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    class Watch(QObject):
        """Sees the first painting of a window, and reports when it is on the screen."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 # Qt
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, report)
            return False

    def report() -> None:
        sys.stdout.write(f"{(time.monotonic() - began()) * 1000:.1f}\n")
        sys.stdout.flush()
        # Without waiting for what the program would still do: only its start is measured.
        os._exit(0)

    def watched_run(_app: QApplication) -> int:
        watch = Watch()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(watch)
        return run()

    QApplication.exec = watched_run  # type: ignore[method-assign,assignment] # harness only


def heartbeat() -> None:
    """Open Heartbeat as its launcher does."""
    watch_paint()
    from journal_app.cli import main

    main([])


def empty() -> None:
    """Open a window with nothing in it: the least any PySide6 program does."""
    from PySide6.QtWidgets import QApplication, QWidget

    watch_paint()
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    app.exec()


if __name__ == "__main__":
    {"heartbeat": heartbeat, "empty": empty}[sys.argv[1]]()
