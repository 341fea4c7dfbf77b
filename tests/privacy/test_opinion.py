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


def test_a_line_break_ends_a_name() -> None:
    text = "Ada\nBo"
    model = seen(((0, 3), 0.95, Kind.NAME_STAFF), ((4, 6), 0.95, Kind.NAME_STAFF))
    assert len(weighed(text, [], model)) == 2
