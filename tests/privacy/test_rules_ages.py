"""Ages of 90 and more, and what looks like them."""

from __future__ import annotations

import pytest

from journal_app.privacy.rules import ages
from tests.privacy.marking import check

MARKED = [
    "a ⟦94⟧-year-old retired baker",
    "she is ⟦91⟧ years old",
    "he is ⟦97⟧yo and deaf",
    "⟦92⟧ y/o with a cough",
    "⟦94⟧F from home",
    "⟦92⟧M, off legs",
    "⟦98⟧ year old man",
    "aged ⟦101⟧ and cross",
    "turns ⟦90⟧ on Sunday",
    "turned ⟦one hundred⟧ here",
    "a man of ⟦ninety-one⟧, alone",
    "a woman of ⟦96⟧ who sang",
    "she's ⟦97⟧ and sharp",
    "he was ⟦ninety-four⟧.",
    "Dorrit, ⟦94⟧, came in",
    "Dorrit (⟦93⟧) slept",
    "Mr Quill, ⟦ninety-two⟧, waved",
    "died at ⟦99⟧, at home",
    "her ⟦95th⟧ birthday",
    "for his ⟦hundredth⟧ birthday",
    "a ⟦nonagenarian⟧ with jokes",
    "our ⟦centenarian⟧ danced",
    "still in her ⟦nineties⟧, driving",
    "aged ⟦91⟧ and ⟦94⟧, holding hands",
    "age: ⟦90⟧",
    "⟦a hundred and three⟧ years old",
    "a ⟦ninety three⟧ year old",
    "he turned ⟦104⟧ today",
    "nearly ⟦92⟧, she said",
    "lived to ⟦102⟧",
    "“⟦ninety-six⟧,” she said",
]
UNMARKED = [
    "she is 89 years old",
    "aged 72",
    "sats 92% on air",
    "sats were 94, fine",
    "HR 98, BP 110 over 90",
    "his pulse was 96 and thready",
    "temp was 99, settled",
    "weight 94 kg",
    "94 mg of caffeine",
    "I got 92 in the exam",
    "it cost 95 pounds",
    "at 90 mph",
    "waited 90 minutes",
    "a hundred times",
    "one hundred percent",
    "90 years ago",
    "in the 90s",
    "GFR was 91.",
    "ninety minutes late",
    "room 94, bed 91",
    "sodium is 128, urea 9",
    "a score of 97",
    "100 mg twice",
    "the 1990s",
    "page 94, and then",
    "ninety-six beats a minute",
]


@pytest.mark.parametrize("marked", MARKED)
def test_ages_are_found_alone(marked: str) -> None:
    check(ages.find, marked)


@pytest.mark.parametrize("text", UNMARKED)
def test_look_alikes_of_ages_are_left(text: str) -> None:
    check(ages.find, text)
