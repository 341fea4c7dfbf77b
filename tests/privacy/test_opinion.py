"""What the rules and the model say of one text, put together."""

from __future__ import annotations

import pytest

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.opinion import weighed
from journal_app.privacy.tagger.tagger import Seen

TEXT = "Then Bronagh Quill left."
THEN, FIRST, LAST = (0, 4), (5, 12), (13, 18)


def seen(*words: tuple[tuple[int, int], float, Kind]) -> list[Seen]:
    return [Seen(start, end, chance, kind) for (start, end), chance, kind in words]


def test_the_model_alone_is_believed_and_neighbours_become_one() -> None:
    model = seen((FIRST, 0.95, Kind.NAME_STAFF), (LAST, 0.91, Kind.NAME_PATIENT))
    assert weighed(TEXT, [], model) == (Finding(5, 18, Kind.NAME_STAFF, Tier.SURE),)


def test_a_doubtful_word_is_a_suspect() -> None:
    model = seen((FIRST, 0.6, Kind.NAME_STAFF), (LAST, 0.1, Kind.NAME_STAFF))
    assert weighed(TEXT, [], model) == (Finding(5, 12, Kind.NAME_STAFF, Tier.SUSPECT),)


@pytest.mark.parametrize(
    ("tier", "chance", "stays"),
    [
        (Tier.SUSPECT, 0.001, False),
        (Tier.SUSPECT, 0.2, True),
        (Tier.SURE, 0.001, True),
    ],
)
def test_the_model_clears_only_suspects(tier: Tier, chance: float, stays: bool) -> None:
    rule = Finding(*THEN, Kind.NAME_OTHER, tier)
    found = weighed(TEXT, [rule], seen((THEN, chance, Kind.NAME_OTHER)))
    assert bool(found) is stays


def test_what_has_a_form_is_never_cleared() -> None:
    rule = Finding(*THEN, Kind.ID, Tier.SUSPECT)
    assert weighed(TEXT, [rule], seen((THEN, 0.0, Kind.ID))) == (rule,)


def test_the_model_says_whose_name_it_is() -> None:
    rule = Finding(*FIRST, Kind.NAME_OTHER, Tier.SURE)
    found = weighed(TEXT, [rule], seen((FIRST, 0.99, Kind.NAME_PATIENT)))
    assert [each.kind for each in found] == [Kind.NAME_PATIENT]


def test_the_rules_say_what_a_number_is() -> None:
    rule = Finding(*FIRST, Kind.PHONE, Tier.SURE)
    found = weighed(TEXT, [rule], seen((FIRST, 0.99, Kind.ID)))
    assert [each.kind for each in found] == [Kind.PHONE]


def test_signs_alone_are_nothing_and_never_stand_at_an_edge() -> None:
    text = "( Quill )"
    model = seen(
        ((0, 1), 0.9, Kind.NAME_STAFF),
        ((2, 7), 0.9, Kind.NAME_STAFF),
        ((8, 9), 0.9, Kind.NAME_STAFF),
    )
    assert [(each.start, each.end) for each in weighed(text, [], model)] == [(2, 7)]
    assert weighed("()", [], seen(((0, 1), 0.9, Kind.ID), ((1, 2), 0.9, Kind.ID))) == ()


def test_hollow_words_alone_are_nothing_but_belong_to_what_stands_around_them() -> None:
    text = "Sister of the wave"
    of_the = [((7, 9), 0.9, Kind.NAME_STAFF), ((10, 13), 0.9, Kind.NAME_STAFF)]
    assert weighed(text, [], seen(*of_the)) == ()
    around = [((0, 6), 0.9, Kind.NAME_STAFF), *of_the, ((14, 18), 0.9, Kind.NAME_STAFF)]
    assert [(each.start, each.end) for each in weighed(text, [], seen(*around))] == [(0, 18)]


def test_a_line_break_ends_a_name() -> None:
    text = "Ada\nBo"
    model = seen(((0, 3), 0.95, Kind.NAME_STAFF), ((4, 6), 0.95, Kind.NAME_STAFF))
    assert len(weighed(text, [], model)) == 2


@pytest.mark.parametrize(("chance", "flagged"), [(0.03, True), (0.001, False)])
def test_a_name_of_this_text_makes_its_parts_likelier(chance: float, flagged: bool) -> None:
    text = "Dr Will Quill came. Will it hold?"
    model = seen(
        ((3, 7), 0.99, Kind.NAME_STAFF),
        ((8, 13), 0.99, Kind.NAME_STAFF),
        ((20, 24), chance, Kind.NAME_STAFF),
    )
    found = weighed(text, [], model)
    assert (Finding(20, 24, Kind.NAME_STAFF, Tier.SUSPECT) in found) is flagged


def test_a_phrase_that_fades_out_goes_on_to_the_end_of_its_clause() -> None:
    text = "She was the last keeper of the light, and laughed."
    words = [(8, 11), (12, 16), (17, 23), (24, 26), (27, 30), (31, 36), (36, 37), (38, 41)]
    chances = (0.9, 0.99, 0.95, 0.3, 0.01, 0.01, 0.0, 0.0)
    model = [
        Seen(start, end, chance, Kind.PROFESSION_UNIQUE)
        for (start, end), chance in zip(words, chances, strict=True)
    ]
    (found,) = weighed(text, [], model)
    assert text[found.start : found.end] == "the last keeper of the light"
