"""Studies: what a research team asks of a student, as its study file says it.

Reading, checking and signing study files is ``journal_app.research``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

OTHER_GROUP: Final = "Other"
"""What a rotation group is called that the study does not list, or that is too small."""


def folded_name(name: str) -> str:
    """Return a name as names are compared: without regard to case or to the form of its letters.

    NFKC makes one of letters that differ in width or form alone (Unicode Standard Annex 15), such
    as a fullwidth "Ｓ" and "S"; folding is repeated because it may bring such letters forth.
    """
    once = unicodedata.normalize("NFKC", name.strip()).casefold()
    return unicodedata.normalize("NFKC", once).casefold()


class DataItem(StrEnum):
    """What a study may ask for; each is a separate yes or no."""

    RATINGS = "ratings"
    ROTATION = "rotation"
    SHIFTS = "shifts"
    TEXT = "text"
    PROMPTS = "prompts"
    TOTALS = "totals"
    QUESTIONNAIRES = "questionnaires"


class ReplacementStyle(StrEnum):
    """What stands in the place of people: roles in brackets, or invented names."""

    ROLES = "roles"
    PSEUDONYMS = "pseudonyms"


class TimeKept(StrEnum):
    """What a study learns of time: a day number from a random origin, or a rotation's week."""

    DAY = "day"
    WEEK = "week"


class Order(StrEnum):
    """In which order nights and entries lie in a package."""

    KEPT = "kept"
    SHUFFLED = "shuffled"


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One kind of data that is asked for, and why."""

    item: DataItem
    why: str


@dataclass(frozen=True, slots=True)
class AskedQuestionnaire:
    """A questionnaire whose answers are asked for.

    Attributes:
        sha256: Of its file's bytes, 64 hexadecimal digits: of that very file and of no other, so
            that all answers are to the same questions.
    """

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Group:
    """A rotation group with the number of students in it.

    Attributes:
        specialties: Names of rotations that belong to it, compared by ``folded_name``.
    """

    name: str
    size: int
    specialties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallGroups:
    """The small-group rule: a group of fewer than ``k`` students is not named."""

    k: int
    groups: tuple[Group, ...] = ()

    def named(self, specialty: str) -> Group | None:
        """Return the group a rotation belongs to; None when the study lists none."""
        wanted = folded_name(specialty)
        for group in self.groups:
            if wanted in {folded_name(name) for name in (group.name, *group.specialties)}:
                return group
        return None

    def shown(self, name: str) -> str:
        """Return the name under which a group leaves: its own, or ``OTHER_GROUP``."""
        found = next((group for group in self.groups if group.name == name), None)
        return found.name if found is not None and found.size >= self.k else OTHER_GROUP


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to.

    Attributes:
        about: "questions", "rights" or "harm".
        reach: Address, telephone number or e-mail address, as it was given.
    """

    about: str
    name: str
    reach: str


@dataclass(frozen=True, slots=True)
class ReturnChannel:
    """How a sealed file gets to the study team.

    Attributes:
        how: In the study's words.
        hides_sender: The way keeps the team from learning who sent it.
    """

    how: str
    hides_sender: bool


@dataclass(frozen=True, slots=True)
class Study:
    """A study file's contents, checked.

    Attributes:
        id: Letters, digits and hyphens; the same in every version.
        version: Counts from 1.
        notice: The plain-language notice, several paragraphs, shown whole.
        ethics_expires: Last day on which the approval holds.
        starts: First night that is asked for.
        ends: Last night that is asked for.
        minimum_nights: Fewest nights a package may hold.
        consent_record: How consent is documented, or why that was waived.
        compelled_disclosure: Protection against being made to hand data over; "" when none.
        site_permission: Permission of the clinical sites.
        people_in_stories: How patients and named staff in stories are handled.
        danger: What happens when a text tells of danger or abuse.
        cooling_off_days: Nights younger than this are not offered.
        withdraw_until: Last day on which data can still be taken out.
        time_reason: Why weeks of rotation are needed; "" with ``TimeKept.DAY``.
        recipient: The study's public age key, ``age1...``.
        signing_key: The study's public Ed25519 key, 64 hexadecimal digits.
    """

    id: str
    version: int
    title: str
    language: str
    institution: str
    investigators: tuple[str, ...]
    ethics_body: str
    ethics_number: str
    ethics_expires: date
    contacts: tuple[Contact, ...]
    starts: date
    ends: date
    notice: str
    asked: tuple[AskedItem, ...]
    minimum_nights: int
    minimum_age: int
    payment: str
    consent_record: str
    compelled_disclosure: str
    site_permission: str
    people_in_stories: str
    danger: str
    cooling_off_days: int
    retention: str
    withdrawal: str
    withdraw_until: date
    style: ReplacementStyle
    small_groups: SmallGroups
    return_channel: ReturnChannel
    recipient: str
    signing_key: str
    time: TimeKept = TimeKept.DAY
    time_reason: str = ""
    order: Order = Order.KEPT
    asked_questionnaires: tuple[AskedQuestionnaire, ...] = ()

    @property
    def questionnaires(self) -> tuple[str, ...]:
        """Ids of the questionnaires that are asked for."""
        return tuple(one.id for one in self.asked_questionnaires)

    def asks(self, item: DataItem) -> bool:
        """Tell whether the study asks for a kind of data."""
        return any(asked.item is item for asked in self.asked)


@dataclass(frozen=True, slots=True)
class StudyFile:
    """A study file whose signature holds.

    Attributes:
        data: Its exact bytes.
        signature: The 64 bytes of its signature.
        sha256: Of ``data``, 64 hexadecimal digits.
        notice_sha256: Of the notice in UTF-8.
        fingerprint: The signing key as people compare it, groups of four with hyphens.
    """

    study: Study
    data: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    sha256: str
    notice_sha256: str
    fingerprint: str
