"""What is marked or copied on the page, and who else on the desktop can have it."""

from __future__ import annotations

import sys

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.student import PAGE, Student
from tests.e2e.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

PASSPHRASE = "seven quiet lanterns drift"
WORDS = "Marked but never handed out."
MARKINGS = 12

ORDINARY = f"""
from PySide6.QtWidgets import QApplication, QTextEdit
app = QApplication([])
page = QTextEdit({WORDS!r})
page.setWindowTitle("ordinary")
page.show()
app.exec()
"""


@pytest.fixture
def program(desktop: Desktop) -> Program:
    """The program with a few words on tonight's page."""
    started = desktop.heartbeat()
    started.wait_window()
    student = Student(started)
    student.begin(PASSPHRASE)
    started.press("Later")
    student.wait_page()
    student.write(WORDS)
    return started


def held(desktop: Desktop, selection: str) -> str:
    """Return what any other program gets when it asks for a selection."""
    return desktop.run("xclip", "-o", "-selection", selection).stdout


def test_marked_words_are_never_the_primary_selection(desktop: Desktop, program: Program) -> None:
    seen = set()
    for _ in range(MARKINGS):
        program.key("ctrl+a")
        program.wait(lambda: program.selection(PAGE) == WORDS, "the words to be marked")
        seen.add(held(desktop, "primary"))
        program.key("End", "shift+Home")
        program.wait(lambda: program.selection(PAGE) == WORDS, "the line to be marked")
        seen.add(held(desktop, "primary"))
    assert seen == {""}


def test_an_ordinary_window_does_hand_out_what_is_marked(desktop: Desktop) -> None:
    """The control: the same toolkit, the same desktop, the same question."""
    desktop.start(sys.executable, "-c", ORDINARY)
    found = until(
        lambda: desktop.xdotool("search", "--onlyvisible", "--name", "ordinary"), "the window"
    )
    desktop.xdotool("windowactivate", "--sync", found.split()[0])
    desktop.xdotool("key", "ctrl+a")
    until(lambda: held(desktop, "primary") == WORDS, "the marked words in PRIMARY")


def test_a_copy_is_gone_from_the_clipboard_at_lock(desktop: Desktop, program: Program) -> None:
    program.key("ctrl+a")
    program.wait(lambda: program.selection(PAGE) == WORDS, "the words to be marked")
    program.key("ctrl+c")
    until(lambda: held(desktop, "clipboard") == WORDS, "the copy")
    Student(program).lock()
    assert held(desktop, "clipboard") == ""


def test_somebody_elses_copy_outlives_the_lock(desktop: Desktop, program: Program) -> None:
    desktop.start("xclip", "-i", "-quiet", "-selection", "clipboard", given="theirs")
    until(lambda: held(desktop, "clipboard") == "theirs", "the other program's copy")
    Student(program).lock()
    assert held(desktop, "clipboard") == "theirs"
