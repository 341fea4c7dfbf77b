"""No network: the kernel's own record of what the program asked for, and a run without any."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import pytest

from journal_app.clock import SystemClock
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from tests.e2e import refuse_sockets
from tests.e2e.calls import Calls, read_calls, wrapped
from tests.e2e.desktop import Desktop, missing
from tests.e2e.student import PAGE, Student

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

PASSPHRASE = "seven quiet lanterns drift"
WORDS = "Nothing of this leaves the room."

NO_FILES = ("/dev/", "/proc/self/")
"""Below these nothing outlives the program, except in shared memory."""

SHARED_MEMORY = "/dev/shm/"


@pytest.fixture
def vault(desktop: Desktop) -> Path:
    folder = desktop.home / "journal"
    keeper = FolderKeeper(clock=SystemClock(), new_lock=FileInstanceLock)
    keeper.create(folder, PASSPHRASE)[0].close()
    return folder


def main_job(desktop: Desktop, vault: Path, wrap: tuple[str, ...]) -> None:
    """Unlock, write, rate, lock, unlock, search, chart, quit."""
    program = desktop.heartbeat("--vault", str(vault), wrap=wrap)
    program.wait_window()
    student = Student(program)
    student.unlock(PASSPHRASE)
    student.write(WORDS)
    student.rate(1, "6")
    program.see("Time pressure: 6 of 10")
    student.lock()
    student.unlock(PASSPHRASE)
    assert program.text(PAGE) == WORDS
    program.key("ctrl+2")
    program.see("Entries, newest first")
    program.key("ctrl+f")
    program.type("leav")
    program.see("1 entry", "label")
    program.key("ctrl+3")
    program.wait(lambda: "1 of 1" in program.description("Chart of your ratings"), "the chart")
    program.key("F1")
    program.see("Country")
    assert program.end() == 0


@pytest.fixture
def log(tmp_path: Path) -> Path:
    lacking = missing("strace")
    if lacking:
        pytest.skip("watching system calls needs " + ", ".join(lacking))
    return tmp_path / "calls.log"


def test_only_local_sockets_and_only_its_own_files(
    desktop: Desktop, vault: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main_job(desktop, vault, wrapped(log))
    calls = read_calls(log)
    assert calls.families == {"AF_UNIX"}
    assert [path for path in calls.connected if not is_desktop(path, desktop)] == []
    assert any(".X11-unix" in path for path in calls.connected)
    assert [path for path in calls.written if not is_own(path, desktop)] == []
    assert str(vault / "journal.db") in calls.written
    with capsys.disabled():
        sys.stdout.write(f"\n{told(calls)}\n")


def is_desktop(path: str, desktop: Desktop) -> bool:
    """Tell whether a local socket is the display's or a bus of this desktop or the system."""
    session = desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    known = ("/tmp/.X11-unix/X", str(desktop.home / "run/at-spi/"), "/run/dbus/system_bus_socket")
    return path in session or path.removeprefix("/var").startswith(known)


def is_own(path: str, desktop: Desktop) -> bool:
    """Tell whether what was opened for writing lies in the test's home, or is no file."""
    no_file = path.startswith(NO_FILES) and not path.startswith(SHARED_MEMORY)
    return no_file or Path(path).is_relative_to(desktop.home)


def told(calls: Calls) -> str:
    return (
        f"{calls.sockets} sockets, all local ({', '.join(sorted(calls.families))}), to "
        f"{len(calls.connected)} places; {len(calls.written)} files opened for writing, "
        "all in the home folder"
    )


OPENS_A_SOCKET = """
import socket
socket.socket(socket.{family}, socket.SOCK_DGRAM).close()
open({path!r}, "w").close()
"""


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_record_shows_a_network_socket_and_a_stray_file(
    desktop: Desktop, log: Path, tmp_path: Path, family: str
) -> None:
    stray = str(tmp_path / "stray.txt")
    script = OPENS_A_SOCKET.format(family=family, path=stray)
    assert desktop.run(*wrapped(log), sys.executable, "-c", script).returncode == 0
    calls = read_calls(log)
    assert family in calls.families
    assert stray in calls.written
    assert not is_own(stray, desktop)


REFUSE = (sys.executable, refuse_sockets.__file__)


@pytest.fixture
def refusal() -> tuple[str, ...]:
    """What to put before a command that may open local sockets only."""
    if not sys.platform.startswith("linux") or platform.machine() not in refuse_sockets.KNOWN:
        pytest.skip("refusing sockets is written for Linux on x86_64 and aarch64")
    return REFUSE


def test_the_main_job_is_done_while_the_system_refuses_sockets(
    desktop: Desktop, vault: Path, refusal: tuple[str, ...]
) -> None:
    main_job(desktop, vault, refusal)


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_system_really_refuses_them(
    desktop: Desktop, refusal: tuple[str, ...], family: str
) -> None:
    script = OPENS_A_SOCKET.format(family=family, path="/dev/null")
    answer = desktop.run(*refusal, sys.executable, "-c", script)
    assert answer.returncode == 1
    assert "PermissionError" in answer.stderr
