from __future__ import annotations

import pytest

from journal_app.domain.identifiers import Kind
from tests.privacy.rulebook import findings

SINGLED_OUT = [
    "She is [the only harpist in the county], she said.",
    "He was [the former mayor of Dunmore].",
    "I met [the first woman to captain a ferry in Fiji] today.",
    "He turned out to be [the man whose tractor was on the evening news].",
    "She is [the oldest person in Anglesey].",
    "It was [the organist at Ludlow church], of all people.",
    "You know her, [the girl from the bread advert].",
    "He was [national javelin champion in 1968].",
    "She is [the nurse who carried nine babies out of the fire in Halden].",
    "there was [the last lighthouse keeper on the island of foula], asleep in the chair by me.",
]
ORDINARY = [
    "I took the only chair in the room.",
    "The first thing I noticed was the smell.",
    "I was the only one awake on the ward.",
    "She is the best registrar we have.",
    "He is a bus driver, a nurse from the night team told me.",
    "That is the oldest trick in the book.",
    "He was the last patient on the list.",
    "The woman who changed my mind had a laptop open.",
    "The first patient I saw was asleep.",
    "The doctor in charge of the unit was kind.",
    "the only person who noticed was the porter in the lift",
]


@pytest.mark.parametrize("marked", SINGLED_OUT)
def test_persons_singled_out_are_found_whole(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    wanted = marked[marked.index("[") + 1 : marked.index("]")]
    unique = [words for words, each in findings(text) if each.kind is Kind.PROFESSION_UNIQUE]
    assert unique == [wanted]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_people_and_things_are_left_alone(text: str) -> None:
    kinds = {each.kind for _, each in findings(text)}
    assert Kind.PROFESSION_UNIQUE not in kinds
