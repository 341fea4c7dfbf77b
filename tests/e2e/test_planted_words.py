"""A full run with planted words, after which no file holds any of them."""

from __future__ import annotations

import base64
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal_app.clock import SystemClock
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from tests.canary import scan
from tests.e2e.desktop import Desktop
from tests.e2e.plain_copy import decrypted, index_alone
from tests.e2e.program import Program
from tests.e2e.student import PAGE, Student
from tests.e2e.waiting import until
from tests.storage.planted_content import CONTENT, plant

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

TEXT = "quibberfloxing"
TAKEN_BACK = "snarfodynement"
TAG = "plumwexterish"
SPECIALTY = "Vexographology"
SITE = "Drossenquillham"
SEARCHED = "yorbnicatedly"
DECIDED = "grumblewistful"
DRAFT = "krimmelstagging"
KILLED = "glorvantished"
PASSPHRASE = "brindlewozzle jathrumpet kvestorial"

WRITTEN = (TEXT, DRAFT)
"""What is in the text of entries for certain."""

STORED = (*WRITTEN, TAG, SPECIALTY, SITE, DECIDED, *CONTENT)
"""What is in the journal for certain."""

PLANTED = (*STORED, TAKEN_BACK, SEARCHED, KILLED, *PASSPHRASE.split())


@dataclass
class Watch:
    """Scans everything the program could have written, again and again.

    Attributes:
        words: What must not be found; the recovery code joins it when it has been shown.
    """

    home: Path
    words: list[str]
    rounds: int = 0
    files: int = 0

    def nothing_found(self) -> None:
        assert scan(self.words, [self.home]) == []
        self.rounds += 1
        self.files += sum(path.is_file() for path in self.home.rglob("*"))


@pytest.fixture
def vault(desktop: Desktop) -> Layout:
    return Layout(desktop.home / ".local/share/heartbeat/journal")


def test_no_planted_word_is_in_any_file(
    desktop: Desktop, vault: Layout, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = Watch(desktop.home, list(PLANTED))
    begin_and_write(desktop, vault, watch)
    keep_content(vault, watch)
    die_in_mid_word(desktop, vault, watch)
    use_the_command_line(desktop, vault, watch)
    watch.nothing_found()
    found = controls(vault, tmp_path / "controls")
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(watch.words)} planted words, {watch.rounds} scans of {watch.files} files in "
            f"all: not one found; in the unkeyed copy: {found}\n"
        )


def begin_and_write(desktop: Desktop, vault: Layout, watch: Watch) -> None:
    program = desktop.heartbeat()
    program.wait_window()
    student = Student(program)
    student.begin(PASSPHRASE)
    groups = student.read_recovery_code()
    watch.words += ["-".join(groups), "".join(groups)]
    student.type_back(groups)
    student.wait_page()
    write_and_take_back(program, student)
    assert vault.database_files()[1].stat().st_size > 0, "no log to look into"
    watch.nothing_found()
    add_rotation(program)
    decide(program)
    tag_and_search(program, student)
    watch.nothing_found()
    lock_in_mid_word(program, student, vault, watch)
    assert program.end() == 0


def write_and_take_back(program: Program, student: Student) -> None:
    student.write(f"The {TEXT} of the ward. ")
    student.write(TAKEN_BACK)
    program.key("ctrl+BackSpace")
    student.wait_text(f"The {TEXT} of the ward. ")
    student.wait_saved()
    student.rate(1, "7")
    program.press("On call", "check box")
    program.see("Time pressure: 7 of 10")


def add_rotation(program: Program) -> None:
    program.press("Settings")
    program.press("Add a rotation")
    for field, words in (("Specialty", SPECIALTY), ("Site", SITE)):
        program.focus(field)
        program.type(words)
    program.press("Save the rotation")
    program.see(f"Change {SPECIALTY}")
    program.read(SITE)


def decide(program: Program) -> None:
    """Tell the guard that some words always say who somebody is."""
    program.press("Section: Guard")
    program.focus("Name or words")
    program.type(DECIDED)
    program.press("Add these words")
    program.wait(lambda: not program.text("Name or words"), "the words to be taken")


