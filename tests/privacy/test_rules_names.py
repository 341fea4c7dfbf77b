from __future__ import annotations

import pytest

from journal_app.domain.identifiers import Kind, Tier
from journal_app.privacy.rules.repeats import one_apart
from tests.privacy.rulebook import expect, findings

TITLED = [
    "I rounded with Dr [Okonjo] before lunch.",
    "I rounded with dr [okonjo] before lunch.",
    "It was Mr. [Short] who fainted.",
    "We saw Mrs [Love] again, still waiting.",
    "Then Señora [Villalobos] sat up.",
    "Then Frau [Zimmermann] sat up.",
    "We heard Alhaji [Bello] praying.",
    "Only Matron [Quaye] noticed.",
    "I like Aunty [Bisi] and her soup.",
    "I asked Prof. [van der Merwe] about it.",
    "There sat Mr [O'Shaughnessy-Reyes] alone.",
    "The pump belonged to Mrs [García de la Cruz] then.",
    "It was Pt [K] again.",
    "It was Mr. [S] again.",
]
RESPECT = [
    "Then [Kulkarni] sir asked a question.",
    "Then [Farheen] ma'am asked a question.",
    "We waited for [Tanaka]-san outside.",
]
ROLES = [
    "So my intern [Priyanka] laughed.",
    "The reg, [Diarmuid], did not look up.",
    "Her husband [Ken] held the coat.",
    "There was a boy called [Zebulon] in the corner.",
    "They named the baby [Ifeoma] that night.",
    "I clerked [Margaret] at noon.",
    "my flatmate [ebuka] made soup and i slept through all of it, honestly.",
    "Later [Tom Ashworth] (the F1) came by.",
    "It was signed by [D. Kowalczyk] at the end.",
    "thanks, [priyanka], for the tea last night, it really did help me a bit.",
    "A word from [Sunday Okafor] and we moved.",
    "The words of [Hope Adeyemi] stayed with me.",
]


@pytest.mark.parametrize("marked", [*TITLED, *RESPECT, *ROLES])
def test_people_are_found(marked: str) -> None:
    expect(marked, Kind.NAME_PATIENT, Kind.NAME_STAFF, Kind.NAME_OTHER)


LOOK_ALIKES = [
    "Murphy's sign was negative and the Foley drained.",
    "She has Parkinson's disease and takes levodopa.",
    "The Glasgow Coma Scale was 14 and the Apgar score 9.",
    "We started amoxicillin and then meropenem.",
    "I felt short of love, and hope will come on Sunday.",
    "My mum rang, then Nana rang, then my aunt.",
    "The doctor said the nurse would tell the consultant.",
    "Yes sir, I said, and no ma'am.",
    "He may mark the site; will he bill us?",
    "On Monday in March I speak Welsh and German.",
    "i hope she will be ok, i may chase the bloods and mark the list.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_left_alone(text: str) -> None:
    names = [words for words, each in findings(text) if each.kind.startswith("NAME")]
    assert names == []


def test_titled_people_with_an_eponym_are_people() -> None:
    expect("Then Mr [Murphy] asked for tea.", Kind.NAME_PATIENT)


def test_kinds_follow_the_words_around() -> None:
    said = "Dr Okonjo and I clerked Margaret. Her husband Ken wept. Later Margaret slept."
    kinds = [(words, each.kind) for words, each in findings(said)]
    assert kinds == [
        ("Okonjo", Kind.NAME_STAFF),
        ("Margaret", Kind.NAME_PATIENT),
        ("Ken", Kind.NAME_OTHER),
        ("Margaret", Kind.NAME_PATIENT),
    ]


def test_a_name_is_known_again_small_and_misspelt() -> None:
    said = "Then I met Mrs Thandekile. Later, over tea, i wrote thandekile and even Thandikile."
    assert [words for words, _ in findings(said)] == ["Thandekile", "thandekile", "Thandikile"]


def test_a_name_that_is_a_word_stays_a_word_where_it_is_one() -> None:
    said = "My intern Rose came. She rose early, and a rose stood there. Then Rose laughed."
    assert [each.start for _, each in findings(said)] == [10, said.rindex("Rose")]


def test_possessives_and_titles_stay_outside() -> None:
    expect("I held Mrs [Adeyinka]'s hand and Dr [Penrose]’s pen.")


def test_an_unknown_capital_is_only_suspected() -> None:
    ((words, each),) = findings("I sat down. Zqortha.")
    assert words == "Zqortha"
    assert each.tier is Tier.SUSPECT


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("damber", "dambar", True),
        ("dambar", "damba", True),
        ("dambar", "dambarr", True),
        ("dambar", "dabmar", True),
        ("dambar", "dambar", False),
        ("dambar", "dombir", False),
        ("dambar", "damb", False),
    ],
)
def test_one_letter_apart(one: str, other: str, *, close: bool) -> None:
    assert one_apart(one, other) is close
    assert one_apart(other, one) is close
