"""A desktop of our own: a screen, a session bus, accessibility, a window manager, a keyboard."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

PEER = Path(__file__).with_name("accessibility_peer.py")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PATIENCE = 30.0
POLL = 0.02


def missing() -> list[str]:
    """Return what this machine lacks for driving a real window."""
    tools = [t for t in ("Xvfb", "openbox", "xdotool", "dbus-daemon") if not shutil.which(t)]
    return tools + ([] if LAUNCHER.exists() else ["at-spi2-core"])


def until(condition: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Poll until a condition gives something true, and return that."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(POLL)
    msg = f"waited {patience:.0f} s for {what}"
    raise AssertionError(msg)


class Peer:
    """The screen reader's view, through the system's python3."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            ["/usr/bin/python3", str(PEER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )

    def ask(self, do: str, **arguments: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return None if isinstance(answer, dict) and "error" in answer else answer

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


class Desktop:
    """Starts everything in ``__enter__`` and ends it, newest first, in ``__exit__``."""

    def __init__(self, home: Path, size: str = "1280x800") -> None:
        self.home = home
        self._size = size
        self._running: list[subprocess.Popen[str]] = []
        self.environment = self._plain_environment()
        self.peer: Peer

    def _plain_environment(self) -> dict[str, str]:
        run = self.home / "run"
        run.mkdir(parents=True, exist_ok=True, mode=0o700)
        tmp = self.home / "tmp"
        tmp.mkdir(exist_ok=True, mode=0o700)
        keep = {k: v for k, v in os.environ.items() if k in {"PATH", "LANG", "LC_ALL"}}
        return {
            **keep,
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(run),
            "TMPDIR": str(tmp),
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LANG": os.environ.get("LANG", "C.UTF-8"),
        }

    def __enter__(self) -> Desktop:
        read_end, write_end = os.pipe()
        self._start(
            [
                "Xvfb",
                "-displayfd",
                str(write_end),
                "-screen",
                "0",
                f"{self._size}x24",
                "-nolisten",
                "tcp",
            ],
            pass_fds=(write_end,),
        )
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            self.environment["DISPLAY"] = f":{numbers.readline().strip()}"
        bus = self._start(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._start([str(LAUNCHER), "--launch-immediately"])
        self._start(["openbox"])
        self.peer = Peer(self.environment)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.peer.close()
        for process in reversed(self._running):
            process.send_signal(signal.SIGTERM)
        for process in reversed(self._running):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, command: list[str], **options: Any) -> subprocess.Popen[str]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True}
        process = subprocess.Popen(command, env=self.environment, **{**quiet, **options})
        self._running.append(process)
        return process

    def heartbeat(self, *arguments: str, wrap: tuple[str, ...] = ()) -> App:
        """Start the real program."""
        log = self.home / "program-output.txt"
        command = [*wrap, sys.executable, "-m", "journal_app", *arguments]
        with log.open("a") as out:
            process = subprocess.Popen(
                command, env=self.environment, stdout=out, stderr=subprocess.STDOUT
            )
        return App(self, process)

    def xdotool(self, *arguments: str) -> str:
        answer = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return answer.stdout.strip()


class App:
    """The running program, seen and driven from outside."""

    def __init__(self, desktop: Desktop, process: subprocess.Popen[bytes]) -> None:
        self.desktop = desktop
        self.process = process

    def wait_window(self) -> None:
        """Wait until the window is on the screen, and give it the keyboard."""
        search = ("search", "--onlyvisible", "--name", "^Heartbeat$")
        found = until(lambda: self.desktop.xdotool(*search), "the window")
        self.desktop.xdotool("windowactivate", "--sync", re.split(r"\s+", found)[0])

    def see(self, name: str, role: str = "", patience: float = PATIENCE) -> None:
        """Wait until something with this accessible name shows."""
        ask = self.desktop.peer.ask
        until(lambda: ask("find", name=name, role=role), f"{role} {name!r} to show", patience)

    def sees(self, name: str, role: str = "") -> bool:
        return bool(self.desktop.peer.ask("find", name=name, role=role))

    def read(self, part: str, patience: float = PATIENCE) -> None:
        """Wait until some words show anywhere."""
        until(lambda: self.desktop.peer.ask("has_text", part=part), f"the words {part!r}", patience)

    def press(self, name: str, role: str = "") -> None:
        """Press a control by its accessible name."""
        until(lambda: self.desktop.peer.ask("press", name=name, role=role), f"a press on {name!r}")

    def focus(self, name: str, role: str = "") -> None:
        """Give a control the keyboard by its accessible name."""
        until(lambda: self.desktop.peer.ask("focus", name=name, role=role), f"focus on {name!r}")

    def text(self, name: str) -> str:
        """Return what a control with text holds."""
        return str(self.desktop.peer.ask("text", name=name) or "")

    def type(self, words: str, delay: int = 4) -> None:
        """Type on the keyboard."""
        self.desktop.xdotool("type", "--delay", str(delay), words)

    def key(self, *names: str) -> None:
        """Press keys, each an xdotool name such as ``ctrl+l``."""
        self.desktop.xdotool("key", *names)

    def listing(self) -> str:
        """Return everything that shows, for a failing test's message."""
        return "\n".join(" | ".join(row) for row in self.desktop.peer.ask("list") or [])

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """Ask the program to end."""
        self.process.terminate()
        self.process.wait(20)
