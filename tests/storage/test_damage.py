"""A damaged database is called damaged whatever was damaged, and one call brings a backup back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.errors import Problem, VaultDamaged
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout, database_problem
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
)

PAGE = 4096
ENTRIES = 12


@pytest.fixture
def keeper(clock: FakeClock) -> FolderKeeper:
    return make_keeper(clock)


@pytest.fixture
def place(keeper: FolderKeeper, tmp_path: Path, clock: FakeClock) -> Layout:
    """A vault with entries and one backup of them."""
    fill(keeper, tmp_path / "journal", clock, entries=ENTRIES)
    with opened(keeper, tmp_path / "journal") as vault:
        vault.back_up()
    return Layout(tmp_path / "journal")


def cut(length: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data[:length] if length >= 0 else data[: len(data) + length])

    return damage


def fill_with(start: int, end: int, byte: bytes) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data[:start] + byte * (end - start) + data[end:])

    return damage


def one_byte(place: int) -> Callable[[Path], None]:
    return lambda path: flip(path, place)


AT_OPENING = {
    "a byte of the salt": one_byte(3),
    "a byte of the first page": one_byte(700),
    "a byte of the first page's authentication": one_byte(PAGE - 5),
    "a zeroed salt": fill_with(0, 16, b"\0"),
    "a zeroed first page": fill_with(0, PAGE, b"\0"),
    "text over the start": fill_with(0, 300, b"%PDF"[:1]),
    "an empty file": cut(0),
    "a stump": cut(100),
    "one page left": cut(PAGE),
    "half a page too short": cut(-2000),
    "a page too short": cut(-PAGE),
    "half of it": cut(PAGE * 10),
}


@pytest.mark.parametrize("damage", AT_OPENING.values(), ids=AT_OPENING.keys())
def test_damage_is_called_damage_and_a_backup_brings_everything_back(
    keeper: FolderKeeper, place: Layout, damage: Callable[[Path], None]
) -> None:
    damage(place.database)
    damaged = place.database.read_bytes()
    with pytest.raises(VaultDamaged) as found:
        keeper.open_with_passphrase(place.folder, PASSPHRASE)
    assert found.value.problem is Problem.DATABASE_DAMAGED
    assert place.database.read_bytes() == damaged, "nothing is overwritten"

    newest = keeper.backups(place.folder)[0]
    contents = keeper.restore(newest.path, place.folder, PASSPHRASE, recovery=False).contents

    assert contents.entries == ENTRIES
    assert [path.read_bytes() for path in place.folder.glob("replaced-*/journal.db")] == [damaged]
    with opened(keeper, place.folder) as vault:
        assert vault.contents() == contents
        assert all(WORD in text for _, text in vault.entries.each())


def test_a_wrong_passphrase_over_a_damaged_page_is_still_not_damage(
    keeper: FolderKeeper, place: Layout
) -> None:
    """Both are wrong; the passphrase is what the student can put right first."""
    flip(place.database, 700)
    found = problem_when(lambda: keeper.open_with_passphrase(place.folder, "not this one"))
    assert found is Problem.WRONG_PASSPHRASE


def damage_found(keeper: FolderKeeper, place: Layout) -> Problem:
    """Return what opening, or else a thorough look, finds."""
    try:
        vault = keeper.open_with_passphrase(place.folder, PASSPHRASE)
    except VaultDamaged as error:
        return error.problem
    report = vault.verify()
    vault.close()
    assert report.pages_bad == 1
    return report.problems[0]


def test_a_flipped_byte_in_any_page_is_found_by_verify(keeper: FolderKeeper, place: Layout) -> None:
    good = place.database.read_bytes()
    for page in range(1, len(good) // PAGE):
        flip(place.database, page * PAGE + 1000 + page)
        assert damage_found(keeper, place) is Problem.DATABASE_DAMAGED
        place.database.write_bytes(good)
    with opened(keeper, place.folder) as vault:
        assert vault.verify().problems == ()


def test_a_backup_of_a_damaged_vault_is_refused_and_the_good_ones_stay(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    last_page = place.database.stat().st_size - PAGE
    flip(place.database, last_page + 50)
    before = snapshot(place.backups)
    clock.forward(days=400)
    with opened(keeper, place.folder) as vault:
        assert problem_when(vault.back_up) is Problem.DATABASE_DAMAGED
    assert snapshot(place.backups) == before


def test_a_lost_log_opens(keeper: FolderKeeper, place: Layout) -> None:
    """A log is only there after a crash; an empty or junk one holds no commit and harms none."""
    for log in (b"", b"\0" * 5000, b"junk" * 3000):
        place.folder.joinpath("journal.db-wal").write_bytes(log)
        with opened(keeper, place.folder) as vault:
            assert vault.contents().entries == ENTRIES


def test_outside_signs_tell_rot_from_another_vault(tmp_path: Path) -> None:
    vault = "00112233445566778899aabbccddeeff"
    other = "a1f04c7d9be8365201fe98cd73b4650a"
    path = tmp_path / "journal.db"

    def sign(salt: bytes) -> Problem | None:
        path.write_bytes(salt + bytes(PAGE - 16))
        return database_problem(path, vault)

    own = bytes.fromhex(vault)
    assert sign(own) is None
    assert sign(bytes.fromhex(other)) is Problem.HEADER_FOREIGN
    assert sign(bytes([own[0] ^ 0xFF]) + own[1:]) is Problem.DATABASE_DAMAGED
    assert sign(b"SQLite format 3\0") is Problem.HEADER_FOREIGN
    assert sign(b"\xff" * 16) is Problem.DATABASE_DAMAGED
    assert sign(b"NULNULNULNULNULN") is Problem.DATABASE_DAMAGED
