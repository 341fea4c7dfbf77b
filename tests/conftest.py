"""What holds for every test: a home of its own, no sockets, no stray log line, no display."""

from __future__ import annotations

import gc
import logging
import os
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings

from journal_app.cli.main import calculate_quietly
from tests.fakes import FakeClock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# As the program does: threads that wait by spinning take the time of the other workers.
calculate_quietly()

settings.register_profile(
    "default", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", deadline=None, max_examples=2000)
# The same examples each time, so that a landing does not hang on the luck of the draw.
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


SEARCHED_WHOLE: Final = 200
"""Every so many tests all that is kept is searched for garbage; after each, what is new."""


def pytest_collection_finish() -> None:
    """Leave modules and tests, which stay to the end, out of every later search for garbage.

    And search only between tests, in the one thread where widgets may be let go of: by itself
    Python would do it in any thread, the one that talks to the other workers included. The
    program does likewise (``ui.collector``).
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(scope="session")
def tests_so_far() -> Iterator[int]:
    return count(1)


@pytest.fixture(autouse=True)
def garbage_between_tests(tests_so_far: Iterator[int]) -> Iterator[None]:
    yield
    gc.collect(1 if next(tests_so_far) % SEARCHED_WHOLE else 2)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Name one folder after the other that is not there yet."""
    above = tmp_path_factory.mktemp("homes")
    return (above / str(number) for number in count())


@pytest.fixture(autouse=True)
def temporary_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home, a config folder and a state folder of its own."""
    home = next(homes)
    monkeypatch.setenv("HOME", str(home))
    for name, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (home / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(home / folder))
    return home


class RefusedSocket(socket.socket):
    """A class, because libraries that never open a socket still derive from it on import."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        msg = "Heartbeat opened a socket"
        raise AssertionError(msg)


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every socket that Python code would open."""
    monkeypatch.setattr(socket, "socket", RefusedSocket)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which anything logs a warning or worse."""
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    if "expects_log" not in request.keywords:
        assert collector.lines == []


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
