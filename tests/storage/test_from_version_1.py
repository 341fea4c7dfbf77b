"""A vault of the first version opens, backed up before, with all it held and room for more."""

from __future__ import annotations

from pathlib import Path

from journal_app.domain.guard import Decision, GuardWord
from journal_app.domain.identifiers import Kind
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from journal_app.storage.vault import FolderVault
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper, opened
from tests.storage.version_1 import back_to_version_1, write_some


def made_at_version_1(keeper: FolderKeeper, folder: Path, clock: FakeClock) -> list[str]:
    vault, _ = keeper.create(folder, PASSPHRASE)
    assert isinstance(vault, FolderVault)
    texts = [vault.entries.text(entry.id) for entry in write_some(vault, clock)]
    key = vault._now().key
    vault.close()
    back_to_version_1(Layout(folder).database, key)
    return texts


def test_a_vault_of_version_1_is_backed_up_and_brought_forward(
    tmp_path: Path, clock: FakeClock
) -> None:
    keeper, folder = make_keeper(clock), tmp_path / "journal"
    texts = made_at_version_1(keeper, folder, clock)
    assert keeper.backups(folder) == ()
    with opened(keeper, folder) as vault:
        assert [text for _, text in vault.entries.each()] == texts
        assert vault.verify().problems == ()
        assert vault.guard.all() == ()
        vault.guard.put(GuardWord("Rose", Kind.NAME_OTHER, Decision.ALWAYS))
    (backup,) = keeper.backups(folder)
    with opened(keeper, folder) as vault:
        assert [word.words for word in vault.guard.all()] == ["Rose"]
        assert vault.look_into(backup.path).entries == len(texts)


def test_the_backup_made_before_restores_into_the_present_version(
    tmp_path: Path, clock: FakeClock
) -> None:
    keeper, folder = make_keeper(clock), tmp_path / "journal"
    texts = made_at_version_1(keeper, folder, clock)
    with opened(keeper, folder) as vault:
        vault.guard.put(GuardWord("Rose", Kind.NAME_OTHER, Decision.ALWAYS))
    (backup,) = keeper.backups(folder)
    keeper.restore(backup.path, folder, PASSPHRASE, recovery=False)
    with opened(keeper, folder) as vault:
        assert [text for _, text in vault.entries.each()] == texts
        assert vault.guard.all() == ()
