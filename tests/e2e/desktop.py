"""A desktop of our own: a screen, a session bus, accessibility, a window manager, a keyboard."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.e2e.program import Program
from tests.e2e.waiting import until

PEER = Path(__file__).with_name("accessibility_peer.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PYATSPI = Path("/usr/lib/python3/dist-packages/pyatspi")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
TOOLS = ("Xvfb", "openbox", "xdotool", "xclip", "dbus-daemon")
ROOT = Path(__file__).resolve().parents[2]
EVENING = 21


def missing(*more: str) -> list[str]:
    """Return what this machine lacks for driving a real window, and of further commands."""
    lacking = [tool for tool in (*TOOLS, *more) if not shutil.which(tool)]
    lacking += [] if LAUNCHER.exists() else ["at-spi2-core"]
    return lacking + ([] if PYATSPI.exists() else ["python3-pyatspi"])


def evening_zone(now: datetime) -> str:
    """Return a time zone in which it is evening, so that no night ends in the middle of a test.

    The names of these zones count the other way round: Etc/GMT-3 is three hours before UTC's
    clock. Offsets from -11 to +12 hours reach every hour of the day.
    """
    ahead = (EVENING - now.astimezone(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}"


class Peer:
    """The screen reader's view, through the system's python3."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(PEER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )

    def ask(self, do: str, **arguments: str) -> Any:
        """Return the answer, None when the window changed while it was looked at."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the screen reader's side has ended"
        answer = json.loads(line)
        return None if isinstance(answer, dict) and "error" in answer else answer

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.kill()
        self._process.wait()


class Desktop:
    """Starts everything in ``__enter__`` and ends it, newest first, in ``__exit__``."""

    def __init__(self, home: Path, size: str = "1280x800") -> None:
        self.home = home
        self._size = size
        self._running: list[subprocess.Popen[str]] = []
        self._programs: list[Program] = []
        self.environment = self._plain_environment()
        self._peer: Peer | None = None

    def _plain_environment(self) -> dict[str, str]:
        folders = {"XDG_RUNTIME_DIR": self.home / "run", "TMPDIR": self.home / "tmp"}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        keep = {k: v for k, v in os.environ.items() if k in {"PATH", "LANG", "LC_ALL"}}
        return {
            "LANG": "C.UTF-8",
            **keep,
            **{name: str(folder) for name, folder in folders.items()},
            "HOME": str(self.home),
            "TZ": evening_zone(datetime.now(UTC)),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONFAULTHANDLER": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def __enter__(self) -> Desktop:
        try:
            self._start_all()
        except BaseException:
            self._end_all()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._end_all()

    def _start_all(self) -> None:
        self.environment["DISPLAY"] = self._start_screen()
        bus = self._start(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._start([str(LAUNCHER), "--launch-immediately"])
        self._start(["openbox"])
        until(lambda: self.run("xdotool", "get_num_desktops").returncode == 0, "a window manager")
        self._peer = Peer(self.environment)

    def _start_screen(self) -> str:
        read_end, write_end = os.pipe()
        # Else the display starts anew, and throws everybody out, when its first client leaves.
        screen = ["-screen", "0", f"{self._size}x24", "-nolisten", "tcp", "-noreset"]
        self._start(["Xvfb", "-displayfd", str(write_end), *screen], pass_fds=(write_end,))
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            return f":{numbers.readline().strip()}"

    def _end_all(self) -> None:
        for program in self._programs:
            program.kill()
        if self._peer is not None:
            self._peer.close()
        for process in reversed(self._running):
            process.send_signal(signal.SIGTERM)
        for process in reversed(self._running):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def _start(self, command: list[str], **options: Any) -> subprocess.Popen[str]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True}
        process = subprocess.Popen(command, env=self.environment, **{**quiet, **options})
        self._running.append(process)
        return process

    def heartbeat(self, *arguments: str, wrap: tuple[str, ...] = ()) -> Program:
        """Start the real program, inside another command if need be."""
        log = self.home / "program-output.txt"
        command = [*wrap, sys.executable, "-m", "journal_app", *arguments]
        with log.open("a") as out:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=out, stderr=subprocess.STDOUT
            )
        assert self._peer is not None
        program = Program(ask=self._peer.ask, run=self.run, process=process, log=log)
        self._programs.append(program)
        return program

    def start(self, *command: str, given: str = "") -> None:
        """Start a command on this desktop that is ended with it."""
        process = self._start(list(command), stdin=subprocess.PIPE)
        assert process.stdin is not None
        process.stdin.write(given)
        process.stdin.close()

    def xdotool(self, *arguments: str) -> str:
        """Return what xdotool answers, empty when it finds nothing."""
        return self.run("xdotool", *arguments).stdout.strip()

    def run(self, *command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command on this desktop to its end."""
        return subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
