"""Making, opening, closing and re-keying vaults, with real files."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from journal_app.crypto.kdf import KdfCost
from journal_app.domain.entries import EntryFilter
from journal_app.domain.ports import OpenVault, VaultKeeper
from journal_app.errors import BugError, Problem, SecretRefused
from journal_app.storage import header_file
from journal_app.storage.header import Header
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from tests.fakes import FakeClock
from tests.storage.vaults import (
    CHEAP,
    PASSPHRASE,
    WORD,
    fill,
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
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal"


@pytest.fixture
def header(keeper: FolderKeeper, folder: Path, clock: FakeClock) -> Header:
    fill(keeper, folder, clock)
    return header_file.read(Layout(folder).header)


def test_the_keeper_and_its_vaults_are_what_services_ask_for(
    keeper: FolderKeeper, folder: Path
) -> None:
    as_port: VaultKeeper = keeper
    vault: OpenVault = as_port.create(folder, PASSPHRASE)[0]
    assert vault.folder == folder
    assert vault.warnings == ()
    assert len(vault.vault_id) == 32
    vault.close()


def test_what_was_written_is_there_again_by_either_secret(
    keeper: FolderKeeper, folder: Path, clock: FakeClock
) -> None:
    vault, code = keeper.create(folder, PASSPHRASE)
    entry = write_entry(vault, clock)
    vault.close()
    with opened(keeper, folder) as vault:
        assert vault.entries.text(entry.id) == WORD
        assert vault.contents().entries == 1
    by_code = keeper.open_with_recovery(folder, code.lower().replace("-", " "))
    assert by_code.entries.text(entry.id) == WORD
    by_code.close()


def test_the_bytes_on_the_disk_are_encrypted(
    keeper: FolderKeeper, folder: Path, clock: FakeClock
) -> None:
    vault, code = keeper.create(folder, PASSPHRASE)
    write_entry(vault, clock)
    vault.settings.put("region", WORD)
    vault.back_up()
    while_open = snapshot(folder)
    vault.close()
    for files in (while_open, snapshot(folder)):
        assert set(files) >= {"journal.db", "vault.json", "vault.json.bak"}
        for data in files.values():
            assert not data.startswith(b"SQLite format 3")
            for planted in (WORD, WORD[:12], PASSPHRASE, code, code.replace("-", ""), "CREATE"):
                assert planted.encode() not in data
                assert planted.encode("utf-16-le") not in data


@pytest.fixture(params=[0o000, 0o077, 0o277])
def any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.usefixtures("any_umask")
def test_only_the_owner_may_read_whatever_the_umask(
    keeper: FolderKeeper, tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "journal"
    vault, _ = keeper.create(folder, PASSPHRASE)
    write_entry(vault, clock)
    vault.back_up()
    vault.new_recovery_code(PASSPHRASE)
    for path in (folder, *folder.rglob("*")):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path.name
    vault.close()


def test_two_vaults_with_one_passphrase_share_no_secret_bytes(
    keeper: FolderKeeper, tmp_path: Path, clock: FakeClock
) -> None:
    headers = []
    for name in ("one", "two"):
        fill(keeper, tmp_path / name, clock)
        headers.append(header_file.read(Layout(tmp_path / name).header))
    one, two = headers
    assert one.vault != two.vault
    assert not {slot.salt for slot in one.slots} & {slot.salt for slot in two.slots}
    assert not {s.wrapped.ciphertext for s in one.slots} & {s.wrapped.ciphertext for s in two.slots}


@pytest.mark.usefixtures("header")
def test_a_wrong_secret_on_a_good_vault_says_so_and_changes_nothing(
    keeper: FolderKeeper, folder: Path
) -> None:
    before = snapshot(folder)
    refused = problem_when(lambda: keeper.open_with_passphrase(folder, "not this one"))
    assert refused is Problem.WRONG_PASSPHRASE
    code = "-".join(["0000"] * 8)
    refused = problem_when(lambda: keeper.open_with_recovery(folder, code))
    assert refused is Problem.WRONG_RECOVERY_CODE
    refused = problem_when(lambda: keeper.open_with_recovery(folder, "0000"))
    assert refused is Problem.MALFORMED_RECOVERY_CODE
    assert snapshot(folder) == before
    with opened(keeper, folder) as vault:
        assert vault.contents().entries == 3


class TestPlaces:
    def test_nothing_there(self, keeper: FolderKeeper, folder: Path) -> None:
        assert not keeper.exists(folder)
        assert keeper.look(folder) is Problem.VAULT_MISSING
        found = problem_when(lambda: keeper.open_with_passphrase(folder, PASSPHRASE))
        assert found is Problem.VAULT_MISSING
        assert not folder.exists()

    @pytest.mark.usefixtures("header")
    def test_a_vault_is_never_made_over_another(self, keeper: FolderKeeper, folder: Path) -> None:
        before = snapshot(folder)
        assert problem_when(lambda: keeper.create(folder, NEW)) is Problem.VAULT_EXISTS
        assert snapshot(folder) == before

    def test_nor_over_its_remains(self, keeper: FolderKeeper, folder: Path) -> None:
        (folder / "backups").mkdir(parents=True)
        assert keeper.exists(folder)
        assert problem_when(lambda: keeper.create(folder, NEW)) is Problem.VAULT_EXISTS

    def test_nor_among_other_files(self, keeper: FolderKeeper, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "thesis.docx").write_text("mine")
        assert problem_when(lambda: keeper.create(folder, NEW)) is Problem.FOLDER_NOT_EMPTY
        assert snapshot(folder) == {"thesis.docx": b"mine"}
        assert [path.name for path in folder.parent.iterdir()] == ["journal"]

    def test_an_empty_folder_will_do(self, keeper: FolderKeeper, folder: Path) -> None:
        folder.mkdir(parents=True)
        keeper.create(folder, PASSPHRASE)[0].close()
        assert keeper.look(folder) is None

    def test_a_short_passphrase_makes_nothing(self, keeper: FolderKeeper, folder: Path) -> None:
        found = problem_when(lambda: keeper.create(folder, "short"))
        assert found is Problem.PASSPHRASE_TOO_SHORT
        assert not folder.parent.exists()

    @pytest.mark.usefixtures("header")
    @pytest.mark.parametrize(
        ("name", "problem"),
        [("vault.json", Problem.HEADER_MISSING), ("journal.db", Problem.DATABASE_MISSING)],
    )
    def test_half_a_vault(
        self, keeper: FolderKeeper, folder: Path, name: str, problem: Problem
    ) -> None:
        (folder / name).unlink()
        before = snapshot(folder)
        assert keeper.look(folder) is problem
        assert problem_when(lambda: keeper.open_with_passphrase(folder, PASSPHRASE)) is problem
        assert snapshot(folder) == before

    @pytest.mark.parametrize("swapped", ["vault.json", "journal.db"])
    def test_the_header_of_another_vault(
        self, keeper: FolderKeeper, tmp_path: Path, clock: FakeClock, swapped: str
    ) -> None:
        for name in ("one", "two"):
            fill(keeper, tmp_path / name, clock)
        os.replace(tmp_path / "two" / swapped, tmp_path / "one" / swapped)  # noqa: PTH105 # as short
        folder = tmp_path / "one"
        assert keeper.look(folder) is Problem.HEADER_FOREIGN
        for secret in (PASSPHRASE, "not this one"):
            found = problem_when(partial(keeper.open_with_passphrase, folder, secret))
            assert found is Problem.HEADER_FOREIGN

    @pytest.mark.usefixtures("header")
    def test_a_vault_that_is_open_is_not_opened_twice(
        self, keeper: FolderKeeper, folder: Path
    ) -> None:
        with opened(keeper, folder):
            found = problem_when(lambda: keeper.open_with_passphrase(folder, PASSPHRASE))
            assert found is Problem.VAULT_IN_USE
        with opened(keeper, folder) as vault:
            assert vault.contents().entries == 3

    @pytest.mark.usefixtures("header")
    def test_a_failed_opening_lets_go_of_the_lock(self, keeper: FolderKeeper, folder: Path) -> None:
        problem_when(lambda: keeper.open_with_passphrase(folder, "not this one"))
        assert not (folder / "vault.lock").exists()

    @pytest.mark.usefixtures("header")
    def test_leftovers_of_a_killed_program_are_swept(
        self, keeper: FolderKeeper, folder: Path
    ) -> None:
        (folder / ".vault.json.00ff00ff.tmp").write_text("half")
        (folder / ".copy.00ff00ff.tmp").mkdir()
        (folder / ".copy.00ff00ff.tmp" / "journal.db").write_text("half")
        (folder / "backups" / ".a.jbk.00ff00ff.tmp").write_text("half")
        (folder / "notes.tmp").write_text("mine")
        with opened(keeper, folder):
            assert (folder / "notes.tmp").exists()
            assert not list(folder.rglob(".*.tmp"))


class TestSecrets:
    def test_a_new_passphrase_replaces_the_old_and_leaves_the_database_alone(
        self, keeper: FolderKeeper, folder: Path, header: Header
    ) -> None:
        database = (folder / "journal.db").read_bytes()
        with opened(keeper, folder) as vault:
            vault.change_passphrase(PASSPHRASE, NEW)
            assert vault.has_recovery()
        assert (folder / "journal.db").read_bytes() == database
        assert header_file.read(Layout(folder).header).rev == header.rev + 1
        found = problem_when(lambda: keeper.open_with_passphrase(folder, PASSPHRASE))
        assert found is Problem.WRONG_PASSPHRASE
        with opened(keeper, folder, NEW) as vault:
            assert vault.contents().entries == 3

    def test_nothing_in_the_folder_opens_with_the_old_passphrase(
        self, keeper: FolderKeeper, folder: Path, header: Header
    ) -> None:
        with opened(keeper, folder) as vault:
            vault.change_passphrase(PASSPHRASE, NEW)
        old = {slot.wrapped.ciphertext.hex().encode() for slot in header.slots if slot.cost}
        for name, data in snapshot(folder).items():
            assert not any(wrapped in data for wrapped in old), name
        place = Layout(folder)
        assert place.header.read_bytes() == place.spare_header.read_bytes()

    @pytest.mark.usefixtures("header")
    def test_changing_needs_the_present_passphrase_and_a_long_enough_new_one(
        self, keeper: FolderKeeper, folder: Path
    ) -> None:
        with opened(keeper, folder) as vault:
            before = snapshot(folder)
            wrong = problem_when(lambda: vault.change_passphrase("not this one", NEW))
            assert wrong is Problem.WRONG_PASSPHRASE
            short = problem_when(lambda: vault.change_passphrase(PASSPHRASE, "short"))
            assert short is Problem.PASSPHRASE_TOO_SHORT
            wrong = problem_when(lambda: vault.new_recovery_code("not this one"))
            assert wrong is Problem.WRONG_PASSPHRASE
            assert snapshot(folder) == before

    def test_the_recovery_code_outlives_passphrases_and_can_set_one(
        self, keeper: FolderKeeper, folder: Path, clock: FakeClock
    ) -> None:
        code = fill(keeper, folder, clock)
        with opened(keeper, folder) as vault:
            for new in ("passphrase two", "passphrase three"):
                vault.change_passphrase(code, new)
                assert vault.recovery_code_opens(code)
        vault = keeper.open_with_recovery(folder, code)
        vault.change_passphrase(code, NEW)
        assert vault.contents().entries == 3
        vault.close()
        with opened(keeper, folder, NEW) as vault:
            assert vault.recovery_code_opens(code.lower())

    def test_a_new_recovery_code_ends_the_old_one(
        self, keeper: FolderKeeper, folder: Path, clock: FakeClock
    ) -> None:
        old = fill(keeper, folder, clock)
        with opened(keeper, folder) as vault:
            new = vault.new_recovery_code(PASSPHRASE)
            assert vault.recovery_code_opens(new)
            assert not vault.recovery_code_opens(old)
            assert not vault.recovery_code_opens("not a code")
        found = problem_when(lambda: keeper.open_with_recovery(folder, old))
        assert found is Problem.WRONG_RECOVERY_CODE
        keeper.open_with_recovery(folder, new).close()
        with opened(keeper, folder):
            pass

    def test_a_cheap_slot_is_brought_up_to_todays_cost_at_unlock(
        self, folder: Path, clock: FakeClock
    ) -> None:
        code = fill(make_keeper(clock), folder, clock)
        dearer = KdfCost(m_kib=9 * 1024, t=2, p=1)
        with opened(make_keeper(clock, dearer), folder) as vault:
            assert vault.warnings == ()
        costs = {slot.cost for slot in header_file.read(Layout(folder).header).slots}
        assert costs == {dearer, None}
        with opened(make_keeper(clock), folder) as vault:
            assert vault.recovery_code_opens(code)
        costs = {slot.cost for slot in header_file.read(Layout(folder).header).slots}
        assert costs == {dearer, None}, "a cheaper default never weakens a vault"

    def test_a_real_vault_asks_64_mib_and_three_passes(
        self, folder: Path, clock: FakeClock
    ) -> None:
        keeper = FolderKeeper(clock=clock, new_lock=FileInstanceLock)
        keeper.create(folder, PASSPHRASE)[0].close()
        costs = [slot.cost for slot in header_file.read(Layout(folder).header).slots if slot.cost]
        assert costs == [KdfCost(m_kib=65536, t=3, p=4)]
        assert costs[0] != CHEAP


class TestClosing:
    def test_closing_empties_the_log_and_frees_the_lock(
        self, keeper: FolderKeeper, folder: Path, clock: FakeClock
    ) -> None:
        vault, _ = keeper.create(folder, PASSPHRASE)
        write_entry(vault, clock)
        assert (folder / "journal.db-wal").stat().st_size > 0
        assert (folder / "vault.lock").exists()
        vault.close()
        vault.close()
        assert {path.name for path in folder.iterdir()} == {
            "journal.db", "vault.json", "vault.json.bak", "backups",
        }  # fmt: skip

    def test_a_closed_vault_holds_nothing(self, keeper: FolderKeeper, folder: Path) -> None:
        vault, _ = keeper.create(folder, PASSPHRASE)
        vault.close()
        vault.interrupt()
        assert vault.folder == folder
        for use in (
            vault.contents,
            vault.verify,
            vault.back_up,
            lambda: vault.entries,
            lambda: vault.nights,
            lambda: vault.settings,
            lambda: vault.vault_id,
        ):
            with pytest.raises(BugError):
                use()

    def test_the_key_shows_nowhere(
        self, keeper: FolderKeeper, folder: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        vault, code = keeper.create(folder, PASSPHRASE)
        unlocked = vault._unlocked  # type: ignore[attr-defined] # the port hides it, the test must not
        key = unlocked.key.raw
        vault.entries.page("anything", EntryFilter(), None, 10)
        shown = f"{vault!r}{unlocked!r}{unlocked.engine!r}{unlocked.engine.url}{caplog.text}"
        vault.close()
        for secret in (key.hex(), str(key), PASSPHRASE, code):
            assert secret not in shown

    def test_a_refused_secret_is_not_quoted(self, keeper: FolderKeeper, folder: Path) -> None:
        keeper.create(folder, PASSPHRASE)[0].close()
        with pytest.raises(SecretRefused) as refused:
            keeper.open_with_passphrase(folder, "not this one")
        assert "not this one" not in f"{refused.value!r}{refused.value.values}"
