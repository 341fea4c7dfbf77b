"""The invented student's notebook: people from the sample's own entries, under made-up names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journal_app.domain.entries import Entry
from journal_app.domain.ids import NoteId, PersonId, PromptId, new_id
from journal_app.domain.notebook import Note, Person
from journal_app.domain.ports import OpenVault


@dataclass(frozen=True, slots=True)
class _Seen:
    """What somebody did, and the prompt whose answer tells of it."""

    prompt: str
    did: str
    borrow: str = ""


_PEOPLE: Final = {
    ("The one who comes to the waiting room", "GP"): (
        _Seen(
            "role-into-the-room",
            "Fetches people herself and walks back at whatever speed they walk.",
            "Forty seconds of corridor.",
        ),
        _Seen(
            "role-explained",
            "Drew a lung on the back of a form, and gave the man the pen.",
            "Let them draw.",
        ),
        _Seen("role-own-mistake", "Said “Right, what fixes it?” and nothing else."),
    ),
    ("Glasses off", "anaesthetist"): (
        _Seen(
            "role-before-speaking",
            "Takes her glasses off and crouches before she says her name.",
            "Crouch first.",
        ),
    ),
    ("The voice on the way to the lift", "porter"): (
        _Seen("role-voice", "Tells people on trolleys where they are, bump by bump."),
    ),
    ("Custard", "night healthcare assistant"): (
        _Seen(
            "role-knew-what-nobody-knew",
            "Came by with a small bowl and no comment.",
            "Ask whoever was there at night.",
        ),
    ),
}


def fill_notebook(vault: OpenVault) -> None:
    """Note the people of the sample from the entries that tell of them.

    An entry that the sample does not have is passed over, and so is whom only such entries tell
    of.
    """
    written = {entry.prompt: entry for entry, _text in vault.entries.each()}
    for (name, role), seen in _PEOPLE.items():
        told = [(one, written[key]) for one in seen if (key := PromptId(one.prompt)) in written]
        if told:
            first = min(entry.created_at for _one, entry in told)
            person = Person(PersonId(new_id()), name, role, first)
            vault.notebook.put_person(person)
            for one, entry in told:
                vault.notebook.put_note(_note(person, one, entry))


def _note(person: Person, seen: _Seen, entry: Entry) -> Note:
    return Note(
        id=NoteId(new_id()),
        person=person.id,
        night=entry.night,
        did=seen.did,
        borrow=seen.borrow,
        written_at=entry.created_at,
        entry=entry.id,
    )
