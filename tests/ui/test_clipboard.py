"""Selections and copies, asked for by another program on a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.ui.clipboard import keep_input_method_from_learning

missing = [name for name in ("Xvfb", "xclip") if shutil.which(name) is None]
needs_x = pytest.mark.skipif(bool(missing), reason=f"not installed here: {', '.join(missing)}")

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from journal_app.ui.clipboard import ClipboardGuard

app = QApplication([])
guard = ClipboardGuard(clipboard=app.clipboard()) if sys.argv[1] == "guarded" else None
window = QWidget()
column = QVBoxLayout(window)
page, field = QTextEdit(), QLineEdit()
for widget in (page, field):
    column.addWidget(widget)
    widget.setText("marigold")
window.show()
QTest.qWaitForWindowExposed(window)
QTest.keyClick(page, Qt.Key.Key_Home)
QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.cursorRect().center())
field.selectAll()
QTest.mouseDClick(field, Qt.MouseButton.LeftButton)
print("selected", flush=True)

def command():
    line = sys.stdin.readline().strip()
    if line == "copy":
        page.selectAll()
        QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    elif line == "clear":
        guard.clear()
    else:
        app.quit()
    print(line, flush=True)

from PySide6.QtCore import QSocketNotifier
notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
notifier.activated.connect(command)
app.exec()
"""


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        name = f":{server.stdout.readline().strip()}"
        yield name
        server.terminate()


class Window:
    """A window of ours in a process of its own, and what others can read of it."""

    def __init__(self, display: str, kind: str) -> None:
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", WINDOW, kind],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.wait_for("selected")

    def wait_for(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word

    def tell(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        self.wait_for(word)

    def others_read(self, selection: str, target: str = "UTF8_STRING") -> str:
        command = ["xclip", "-o", "-selection", selection, "-target", target]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    def end(self) -> None:
        self.tell("quit")
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(20)


@needs_x
def test_no_selection_reaches_another_program(display: str) -> None:
    plain = Window(display, "plain")
    assert plain.others_read("primary") == "marigold"
    plain.end()
    guarded = Window(display, "guarded")
    assert guarded.others_read("primary") == ""
    guarded.end()


@needs_x
def test_a_copy_is_marked_as_secret_and_cleared_at_lock(display: str) -> None:
    window = Window(display, "guarded")
    window.tell("copy")
    assert window.others_read("clipboard") == "marigold"
    assert window.others_read("clipboard", "x-kde-passwordManagerHint") == "secret"
    assert "text/html" not in window.others_read("clipboard", "TARGETS")
    window.tell("clear")
    assert window.others_read("clipboard") == ""
    window.end()


@needs_x
def test_what_another_program_copied_is_left_alone(display: str) -> None:
    window = Window(display, "guarded")
    window.tell("copy")
    with subprocess.Popen(
        ["xclip", "-selection", "clipboard", "-quiet"],
        env=window.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as other:
        assert other.stdin is not None
        other.stdin.write("theirs")
        other.stdin.close()
        while window.others_read("clipboard") != "theirs":
            assert other.poll() is None
        window.tell("clear")
        assert window.others_read("clipboard") == "theirs"
        other.terminate()
    window.end()


def test_input_methods_are_told_not_to_learn(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setInputMethodHints(Qt.InputMethodHint.ImhMultiLine)
    keep_input_method_from_learning(field)
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhMultiLine
