"""A student's first night, in the real window, by names and keys alone."""

from __future__ import annotations

import sys
import time

import pytest

from journal_app.storage.layout import Layout
from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.student import PAGE, Student
from tests.e2e.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

PASSPHRASE = "seven quiet lanterns drift"
WORDS = "The porter knew every corridor as if it were a street."
PLACE = WORDS.index(" as if")
LATER = " kindly"
SEARCHED = "corr"
CONTROLS = {"push button", "check box", "radio button", "text", "password text", "combo box"}
CONTROLS |= {"list", "table", "spin button"}


@pytest.fixture
def vault(desktop: Desktop) -> Layout:
    """Where the first journal is put."""
    return Layout(desktop.home / ".local/share/heartbeat/journal")


def start(desktop: Desktop) -> tuple[Program, Student]:
    program = desktop.heartbeat()
    program.wait_window()
    return program, Student(program)


def test_the_first_night_from_welcome_to_the_chart(
    desktop: Desktop, vault: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    program, student = start(desktop)
    welcome(program, student)
    rate_and_write(program, student)
    seconds = lock(program, student, vault)
    return_to_the_page(program, student)
    find_it(program, student)
    see_it_charted(program)
    assert program.titles() == {"Heartbeat"}
    assert program.end() == 0
    with capsys.disabled():
        sys.stdout.write(f"\nlocked, backed up and closed {seconds:.2f} s after Ctrl+L\n")


def assert_named(program: Program) -> None:
    """Every control that shows has a name to be driven by."""
    assert [role for role, name in program.rows() if role in CONTROLS and not name.strip()] == []


def welcome(program: Program, student: Student) -> None:
    """Promises, support before anything else, a passphrase, one question, the sheet."""
    for promise in ("It stays on this computer", "Only you can open it", "It makes no diagnosis"):
        program.see(promise, "label")
    assert_named(program)
    support_and_back(program, "Begin")
    program.press("Does anyone else use this computer?: Yes")
    program.read("locks after 2 idle minutes")
    student.begin(PASSPHRASE)
    groups = student.read_recovery_code()
    assert [len(group) for group in groups] == [4] * 8
    student.type_back(groups)
    student.wait_page()
    assert not any("recovery sheet" in name for name in program.names("push button"))


def support_and_back(program: Program, shows_again: str) -> None:
    program.key("F1")
    program.see("People to talk to on a bad night. You can ring for something small.", "label")
    assert_named(program)
    program.key("Escape")
    program.see(shows_again)


def rate_and_write(program: Program, student: Student) -> None:
    """One scale rated by key, a shift by name, and words; the other scale stays open."""
    program.see("Time pressure: not rated yet")
    assert_named(program)
    student.rate(1, "7")
    program.see("Time pressure: 7 of 10")
    program.press("Night", "check box")
    program.focus(PAGE)
    student.write(WORDS)
    program.see(f"{len(WORDS.split())} words", "label")
    assert program.titles() == {"Heartbeat"}


def lock(program: Program, student: Student, vault: Layout) -> float:
    """Nothing to read while locked. Return how long after the key the journal was closed."""
    program.key(*["Left"] * (len(WORDS) - PLACE))
    program.wait(lambda: program.caret(PAGE) == PLACE, "the caret in the words")
    begun = time.monotonic()
    program.key("ctrl+l")
    until(lambda: not vault.lock.exists(), "the journal to be closed")
    seconds = time.monotonic() - begun
    student.wait_locked()
    assert "corridor" not in program.everything()
    assert program.titles() == {"Heartbeat"}
    assert vault.database.read_bytes()[:15] != b"SQLite format 3"
    assert_named(program)
    return seconds


def return_to_the_page(program: Program, student: Student) -> None:
    """Everything is where it was: words, caret, one scale rated and the other not."""
    support_and_back(program, "Unlock")
    student.refused("not the passphrase", "This passphrase does not open the journal.")
    student.unlock(PASSPHRASE)
    assert program.text(PAGE) == WORDS
    program.wait(lambda: program.caret(PAGE) == PLACE, "the caret where it was")
    program.see("Time pressure: 7 of 10")
    program.see("Burnout self-rating: not rated yet")
    finish(program, student, WORDS[:PLACE] + LATER + WORDS[PLACE:])


def finish(program: Program, student: Student, whole: str) -> None:
    """Go on where the lock had cut in: a word into the middle, and the other scale."""
    student.write(LATER)
    assert program.text(PAGE) == whole
    student.rate(2, "4")
    program.see("Burnout self-rating: 4 of 10")


def find_it(program: Program, student: Student) -> None:
    program.key("ctrl+2")
    program.see("Entries, newest first")
    assert_named(program)
    program.key("ctrl+f")
    program.type(SEARCHED)
    program.see("1 entry", "label")
    student.find_entry("corridor")


def see_it_charted(program: Program) -> None:
    program.key("ctrl+3")
    program.wait(
        lambda: "1 of 1 night rated" in program.description("Chart of your ratings"), "the chart"
    )
    program.press("Show as a table")
    program.see("Your ratings, night by night", "table")
    assert_named(program)
    assert program.names("table cell")[1:4] == ["7", "4", "Night"]
