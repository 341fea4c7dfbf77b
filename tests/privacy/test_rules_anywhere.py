"""What holds for every rule in any text: no error, true offsets, what was planted is found."""

from __future__ import annotations

import time
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Kind
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules import ages, contacts, dates, numbers, rooms
from journal_app.privacy.rules.scanning import alternatives, openings

RULES = [contacts, numbers, dates, ages, rooms]
ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from(list("0123456789/-.,:()@# abtoxMRNé\u00a0\u200b\u0301\n'’٣🙂")),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)
AROUND = st.sampled_from(
    [
        "",
        "I saw her. ",
        "🙂 naïve ",
        "later,\n",
        "“so” ",
        "e\u0301tude; ",
        "\u200b\u00a0",
        "tired — ",
    ]
)
PLANTED = [
    (contacts, Kind.EMAIL, "k.oduya@stlukes-edu.org"),
    (contacts, Kind.URL_HANDLE, "https://rota.example.net/w?id=4"),
    (contacts, Kind.URL_HANDLE, "@tired.medic"),
    (contacts, Kind.PHONE, "+44 7700 900123"),
    (contacts, Kind.PHONE, "0803 123 4567"),
    (contacts, Kind.PHONE, "98765 43210"),
    (numbers, Kind.ID, "QX/MW/24/00913"),
    (numbers, Kind.ID, "35202-1234567-1"),
    (numbers, Kind.ID, "7739120"),
    (dates, Kind.DATE, "8/19/23"),
    (dates, Kind.DATE, "2024-01-07"),
    (dates, Kind.DATE, "12 November 2021"),
    (dates, Kind.DATE, "Boxing Day"),
    (ages, Kind.AGE_OVER_89, "nonagenarian"),
    (rooms, Kind.ROOM, "cubicle 9"),
    (rooms, Kind.ROOM, "Ward 4B"),
]
REPEATED = [
    "1", "a", "a1", "1 ", "12/", "a.", "1-", "1.", "a@", "tel ", "tel      ", "bed 3, ", "the 1st ",
    "may to ", "christmas ", "ninety ", "double one ", "(0", "+1 ", "mrn 1 ", "a dot ", "insta is ",
    "was 94 ", "1/1 ", "ward a ", "  \n", "male ward ", "car a1", "monday the ", "1a2b", "x:",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@given(text=ANY_TEXT)
@example(text="İ١٢/٣ tel +")
@example(text="")
def test_any_text_gives_places_in_order_within_it(rule: ModuleType, text: str) -> None:
    found = list(rule.find(Passage(text)))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(("rule", "kind", "planted"), PLANTED)
@given(before=AROUND, after=AROUND)
def test_what_is_planted_is_found_where_it_stands(
    rule: ModuleType, kind: Kind, planted: str, before: str, after: str
) -> None:
    text = f"{before}{planted}, {after}"
    found = [
        (each.start, text[each.start : each.end], each.kind) for each in rule.find(Passage(text))
    ]
    assert (len(before), planted, kind) in found


@pytest.mark.parametrize("unit", REPEATED)
def test_long_runs_take_time_in_proportion(unit: str) -> None:
    passage = Passage((unit * 20_000)[:20_000])
    assert len(passage.surface.text) == 20_000
    for rule in RULES:
        start = time.thread_time()
        list(rule.find(passage))
        assert time.thread_time() - start < 0.5, rule.__name__


def test_alternatives_are_split_outside_brackets() -> None:
    assert alternatives("a(?:b|c)d|e[|]f|g") == ["a(?:b|c)d", "e[|]f", "g"]
    assert openings("eid|ves[ah]k|new years?|xs?") == {"ei", "ve", "ne", "x"}


def test_an_opening_that_is_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="4th"):
        openings("eid|4th of july")
