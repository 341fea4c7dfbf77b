"""Real vaults for tests, with a key derivation that costs almost nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from journal_app.crypto.kdf import KdfCost
from journal_app.domain.entries import Entry, NewEntry
from journal_app.domain.ports import OpenVault
from journal_app.errors import Problem, WorldError
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from tests.fakes import FakeClock

CHEAP: Final = KdfCost(m_kib=8 * 1024, t=1, p=1)
PASSPHRASE: Final = "correct horse battery"
WORD: Final = "pericardiocentesis"
"""Planted in every entry: must not be found in any file."""


def make_keeper(clock: FakeClock, cost: KdfCost = CHEAP) -> FolderKeeper:
    return FolderKeeper(clock=clock, new_lock=FileInstanceLock, cost=cost)


def write_entry(vault: OpenVault, clock: FakeClock, text: str = WORD) -> Entry:
    night = date(2026, 11, 21)
    return vault.entries.add(
        NewEntry(
            night=night, created_at=clock.now(), zone=clock.zone(), offset_minutes=0, text=text
        )
    )


def fill(keeper: FolderKeeper, folder: Path, clock: FakeClock, entries: int = 3) -> str:
    """Make a vault with entries, close it, and return its recovery code."""
    vault, code = keeper.create(folder, PASSPHRASE)
    for n in range(entries):
        write_entry(vault, clock, f"{WORD} {n} " + "and the rest of the ward round " * 20)
    vault.close()
    return code


@contextmanager
def opened(keeper: FolderKeeper, folder: Path, passphrase: str = PASSPHRASE) -> Iterator[OpenVault]:
    vault = keeper.open_with_passphrase(folder, passphrase)
    try:
        yield vault
    finally:
        vault.close()


def problem_when(call: Callable[[], object]) -> Problem:
    """Return the problem that a call ends in."""
    with pytest.raises(WorldError) as caught:
        call()
    return caught.value.problem


def flip(path: Path, place: int, bit: int = 0) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its relative name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
