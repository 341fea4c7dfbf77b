"""The guess itself, and how corrections move it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.analysis.features import features
from journal_app.analysis.themes import ThemeModel, passages
from journal_app.analysis.weights import (
    Weights,
    WeightsUnusable,
    from_text,
    load_weights,
    to_text,
)
from journal_app.domain.hints import LearnedCounts
from journal_app.domain.prompts import Theme

SLEPT = "I slept nine hours, ate porridge by the window and felt like a person again."
PLAIN = "The lift on the third floor is blue and its doors open towards the car park."
TEXTS = (SLEPT, PLAIN, "She sat down first. Then she asked him what he was afraid of.", "Ran late.")


@pytest.fixture(scope="module")
def model() -> ThemeModel:
    return ThemeModel(load_weights())


def taught(said: Sequence[tuple[str, frozenset[Theme]]]) -> LearnedCounts:
    documents: Counter[Theme | None] = Counter()
    held: dict[Theme | None, Counter[str]] = {}
    for text, themes in said:
        for under in (None, *themes):
            documents[under] += 1
            held.setdefault(under, Counter()).update(features(text))
    return LearnedCounts(documents, held)


def test_sleep_and_food_are_self_care_and_a_lift_is_nothing(model: ThemeModel) -> None:
    assert next(iter(model.themes(SLEPT))) is Theme.SELF_CARE
    assert model.themes(PLAIN) == {}
    assert model.themes("Slept.") == {}
    assert model.themes("") == {}


@given(st.text(max_size=400))
def test_chances_are_chances_for_any_text(text: str) -> None:
    found = WHOLE.chances(text)
    assert set(found) == set(Theme)
    assert all(0 <= chance <= 1 for chance in found.values())


def test_a_correction_taught_three_times_moves_the_hint(model: ThemeModel) -> None:
    pages = [
        "Mrs Dube fed the pigeons from the window ledge and told me of the harbour.",
        "Pigeons on the window ledge again, and she told the harbour story to the porter.",
        "No pigeons today. The window ledge was wet; the harbour story went on without them.",
    ]
    later = "The pigeons were back on the window ledge, and the harbour story has an ending."
    assert Theme.LIFE_EXPERIENCES not in model.themes(later)
    said = [(page, frozenset({Theme.LIFE_EXPERIENCES})) for page in pages]
    steps = [model.with_counts(taught(said[:count])).chances(later) for count in range(4)]
    chances = [step[Theme.LIFE_EXPERIENCES] for step in steps]
    assert chances == sorted(chances)
    moved = model.with_counts(taught(said))
    assert Theme.LIFE_EXPERIENCES in moved.themes(later)
    assert moved.themes(PLAIN) == {}


def test_saying_no_three_times_takes_a_theme_away(model: ThemeModel) -> None:
    said = [(SLEPT, frozenset[Theme]())] * 3
    assert Theme.SELF_CARE not in model.with_counts(taught(said)).themes(SLEPT)


CORRECTIONS = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.frozensets(st.sampled_from(Theme))), max_size=6
)


@settings(max_examples=40)
@given(CORRECTIONS, st.sampled_from(TEXTS), st.sampled_from(Theme))
def test_one_more_yes_never_lowers_and_one_more_no_never_raises(
    said: list[tuple[str, frozenset[Theme]]], text: str, theme: Theme
) -> None:
    def chance(more: list[tuple[str, frozenset[Theme]]]) -> float:
        return WHOLE.with_counts(taught([*said, *more])).chances(text)[theme]

    assert chance([(text, frozenset({theme}))]) >= chance([(text, frozenset())]) - 1e-9


@settings(max_examples=40)
@given(CORRECTIONS, st.randoms())
def test_only_counts_matter_never_their_order(
    said: list[tuple[str, frozenset[Theme]]], chance: object
) -> None:
    found = WHOLE.with_counts(taught(said)).chances(SLEPT)
    assert WHOLE.with_counts(taught(list(reversed(said)))).chances(SLEPT) == found
    nothing = WHOLE.with_counts(LearnedCounts({}, {}))
    assert nothing.chances(SLEPT) == WHOLE.chances(SLEPT)


def test_a_theme_in_one_passage_of_a_long_page_still_counts(model: ThemeModel) -> None:
    page = f"{PLAIN} {PLAIN} {SLEPT} {PLAIN}"
    assert len(passages(page)) > 1
    quiet = model.chances(f"{PLAIN} {PLAIN} {PLAIN} {PLAIN}")
    assert model.chances(page)[Theme.SELF_CARE] > 2 * quiet[Theme.SELF_CARE]


def test_the_file_reads_as_it_was_written() -> None:
    row = (1.5, *[0.25] * len(Theme))
    small = Weights(
        tuple(Theme), (0.5,) * 6, (0.25,) * 6, 6.0, {"a b": row}, {"déjà": row, "tea": row}
    )
    assert from_text(to_text(small)) == small


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1}',
        to_text(load_weights()).replace('"format": 1', '"format": 2'),
    ],
)
def test_a_file_that_was_not_shipped_is_refused(text: str) -> None:
    with pytest.raises(WeightsUnusable):
        from_text(text)


WHOLE = ThemeModel(load_weights())
