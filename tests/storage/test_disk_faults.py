"""A disk that is full, read-only, forbidden or gone: said so, and nothing lost.

Real file systems where this process may mount them (a small tmpfs, a read-only one); modes where
it is an ordinary user. What neither can do is skipped with the reason.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from journal_app.errors import DiskRefused, Problem
from journal_app.files import create_file, disk_errors, replace_file, sweep
from journal_app.storage import header_file
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


def mounted(*words: str) -> bool:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    disk = tmp_path / "stick"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if not mounted("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)):
        pytest.skip("this system does not let root mount a tmpfs")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill_up(disk: Path) -> Path:
    """Leave no block free on a disk."""
    ballast = disk / "holiday.mp4"
    status = os.statvfs(disk)
    ballast.write_bytes(bytes(status.f_bavail * status.f_frsize))
    assert os.statvfs(disk).f_bavail == 0
    return ballast


class TestFull:
    def test_saving_is_refused_and_goes_on_when_there_is_room(
        self, keeper: FolderKeeper, small_disk: Path, clock: FakeClock
    ) -> None:
        folder = small_disk / "journal"
        fill(keeper, folder, clock)
        with opened(keeper, folder) as vault:
            ballast = fill_up(small_disk)
            refused = problem_when(lambda: write_entry(vault, clock, WORD * 5000))
            assert refused is Problem.DISK_FULL
            assert problem_when(vault.back_up) is Problem.DISK_FULL
            ballast.unlink()
            write_entry(vault, clock)
            assert vault.back_up().size > 0
        with opened(keeper, folder) as vault:
            assert vault.contents().entries == 4
            assert vault.verify().problems == ()

    def test_a_passphrase_change_leaves_the_old_one_working(
        self, keeper: FolderKeeper, small_disk: Path, clock: FakeClock
    ) -> None:
        folder = small_disk / "journal"
        code = fill(keeper, folder, clock)
        with opened(keeper, folder) as vault:
            ballast = fill_up(small_disk)
            refused = problem_when(lambda: vault.change_passphrase(PASSPHRASE, "another one"))
            assert refused is Problem.DISK_FULL
            ballast.unlink()
        with opened(keeper, folder) as vault:
            assert vault.recovery_code_opens(code)
            assert vault.verify().problems == ()

    def test_a_new_vault_or_a_restore_leaves_nothing_half_made(
        self, keeper: FolderKeeper, small_disk: Path, tmp_path: Path, clock: FakeClock
    ) -> None:
        fill(keeper, tmp_path / "journal", clock)
        with opened(keeper, tmp_path / "journal") as vault:
            backup = vault.back_up().path
        folder = small_disk / "journal"
        ballast = fill_up(small_disk)
        assert problem_when(lambda: keeper.create(folder, PASSPHRASE)) is Problem.DISK_FULL
        found = problem_when(lambda: keeper.restore(backup, folder, PASSPHRASE, recovery=False))
        assert found is Problem.DISK_FULL
        with opened(keeper, tmp_path / "journal") as vault:
            assert problem_when(lambda: vault.back_up(small_disk)) is Problem.DISK_FULL
        left = {path.name for path in small_disk.rglob("*")}
        assert left <= {"holiday.mp4", "journal"}
        ballast.unlink()
        assert keeper.restore(backup, folder, PASSPHRASE, recovery=False).contents.entries == 3


class TestReadOnly:
    @pytest.fixture
    def folder(self, keeper: FolderKeeper, small_disk: Path, clock: FakeClock) -> Path:
        fill(keeper, small_disk / "journal", clock)
        assert mounted("-o", "remount,ro", str(small_disk))
        return small_disk / "journal"

    def test_opening_says_read_only_and_not_wrong_or_damaged(
        self, keeper: FolderKeeper, folder: Path
    ) -> None:
        before = snapshot(folder)
        assert keeper.look(folder) is None
        for secret in (PASSPHRASE, "not this one"):
            with pytest.raises(DiskRefused) as found:
                keeper.open_with_passphrase(folder, secret)
            assert found.value.problem is Problem.READ_ONLY
        assert problem_when(lambda: keeper.create(folder.parent / "new", PASSPHRASE)) is (
            Problem.READ_ONLY
        )
        assert snapshot(folder) == before

    def test_a_backup_there_is_refused_and_nothing_moves(
        self, keeper: FolderKeeper, folder: Path, tmp_path: Path, clock: FakeClock
    ) -> None:
        fill(keeper, tmp_path / "journal", clock)
        with opened(keeper, tmp_path / "journal") as vault:
            refused = problem_when(lambda: vault.back_up(folder.parent / "copies"))
            assert refused is Problem.READ_ONLY
            own = vault.back_up().path
        found = problem_when(lambda: keeper.restore(own, folder, PASSPHRASE, recovery=False))
        assert found is Problem.READ_ONLY


@pytest.fixture
def forbidden(keeper: FolderKeeper, tmp_path: Path, clock: FakeClock) -> Iterator[Path]:
    """A vault this process may not enter: root becomes somebody else, for modes do not stop it."""
    folder = tmp_path / "journal"
    fill(keeper, folder, clock)
    if sys.platform == "win32":
        pytest.skip("Windows has no modes")
    if os.geteuid() == 0:
        os.seteuid(65534)
        yield folder
        os.seteuid(0)
    else:
        folder.chmod(0)
        yield folder
        folder.chmod(0o700)


def test_a_folder_one_may_not_enter_is_not_a_wrong_passphrase(
    keeper: FolderKeeper, forbidden: Path
) -> None:
    assert keeper.look(forbidden) is Problem.READ_ONLY
    found = problem_when(lambda: keeper.open_with_passphrase(forbidden, PASSPHRASE))
    assert found is Problem.READ_ONLY
    found = problem_when(lambda: keeper.open_with_recovery(forbidden, "-".join(["0000"] * 8)))
    assert found is Problem.READ_ONLY
    assert keeper.backups(forbidden) == ()


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, Problem.DISK_FULL),
        (errno.EDQUOT, Problem.DISK_FULL),
        (errno.EROFS, Problem.READ_ONLY),
        (errno.EACCES, Problem.READ_ONLY),
        (errno.EIO, Problem.DISK_GONE),
        (errno.ENODEV, Problem.DISK_GONE),
        (errno.ENOENT, Problem.DISK_GONE),
        (errno.EEXIST, Problem.PLACE_UNUSABLE),
        (errno.EISDIR, Problem.PLACE_UNUSABLE),
        (errno.ENOTDIR, Problem.PLACE_UNUSABLE),
        (errno.ENAMETOOLONG, Problem.PLACE_UNUSABLE),
    ],
)
def test_what_a_disk_answers_has_a_name(tmp_path: Path, number: int, problem: Problem) -> None:
    with pytest.raises(DiskRefused) as refused, disk_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert refused.value.problem is problem
    assert refused.value.values == {"folder": str(tmp_path)}


def test_what_is_no_disk_s_fault_is_not_called_one(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Too many"), disk_errors(tmp_path):
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


class TestReplacing:
    def test_it_is_whole_or_as_before(self, tmp_path: Path) -> None:
        path = tmp_path / "vault.json"
        replace_file(path, b"first")

        def failing(target: Path) -> BinaryIO:
            create_file(target).close()
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        assert problem_when(lambda: replace_file(path, b"second", opener=failing)) is (
            Problem.DISK_GONE
        )
        assert snapshot(tmp_path) == {"vault.json": b"first"}
        replace_file(path, b"second")
        assert snapshot(tmp_path) == {"vault.json": b"second"}

    def test_a_header_whose_write_fails_is_still_the_old_one(
        self, keeper: FolderKeeper, tmp_path: Path, clock: FakeClock
    ) -> None:
        fill(keeper, tmp_path / "journal", clock)
        place = Layout(tmp_path / "journal")
        header = header_file.read(place.header)

        def failing(_target: Path) -> BinaryIO:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        refused = problem_when(lambda: header_file.write(place, header, opener=failing))
        assert refused is Problem.DISK_FULL
        for path in (place.header, place.spare_header):
            assert header_file.read(path) == header

    @pytest.mark.parametrize("state", ["missing", "damaged"])
    def test_the_spare_copy_is_renewed_at_the_next_opening(
        self, keeper: FolderKeeper, tmp_path: Path, clock: FakeClock, state: str
    ) -> None:
        fill(keeper, tmp_path / "journal", clock)
        place = Layout(tmp_path / "journal")
        if state == "missing":
            place.spare_header.unlink()
        else:
            flip(place.spare_header, 40)
        with opened(keeper, place.folder):
            assert place.spare_header.read_bytes() == place.header.read_bytes()

    def test_a_folder_that_went_away_is_gone(self, tmp_path: Path) -> None:
        refused = problem_when(lambda: replace_file(tmp_path / "none" / "vault.json", b""))
        assert refused is Problem.DISK_GONE

    def test_an_existing_file_is_never_opened_as_new(self, tmp_path: Path) -> None:
        (tmp_path / "mine").write_text("mine")
        with pytest.raises(FileExistsError):
            create_file(tmp_path / "mine")

    def test_sweeping_takes_only_what_writing_left(self, tmp_path: Path) -> None:
        (tmp_path / ".vault.json.1234.tmp").write_text("")
        (tmp_path / "vault.json").write_text("")
        (tmp_path / ".hidden").write_text("")
        sweep(tmp_path)
        assert {path.name for path in tmp_path.iterdir()} == {"vault.json", ".hidden"}
        sweep(tmp_path / "none")
