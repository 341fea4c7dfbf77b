"""From a study file to the team's tables: joined, chosen, read, sealed, opened and pooled."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.clock import SystemClock, local_time
from journal_app.domain.ids import RotationId
from journal_app.domain.packages import PackageContents, PackagedConsent
from journal_app.domain.ratings import Scale
from journal_app.domain.rotations import Rotation
from journal_app.domain.studies import DataItem
from journal_app.research.package_reading import read_package
from journal_app.sentences import research as words
from journal_app.sentences import research_choices as choice_words
from journal_app.services.journal import JournalService
from journal_app.services.rotations import RotationService
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from tests.canary import scan
from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.student import Student
from tests.e2e.test_copy import at_rest
from tests.e2e.waiting import until
from tests.fakes import FakeClock
from tests.research.desk_post import ASKED, Post, new_post
from tests.storage.vaults import CHEAP
from tests.ui.journal.shelf import Shelf

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

PASSPHRASE = "brindlewozzle vontrepodic kvestorial"
PATIENT, DOCTOR, TOWN = "Quibberfloxin", "Snarfodynem", "Grumblewick"
PLANTED = (PATIENT, DOCTOR, TOWN)
TEXTS = (
    f"My patient Mr {PATIENT} asked me to stay, and Dr {DOCTOR} sat down too.",
    "A quiet evening, and the soup was warm.",
    f"We drove home from {TOWN} in the rain, and nobody minded the quiet.",
    f"Mr {PATIENT} went home. I had wanted to say goodbye and did.",
)
READING = "Text with replacements"
LONG = 120.0
"""Seconds that looking through may take where other work goes on beside it."""


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A study that is open today, and two other students' sealed files."""
    clock = SystemClock()
    today = local_time(clock.now(), clock.zone()).date()
    made = new_post(
        tmp_path / "study",
        starts=today - timedelta(days=200),
        ends=today + timedelta(days=200),
        ethics_expires=today + timedelta(days=400),
        withdraw_until=today + timedelta(days=300),
        asked=tuple(each for each in ASKED if each.item is not DataItem.QUESTIONNAIRES),
        asked_questionnaires=(),
    )
    given = tuple((item, True) for item in DataItem if item is not DataItem.QUESTIONNAIRES)
    for student in (1, 2):
        consent = PackagedConsent(1, made.study.notice_sha256, given)
        made.send(student, consent=consent)
    return made


def test_what_is_sealed_in_the_window_is_opened_by_age_and_pooled(
    desktop: Desktop, post: Post, tmp_path: Path
) -> None:
    fill(Layout(desktop.home / ".local/share/heartbeat/journal").folder)
    program = desktop.heartbeat()
    program.wait_window()
    Student(program).unlock(PASSPHRASE)
    join(program, post)
    choose(program)
    read_through(program)
    assert scan(list(PLANTED), [desktop.home]) == [], "nothing unsealed is on the disk"
    sealed = seal(program, desktop.home / "heartbeat-0a1b2c3d.age")
    Student(program).lock()
    assert program.end() == 0
    assert scan([*PLANTED, "the soup was warm"], [desktop.home]) == []
    opened_by_age(sealed, post, tmp_path)
    sealed.rename(post.inbox / sealed.name)
    pooled(desktop, post)


def fill(folder: Path) -> None:
    """Write a journal whose nights have cooled off."""
    clock = SystemClock()
    folder.parent.mkdir(parents=True, exist_ok=True)
    keeper = FolderKeeper(clock=clock, new_lock=FileInstanceLock, cost=CHEAP)
    vault, _ = keeper.create(folder, PASSPHRASE)
    shelf = Shelf(vault, FakeClock(), JournalService(vault, clock))
    tonight = RotationService(vault, clock).tonight()
    start = tonight - timedelta(days=60)
    vault.rotations.put(Rotation(RotationId("a" * 32), "Internal medicine", start, tonight))
    for back, text in enumerate(TEXTS):
        night = tonight - timedelta(days=20 + back)
        shelf.write(night, text)
        shelf.rate(night, Scale.TIME_PRESSURE, 4 + back)
    vault.close()


