"""The real window, driven from inside by keys, for what only it can tell."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from benchmarks.made import PASSPHRASE
from journal_app.app import build
from journal_app.ui.shell import MainWindow
from journal_app.ui.tonight.page import WritingPage

W = TypeVar("W", bound=QWidget)
PATIENCE = 120.0
AFTER_PAINT_MS = 200
"""Until what follows the first painting has begun."""


class Paint(QObject):
    """Notes when a widget is painted next."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.at: float | None = None
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 # Qt's name
        """Note the moment; the event goes on."""
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = time.perf_counter()
        return False


class Driven:
    """One window of Heartbeat in this process, on the home that the environment names."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication([])
        # Wakes the loop, so that a condition is looked at even when nothing happens.
        self._pulse = QTimer()
        self._pulse.start(2)
        self.window: MainWindow = build(self.app)
        painted = Paint(self.window)
        self.window.begin(folder)
        self.window.show()
        self.wait(lambda: painted.at is not None)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the window work until a condition holds, without taking its worker's time."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the window did not come to where it was driven")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def loaded(self) -> None:
        """Wait until the worker has loaded what it loads behind the unlock page."""
        self.idle(AFTER_PAINT_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until no worker has anything left to do."""
        self.wait(lambda: not any(worker.busy() for worker in self.window.workers()))

    def idle(self, milliseconds: int) -> None:
        """Let the window do nothing for a while."""
        over: list[bool] = []
        QTimer.singleShot(milliseconds, lambda: over.append(True))
        self.wait(lambda: bool(over))

    def unlock(self) -> float:
        """Type the passphrase; return milliseconds from Return to the page that takes words."""
        field = self._find(QLineEdit, "passphrase")
        assert field is not None
        field.setText(PASSPHRASE)
        began = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait(self._page_takes_words)
        page = self._find(WritingPage, "page")
        assert page is not None
        painted = Paint(page.viewport())
        page.viewport().update()
        self.wait(lambda: painted.at is not None)
        assert painted.at is not None
        return (painted.at - began) * 1000

    def lock(self) -> tuple[float, float]:
        """Press Ctrl+L; return milliseconds to the blank window and to the closed journal."""
        closed: list[float] = []
        cover = self.window.findChild(QWidget, "cover")
        assert cover is not None
        blank = Paint(cover)
        connection = self.window.locked.connect(lambda: closed.append(time.perf_counter()))
        began = time.perf_counter()
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: bool(closed))
        self.window.locked.disconnect(connection)
        self.settle()
        assert blank.at is not None
        return (blank.at - began) * 1000, (closed[0] - began) * 1000

    def close(self) -> None:
        """Close the window and wait until its workers have ended."""
        self.window.close()
        self.wait(lambda: all(worker.ended() for worker in self.window.workers()))

    def _page_takes_words(self) -> bool:
        page = self._find(WritingPage, "page")
        return page is not None and not page.isReadOnly() and self.window.focusWidget() is page

    def _find(self, kind: type[W], name: str) -> W | None:
        return next((w for w in self.window.findChildren(kind, name) if w.isVisible()), None)