def tag_and_search(program: Program, student: Student) -> None:
    program.key("ctrl+2")
    student.find_entry(TEXT)
    program.key("Return")
    program.focus("Add a tag")
    program.type(TAG)
    program.key("Return")
    program.see(f"Take away the tag {TAG}")
    program.key("ctrl+f")
    program.type(SEARCHED)
    program.see("No entry has these words")


def lock_in_mid_word(program: Program, student: Student, vault: Layout, watch: Watch) -> None:
    """Lock before the pause after which a word is stored is over; it must come back."""
    program.key("ctrl+1")
    student.wait_page()
    program.key("ctrl+End")
    program.type(DRAFT)
    student.lock()
    until(lambda: not vault.lock.exists(), "the journal to be closed")
    watch.nothing_found()
    assert list(vault.backups.glob("*.jbk"))
    student.unlock(PASSPHRASE)
    assert program.text(PAGE).endswith(DRAFT)


def keep_content(vault: Layout, watch: Watch) -> None:
    """Store people, prompts, packs and contacts; program and commands go on with that journal."""
    clock = SystemClock()
    keeper = FolderKeeper(clock=clock, new_lock=FileInstanceLock)
    with closing(keeper.open_with_passphrase(vault.folder, PASSPHRASE)) as open_vault:
        entry, _ = next(iter(open_vault.entries.each()))
        plant(open_vault, entry.id, clock.now())
        watch.nothing_found()
    watch.nothing_found()


def die_in_mid_word(desktop: Desktop, vault: Layout, watch: Watch) -> None:
    program = desktop.heartbeat()
    program.wait_window()
    student = Student(program)
    student.unlock(PASSPHRASE)
    before = program.text(PAGE)
    program.key("ctrl+End")
    program.type(KILLED)
    student.wait_text(before + KILLED)
    watch.nothing_found()
    program.kill()
    assert vault.database_files()[1].exists(), "the log was left behind by the kill"
    watch.nothing_found()


def use_the_command_line(desktop: Desktop, vault: Layout, watch: Watch) -> None:
    """A backup, and an export that is refused because its file is there already."""

    def heartbeat(*arguments: str) -> int:
        run = (sys.executable, "-m", "journal_app", *arguments)
        return desktop.run(*run, given=PASSPHRASE + "\n").returncode

    folder, second, taken = str(vault.folder), desktop.home / "stick", desktop.home / "taken.json"
    second.mkdir()
    taken.write_text("somebody's own file")
    assert heartbeat("verify", folder) == 0
    assert heartbeat("backup", folder, str(second)) == 0
    assert heartbeat("export", folder, "--format", "json", "--to", str(taken)) == 1
    assert taken.read_text() == "somebody's own file"
    assert list(second.iterdir())
    watch.nothing_found()


# The same content without a key, in every shape, so that finding nothing means something.


def controls(vault: Layout, folder: Path) -> str:
    folder.mkdir()
    plain = decrypted(vault.folder, PASSPHRASE, folder / "plain.db").read_bytes()
    whole = plain + "\n".join(PLANTED).encode()
    assert_found("plain", folder, PLANTED, whole)
    assert_found("plain", folder, STORED, plain)
    for how, change in CHANGES.items():
        assert_found(how, folder, PLANTED, change(whole))
    index = index_alone(folder / "plain.db", folder / "index.db").read_bytes()
    assert_found("index", folder, WRITTEN, index)
    assert TEXT.encode() not in index, "the index keeps stems"
    return ", ".join(["plain", *CHANGES, "index"])


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "utf-16": lambda data: data.decode("latin-1").encode("utf-16-le"),
    "base64": base64.b64encode,
    "zlib": zlib.compress,
    "hex": lambda data: data.hex().encode(),
}


def assert_found(how: str, folder: Path, words: tuple[str, ...], data: bytes) -> None:
    """Find every word in a file of its own, in one shape."""
    place = folder / how
    place.mkdir(exist_ok=True)
    (place / "file.bin").write_bytes(data)
    found = {hit.word for hit in scan(words, [place]) if hit.how == how}
    assert found == set(words), f"as {how} not found: {set(words) - found}"
