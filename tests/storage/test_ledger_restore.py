"""Restoring unites ledgers: what was agreed to stays, and a withdrawal always wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from journal_app.domain.consent import (
    ConsentKind,
    Participation,
    standing_choices,
    withdrawn,
)
from journal_app.domain.ports import OpenVault
from journal_app.domain.vault import Restored
from journal_app.storage.engine import close, make_engine, writing
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import PAGE_BYTES, Layout
from journal_app.storage.schema_3 import LEDGERS
from journal_app.storage.vault import FolderVault
from tests.fakes import FakeClock
from tests.storage.earlier_versions import back_to
from tests.storage.some_studies import CHOICES, event, participation, sealed, version
from tests.storage.vaults import PASSPHRASE, flip, make_keeper, opened, snapshot, write_entry

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture
def keeper(clock: FakeClock) -> FolderKeeper:
    return make_keeper(clock)


@pytest.fixture
def place(tmp_path: Path, keeper: FolderKeeper, clock: FakeClock) -> Layout:
    vault, _ = keeper.create(tmp_path / "journal", PASSPHRASE)
    write_entry(vault, clock)
    vault.close()
    return Layout(tmp_path / "journal")


def join(vault: OpenVault, clock: FakeClock) -> Participation:
    clock.forward(minutes=1)
    one = participation(clock)
    vault.studies.join(one, version(one, clock), event(one, clock))
    return one


def leave(vault: OpenVault, one: Participation, clock: FakeClock) -> None:
    clock.forward(minutes=1)
    vault.studies.record(event(one, clock, ConsentKind.WITHDRAWN, ()))


def back_up(vault: OpenVault, clock: FakeClock) -> Path:
    clock.forward(minutes=1)
    return vault.back_up().path


def restore(keeper: FolderKeeper, place: Layout, backup: Path) -> Restored:
    return keeper.restore(backup, place.folder, PASSPHRASE, recovery=False)


def lines(vault: OpenVault) -> list[object]:
    studies = vault.studies
    mine = studies.participations()
    found: list[object] = [*mine, *studies.events()]
    for one in mine:
        found += [*studies.versions(one.id), *studies.sealed(one.id)]
    return found


def test_a_withdrawal_after_the_backup_stays(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        one = join(vault, clock)
        backup = back_up(vault, clock)
        vault.studies.record_sealed(package := sealed(one, clock))
        leave(vault, one, clock)
        before = lines(vault)
    for _ in range(2):  # two restores in a row
        assert restore(keeper, place, backup).ledger_whole
        with opened(keeper, place.folder) as vault:
            assert lines(vault) == before
            assert withdrawn(one.id, vault.studies.events())
            assert standing_choices(one.id, vault.studies.events()) == {}
            assert vault.studies.sealed(one.id) == (package,)
            assert vault.verify().problems == ()


def test_a_withdrawal_only_in_the_backup_stays_too(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        one = join(vault, clock)
        first = back_up(vault, clock)
        leave(vault, one, clock)
        left = back_up(vault, clock)
    Layout(place.folder).database.unlink()
    for path in (place.header, place.spare_header):
        path.unlink()
    restore(keeper, place, first)  # on another computer, as it were: it is not known there
    with opened(keeper, place.folder) as vault:
        assert standing_choices(one.id, vault.studies.events()) == dict(CHOICES)
        two = join(vault, clock)
    assert restore(keeper, place, left).ledger_whole
    with opened(keeper, place.folder) as vault:
        assert withdrawn(one.id, vault.studies.events())
        assert standing_choices(two.id, vault.studies.events()) == dict(CHOICES)


def test_what_was_joined_and_declined_since_comes_along_and_a_review_does_not(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        backup = back_up(vault, clock)
        one = join(vault, clock)
        vault.studies.add_version(
            version(one, clock, 2), event(one, clock, ConsentKind.CHANGED, ())
        )
        vault.studies.record(event(None, clock, ConsentKind.REFUSED))
        vault.studies.put_review(one.id, "{}")
        before = lines(vault)
    restored = restore(keeper, place, backup)
    assert restored.contents.ledger == len(before) == 6
    with opened(keeper, place.folder) as vault:
        assert lines(vault) == before
        assert vault.studies.review(one.id) is None
        assert vault.contents() == restored.contents


def test_a_review_in_the_backup_goes_when_the_study_was_left_since(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        left, stays = join(vault, clock), join(vault, clock)
        for one in (left, stays):
            vault.studies.put_review(one.id, "{}")
        vault.studies.put_review("own", "{}")
        backup = back_up(vault, clock)
        leave(vault, left, clock)
    restore(keeper, place, backup)
    with opened(keeper, place.folder) as vault:
        assert vault.studies.review(left.id) is None
        assert vault.studies.review(stays.id) == vault.studies.review("own") == "{}"


def test_lines_that_only_the_log_of_a_crash_holds_come_along(
    keeper: FolderKeeper, place: Layout, clock: FakeClock, tmp_path: Path
) -> None:
    with opened(keeper, place.folder) as vault:
        one = join(vault, clock)
        backup = back_up(vault, clock)
        leave(vault, one, clock)
        crashed = {p.name: p.read_bytes() for p in place.database_files() if p.exists()}
    assert "journal.db-wal" in crashed
    for name, data in crashed.items():
        (place.folder / name).write_bytes(data)
    before = snapshot(place.folder)
    restored = restore(keeper, place, backup)
    with opened(keeper, place.folder) as vault:
        assert withdrawn(one.id, vault.studies.events())
    aside = restored.kept_in
    assert aside is not None
    for name in crashed:
        assert (aside / name).read_bytes() == before[name]


def test_a_restore_killed_between_the_two_databases_loses_no_withdrawal(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        one = join(vault, clock)
        backup = back_up(vault, clock)
        leave(vault, one, clock)
    aside = place.folder / "replaced-2026-11-21T215959Z"
    aside.mkdir()
    place.database.rename(aside / "journal.db")
    assert restore(keeper, place, backup).ledger_whole
    with opened(keeper, place.folder) as vault:
        assert withdrawn(one.id, vault.studies.events())


def root_of(vault: OpenVault, table: str) -> int:
    """Return the place in the file of a table's first page."""
    assert isinstance(vault, FolderVault)
    with vault._now().engine.connect() as connection:
        root = f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"
        return (int(connection.exec_driver_sql(root).scalar_one()) - 1) * PAGE_BYTES


