"""Restoring stopped at any step: the newest passphrase opens the journal after all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_app.errors import Problem
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, fill, flip, make_keeper, opened, problem_when

NEW = "four other plain words"
MOST_STEPS = 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

Ask = Callable[..., str]


@pytest.fixture
def keeper(clock: FakeClock) -> FolderKeeper:
    return make_keeper(clock)


@pytest.fixture
def ask() -> Iterator[Ask]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.restore_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:

        def ask(*words: object) -> str:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write("\t".join(str(word) for word in words) + "\n")
            child.stdin.flush()
            return child.stdout.readline().strip()

        yield ask
        assert child.stdin is not None
        child.stdin.close()


@pytest.fixture
def changed(keeper: FolderKeeper, tmp_path: Path, clock: FakeClock) -> Path:
    """A vault whose passphrase was changed after its only backup."""
    folder = tmp_path / "changed"
    fill(keeper, folder, clock, entries=1)
    with opened(keeper, folder) as vault:
        vault.back_up()
        vault.change_passphrase(PASSPHRASE, NEW)
    return folder


def stopped_at_each_step(ask: Ask, folder: Path, how: str, what: str) -> Iterator[Path]:
    """Yield a copy of a vault for each step of the work, stopped just before it."""
    for step in range(1, MOST_STEPS):
        copy = folder.with_name(f"step-{step}")
        shutil.copytree(folder, copy)
        (backup,) = (copy / "backups").glob("*.jbk")
        answer = ask(step, how, what, copy, backup, NEW)
        if answer == "done":
            assert step > 3
            return
        assert answer == "stopped"
        yield copy
    pytest.fail("the work never came to its end")


def assert_the_newest_opens(keeper: FolderKeeper, folder: Path) -> None:
    with opened(keeper, folder, NEW) as vault:
        assert vault.contents().entries == 1
        assert vault.warnings == ()
    old = problem_when(lambda: keeper.open_with_passphrase(folder, PASSPHRASE))
    assert old is Problem.WRONG_PASSPHRASE


@pytest.mark.parametrize(("header", "how"), [("sound", "kill"), ("damaged", "fail")])
def test_a_restore_stopped_anywhere_can_be_repeated_with_the_newest_passphrase(
    keeper: FolderKeeper, ask: Ask, changed: Path, how: str, header: str
) -> None:
    if header == "damaged":
        flip(Layout(changed).header, 200)
    for folder in stopped_at_each_step(ask, changed, how, "restore"):
        (backup,) = keeper.backups(folder)
        keeper.restore(backup.path, folder, NEW, recovery=False)
        assert_the_newest_opens(keeper, folder)


@pytest.mark.parametrize("how", ["kill", "fail"])
def test_a_repair_stopped_anywhere_still_finds_the_newest_header(
    keeper: FolderKeeper, ask: Ask, changed: Path, how: str
) -> None:
    flip(Layout(changed).header, 200)
    for folder in stopped_at_each_step(ask, changed, how, "repair"):
        if keeper.look(folder) is not None:
            assert keeper.repair_header(folder)
        assert_the_newest_opens(keeper, folder)