def join(program: Program, post: Post) -> None:
    """Open the study file, read it to the end, choose everything, and answer both questions."""
    study = post.study.study
    program.key("ctrl+4")
    at_rest(program)
    program.press(words.open_file())
    answer_dialog(program, post.folder / "team" / "made-up.study.toml")
    program.read(study.title)
    at_rest(program)
    program.key("End")
    at_rest(program)
    program.press(words.compared())
    program.press("Next")
    at_rest(program)
    for asked in study.asked:
        program.press(f"{words.item(asked.item)}: Yes, share")
    program.press(choice_words.of_age(study.minimum_age))
    for question in choice_words.Quiz:
        right = next(text for text, is_right in choice_words.answers(question, study) if is_right)
        program.press(right)
    program.press("Join")
    program.read(words.joined_title())
    at_rest(program)
    program.press("Done")
    at_rest(program)


def choose(program: Program) -> None:
    """Choose every night, and have them looked through."""
    program.press("Choose entries")
    at_rest(program)
    program.read("0 nights, 0 entries chosen")
    program.press("Choose them")
    program.read(f"{len(TEXTS)} nights, {len(TEXTS)} entries chosen")
    program.press("Read them through")
    program.wait(lambda: program.text(READING), "a text to read through", LONG)
    at_rest(program)


def read_through(program: Program) -> None:
    """Read every text with the keyboard; hide what is asked, let the rest stay."""
    for _ in range(2 * len(TEXTS)):
        if program.sees("Hide all that is to check here"):
            program.press("Hide all that is to check here")
        program.focus(READING)
        shown = program.text(READING)
        assert not [name for name in PLANTED if name in shown]
        program.key("alt+k")
        at_rest(program)
        program.key("F8")
        at_rest(program)
    program.press(f"Seal {len(TEXTS)} entries…")
    program.read("What you saw is what goes")
    at_rest(program)


def seal(program: Program, path: Path) -> Path:
    """Look at the raw bytes, then seal where the dialog is told to."""
    program.press("Show as: Raw bytes")
    program.read("manifest.json")
    program.press(f"Seal {len(TEXTS)} nights")
    answer_dialog(program, path)
    until(path.exists, "the sealed file")
    program.read(path.name)
    at_rest(program)
    return path


def answer_dialog(program: Program, path: Path) -> None:
    """Type a file's path into a dialog."""
    program.wait(lambda: program.is_in("focused", "File name:"), "the name of the file")
    program.key("ctrl+a")
    program.type(str(path))
    program.key("Return")


def opened_by_age(sealed: Path, post: Post, folder: Path) -> None:
    """Let the standard program open it, and look for what must not be in it."""
    archive = folder / "opened.zip"
    subprocess.run(
        ["/usr/bin/age", "-d", "-i", str(post.key), "-o", str(archive), str(sealed)], check=True
    )
    contents = read_package(archive.read_bytes(), file=sealed.name)
    assert isinstance(contents, PackageContents)
    assert len(contents.entries) == len(contents.nights) == len(TEXTS)
    assert any("the soup was warm" in entry.text for entry in contents.entries)
    assert scan(list(PLANTED), [archive, sealed]) == []
    assert post.study.study.title.encode() not in sealed.read_bytes()


def pooled(desktop: Desktop, post: Post) -> None:
    """Let the team's command pool it with two others."""
    done = desktop.run(
        sys.executable,
        "-m",
        "journal_app",
        *("study", "open", str(post.inbox), "--key", str(post.key), "--to", str(post.out)),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    written = [path for path in post.out.rglob("*") if path.is_file()]
    assert [path for path in written if path.suffix == ".qdpx"]
    assert len(participants(post.out)) == 3
    assert scan(list(PLANTED), written) == []


def participants(out: Path) -> set[str]:
    """Return the participants in the team's records."""
    (records,) = out.rglob("*records*.csv")
    with records.open(encoding="utf-8", newline="") as lines:
        return {row[0] for row in list(csv.reader(lines))[1:]}
