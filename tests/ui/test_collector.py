"""Where garbage is searched for, and where the window's modules are loaded."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.ahead import Ahead
from journal_app.ui.collector import Collector

ENOUGH = 50_000
"""Objects in circles: many times what makes Python search."""


class Ring:
    """Something only a search for garbage lets go of."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def searching() -> Iterator[list[str]]:
    """Have Python search by itself as in a program, and note in which thread it did."""
    threads: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.current_thread().name)

    gc.enable()
    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)
    gc.disable()


def make_garbage() -> None:
    for _ in range(ENOUGH):
        Ring()


def on_a_worker() -> None:
    worker = threading.Thread(target=make_garbage, name="worker")
    worker.start()
    worker.join()


def test_no_worker_searches_for_garbage(searching: list[str], qtbot: QtBot) -> None:
    on_a_worker()
    assert "worker" in searching  # by itself Python does
    collector = Collector()
    searching.clear()
    on_a_worker()
    kept = weakref.ref(Ring())
    assert searching == []
    qtbot.waitUntil(lambda: kept() is None)
    assert set(searching) == {threading.main_thread().name}
    collector.stop()
    assert gc.isenabled()


def test_modules_are_loaded_in_order_in_the_windows_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"loaded_ahead_{number}" for number in range(3)]
    for name in names:
        (tmp_path / f"{name}.py").write_text("import threading\nWHERE = threading.get_ident()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    wanted = [True, True, False]
    ahead = Ahead(names=names, wanted=lambda: wanted.pop(0))
    ahead.begin()
    qtbot.waitUntil(lambda: not wanted)
    assert [name in sys.modules for name in names] == [True, True, False]
    assert {sys.modules[name].WHERE for name in names[:2]} == {threading.get_ident()}
