"""Which neutral words to offer in a finding's place. ``sentences.guard`` has the words."""

from __future__ import annotations

from typing import Final

from journal_app.domain.guard import Neutral
from journal_app.domain.identifiers import Finding, Kind
from journal_app.privacy.passage import WORD, fold, without_marks

NEAR: Final = 60
"""Code points before and after a name in which words tell who it is."""

_PLAIN: Final = {
    Kind.NAME_PATIENT: (Neutral.PATIENT, Neutral.PERSON),
    Kind.LOCATION: (Neutral.PLACE,),
    Kind.HOSPITAL: (Neutral.HOSPITAL, Neutral.PLACE),
    Kind.SCHOOL: (Neutral.SCHOOL, Neutral.PLACE),
    Kind.DATE: (Neutral.DATE,),
    Kind.AGE_OVER_89: (Neutral.NINETY_OR_OVER,),
    Kind.PHONE: (Neutral.PHONE, Neutral.NUMBER),
    Kind.EMAIL: (Neutral.EMAIL,),
    Kind.URL_HANDLE: (Neutral.LINK,),
    Kind.ID: (Neutral.NUMBER,),
    Kind.ROOM: (Neutral.ROOM,),
    Kind.PROFESSION_UNIQUE: (Neutral.ROLE, Neutral.PERSON),
}

_LEADING = """
dr doctor prof professor mr ms miss attending consultant registrar reg resident fellow surgeon
physician chief senior anaesthetist anesthesiologist
"""
_NURSING = "nurse sister matron midwife rn hca"
_KIN = """
mum mom mother dad father daughter son wife husband partner sister brother aunt auntie uncle niece
nephew cousin grandma grandmother grandpa grandfather granddaughter grandson baby twin fiance
fiancee mama papa nana
"""

_ATTENDING: Final = frozenset(_LEADING.split())
_NURSE: Final = frozenset(_NURSING.split())
_RELATIVE: Final = frozenset(_KIN.split())


def neutral_words(text: str, finding: Finding) -> tuple[Neutral, ...]:
    """Return what may stand in a finding's place, the likeliest first, at least one.

    Args:
        text: The text the finding is a place of; only words close to it are looked at.
    """
    if finding.kind is Kind.NAME_STAFF:
        return _staff(_words(text[max(0, finding.start - NEAR) : finding.start]))
    if finding.kind is Kind.NAME_OTHER:
        return _other(text, finding)
    return _PLAIN[finding.kind]


def _staff(before: list[str]) -> tuple[Neutral, ...]:
    """Choose by the last word before the name that says what somebody is."""
    for word in reversed(before[-3:]):
        if word in _NURSE:
            return (Neutral.NURSE, Neutral.COLLEAGUE, Neutral.ATTENDING)
        if word in _ATTENDING:
            return (Neutral.ATTENDING, Neutral.COLLEAGUE, Neutral.NURSE)
    return (Neutral.COLLEAGUE, Neutral.ATTENDING, Neutral.NURSE)


def _other(text: str, finding: Finding) -> tuple[Neutral, ...]:
    before = _words(text[max(0, finding.start - NEAR) : finding.start])[-3:]
    after = _words(text[finding.end : finding.end + NEAR])[:3]
    if _RELATIVE.isdisjoint([*before, *after]):
        return (Neutral.PERSON, Neutral.RELATIVE, Neutral.COLLEAGUE)
    return (Neutral.RELATIVE, Neutral.PERSON, Neutral.PATIENT)


def _words(text: str) -> list[str]:
    return [without_marks(fold(word)) for word in WORD.findall(text)]