def test_a_journal_that_does_not_open_is_replaced_and_the_loss_is_told(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        backup = back_up(vault, clock)
        join(vault, clock)
    flip(place.database, 700)
    assert not restore(keeper, place, backup).ledger_whole
    with opened(keeper, place.folder) as vault:
        assert [entry.words for entry, _ in vault.entries.each()] == [1]


@pytest.mark.parametrize("rotten", LEDGERS)
def test_what_can_still_be_read_of_a_damaged_ledger_comes_along(
    keeper: FolderKeeper, place: Layout, clock: FakeClock, rotten: str
) -> None:
    with opened(keeper, place.folder) as vault:
        one = join(vault, clock)
        backup = back_up(vault, clock)
        two = join(vault, clock)
        vault.studies.record_sealed(sealed(one, clock))
        leave(vault, one, clock)
        before, page = lines(vault), root_of(vault, rotten)
    flip(place.database, page + 700)
    assert not restore(keeper, place, backup).ledger_whole
    with opened(keeper, place.folder) as vault:
        after, studies = lines(vault), vault.studies
        assert all(line in before for line in after)
        assert withdrawn(one.id, studies.events()) is (rotten != "consent_event")
        assert len(studies.sealed(one.id)) == (rotten != "sealed_file")
        assert (two in studies.participations()) is (rotten != "participation")
        assert vault.verify().problems == ()


def test_of_a_damaged_journal_the_newest_backup_still_knows_the_withdrawal(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        one = join(vault, clock)
        older = back_up(vault, clock)
        leave(vault, one, clock)
        back_up(vault, clock)
    flip(place.database, 700)
    assert not restore(keeper, place, older).ledger_whole  # nobody knows what came after
    with opened(keeper, place.folder) as vault:
        assert withdrawn(one.id, vault.studies.events())


def test_a_rotten_page_elsewhere_takes_no_line_along(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        one = join(vault, clock)
        backup = back_up(vault, clock)
        leave(vault, one, clock)
        page = root_of(vault, "entry_body")
    flip(place.database, page + 700)
    assert restore(keeper, place, backup).ledger_whole
    with opened(keeper, place.folder) as vault:
        assert withdrawn(one.id, vault.studies.events())


def test_a_journal_older_than_studies_has_nothing_to_lose(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        assert isinstance(vault, FolderVault)
        join(vault, clock)
        backup, key = back_up(vault, clock), vault._now().key
    back_to(1, place.database, key)
    assert restore(keeper, place, backup).ledger_whole
    with opened(keeper, place.folder) as vault:
        assert len(vault.studies.participations()) == 1


def test_a_journal_newer_than_this_program_is_told_of(
    keeper: FolderKeeper, place: Layout, clock: FakeClock
) -> None:
    with opened(keeper, place.folder) as vault:
        assert isinstance(vault, FolderVault)
        backup, key = back_up(vault, clock), vault._now().key
    engine = make_engine(place.database, key.raw)
    with writing(engine) as session:
        session.connection().execute(text("PRAGMA user_version = 99"))
    close(engine)
    assert not restore(keeper, place, backup).ledger_whole


def test_another_journal_in_the_folder_adds_nothing(
    keeper: FolderKeeper, place: Layout, clock: FakeClock, tmp_path: Path
) -> None:
    other, _ = keeper.create(tmp_path / "other", PASSPHRASE)
    join(other, clock)
    other.close()
    with opened(keeper, place.folder) as vault:
        backup = back_up(vault, clock)
    for name in ("journal.db", "vault.json", "vault.json.bak"):
        (place.folder / name).write_bytes((tmp_path / "other" / name).read_bytes())
    assert restore(keeper, place, backup).ledger_whole
    with opened(keeper, place.folder) as vault:
        assert vault.studies.participations() == ()


def test_a_new_folder_has_nothing_to_tell(
    keeper: FolderKeeper, place: Layout, clock: FakeClock, tmp_path: Path
) -> None:
    with opened(keeper, place.folder) as vault:
        join(vault, clock)
        backup = back_up(vault, clock)
    assert restore(keeper, Layout(tmp_path / "fresh"), backup).ledger_whole


@pytest.mark.parametrize("trigger", ["consent_event_keeps_update", "sealed_file_keeps_insert"])
def test_verify_sees_that_a_guard_of_the_ledger_is_gone(
    keeper: FolderKeeper, place: Layout, trigger: str
) -> None:
    with opened(keeper, place.folder) as vault:
        assert isinstance(vault, FolderVault)
        assert vault.verify().problems == ()
        with writing(vault._now().engine) as session:
            session.connection().execute(text(f"DROP TRIGGER {trigger}"))
        assert len(vault.verify().problems) == 1


def test_nothing_is_left_over(keeper: FolderKeeper, place: Layout, clock: FakeClock) -> None:
    with opened(keeper, place.folder) as vault:
        join(vault, clock)
        backup = back_up(vault, clock)
    restore(keeper, place, backup)
    assert not list(place.folder.glob(".*"))
