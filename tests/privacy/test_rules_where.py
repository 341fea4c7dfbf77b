from __future__ import annotations

import pytest

from journal_app.domain.identifiers import Kind
from tests.privacy.rulebook import expect, findings

PLACES = [
    "She came from [Grimsby] by bus.",
    "i was born near [grimsby] and never left it, which she found very funny.",
    "He sells shoes on [Coldharbour Lane] now.",
    "He sells shoes at [14 Coldharbour Lane] now.",
    "The form had [LS6 2AB] on it.",
    "The form had [K1A 0B1] on it.",
    "The form had [D02 AF30] on it.",
    "The form had [TX 78701] on it.",
    "The form had [NSW 2010] on it.",
    "It was found by [Lake Pontchartrain] in the end.",
]
CARE = [
    "We met at [Hull Royal Infirmary] in the rain.",
    "We met at [St Brigid's Hospice] in the rain.",
    "We met at [Kenyatta National Hospital] in the rain.",
    "We moved her to [Butterfly Ward] after tea.",
    "We met at the [Tollgate Lane Surgery] in the rain.",
    "we met at [kenyatta hospital] in the rain, it was a long night and i was tired.",
]
SCHOOLS = [
    "Back at the [University of Cape Town] we laughed.",
    "Her jumper said [Easton Academy] on it.",
    "Her jumper said [Willmar High School] on it.",
    "He studied at [Makerere University] once.",
]


@pytest.mark.parametrize("marked", PLACES)
def test_places_are_found(marked: str) -> None:
    expect(marked, Kind.LOCATION)


@pytest.mark.parametrize("marked", CARE)
def test_hospitals_are_found(marked: str) -> None:
    expect(marked, Kind.HOSPITAL)


@pytest.mark.parametrize("marked", SCHOOLS)
def test_schools_are_found(marked: str) -> None:
    expect(marked, Kind.SCHOOL)


@pytest.mark.parametrize(
    "text",
    [
        "The hospital was quiet and the medical ward full.",
        "The university sent a survey about school.",
        "She flew in from India, by way of Ohio and Wales.",
        "I walked home past the river and over the bridge.",
        "The Bristol stool chart said 6; the Glasgow Coma Scale said 15.",
        "We do lyme disease and Epsom salts today.",
        "I sat in the clinic at the back of the unit.",
        "GCS E3V4M5 on arrival.",
        "the street was dark and the road was long so i walked on the other side of it.",
    ],
)
def test_plain_places_are_left_alone(text: str) -> None:
    where = {Kind.LOCATION, Kind.HOSPITAL, Kind.SCHOOL}
    assert [words for words, each in findings(text) if each.kind in where] == []
