"""Prompts, people, notes, packs and contacts to store."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from journal_app.domain.contacts import Contact
from journal_app.domain.hints import Correction
from journal_app.domain.ids import ContactId, EntryId, NoteId, PackId, PersonId, PromptId, new_id
from journal_app.domain.notebook import Note, Person
from journal_app.domain.prompt_preferences import KeptPack
from journal_app.domain.prompts import Load, Prompt, Theme

NIGHT = date(2026, 11, 21)


def own_prompt(text: str = "Which door did you hold open today?") -> Prompt:
    return Prompt(
        id=PromptId(new_id()),
        theme=Theme.ROLE_MODELS,
        sub_theme="with-patients",
        text=text,
        load=Load.LIGHT,
        minutes=2,
        own=True,
    )


def pack(
    added_at: datetime, name: str = "ward-nine", words: str = "Ward nine", data: bytes | None = None
) -> KeptPack:
    held = f"[pack]\ntitle = '{words}'\n".encode() if data is None else data
    return KeptPack(
        id=PackId(name),
        title=words,
        origin=f"The teachers of {words}",
        data=held,
        sha256=hashlib.sha256(held).hexdigest(),
        added_at=added_at,
    )


def person(made_at: datetime, name: str = "The nurse with the keys", role: str = "") -> Person:
    return Person(id=PersonId(new_id()), name=name, role=role, made_at=made_at)


def note(of: Person, did: str = "Sat down first.", borrow: str = "", night: date = NIGHT) -> Note:
    return Note(
        id=NoteId(new_id()),
        person=of.id,
        night=night,
        did=did,
        borrow=borrow,
        written_at=of.made_at,
    )


def contact(name: str = "Flat", way: str = "the blue door", place: int = 0) -> Contact:
    return Contact(id=ContactId(new_id()), name=name, way=way, place=place)


def correction(entry: EntryId, at: datetime, *themes: Theme, sha256: str = "ab" * 32) -> Correction:
    return Correction(entry=entry, themes=frozenset(themes), text_sha256=sha256, corrected_at=at)
