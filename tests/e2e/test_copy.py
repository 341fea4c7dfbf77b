"""A copy with identifying details removed, made with the keyboard, and nothing else on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app.storage.layout import Layout
from tests.canary import scan
from tests.e2e.desktop import Desktop
from tests.e2e.plain_copy import decrypted
from tests.e2e.program import Program
from tests.e2e.student import Student
from tests.e2e.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

PASSPHRASE = "brindlewozzle vontrepodic kvestorial"
PATIENT = "Quibberfloxin"
DOCTOR = "Snarfodynem"
ALWAYS = "plumwexterish"
SELECTED = "grumblewistful"
LOOKED_AT = "yorbnicatest"
"""Written like a superlative, and so offered for a second look; it may stay."""
OWN = "zithrumpeting"
WRITTEN = (
    f"My patient Mr {PATIENT} asked me to stay. Dr {DOCTOR} sat down too, and so we talked of "
    f"{ALWAYS} things, the {LOOKED_AT} of all, until the morning was {SELECTED}"
)
HIDDEN = (PATIENT, DOCTOR, ALWAYS, SELECTED)
READING = "Text with replacements"
READ_THROUGH = 60.0
"""Seconds that looking through may take where other work goes on beside it."""

STILL = 10
"""Looks in a row at which the program has used no processor time."""


def test_a_copy_is_all_that_leaves_the_journal(desktop: Desktop, tmp_path: Path) -> None:
    words = [*HIDDEN, LOOKED_AT, OWN, *PASSPHRASE.split()]
    program = desktop.heartbeat()
    program.wait_window()
    write_and_decide(program)
    look_through(program)
    look_again(program)
    change_and_hide(program)
    assert scan(words, [desktop.home]) == []
    saved = save(program, desktop.home / "copy.txt")
    taken = tmp_path / "taken.txt"
    saved.rename(taken)
    assert scan(words, [desktop.home]) == [], "beside the file that was asked for"
    Student(program).lock()
    assert program.end() == 0
    assert scan(words, [desktop.home]) == [], "after the journal was closed"
    text = taken.read_text(encoding="utf-8")
    assert OWN in text
    assert LOOKED_AT in text
    assert not [word for word in HIDDEN if word.lower() in text.lower()]
    control(desktop, tmp_path, words)


def write_and_decide(program: Program) -> None:
    """Write a page, and say of a word of it that it always tells who somebody is."""
    student = Student(program)
    student.begin(PASSPHRASE)
    program.press("Later")
    student.wait_page()
    student.write(WRITTEN)
    program.press("Settings")
    program.press("Section: Guard")
    program.focus("Name or words")
    program.type(ALWAYS)
    program.press("Add these words")
    program.wait(lambda: not program.text("Name or words"), "the words to be taken")


def at_rest(program: Program) -> None:
    """Wait until the program has done what it was asked, without asking it anything.

    Qt's scroll areas do not bear being asked for a child that has just gone, so a screen reader
    that walks through the window while one screen gives way to another can end the program.
    """
    readings: list[int] = []

    def still() -> bool:
        stat = Path(f"/proc/{program.process.pid}/stat").read_text(encoding="ascii")
        readings.append(sum(map(int, stat.rpartition(")")[2].split()[11:13])))
        return len(readings) > STILL and readings[-1] - readings[-STILL] <= 1

    program.wait(still, "rest", READ_THROUGH)


def look_through(program: Program) -> None:
    at_rest(program)
    program.key("ctrl+2")
    at_rest(program)
    program.press("A copy with identifying details removed", "push button")
    at_rest(program)
    program.press("Look through them")
    at_rest(program)
    program.wait(lambda: program.text(READING), "a text to read through", READ_THROUGH)
    shown = program.text(READING)
    assert not [word for word in (PATIENT, DOCTOR, ALWAYS) if word in shown]
    assert SELECTED in shown


def look_again(program: Program) -> None:
    """Press a word that is offered for a second look, and let it stay."""
    program.press(LOOKED_AT)
    program.wait(lambda: program.selection(READING) == LOOKED_AT, "the word to be marked")


def change_and_hide(program: Program) -> None:
    """Put own words in the place of the patient's name, then hide the last word."""
    program.focus(READING)
    program.key("ctrl+Home", *["ctrl+Right"] * 2, "Right")
    program.focus("Words to put there instead")
    program.type(OWN)
    program.key("Return")
    program.wait(lambda: OWN in program.text(READING), "the own words in the text")
    program.focus(READING)
    program.key("ctrl+End", "ctrl+shift+Left")
    program.wait(lambda: program.selection(READING) == SELECTED, "the last word to be marked")
    program.press("Hide these words")
    program.wait(lambda: SELECTED not in program.text(READING), "the last word to be hidden")


def save(program: Program, path: Path) -> Path:
    """Save where the dialog is told to, once nothing is left to check."""
    if program.sees("Hide all that is to check here"):
        program.press("Hide all that is to check here")
    program.press("Save 1 entry")
    program.wait(lambda: "Save a copy" in program.titles(), "where to save it")
    program.wait(lambda: program.is_in("focused", "File name:"), "the name of the file")
    program.key("ctrl+a")
    program.type(str(path))
    program.key("Return")
    program.read(f"Saved as {path.name}")
    until(path.exists, "the file")
    return path


def control(desktop: Desktop, folder: Path, words: list[str]) -> None:
    """Find in an unkeyed copy of the journal what was found nowhere else."""
    vault = Layout(desktop.home / ".local/share/heartbeat/journal")
    plain = folder / "plain"
    plain.mkdir()
    decrypted(vault.folder, PASSPHRASE, plain / "plain.db")
    found = {hit.word for hit in scan(words, [plain])}
    assert found == {*HIDDEN, LOOKED_AT, OWN}, "text, guard word and the log of what was replaced"
