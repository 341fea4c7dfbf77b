"""Restoring: counted first, nothing overwritten, the newest secrets kept where they can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app.errors import Problem
from journal_app.storage import header_file, meta
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

NEW = "four other plain words"


@pytest.fixture
def keeper(clock: FakeClock) -> FolderKeeper:
    return make_keeper(clock)


@pytest.fixture
def place(tmp_path: Path) -> Layout:
    return Layout(tmp_path / "journal")


@pytest.fixture
def code(keeper: FolderKeeper, place: Layout, clock: FakeClock) -> str:
    return fill(keeper, place.folder, clock)


@pytest.fixture
def saved(keeper: FolderKeeper, place: Layout, code: str) -> Path:
    """A backup of three entries; the vault goes on."""
    assert code
    with opened(keeper, place.folder) as vault:
        return vault.back_up().path


def test_the_present_state_is_kept_whole_and_opens_again(
    keeper: FolderKeeper, place: Layout, saved: Path, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        write_entry(vault, clock, "written after the backup")
    before = snapshot(place.folder)
    contents = keeper.restore(saved, place.folder, PASSPHRASE, recovery=False).contents
    assert contents.entries == 3
    with opened(keeper, place.folder) as vault:
        assert vault.contents() == contents
    (aside,) = place.folder.glob("replaced-*")
    assert aside.name == "replaced-2026-11-21T220000Z"
    for name in ("journal.db", "vault.json", "vault.json.bak"):
        assert (aside / name).read_bytes() == before[name]
    with opened(keeper, aside) as vault:
        assert vault.contents().entries == 4


def test_restoring_twice_in_one_second_overwrites_nothing(
    keeper: FolderKeeper, place: Layout, saved: Path
) -> None:
    for _ in range(2):
        keeper.restore(saved, place.folder, PASSPHRASE, recovery=False)
    assert len(list(place.folder.glob("replaced-*"))) == 2


def test_it_tells_where_it_put_things_and_not_where_an_earlier_one_did(
    keeper: FolderKeeper, place: Layout, saved: Path, tmp_path: Path
) -> None:
    later = place.folder / "replaced-2027-01-01T000000Z"
    later.mkdir()
    first = keeper.restore(saved, place.folder, PASSPHRASE, recovery=False).kept_in
    assert first is not None
    assert first != later
    assert (first / "journal.db").exists()
    fresh = tmp_path / "fresh"
    (fresh / "replaced-2025-01-01T000000Z").mkdir(parents=True)
    assert keeper.restore(saved, fresh, PASSPHRASE, recovery=False).kept_in is None


def test_a_log_left_by_a_crash_goes_with_its_database(
    keeper: FolderKeeper, place: Layout, saved: Path
) -> None:
    log = place.folder / "journal.db-wal"
    log.write_bytes(b"a log of the present database")
    keeper.restore(saved, place.folder, PASSPHRASE, recovery=False)
    assert not log.exists()
    assert len(list(place.folder.glob("replaced-*/journal.db-wal"))) == 1


class TestSecrets:
    @pytest.mark.parametrize("secret", [PASSPHRASE, NEW])
    def test_either_passphrase_restores_and_the_newest_stays(
        self, keeper: FolderKeeper, place: Layout, saved: Path, secret: str
    ) -> None:
        with opened(keeper, place.folder) as vault:
            vault.change_passphrase(PASSPHRASE, NEW)
        flip(place.database, 700)
        contents = keeper.restore(saved, place.folder, secret, recovery=False).contents
        assert contents.entries == 3
        with opened(keeper, place.folder, NEW) as vault:
            assert vault.warnings == ()
        old = problem_when(lambda: keeper.open_with_passphrase(place.folder, PASSPHRASE))
        assert old is Problem.WRONG_PASSPHRASE

    def test_the_spare_copy_counts_as_present_when_the_header_is_damaged(
        self, keeper: FolderKeeper, place: Layout, saved: Path
    ) -> None:
        with opened(keeper, place.folder) as vault:
            vault.change_passphrase(PASSPHRASE, NEW)
        flip(place.header, 200)
        keeper.restore(saved, place.folder, NEW, recovery=False)
        with opened(keeper, place.folder, NEW):
            pass

    def test_with_no_sound_header_left_the_backups_own_secrets_are_back(
        self, keeper: FolderKeeper, place: Layout, saved: Path, code: str
    ) -> None:
        with opened(keeper, place.folder) as vault:
            vault.change_passphrase(PASSPHRASE, NEW)
        flip(place.header, 200)
        flip(place.spare_header, 200)
        refused = problem_when(lambda: keeper.restore(saved, place.folder, NEW, recovery=False))
        assert refused is Problem.WRONG_PASSPHRASE
        keeper.restore(saved, place.folder, code.lower(), recovery=True)
        with opened(keeper, place.folder) as vault:
            assert vault.recovery_code_opens(code)

    def test_the_newest_recovery_code_opens_after_any_restore(
        self, keeper: FolderKeeper, place: Layout, saved: Path, code: str
    ) -> None:
        with opened(keeper, place.folder) as vault:
            newest = vault.new_recovery_code(PASSPHRASE)
            vault.change_passphrase(PASSPHRASE, NEW)
        for secret in (newest, code):
            keeper.restore(saved, place.folder, secret, recovery=True)
            vault = keeper.open_with_recovery(place.folder, newest)
            assert vault.contents().entries == 3
            assert all(WORD in text for _, text in vault.entries.each())
            vault.close()

    def test_a_header_forged_or_of_another_vault_is_not_kept(
        self, keeper: FolderKeeper, place: Layout, saved: Path, tmp_path: Path, clock: FakeClock
    ) -> None:
        fill(keeper, tmp_path / "other", clock)
        for path in (place.header, place.spare_header):
            path.write_bytes((tmp_path / "other" / "vault.json").read_bytes())
        keeper.restore(saved, place.folder, PASSPHRASE, recovery=False)
        with opened(keeper, place.folder) as vault:
            assert vault.contents().entries == 3

    @pytest.mark.parametrize(
        ("secret", "recovery", "problem"),
        [
            ("not this one", False, Problem.WRONG_PASSPHRASE),
            ("-".join(["0000"] * 8), True, Problem.WRONG_RECOVERY_CODE),
            ("0000", True, Problem.MALFORMED_RECOVERY_CODE),
        ],
    )
    @pytest.mark.usefixtures("code")
    def test_a_wrong_secret_moves_nothing(
        self,
        keeper: FolderKeeper,
        place: Layout,
        saved: Path,
        secret: str,
        recovery: bool,
        problem: Problem,
    ) -> None:
        before = snapshot(place.folder)
        found = problem_when(lambda: keeper.restore(saved, place.folder, secret, recovery=recovery))
        assert found is problem
        assert snapshot(place.folder) == before


def test_restoring_an_open_vault_is_refused(
    keeper: FolderKeeper, place: Layout, saved: Path
) -> None:
    with opened(keeper, place.folder) as vault:
        found = problem_when(
            lambda: keeper.restore(saved, place.folder, PASSPHRASE, recovery=False)
        )
        assert found is Problem.VAULT_IN_USE
        assert vault.contents().entries == 3


def test_both_copies_write_on_under_names_of_their_own(
    keeper: FolderKeeper, place: Layout, saved: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    keeper.restore(saved, copy, PASSPHRASE, recovery=False)
    devices = set()
    for folder in (place.folder, copy):
        with opened(keeper, folder) as vault:
            unlocked = vault._unlocked  # type: ignore[attr-defined] # stamps are storage's own
            devices.add(meta.last_stamp(unlocked.engine).device)
    assert len(devices) == 2
    assert header_file.read(Layout(copy).header) == header_file.read(place.header)


@pytest.mark.parametrize("gone", [("vault.json", "vault.json.bak"), ("journal.db",)])
def test_missing_parts_come_back(
    keeper: FolderKeeper, place: Layout, saved: Path, gone: tuple[str, ...]
) -> None:
    for name in gone:
        (place.folder / name).unlink()
    keeper.restore(saved, place.folder, PASSPHRASE, recovery=False)
    assert keeper.look(place.folder) is None
    with opened(keeper, place.folder) as vault:
        assert vault.contents().entries == 3


def test_killed_in_the_middle_it_is_a_vault_without_database_and_can_be_tried_again(
    keeper: FolderKeeper, place: Layout, saved: Path
) -> None:
    """The state between setting aside and putting in place, made by hand."""
    aside = place.folder / "replaced-2026-11-21T215959Z"
    aside.mkdir()
    place.database.rename(aside / "journal.db")
    assert keeper.exists(place.folder)
    assert keeper.look(place.folder) is Problem.DATABASE_MISSING
    keeper.restore(keeper.backups(place.folder)[0].path, place.folder, PASSPHRASE, recovery=False)
    assert saved.exists()
    with opened(keeper, place.folder) as vault:
        assert vault.contents().entries == 3
