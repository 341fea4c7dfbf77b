"""Scores: within their range, the same from either end, and honest about what was left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.questionnaires import (
    Item,
    Method,
    Option,
    Questionnaire,
    ResponseScale,
    Score,
)
from journal_app.domain.scoring import range_of, score


def made(
    values: list[int], items: list[Item], *, method: Method, least: int, to: int | None = None
) -> Questionnaire:
    scale = ResponseScale("how_often", tuple(Option(v, f"label {v}") for v in values))
    names = tuple(item.id for item in items)
    return Questionnaire(
        id="made-up",
        version="1",
        title="Made up",
        language="en",
        rights_holder="Nobody",
        licence_text="None",
        permission_reference="0",
        licence_expires=None,
        citation="None",
        intro="",
        recall_days=1,
        interval_days=1,
        scales=(scale,),
        items=tuple(items),
        scores=(Score("total", method, names, least, to),),
        export_text=False,
        sha256="0" * 64,
    )


def items(count: int, *reverse: int) -> list[Item]:
    return [Item(f"q{n}", f"Item {n}", "how_often", n in reverse) for n in range(count)]


@st.composite
def filled(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, int | None]]:
    start, step = draw(st.integers(-20, 20)), draw(st.integers(1, 9))
    values = [start + step * n for n in range(draw(st.integers(2, 11)))]
    count = draw(st.integers(1, 12))
    turned = draw(st.sets(st.integers(0, count - 1)))
    questionnaire = made(
        values,
        items(count, *turned),
        method=draw(st.sampled_from(Method)),
        least=draw(st.integers(1, count)),
        to=draw(st.none() | st.integers(1, 1000)),
    )
    one_of = st.none() | st.sampled_from(values)
    return questionnaire, {item.id: draw(one_of) for item in questionnaire.items}


def total(questionnaire: Questionnaire, answers: dict[str, int | None]) -> float | None:
    return score(questionnaire, answers)["total"]


@given(filled())
def test_a_score_lies_within_its_range(
    made_up: tuple[Questionnaire, dict[str, int | None]],
) -> None:
    questionnaire, answers = made_up
    value = total(questionnaire, answers)
    lowest, highest = range_of(questionnaire, questionnaire.scores[0])
    assert lowest < highest
    assert value is None or lowest <= value <= highest


@given(filled())
def test_too_few_answers_give_no_score(
    made_up: tuple[Questionnaire, dict[str, int | None]],
) -> None:
    questionnaire, answers = made_up
    enough = sum(v is not None for v in answers.values()) >= questionnaire.scores[0].min_answered
    assert (total(questionnaire, answers) is not None) is enough


@given(filled())
def test_turned_round_answers_and_items_give_the_same(
    made_up: tuple[Questionnaire, dict[str, int | None]],
) -> None:
    questionnaire, answers = made_up
    values = [option.value for option in questionnaire.scales[0].options]
    ends = min(values) + max(values)
    other = replace(
        questionnaire,
        items=tuple(replace(item, reverse=not item.reverse) for item in questionnaire.items),
    )
    turned = {name: None if v is None else ends - v for name, v in answers.items()}
    assert total(other, turned) == total(questionnaire, answers)


@given(filled())
def test_reversing_every_item_mirrors_the_score(
    made_up: tuple[Questionnaire, dict[str, int | None]],
) -> None:
    questionnaire, answers = made_up
    other = replace(
        questionnaire,
        items=tuple(replace(item, reverse=not item.reverse) for item in questionnaire.items),
    )
    value, mirrored = total(questionnaire, answers), total(other, answers)
    if value is None or mirrored is None:
        assert value is mirrored
    else:
        assert value + mirrored == pytest.approx(
            sum(range_of(questionnaire, questionnaire.scores[0])), abs=1e-9
        )


@given(filled())
def test_the_ends_are_reached(made_up: tuple[Questionnaire, dict[str, int | None]]) -> None:
    questionnaire, _ = made_up
    values = [option.value for option in questionnaire.scales[0].options]
    low, high = min(values), max(values)
    best: dict[str, int | None] = {i.id: low if i.reverse else high for i in questionnaire.items}
    worst: dict[str, int | None] = {i.id: high if i.reverse else low for i in questionnaire.items}
    reached = total(questionnaire, worst), total(questionnaire, best)
    assert reached == range_of(questionnaire, questionnaire.scores[0])


def test_a_sum_fills_what_was_left_out_with_the_mean_of_the_rest() -> None:
    questionnaire = made([0, 1, 2, 3], items(4), method=Method.SUM, least=2)
    assert total(questionnaire, {"q0": 3, "q1": 2, "q2": None, "q3": None}) == 10
    assert total(questionnaire, {"q0": 3, "q1": 2, "q2": 0, "q3": 1}) == 6
    assert total(questionnaire, {"q0": 3}) is None


def test_a_mean_is_that_of_the_answered_items() -> None:
    questionnaire = made([1, 2, 3, 4, 5], items(3, 1), method=Method.MEAN, least=2)
    assert total(questionnaire, {"q0": 5, "q1": 1}) == 5
    assert total(questionnaire, {"q0": 1, "q1": 1, "q2": 3}) == 3


def test_a_score_is_stretched_from_nothing_to_the_end_it_is_given() -> None:
    questionnaire = made([1, 2, 3, 4, 5], items(2), method=Method.MEAN, least=2, to=100)
    assert total(questionnaire, {"q0": 2, "q1": 2}) == 25
    assert range_of(questionnaire, questionnaire.scores[0]) == (0, 100)


def test_a_value_that_is_no_option_counts_as_left_out() -> None:
    questionnaire = made([0, 1], items(2), method=Method.SUM, least=1)
    assert total(questionnaire, {"q0": 7, "q1": 1, "gone": 1}) == 2
