"""Leads the real window through steps by itself, with a picture of each: no hands, no display."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.app import Places, build, make_keeper
from journal_app.clock import SystemClock, local_time
from journal_app.services.demo import fill_demo
from journal_app.services.preferences import PreferencesFile
from journal_app.services.settings import Recovery, SettingsService
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.ui.collector import Collector
from journal_app.ui.shell import TITLE, MainWindow
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look

EVENING: Final = 22
REGION: Final = "GB"
"""Whose support lines the sample shows."""

LOOK_AGAIN: Final = 15
"""Milliseconds between two looks at whether a step has come to its end."""
PATIENCE: Final = 60.0
"""Seconds after which a step is given up."""


class EveningClock:
    """The computer's clock, moved to this evening or an earlier one, so that it is night."""

    def __init__(self, *, days_ago: int = 0) -> None:
        self._real = SystemClock()
        now = self._real.now()
        local = local_time(now, self._real.zone())
        evening = local.replace(hour=EVENING, minute=41, second=0, microsecond=0)
        self._ahead: timedelta = evening - local - timedelta(days=days_ago)
        self._passed = 0.0

    def now(self) -> datetime:
        """Return the evening's present instant, in UTC."""
        return self._real.now() + self._ahead

    def zone(self) -> str:
        """Return the computer's zone."""
        return self._real.zone()

    def monotonic(self) -> float:
        """Return monotonic seconds, those that were let pass among them."""
        return self._real.monotonic() + self._passed

    def let_pass(self, time: timedelta) -> None:
        """Let time go by at once."""
        self._ahead += time
        self._passed += time.total_seconds()


@dataclass(frozen=True)
class Step:
    """One thing done to the window.

    Attributes:
        words: What is done, for whoever follows.
        do: Does it.
        until: Tells when its effect is to be seen.
        picture: Name of the picture then taken, without ending; empty for none.
    """

    words: str
    do: Callable[[], None]
    until: Callable[[], bool]
    picture: str = ""


class Guide(QObject):
    """Takes one step after another and ends the program's event loop after the last.

    Attributes:
        failed: The words of the step that never came to its end; empty when all did.
    """

    def __init__(
        self, *, app: QApplication, window: MainWindow, steps: Sequence[Step], out: Path
    ) -> None:
        super().__init__()
        self._app = app
        self._window = window
        self._steps = list(steps)
        self._out = out
        self._clock = SystemClock()
        self._begun = 0.0
        self._current: Step | None = None
        self.failed = ""
        self._last = QImage()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN)
        self._timer.timeout.connect(self._look)

    def run(self) -> bool:
        """Show the window, take every step, and tell whether all came to their end."""
        self._window.show()
        self._timer.start()
        collector = Collector(self._window)
        self._app.exec()
        collector.stop()
        return not self.failed

    def _look(self) -> None:
        if self._current is None:
            self._next()
        elif self._current.until() and self._is_still():
            self._picture(self._current)
            self._current = None
        elif self._clock.monotonic() - self._begun > PATIENCE:
            self.failed = self._current.words
            self._window.grab().save(str(self._out / "stopped.png"))
            self._end()

    def _next(self) -> None:
        if not self._steps:
            self._end()
            return
        step = self._steps.pop(0)
        self._begun = self._clock.monotonic()
        step.do()
        self._current = step

    def _is_still(self) -> bool:
        """Tell whether the window looks as it did a moment ago: nothing is being laid out."""
        before, self._last = self._last, self._window.grab().toImage()
        return before == self._last

    def _picture(self, step: Step) -> None:
        if step.picture:
            path = self._out / f"{step.picture}.png"
            self._last.save(str(path))
            sys.stdout.write(f"{path}  {step.words}\n")

    def _end(self) -> None:
        """Close the journal, and let the workers finish, so that its folder can be thrown away."""
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self._quit)
        self._begun = self._clock.monotonic()
        self._window.close()

    def _quit(self) -> None:
        waited = self._clock.monotonic() - self._begun
        if all(worker.ended() for worker in self._window.workers()) or waited > PATIENCE:
            self._timer.stop()
            self._app.quit()


def widget(window: QWidget, name: str) -> QWidget | None:
    """Return the visible control of an object name or accessible name, None when not there."""
    for child in window.findChildren(QWidget, name):
        if child.isVisible():
            return child
    for child in window.findChildren(QWidget):
        if child.accessibleName() == name and child.isVisible():
            return child
    return None


def shown(window: QWidget, *names: str) -> Callable[[], bool]:
    """Return a condition: all controls of these names are visible."""
    return lambda: all(widget(window, name) is not None for name in names)


def typing(window: QWidget, name: str, text: str) -> Callable[[], None]:
    """Return an act: give a control the keyboard and type into it."""

    def act() -> None:
        target = widget(window, name)
        if target is not None:
            target.setFocus()
            QTest.keyClicks(target, text)

    return act


@dataclass(frozen=True)
class Sample:
    """A window on a sample journal, in folders of its own.

    Attributes:
        let_pass: Moves the window's clock on, and with it what waits for time to go by.
    """

    app: QApplication
    window: MainWindow
    theme: Theme
    vault: Path
    passphrase: str = field(repr=False)
    let_pass: Callable[[timedelta], None]


@contextmanager
def sample_window(passphrase: str, *, until_days_ago: int) -> Iterator[Sample]:
    """Make a sample journal in a folder that is thrown away, and a window to open it in.

    Args:
        passphrase: What opens the sample.
        until_days_ago: How long ago the sample's last night was; 0 for tonight.
    """
    app = QApplication([TITLE])
    app.setApplicationName(TITLE)
    app.setCursorFlashTime(0)
    # The sample is thrown away only when the worker has let go of it, see Guide._end.
    app.setQuitOnLastWindowClosed(False)
    clock, theme = EveningClock(), Theme(app, look=Look.LIGHT)
    with tempfile.TemporaryDirectory(prefix="heartbeat-sample-") as name:
        folder = Path(name)
        then = EveningClock(days_ago=until_days_ago)
        vault, _ = make_keeper(then, FileInstanceLock).create(folder / "journal", passphrase)
        fill_demo(vault, then, lambda _done, _total: None)
        settings = SettingsService(vault)
        settings.set_region(REGION)
        settings.set_recovery(Recovery.CONFIRMED)
        vault.close()
        config, state = folder / "config", folder / "state"
        config.mkdir(mode=0o700)
        PreferencesFile(config).change(lambda known: replace(known, region=REGION))
        state.mkdir(mode=0o700)
        window = build(
            app,
            clock=clock,
            theme=theme,
            places=Places(folder / "new" / "journal", config, state),
        )
        yield Sample(app, window, theme, folder / "journal", passphrase, clock.let_pass)
