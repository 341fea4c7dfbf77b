"""A program asked to end by the system stores what was typed first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.ending import SignalWatch
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

TYPE_AND_WAIT = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtCore import QTimer, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from journal_app.app import build
from journal_app.ui.ending import SignalWatch
from journal_app.ui.tonight.page import WritingPage

app = QApplication([])
window = build(app)
window.begin(Path(sys.argv[1]))
window.show()
watch = SignalWatch(window=window)

def type_words():
    page = window.findChild(WritingPage)
    if page is None or page.isReadOnly():
        return
    timer.stop()
    QTest.keyClicks(page, "The bell rang in the middle.")
    print("typed", flush=True)

timer = QTimer()
timer.timeout.connect(type_words)
window.entered.connect(lambda: timer.start(10))
window.findChild(QLineEdit, "passphrase").setText(sys.argv[2])
QTest.keyClick(window.findChild(QLineEdit, "passphrase"), Qt.Key.Key_Return)
app.exec()
watch.stop()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        *(pytest.param(n, marks=pytest.mark.thorough) for n in (signal.SIGHUP, signal.SIGINT)),
    ],
)
def test_words_typed_before_the_signal_are_in_the_journal(
    tmp_path: Path, clock: FakeClock, number: signal.Signals
) -> None:
    keeper = make_keeper(clock)
    folder = tmp_path / "vault"
    vault, _ = keeper.create(folder, PASSPHRASE)
    vault.close()
    with subprocess.Popen(
        [sys.executable, "-c", TYPE_AND_WAIT, str(folder), PASSPHRASE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "typed"
        program.send_signal(number)
        assert program.wait(60) == 0
    vault = keeper.open_with_passphrase(folder, PASSPHRASE)
    assert [text for _, text in vault.entries.each()] == ["The bell rang in the middle."]
    vault.close()


def test_on_windows_nothing_is_watched_and_stopping_does_no_harm(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(sys, "platform", "win32")
    watch = SignalWatch(window=window)
    assert signal.getsignal(signal.SIGTERM) is before
    assert watch.findChildren(QSocketNotifier) == []
    watch.stop()
    watch.stop()
