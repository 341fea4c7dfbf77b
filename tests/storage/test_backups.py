"""Backups that were opened before anybody relied on them."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from journal_app.domain.vault import VaultContents
from journal_app.errors import Problem, VaultUnavailable
from journal_app.storage import header_file
from journal_app.storage.backup import Backups
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from tests.fakes import FakeClock
from tests.storage.vaults import (
    PASSPHRASE,
    WORD,
    fill,
    flip,
    make_keeper,
    opened,
    problem_when,
    snapshot,
    write_entry,
)


@pytest.fixture
def keeper(clock: FakeClock) -> FolderKeeper:
    return make_keeper(clock)


@pytest.fixture
def folder(keeper: FolderKeeper, tmp_path: Path, clock: FakeClock) -> Path:
    fill(keeper, tmp_path / "journal", clock)
    return tmp_path / "journal"


@pytest.fixture
def saved(keeper: FolderKeeper, folder: Path) -> Path:
    with opened(keeper, folder) as vault:
        return vault.back_up().path


def test_it_is_named_by_utc_and_holds_what_the_vault_holds(
    keeper: FolderKeeper, folder: Path, clock: FakeClock
) -> None:
    clock.travel("Pacific/Auckland")
    with opened(keeper, folder) as vault:
        write_entry(vault, clock)
        made = vault.back_up()
        assert made.path == folder / "backups" / "2026-11-21T220000Z.jbk"
        assert made.taken_at == datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
        assert made.size == made.path.stat().st_size
        assert vault.backups() == (made,)
        assert vault.look_into(made.path) == vault.contents()
        assert vault.contents().entries == 4
    assert keeper.backups(folder) == (made,)


def test_several_in_one_second_stand_side_by_side_newest_first(
    keeper: FolderKeeper, folder: Path, clock: FakeClock
) -> None:
    with opened(keeper, folder) as vault:
        names = [vault.back_up().path.name for _ in range(11)]
        clock.forward(minutes=5)
        names.append(vault.back_up().path.name)
        assert [one.path.name for one in vault.backups()] == names[::-1]
    assert names[1] == "2026-11-21T220000Z-2.jbk"


def test_saving_goes_on_after_a_backup_and_the_file_stays_guarded(
    keeper: FolderKeeper, folder: Path, clock: FakeClock
) -> None:
    """Reading the file by the side must not drop the lock that SQLite holds on it."""
    with opened(keeper, folder) as vault:
        vault.back_up()
        write_entry(vault, clock)
        intruder = (
            "import sys\n"
            "from sqlcipher3 import dbapi2 as sc\n"
            "raw = sc.connect(sys.argv[1], timeout=0)\n"
            "raw.execute('PRAGMA cipher_log_level = NONE')\n"
            "try: raw.execute('SELECT count(*) FROM sqlite_master').fetchone()\n"
            "except sc.Error as error: print(error)\n"
        )
        answer = subprocess.run(
            [sys.executable, "-c", intruder, str(folder / "journal.db")],
            capture_output=True,
            text=True,
            check=True,
        )
        assert answer.stdout.strip() == "database is locked"
    with opened(keeper, folder) as vault:
        assert vault.contents().entries == 4


def test_one_file_alone_opens_on_a_clean_machine(
    keeper: FolderKeeper, saved: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    alone = Path(saved.rename(stick / "anything.jbk"))
    clean = tmp_path / "clean" / "journal"
    contents = keeper.restore(alone, clean, PASSPHRASE, recovery=False).contents
    assert contents.entries == 3
    with opened(keeper, clean) as vault:
        assert all(WORD in text for _, text in vault.entries.each())
        assert vault.verify().problems == ()


def test_nothing_readable_is_in_it(saved: Path) -> None:
    data = saved.read_bytes()
    assert data.startswith(b"heartbeat-backup\x00\x01")
    for planted in (WORD, PASSPHRASE, "SQLite format 3", "CREATE TABLE"):
        assert planted.encode() not in data


class TestSecondFolder:
    def test_a_folder_is_made_when_missing_and_never_thinned(
        self, keeper: FolderKeeper, folder: Path, tmp_path: Path, clock: FakeClock
    ) -> None:
        stick = tmp_path / "stick" / "heartbeat"
        with opened(keeper, folder) as vault:
            for _ in range(4):
                assert vault.back_up(stick).path.parent == stick
                clock.forward(minutes=1)
            clock.forward(days=800)
            assert vault.back_up(stick).path.parent == stick
            assert vault.backups() == ()
        assert len(list(stick.glob("*.jbk"))) == 5

    def test_a_file_can_be_named_and_is_not_overwritten(
        self, keeper: FolderKeeper, folder: Path, tmp_path: Path
    ) -> None:
        wanted = tmp_path / "mine.jbk"
        with opened(keeper, folder) as vault:
            assert vault.back_up(wanted).path == wanted
            before = wanted.read_bytes()
            assert problem_when(lambda: vault.back_up(wanted)) is Problem.FILE_EXISTS
            assert wanted.read_bytes() == before
            assert vault.look_into(wanted).entries == 3


def test_the_vaults_own_old_ones_are_thinned(
    keeper: FolderKeeper, folder: Path, clock: FakeClock
) -> None:
    stranger = folder / "backups" / "thesis.txt"
    stranger.write_text("mine")
    with opened(keeper, folder) as vault:
        for _ in range(16):
            vault.back_up()
            clock.forward(minutes=10)
        assert len(vault.backups()) == 12
        clock.forward(days=40)
        newest = vault.back_up()
        assert len(vault.backups()) == 2
        assert vault.backups()[0] == newest
    assert stranger.exists()


class TestDamaged:
    def test_every_region_of_a_damaged_backup_is_found(
        self, keeper: FolderKeeper, folder: Path, saved: Path
    ) -> None:
        good = saved.read_bytes()
        present = snapshot(folder)
        with opened(keeper, folder) as vault:
            for at in (0, 16, 17, 20, 29, 40, 400, 900, 2000, len(good) // 2, len(good) - 1):
                flip(saved, at)
                assert problem_when(lambda: vault.look_into(saved)) is Problem.BACKUP_DAMAGED
                saved.write_bytes(good)
            for shorter in (good[:10], good[:500], good[:-1], good[:-5000], b"", good + b"x"):
                saved.write_bytes(shorter)
                assert problem_when(lambda: vault.look_into(saved)) is Problem.BACKUP_DAMAGED
        damaged = saved.read_bytes()
        found = problem_when(lambda: keeper.restore(saved, folder, PASSPHRASE, recovery=False))
        assert found is Problem.BACKUP_DAMAGED
        name = str(saved.relative_to(folder))
        assert snapshot(folder) == present | {name: damaged}

    def test_a_newer_format_is_newer_and_a_missing_file_missing(
        self, keeper: FolderKeeper, folder: Path, saved: Path
    ) -> None:
        later = bytearray(saved.read_bytes()[:-32])
        later[17] = 2
        saved.write_bytes(bytes(later) + hashlib.sha256(later).digest())
        with opened(keeper, folder) as vault:
            with pytest.raises(VaultUnavailable) as found:
                vault.look_into(saved)
            assert found.value.problem is Problem.VAULT_TOO_NEW
            assert found.value.values == {"found": 2, "known": 1}
            missing = problem_when(lambda: vault.look_into(folder / "none.jbk"))
            assert missing is Problem.FILE_MISSING
        missing = problem_when(
            lambda: keeper.restore(folder / "none.jbk", folder, PASSPHRASE, recovery=False)
        )
        assert missing is Problem.FILE_MISSING

    def test_another_journals_backup_is_named_as_such(
        self, keeper: FolderKeeper, folder: Path, saved: Path, tmp_path: Path, clock: FakeClock
    ) -> None:
        fill(keeper, tmp_path / "other", clock)
        with opened(keeper, tmp_path / "other") as vault:
            assert problem_when(lambda: vault.look_into(saved)) is Problem.HEADER_FOREIGN


class _Lying(io.RawIOBase):
    """A file that keeps one byte differently from how it was given, as a dying stick does."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._lied = False

    def write(self, data: Any) -> int:
        written = bytearray(data)
        if len(written) > 5000 and not self._lied:
            written[4500] ^= 1
            self._lied = True
        return self._file.write(written)

    def fileno(self) -> int:
        return self._file.fileno()

    def flush(self) -> None:
        if not self._file.closed:
            self._file.flush()

    def close(self) -> None:
        self._file.close()
        super().close()


class _Filling(_Lying):
    """A file on a disk that is full after 50 kB."""

    def write(self, data: Any) -> int:
        if self._file.tell() + len(data) > 50_000:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._file.write(data)


@pytest.mark.parametrize(
    ("disk", "problem"), [(_Lying, Problem.BACKUP_DAMAGED), (_Filling, Problem.DISK_FULL)]
)
def test_a_backup_the_disk_did_not_keep_is_not_called_one(
    keeper: FolderKeeper, folder: Path, clock: FakeClock, disk: type[_Lying], problem: Problem
) -> None:
    def opener(path: Path) -> BinaryIO:
        return disk(path)  # type: ignore[return-value] # a raw file does for writing

    with opened(keeper, folder) as vault:
        unlocked = vault._unlocked  # type: ignore[attr-defined] # to hand in a failing disk
        backups: Backups = unlocked.backups
        header = header_file.read(Layout(folder).header)
        assert problem_when(lambda: backups.make(header, opener=opener)) is problem
        assert [path for path in folder.rglob("*") if path.suffix in {".jbk", ".tmp"}] == []
        assert vault.contents() == VaultContents(
            nights=1, entries=3, newest=vault.contents().newest
        )
