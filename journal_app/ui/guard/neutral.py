"""What is put in the place of words, by what they are and what stands before them."""

from __future__ import annotations

import re
from typing import Final

from journal_app.domain.guard import Neutral
from journal_app.domain.identifiers import NAMES, Kind

TITLE: Final = re.compile(
    r"\b(mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|sister|nurse|uncle|aunt|aunty|auntie)"
    r"\.?\s$",
    re.IGNORECASE,
)
"""A title right before a name; it goes with the name."""

_NURSES: Final = frozenset({"sister", "nurse"})
_DOCTORS: Final = frozenset({"dr", "doctor", "prof", "professor"})
_RELATIVES: Final = frozenset({"uncle", "aunt", "aunty", "auntie"})
_BY_KIND: Final = {
    Kind.NAME_PATIENT: Neutral.PATIENT,
    Kind.NAME_STAFF: Neutral.COLLEAGUE,
    Kind.NAME_OTHER: Neutral.PERSON,
    Kind.LOCATION: Neutral.PLACE,
    Kind.HOSPITAL: Neutral.HOSPITAL,
    Kind.SCHOOL: Neutral.SCHOOL,
    Kind.DATE: Neutral.DATE,
    Kind.AGE_OVER_89: Neutral.NINETY_OR_OVER,
    Kind.PHONE: Neutral.PHONE,
    Kind.EMAIL: Neutral.EMAIL,
    Kind.URL_HANDLE: Neutral.LINK,
    Kind.ID: Neutral.NUMBER,
    Kind.ROOM: Neutral.ROOM,
    Kind.PROFESSION_UNIQUE: Neutral.ROLE,
}


def title_before(text: str, start: int, kind: Kind) -> str:
    """Return the title and blank right before a name, "" when there is none."""
    if kind not in NAMES:
        return ""
    found = TITLE.search(text[max(0, start - 12) : start])
    return found.group() if found is not None else ""


def neutral_for(kind: Kind, title: str) -> Neutral:
    """Return what may be put in the place of words.

    Args:
        title: As ``title_before`` has it.
    """
    called = title.strip(" .\t\n").casefold()
    if kind is Kind.NAME_STAFF and called in _NURSES:
        return Neutral.NURSE
    if kind is Kind.NAME_STAFF and called in _DOCTORS:
        return Neutral.ATTENDING
    if kind is Kind.NAME_OTHER and called in _RELATIVES:
        return Neutral.RELATIVE
    return _BY_KIND[kind]
