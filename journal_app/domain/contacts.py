"""The student's own people to ring, and what is shown on hard nights when they asked for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from journal_app.domain.ids import ContactId
from journal_app.domain.ratings import Scale

LONGEST_CONTACT: Final = 120
LONGEST_WORDS: Final = 2_000
"""In code points."""

HARD_NIGHTS_SETTING: Final = "support.hard-nights"
"""Setting: ``HardNights`` as a JSON object by the names of its fields. Forgetting reaches its
``words``."""

HARD_FROM: Final = 9
HARD_NIGHTS: Final = 3
OF_NIGHTS: Final = 5


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the student's own.

    Attributes:
        way: How to reach them: a number, an address, "the blue door".
        note: When they can be reached, or anything else; may be empty.
        before_unlocking: Shown on Support before the journal is unlocked, where anyone who can
            use the computer can read it.
        place: Order on the screen, from 0.
    """

    id: ContactId
    name: str = field(repr=False)
    way: str = field(repr=False)
    note: str = field(default="", repr=False)
    before_unlocking: bool = False
    place: int = 0


def check_contact(contact: Contact) -> Contact:
    """Return a contact if it can be stored.

    Raises:
        ValueError: No name, no way to reach them, or above ``LONGEST_CONTACT``.
    """
    if not contact.name.strip() or not contact.way.strip():
        msg = "a contact needs a name and a way to reach them"
        raise ValueError(msg)
    if max(len(contact.name), len(contact.way), len(contact.note)) > LONGEST_CONTACT:
        msg = "a contact's lines have at most 120 characters each"
        raise ValueError(msg)
    return contact


@dataclass(frozen=True, slots=True)
class HardNights:
    """What a student asked for on hard nights. Off unless they turn it on; never logged.

    Attributes:
        scale: Whose 9s and 10s count.
        words: The student's own words to themselves.
        contact: Whom to show beside them; None for nobody.
    """

    on: bool = False
    scale: Scale = Scale.BURNOUT
    words: str = field(default="", repr=False)
    contact: ContactId | None = None
