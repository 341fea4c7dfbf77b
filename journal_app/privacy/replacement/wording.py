"""The words that stand where identifiers stood, all of them, in one place.

They are data of an export, not sentences of a screen: a study reads texts of many students and
searches them for the same words, so they stay English whatever language the window speaks.
"""

from __future__ import annotations

import re
from typing import Final

from journal_app.domain.identifiers import Kind

PEOPLE: Final = {
    "patient": Kind.NAME_PATIENT,
    "attending": Kind.NAME_STAFF,
    "doctor": Kind.NAME_STAFF,
    "nurse": Kind.NAME_STAFF,
    "midwife": Kind.NAME_STAFF,
    "therapist": Kind.NAME_STAFF,
    "colleague": Kind.NAME_STAFF,
    "relative": Kind.NAME_OTHER,
    "friend": Kind.NAME_OTHER,
    "student": Kind.NAME_OTHER,
    "pet": Kind.NAME_OTHER,
    "person": Kind.NAME_OTHER,
}
"""What people are called in brackets, with a number, and the kind of their names."""

HOSPITALS: Final = {
    "hospital": "a large teaching hospital",
    "clinic": "a clinic",
    "hospice": "a hospice",
    "care home": "a care home",
    "ward": "a hospital ward",
}
SCHOOLS: Final = {
    "medical school": "a medical school",
    "university": "a university",
    "college": "a college",
    "school": "a school",
}
PLACES: Final = {
    "town": "a town",
    "village": "a village",
    "district": "a part of town",
    "street": "a street",
    "station": "a station",
    "river": "a river",
    "lake": "a lake",
    "island": "an island",
    "park": "a park",
    "mountain": "a mountain",
    "postcode": "a postcode",
}
"""What a hospital, school or place may be told apart as, and the phrase that generalises it."""

BRACKETED: Final = {
    Kind.PHONE: "phone number",
    Kind.EMAIL: "e-mail address",
    Kind.URL_HANDLE: "link",
    Kind.ID: "ID number",
    Kind.ROOM: "room",
}
PLAIN: Final = {
    Kind.PHONE: "a phone number",
    Kind.EMAIL: "an e-mail address",
    Kind.URL_HANDLE: "a link",
    Kind.ID: "a number",
}
ROOMS: Final = {
    "ward": "a ward",
    "bay": "a bay",
    "bed": "a bed",
    "theatre": "a theatre",
    "cubicle": "a cubicle",
    "room": "a room",
}

AGE: Final = "90 or over"
AGE_JOINED: Final = "90-or-over"
"""The same before ``-year-old`` and ``th birthday``."""

BY_AWARD: Final = "a person known for an award"
BY_NEWS: Final = "a person known from the news"
BY_RARITY: Final = "a person who is one of very few"
BY_POST: Final = "a person known by their post"
UNIQUE: Final = (BY_AWARD, BY_NEWS, BY_RARITY, BY_POST)

A_DATE: Final = "a date"
BRACKETED_DATE: Final = "date"
DATES: Final = (
    A_DATE,
    BRACKETED_DATE,
    "a date in the same month",
    "an earlier date",
    "a later date",
    "a date years earlier",
    "a date years later",
    "a date before day 1",
    "some days",
    "a month",
    "the same month",
    "an earlier month",
    "a later month",
    "a week",
    "a holiday",
    "a season",
)


_FIXED: Final = (
    {phrase: kind for kind, phrase in BRACKETED.items()}
    | dict.fromkeys((AGE, AGE_JOINED), Kind.AGE_OVER_89)
    | dict.fromkeys(UNIQUE, Kind.PROFESSION_UNIQUE)
    | dict.fromkeys(DATES, Kind.DATE)
    | {"postcode": Kind.LOCATION}
)
FIXED: Final = _FIXED | {
    re.sub(r"^(?:an?|the) ", "", phrase): kind for phrase, kind in _FIXED.items()
}
"""Every bracketed phrase without a number, with and without its article, and its kind."""

NUMBERED: Final = (
    PEOPLE
    | {"place": Kind.LOCATION}
    | dict.fromkeys(HOSPITALS, Kind.HOSPITAL)
    | dict.fromkeys(SCHOOLS, Kind.SCHOOL)
)
"""Every bracketed word that takes a number, and its kind."""
