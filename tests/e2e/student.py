"""What a student does with the program, step by step, by names and keys."""

from __future__ import annotations

import re

from tests.e2e.program import Program

PAGE = "Page"
CODE = "Recovery code: "
ROWS = ("list item", "table cell")


class Student:
    """Drives one start of the program."""

    def __init__(self, program: Program) -> None:
        self.program = program

    # Getting in

    def begin(self, passphrase: str) -> None:
        """Make a new journal on Welcome."""
        program = self.program
        for name in ("Passphrase", "Passphrase again"):
            program.focus(name)
            program.type(passphrase)
        program.press("Begin")

    def read_recovery_code(self) -> list[str]:
        """Return the groups of the recovery code as they stand on the screen."""
        program = self.program
        program.see("Your recovery sheet")
        spoken = next(name for name in program.names("panel") if name.startswith(CODE))
        return spoken.removeprefix(CODE).split("-")

    def type_back(self, groups: list[str]) -> None:
        """Type the groups of the recovery code that are asked for."""
        program = self.program
        program.press("I have it on paper")
        program.see("Done")
        asked = sorted(n for n in program.names("text") if n.startswith("Group "))
        for name in asked:
            program.focus(name)
            program.type(groups[int(name.removeprefix("Group ")) - 1].lower())
        program.press("Done")

    def unlock(self, passphrase: str) -> None:
        """Unlock the journal that is asked for, and wait for tonight's page."""
        self._give(passphrase)
        self.wait_page()

    def refused(self, passphrase: str, says: str) -> None:
        """Try a passphrase that does not open the journal, and read what is said of it."""
        self._give(passphrase)
        self.program.read(says)

    def _give(self, passphrase: str) -> None:
        program = self.program
        program.wait(lambda: program.is_in("focused", "Passphrase"), "the passphrase field")
        program.type(passphrase)
        program.key("Return")

    def wait_page(self) -> None:
        """Wait until tonight's page takes words."""
        program = self.program
        program.wait(
            lambda: program.is_in("editable", PAGE) and program.is_in("focused", PAGE),
            "a page to write on",
        )

    # Writing

    def write(self, words: str) -> None:
        """Type on tonight's page, and wait until it shows there and is stored."""
        before = self.program.text(PAGE)
        at = self.program.caret(PAGE)
        self.program.type(words)
        self.wait_text(before[:at] + words + before[at:])
        self.wait_saved()

    def wait_text(self, words: str) -> None:
        """Wait until the page holds exactly this."""
        program = self.program
        program.wait(lambda: program.text(PAGE) == words, f"a page of {len(words)} characters")

    def wait_saved(self) -> None:
        """Wait until the status line says that every word is stored."""
        program = self.program
        program.wait(lambda: any(map(_says_saved, program.names("label"))), "Saved")

    def rate(self, presses: int, key: str) -> None:
        """Rate by keyboard: F6 so many times from the page, then a number."""
        self.program.key(*["F6"] * presses, key)

    # Finding again

    def find_entry(self, words: str) -> None:
        """Wait until the Journal's list shows an entry with these words."""
        program = self.program
        program.wait(
            lambda: any(words in said for role, said in program.rows() if role in ROWS),
            f"an entry with {words!r}",
        )

    # Leaving

    def lock(self) -> None:
        """Lock by key and wait for the unlock page."""
        self.program.key("ctrl+l")
        self.wait_locked()

    def wait_locked(self) -> None:
        """Wait for the unlock page."""
        self.program.see("Unlock", "push button")


def _says_saved(words: str) -> bool:
    return re.fullmatch(r"Saved \d\d:\d\d", words) is not None
