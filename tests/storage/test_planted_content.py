"""Notebook, own prompts, packs, contacts and corrections are in no file that can be read."""

from __future__ import annotations

from pathlib import Path

from journal_app.domain.prompts import Moment
from tests.canary import scan
from tests.fakes import FakeClock
from tests.storage.planted_content import CONTENT, PACK, PERSON, plant
from tests.storage.vaults import PASSPHRASE, make_keeper, write_entry


def test_nothing_of_the_content_is_in_any_file(tmp_path: Path, clock: FakeClock) -> None:
    keeper, folder = make_keeper(clock), tmp_path / "journal"
    vault, _ = keeper.create(folder, PASSPHRASE)
    plant(vault, write_entry(vault, clock, "A quiet night.").id, clock.now())
    secrets = [*CONTENT, Moment.FIRST_DEATH.value]
    assert scan(secrets, [tmp_path]) == [], "while the journal is open"
    backup = vault.back_up().path
    (person_found,) = vault.notebook.search(PERSON.lower())
    vault.notebook.delete_person(person_found)
    assert vault.verify().problems == ()
    vault.close()
    keeper.restore(backup, folder, PASSPHRASE, recovery=False)
    assert scan(secrets, [tmp_path]) == [], "in journal, backup and what a restore put aside"
    vault = keeper.open_with_passphrase(folder, PASSPHRASE)
    counted = vault.contents()
    assert (counted.people, counted.notes, counted.own_prompts) == (1, 1, 1)
    assert (counted.packs, counted.contacts) == (1, 1)
    (tmp_path / "plain").write_bytes(vault.prompts.packs()[0].data)
    vault.close()
    assert {hit.word for hit in scan(secrets, [tmp_path])} == {PACK}, "the scan would find it"
