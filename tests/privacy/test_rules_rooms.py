"""Numbered and lettered rooms, and what looks like them."""

from __future__ import annotations

import pytest

from journal_app.privacy.rules import rooms
from tests.privacy.marking import check

MARKED = [
    "she was in ⟦bed 7⟧ all week",
    "moved to ⟦bay 4⟧ again",
    "Noro in ⟦bay C⟧ again",
    "the man in ⟦ICU bed 6⟧ died",
    "crying in ⟦female ward cot 12⟧.",
    "up on ⟦4 West rm 22⟧, alone",
    "it was ⟦bay C⟧ ⟦bed 3⟧ where",
    "I love ⟦Ward 4B⟧, honestly",
    "the lady in ⟦#518⟧ waved",
    "I had ⟦beds 3 and 4⟧ to clerk",
    "⟦bed 7 & 9⟧ swapped",
    "⟦room 3-114⟧, Q15 checks",
    "then ⟦side room 2⟧ called",
    "hiding in ⟦sideroom 11⟧",
    "he was wheeled into ⟦theatre 3⟧.",
    "straight to ⟦resus 2⟧ with him",
    "⟦cubicle 9⟧ was empty",
    "⟦trolley 14⟧ in the corridor",
    "the twin in ⟦incubator 5⟧ grew",
    "⟦labour ward room 5⟧, forceps",
    "⟦bed seven⟧ was singing",
    "in ⟦chair 4⟧ by the window",
    "⟦Bed-12⟧ needs a cannula",
    "in ⟦rm 1204⟧ she slept",
    "in ⟦room B12⟧ at last",
    "⟦bed no 5⟧ is mine",
    "⟦bed number 15⟧ is mine",
    "in ⟦Room 2.14⟧ upstairs",
    "⟦beds 3, 4 and 11⟧ went home",
    "⟦pod C⟧ was loud",
    "scrubbed in ⟦OT 2⟧ today",
]
UNMARKED = [
    "room for improvement",
    "a 4-bed bay with a view",
    "a six bed bay",
    "theatre 2 hours late",
    "I was in theatre 12 hours",
    "room 101 jokes",
    "my room was cold",
    "grade 2 tear",
    "on the ward 3 times a day",
    "2 or 3 patients waited",
    "four or 5 of them",
    "to bed 10pm",
    "home to bed 11.30",
    "on ward a lot",
    "the ward I loved",
    "30 beds 4 nurses",
    "in bed by nine",
    "the chair was broken",
    "10 units 4 hourly",
    "we have the 2nd of 3 wards",
    "left the ward 0730",
    "chest x-ray in resus, 2 doctors",
    "bed 2 nights in a row",
    "#1 priority",
    "grand round",
    "one or two of us",
]


@pytest.mark.parametrize("marked", MARKED)
def test_rooms_are_found_whole(marked: str) -> None:
    check(rooms.find, marked)


@pytest.mark.parametrize("text", UNMARKED)
def test_look_alikes_of_rooms_are_left(text: str) -> None:
    check(rooms.find, text)
