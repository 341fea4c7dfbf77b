"""Scores of a questionnaire, made of its answers as its file declares.

A score is the sum or the mean of its items. An item scored from the other end counts as lowest
plus highest value of its scale minus the answer. Where an item was left out, but at least
``min_answered`` were answered, the mean of those answered stands in for it: a mean is the mean
of what was answered, and a sum is that mean times the number of items. This is the usual
"half rule" (Ware et al., SF-36 Health Survey: Manual and Interpretation Guide, 1993; Fayers et
al., EORTC QLQ-C30 Scoring Manual, 3rd edition, 2001), with the file's own number in the place of
one half. Arithmetic is exact up to the one rounding into a float at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from journal_app.domain.questionnaires import Item, Method, Questionnaire, Score


def score(
    questionnaire: Questionnaire, answers: Mapping[str, int | None]
) -> dict[str, float | None]:
    """Return every score of a questionnaire, by its id.

    Args:
        answers: Item id and value. None, an item that is not named, and a value that is not
            among the item's options count as left out.

    Returns:
        Values within ``range_of``; None where fewer than ``min_answered`` items were answered.
    """
    items = {item.id: item for item in questionnaire.items}
    return {
        one.id: _value(questionnaire, one, [items[name] for name in one.items], answers)
        for one in questionnaire.scores
    }


def range_of(questionnaire: Questionnaire, one: Score) -> tuple[float, float]:
    """Return the lowest and the highest value a score can have."""
    if one.rescale_to is not None:
        return 0.0, float(one.rescale_to)
    items = {item.id: item for item in questionnaire.items}
    low, high = _raw_range(questionnaire, one, [items[name] for name in one.items])
    return float(low), float(high)


def ends_of(questionnaire: Questionnaire, item: Item) -> tuple[int, int]:
    """Return the lowest and the highest value of an item's options."""
    values = [option.value for option in questionnaire.scale_of(item).options]
    return min(values), max(values)


def _value(
    questionnaire: Questionnaire,
    one: Score,
    items: list[Item],
    answers: Mapping[str, int | None],
) -> float | None:
    given = [value for item in items if (value := _given(questionnaire, item, answers)) is not None]
    if len(given) < max(1, one.min_answered):
        return None
    raw = Fraction(sum(given), len(given))
    if one.method is Method.SUM:
        raw *= len(items)
    if one.rescale_to is not None:
        low, high = _raw_range(questionnaire, one, items)
        raw = (raw - low) / (high - low) * one.rescale_to
    return float(raw)


def _given(
    questionnaire: Questionnaire, item: Item, answers: Mapping[str, int | None]
) -> int | None:
    value = answers.get(item.id)
    values = {option.value for option in questionnaire.scale_of(item).options}
    if value is None or value not in values:
        return None
    if not item.reverse:
        return value
    low, high = ends_of(questionnaire, item)
    return low + high - value


def _raw_range(
    questionnaire: Questionnaire, one: Score, items: list[Item]
) -> tuple[Fraction, Fraction]:
    ends = [ends_of(questionnaire, item) for item in items]
    parts = len(items) if one.method is Method.MEAN else 1
    low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
    return Fraction(low, parts), Fraction(high, parts)
