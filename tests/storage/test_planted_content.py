"""Notebook, own prompts, packs, contacts and corrections are in no file that can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journal_app.domain.ids import PromptId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_preferences import PromptMark
from journal_app.domain.prompts import Form, Moment, Theme
from tests.canary import scan
from tests.fakes import FakeClock
from tests.storage.some_content import NIGHT, contact, correction, note, own_prompt, pack, person
from tests.storage.vaults import PASSPHRASE, make_keeper, write_entry

PERSON, DID, PROMPT, PACK, CONTACT, FEATURE, MARKED = (
    "Quibberfloxing",
    "Krimmelstagging",
    "Snarfodynement",
    "Yorbnicatedly",
    "Drellimonations",
    "womblecrafting",
    "glorvantished-zibb",
)
WORDS = (PERSON, DID, PROMPT, PACK, CONTACT, FEATURE, MARKED)


def plant(vault: OpenVault, clock: FakeClock) -> None:
    """Put a word of its own in every place that can hold one."""
    entry = write_entry(vault, clock, "A quiet night.").id
    one = person(clock.now(), PERSON, f"a {PERSON}")
    vault.notebook.put_person(one)
    vault.notebook.put_note(replace(note(one, DID * 9, f"{DID} too"), entry=entry))
    prompt = own_prompt(f"Which {PROMPT} was it?")
    vault.prompts.put_own(replace(prompt, nudge=PROMPT))
    vault.prompts.put_pack(pack(clock.now(), words=PACK, data=PACK.encode() * 400))
    vault.prompts.mark(PromptMark(PromptId(MARKED), favourite=True))
    vault.prompts.put_moments(NIGHT, [Moment.FIRST_DEATH])
    vault.contacts.put(contact(CONTACT, f"the {CONTACT} door"))
    vault.forms.put_form(entry, Form.LETTER)
    vault.hints.correct(correction(entry, clock.now(), Theme.SELF_CARE), [FEATURE, f"a_{FEATURE}"])


def test_nothing_of_the_content_is_in_any_file(tmp_path: Path, clock: FakeClock) -> None:
    keeper, folder = make_keeper(clock), tmp_path / "journal"
    vault, _ = keeper.create(folder, PASSPHRASE)
    plant(vault, clock)
    secrets = [*WORDS, Moment.FIRST_DEATH.value]
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
