"""Years of invented students break no rule of prompts, and a chooser that does is caught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.prompt_students import Kind
from benchmarks.prompts import Chooser, Tally, one_student, report, simulate
from journal_app.domain.prompt_choice import Choice, choose
from journal_app.domain.prompt_history import PromptHistory
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompt_shelf import PromptShelf
from journal_app.domain.prompts import Load, Prompt, Reason, Theme
from journal_app.sentences import prompts as sentences
from tests.services.desks import shipped_prompts


def shipped() -> tuple[Prompt, ...]:
    """Return the prompts as they ship: the rules are to hold for what students are shown."""
    return shipped_prompts().prompts


@pytest.fixture(scope="module")
def year() -> Tally:
    return simulate(shipped(), range(20), 365)


def test_a_year_of_twenty_students_breaks_no_rule(year: Tally) -> None:
    assert not +year.broken, report(year)
    assert year.students == 20
    assert year.worst_week < 2


def test_the_year_held_what_it_is_to_test(year: Tally) -> None:
    at_first = set(Reason) - {Reason.ASKED_FOR_ANOTHER, Reason.REPLACED, Reason.LIGHT_NOT_SEEN}
    assert {reason for reason in Reason if year.reasons[reason]} == at_first
    assert min(year.swaps, year.hidden, year.came_back, year.free, year.gave_way) > 0
    assert all(year.themes.values())


def test_every_reason_has_a_sentence_of_its_own() -> None:
    said = Counter(sentences.reason(why, Theme.SELF_CARE) for why in Reason)
    assert len(said) == len(Reason)
    assert all(text.count(". ") == 0 and text.endswith(".") for text in said)


# A chooser that breaks one rule, and what the checks call it.


def _first(shelf: PromptShelf, _history: PromptHistory, _now: Circumstances) -> Prompt:
    return shelf.prompts[0]


def _heaviest(shelf: PromptShelf, _history: PromptHistory, _now: Circumstances) -> Prompt:
    return next(p for p in shelf.prompts if p.load is Load.HEAVY)


def _barrier(shelf: PromptShelf, history: PromptHistory, now: Circumstances) -> Prompt:
    unseen = [p for p in shelf.prompts if p.is_barrier and not history.seen(p.id)]
    chosen = choose(shelf, history, now)
    assert chosen is not None
    return unseen[0] if unseen and shelf.weights else chosen.prompt


def _special(shelf: PromptShelf, history: PromptHistory, _now: Circumstances) -> Prompt:
    return next(p for p in shelf.prompts if p.specialties and not history.seen(p.id))


def _for_moments(shelf: PromptShelf, history: PromptHistory, _now: Circumstances) -> Prompt:
    unseen = [p for p in shelf.for_moments if not history.seen(p.id)]
    return (unseen or shelf.for_moments)[0]


def _one_theme(shelf: PromptShelf, history: PromptHistory, now: Circumstances) -> Prompt:
    chosen = choose(shelf, history, now)
    assert chosen is not None
    mine = [p for p in shelf.of_theme(shelf.prompts[0].theme) if not history.seen(p.id)]
    return mine[0] if mine else chosen.prompt


@pytest.mark.parametrize(
    ("kind", "picks", "rules"),
    [
        (Kind.USUAL, _first, {"no repeat before all were used", "longest ago first"}),
        (Kind.USUAL, _heaviest, {"heavy never twice running", "light and short on hard nights"}),
        (Kind.USUAL, _barrier, {"barriers one night in four, never on hard ones"}),
        (Kind.USUAL, _special, {"specialties one night in three, on duty, in theirs"}),
        (Kind.USUAL, _for_moments, {"moments"}),
        (Kind.USUAL, _one_theme, {"themes balanced", "phase and shift"}),
        (Kind.ALWAYS_ON_CALL, _first, {"an unseen light one before a repeat"}),
        (Kind.FUSSY, _first, {"another is another"}),
    ],
)
def test_a_chooser_that_breaks_a_rule_is_caught(
    kind: Kind,
    picks: Callable[[PromptShelf, PromptHistory, Circumstances], Prompt],
    rules: set[str],
) -> None:
    def broken(shelf: PromptShelf, history: PromptHistory, now: Circumstances) -> Choice | None:
        true = choose(shelf, history, now)
        return None if true is None else replace(true, prompt=picks(shelf, history, now))

    tally = one_student(shipped(), kind, 0, 40, broken)
    assert rules <= set(+tally.broken)


def _forgets_hiding(
    shelf: PromptShelf, history: PromptHistory, now: Circumstances
) -> Choice | None:
    everything = tuple(sorted(shipped(), key=lambda p: p.id))
    return choose(replace(shelf, prompts=everything), history, now)


def _gives_nothing(
    _shelf: PromptShelf, _history: PromptHistory, _now: Circumstances
) -> Choice | None:
    return None


def _tells_untruths(
    shelf: PromptShelf, history: PromptHistory, now: Circumstances
) -> Choice | None:
    true = choose(shelf, history, now)
    return None if true is None else replace(true, reason=Reason.FAVOURITE)


@pytest.mark.parametrize(
    ("kind", "chooser", "rule"),
    [
        (Kind.ONE_THEME, _forgets_hiding, "what is off or hidden never comes"),
        (Kind.USUAL, _gives_nothing, "a page is free only when nothing may be shown"),
        (Kind.USUAL, _tells_untruths, "the reason holds"),
        (Kind.USUAL, _tells_untruths, "favourites seldom"),
        (Kind.CHANGING, _forgets_hiding, "the same log gives the same prompt"),
    ],
)
def test_a_chooser_that_forgets_or_lies_is_caught(kind: Kind, chooser: Chooser, rule: str) -> None:
    assert rule in +one_student(shipped(), kind, 0, 120, chooser).broken


def test_a_prompt_left_standing_on_a_night_marked_later_is_caught() -> None:
    tally = one_student(shipped(), Kind.TAGS_LATE, 0, 60, fits=lambda _prompt, _now: True)
    assert "what stands suits the night as it was marked" in +tally.broken


def test_heavy_after_heavy_is_caught_though_free_nights_lie_between() -> None:
    heavy = [p for p in shipped() if p.load is Load.HEAVY and not p.is_barrier]

    def calendar(shelf: PromptShelf, history: PromptHistory, now: Circumstances) -> Choice | None:
        near = history.within(now.night, 1)
        forgetful = PromptHistory(s for s in near)
        return choose(shelf, forgetful, now)

    assert "heavy never twice running" in +one_student(heavy, Kind.USUAL, 0, 60, calendar).broken
    assert not +one_student(heavy, Kind.USUAL, 0, 60).broken


@pytest.mark.parametrize("kind", [Kind.TAGS_LATE, Kind.PACKS])
def test_prompts_give_way_midway_and_break_no_rule(kind: Kind) -> None:
    tally = one_student(shipped(), kind, 0, 300)
    assert not +tally.broken, report(tally)
    assert tally.gave_way > 0
