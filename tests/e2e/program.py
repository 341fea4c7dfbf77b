"""The running program, seen and driven from outside: accessible names and keys, nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from tests.e2e.waiting import PATIENCE, until

T = TypeVar("T")


class Ask(Protocol):
    """Asks the screen reader's side."""

    def __call__(self, do: str, **arguments: str) -> object: ...


class Run(Protocol):
    """Runs a command on the program's desktop."""

    def __call__(
        self, *command: str, given: str | None = None
    ) -> subprocess.CompletedProcess[str]: ...


class Program:
    """One start of Heartbeat."""

    def __init__(self, *, ask: Ask, run: Run, process: subprocess.Popen[bytes], log: Path) -> None:
        self._ask = ask
        self._run = run
        self.process = process
        self._log = log

    def wait_window(self) -> None:
        """Wait until the window is on the screen, and give it the keyboard."""
        self.wait(self._has_keyboard, "the window to have the keyboard")

    def _has_keyboard(self) -> bool:
        # Asked again and again: a window manager that has just been started may not listen yet.
        found = self.xdotool("search", "--onlyvisible", "--name", "^Heartbeat$").split()
        if found:
            self.xdotool("windowactivate", found[0])
        return self.xdotool("getactivewindow", "getwindowname") == "Heartbeat"

    def wait(self, condition: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
        """Poll; on failure say what showed instead, and what the program printed."""

        def look() -> T:
            ended = self.process.poll()
            assert ended is None, f"the program ended with {ended}\n{self.output()}"
            return condition()

        try:
            return until(look, what, patience)
        except AssertionError as error:
            msg = f"{error}\n{self.listing()}\n{self.output()}"
            raise AssertionError(msg) from None

    # Seeing

    def see(self, name: str, role: str = "") -> None:
        """Wait until something with this accessible name shows."""
        self.wait(lambda: self.sees(name, role), f"{role} {name!r} to show")

    def sees(self, name: str, role: str = "") -> bool:
        return bool(self._ask("find", name=name, role=role))

    def read(self, part: str) -> None:
        """Wait until some words show anywhere."""
        self.wait(lambda: self._ask("has_text", part=part), f"the words {part!r}")

    def text(self, name: str) -> str:
        """Return what a control with text holds."""
        return str(self._ask("text", name=name) or "")

    def caret(self, name: str) -> int:
        """Return where the caret of a control stands, in characters."""
        caret = self._ask("caret", name=name)
        return caret if isinstance(caret, int) else -1

    def selection(self, name: str) -> str:
        """Return what is selected in a control."""
        return str(self._ask("selection", name=name) or "")

    def is_in(self, state: str, name: str) -> bool:
        """Tell whether a control is in a state: editable or focused."""
        return bool(self._ask("has_state", name=name, state=state))

    def description(self, name: str) -> str:
        """Return what is said of a control beside its name."""
        return str(self._ask("description", name=name) or "")

    def rows(self) -> list[tuple[str, str]]:
        """Return role and name of everything that shows, in reading order."""
        answer = self._ask("list")
        return [(row[0], row[1]) for row in answer] if isinstance(answer, list) else []

    def names(self, role: str) -> list[str]:
        """Return the names of everything of a role that shows."""
        return [name for shown, name in self.rows() if shown == role]

    def everything(self) -> str:
        """Return every word a screen reader can get, from what is hidden too."""
        return self.wait(lambda: str(self._ask("everything") or ""), "words in the window")

    def titles(self) -> set[str]:
        """Return the titles of all windows on the screen, the window manager's left out."""
        windows = self.xdotool("search", "--onlyvisible", "--name", ".+").split()
        return {self.xdotool("getwindowname", window) for window in windows}

    def listing(self) -> str:
        """Return everything that shows, for a failing test's message."""
        return "\n".join(" | ".join(row) for row in self.rows())

    def output(self) -> str:
        """Return the end of what the program printed."""
        return self._log.read_text(errors="replace")[-2000:]

    # Doing

    def press(self, name: str, role: str = "") -> None:
        """Press a control by its accessible name."""
        self.wait(lambda: self._ask("press", name=name, role=role), f"a press on {name!r}")

    def focus(self, name: str, role: str = "") -> None:
        """Give a control the keyboard by its accessible name."""
        self.wait(
            lambda: self._ask("focus", name=name, role=role) and self.is_in("focused", name),
            f"focus on {name!r}",
        )

    def type(self, words: str, delay: int = 4) -> None:
        """Type on the keyboard, with so many milliseconds between keys."""
        self.xdotool("type", "--delay", str(delay), words)

    def key(self, *names: str) -> None:
        """Press keys, each an xdotool name such as ``ctrl+l``."""
        self.xdotool("key", *names)

    def xdotool(self, *arguments: str) -> str:
        return self._run("xdotool", *arguments).stdout.strip()

    # Ending

    def kill(self) -> None:
        """End the program as a power cut would, if it has not ended yet."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """Close the window by its key and return the exit code."""
        self.key("ctrl+q")
        return self.process.wait(PATIENCE)
