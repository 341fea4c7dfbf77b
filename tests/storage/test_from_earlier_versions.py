"""A vault of an earlier version opens, backed up before, with all it held and room for more."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app.domain.guard import Decision, GuardWord
from journal_app.domain.identifiers import Kind
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Form, Theme
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from journal_app.storage.vault import FolderVault
from tests.fakes import FakeClock
from tests.storage.earlier_versions import back_to, write_some
from tests.storage.some_content import contact, correction, note, own_prompt, person
from tests.storage.some_studies import event, participation, version
from tests.storage.vaults import PASSPHRASE, make_keeper, opened


def made_at_version(number: int, keeper: FolderKeeper, folder: Path, clock: FakeClock) -> list[str]:
    vault, _ = keeper.create(folder, PASSPHRASE)
    assert isinstance(vault, FolderVault)
    texts = [vault.entries.text(entry.id) for entry in write_some(vault, clock)]
    key = vault._now().key
    if number >= 2:
        vault.guard.put(GuardWord("Rose", Kind.NAME_OTHER, Decision.ALWAYS))
    if number >= 3:
        one = participation(clock)
        vault.studies.join(one, version(one, clock), event(one, clock))
    vault.close()
    back_to(number, Layout(folder).database, key)
    return texts


def assert_holds(vault: OpenVault, number: int, texts: list[str]) -> None:
    assert [text for _, text in vault.entries.each()] == texts
    assert vault.verify().problems == ()
    assert [word.words for word in vault.guard.all()] == (["Rose"] if number >= 2 else [])
    assert len(vault.studies.participations()) == (1 if number >= 3 else 0)
    assert vault.notebook.people() == ()
    assert vault.prompts.own() == ()


def write_more(vault: OpenVault, clock: FakeClock) -> None:
    entry = write_some(vault, clock)[0].id
    vault.guard.put(GuardWord("Hazel", Kind.NAME_OTHER, Decision.ALWAYS))
    vault.notebook.put_person(one := person(clock.now()))
    vault.notebook.put_note(note(one))
    vault.prompts.put_own(own_prompt())
    vault.contacts.put(contact())
    vault.forms.put_form(entry, Form.LETTER)
    vault.hints.correct(correction(entry, clock.now(), Theme.SELF_CARE), ["tea"])


@pytest.mark.parametrize("number", [1, 2, 3])
def test_it_is_backed_up_brought_forward_and_the_backup_restores(
    tmp_path: Path, clock: FakeClock, number: int
) -> None:
    keeper, folder = make_keeper(clock), tmp_path / "journal"
    texts = made_at_version(number, keeper, folder, clock)
    assert keeper.backups(folder) == ()
    with opened(keeper, folder) as vault:
        assert_holds(vault, number, texts)
        write_more(vault, clock)
    (backup,) = keeper.backups(folder)
    with opened(keeper, folder) as vault:
        counted = vault.contents()
        assert (counted.people, counted.notes, counted.own_prompts) == (1, 1, 1)
        assert counted.contacts == 1
        assert vault.look_into(backup.path).entries == len(texts)
        assert vault.look_into(backup.path).people == 0
    restored = keeper.restore(backup.path, folder, PASSPHRASE, recovery=False)
    assert (restored.contents.entries, restored.contents.people) == (len(texts), 0)
    with opened(keeper, folder) as vault:
        assert_holds(vault, number, texts)
        write_more(vault, clock)
        assert vault.verify().problems == ()
