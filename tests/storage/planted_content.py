"""A word of its own in every place of a journal that lies beside its entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from journal_app.domain.ids import EntryId, PromptId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_preferences import PromptMark
from journal_app.domain.prompts import Form, Moment, Theme
from tests.storage.some_content import NIGHT, contact, correction, note, own_prompt, pack, person

PERSON = "Frizzlemantock"
DID = "Hobbertwysting"
PROMPT = "Oxqueverdling"
PACK = "Jumblekraspit"
CONTACT = "Tweldonquacks"
FEATURE = "zaffermoiling"
MARKED = "ulvengrostic"

CONTENT = (PERSON, DID, PROMPT, PACK, CONTACT, FEATURE, MARKED)


def plant(vault: OpenVault, entry: EntryId, now: datetime) -> None:
    """Put the words in their places; the entry is one that is there."""
    one = person(now, PERSON, f"a {PERSON}")
    vault.notebook.put_person(one)
    vault.notebook.put_note(replace(note(one, DID * 9, f"{DID} too"), entry=entry))
    vault.prompts.put_own(replace(own_prompt(f"Which {PROMPT} was it?"), nudge=PROMPT))
    vault.prompts.put_pack(pack(now, words=PACK, data=PACK.encode() * 400))
    vault.prompts.mark(PromptMark(PromptId(MARKED), favourite=True))
    vault.prompts.put_moments(NIGHT, [Moment.FIRST_DEATH])
    vault.contacts.put(contact(CONTACT, f"the {CONTACT} door"))
    vault.forms.put_form(entry, Form.LETTER)
    vault.hints.correct(correction(entry, now, Theme.SELF_CARE), [FEATURE, f"a {FEATURE}"])
