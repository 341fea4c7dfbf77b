"""The chooser's promises, over made-up libraries, students and nights."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.ids import PackId
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_preferences import PromptMark, PromptPreferences, Weight
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompts import (
    BARRIERS,
    FACILITATORS,
    Load,
    Moment,
    Prompt,
    Reason,
    Theme,
)
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty
from tests.domain.prompt_shelf import CALM, FIRST, VAULT, choose, live, on, prompt, shelf, shown

circumstances = st.builds(
    Circumstances,
    vault=st.sampled_from([VAULT, VAULT[::-1]]),
    night=st.dates(min_value=FIRST, max_value=FIRST + timedelta(days=90)),
    shift=st.none() | st.sampled_from(Shift),
    post_call=st.booleans(),
    last_time_pressure=st.none() | st.integers(0, 10),
)
evening_lists = st.lists(circumstances, min_size=1, max_size=40)


@given(evening_lists, st.randoms(use_true_random=False))
def test_the_same_log_in_any_order_gives_the_same_prompt(
    evenings: list[Circumstances], dice: random.Random
) -> None:
    log = live(shelf(), evenings)
    mixed, prompts = list(log), list(shelf())
    dice.shuffle(mixed)
    dice.shuffle(prompts)
    assert choose(shelf(), log, evenings[-1]) == choose(prompts, mixed, evenings[-1])


def test_two_journals_differ_and_one_journal_does_not() -> None:
    firsts = set()
    for n in range(40):
        now = Circumstances(f"{n:032x}", FIRST)
        choice = choose(shelf(), [], now)
        assert choice is not None
        assert choice == choose(shelf(), [], now)
        firsts.add(choice.prompt.id)
    assert len(firsts) > 10


@given(st.integers(2, 60), st.lists(st.integers(0, 59), max_size=20))
def test_themes_take_turns_however_often_one_swaps(nights: int, swapped: list[int]) -> None:
    evenings = [on(n) for n in range(nights) for _ in range(1 + swapped.count(n))]
    firsts = [s.theme for s in live(shelf(), evenings) if s.step == 0]
    assert firsts == [s.theme for s in live(shelf(), [on(n) for n in range(nights)])]
    for start in range(len(firsts) - 2):
        assert set(firsts[start : start + 3]) == set(FACILITATORS)


@given(st.tuples(*[st.sampled_from(list(Weight))] * 3))
def test_any_run_as_long_as_the_weights_holds_each_theme_as_often_as_its_weight(
    given_weights: tuple[Weight, Weight, Weight],
) -> None:
    weights = dict(zip(FACILITATORS, given_weights, strict=True))
    prefer = PromptPreferences(weights={**CALM.weights, **weights})
    turns = [s.theme for s in live(shelf(), [on(n) for n in range(40)], prefer)]
    total = sum(weights.values())
    for start in range(len(turns) - total + 1):
        run = Counter(turns[start : start + total])
        assert run == Counter({theme: int(weight) for theme, weight in weights.items() if weight})


def test_a_turn_that_gave_way_to_a_moment_is_still_to_come() -> None:
    prompts = [*shelf(), prompt(Theme.ROLE_MODELS, Load.LIGHT, 9, moments={Moment.GOOD_DAY})]
    plain = [s.theme for s in live(prompts, [on(n) for n in range(6)])]
    marked = on(2, moments=frozenset({Moment.GOOD_DAY}))
    evenings = [on(0), on(1), marked, *(on(n) for n in range(3, 7))]
    log = live(prompts, evenings)
    assert log[2].reason is Reason.MOMENT
    assert [s.theme for s in log if s.night != marked.night] == plain


@given(st.integers(1, 12), st.integers(0, 400))
def test_another_is_another_until_all_have_been_seen(swaps: int, day: int) -> None:
    log = live(shelf(each=2), [on(day, post_call=True)] * (swaps + 1))
    assert len({s.prompt for s in log}) == min(swaps + 1, 6)
    assert [s.step for s in log] == list(range(swaps + 1))
    assert all(one.prompt != other.prompt for one, other in pairwise(log))


def test_there_is_no_other_than_the_only_one() -> None:
    only = [prompt(Theme.SELF_CARE, Load.LIGHT)]
    assert len(live(only, [on(0)] * 3)) == 1


def test_a_swap_takes_the_next_theme() -> None:
    log = live(shelf(), [on(0)] * 3)
    assert {s.theme for s in log} == set(FACILITATORS)
    assert [s.reason for s in log[1:]] == [Reason.ASKED_FOR_ANOTHER] * 2


def test_what_was_hidden_since_is_replaced_and_the_reason_says_so() -> None:
    log = live(shelf(), [on(0)])
    choice = choose(shelf(), log, on(0), marks=[PromptMark(log[0].prompt, hidden=True)])
    assert choice is not None
    assert (choice.step, choice.reason) == (1, Reason.REPLACED)
    assert choice.prompt.id != log[0].prompt


def test_none_comes_back_before_every_other_of_its_theme() -> None:
    prompts = [prompt(t, Load.LIGHT, n) for t in FACILITATORS for n in range(10)]
    log = live(prompts, [on(n) for n in range(60)])
    assert len({s.prompt for s in log[:30]}) == 30
    assert [s.prompt for s in log[30:]] == [s.prompt for s in log[:30]]


def test_on_two_ordinary_nights_of_three_light_ones_wait_for_hard_nights() -> None:
    prompts = [
        prompt(Theme.SELF_CARE, load, n) for load in (Load.LIGHT, Load.MEDIUM) for n in range(90)
    ]
    log = live(prompts, [on(n) for n in range(90)])
    assert 20 <= sum(s.load is Load.LIGHT for s in log) <= 40


def test_a_light_one_of_another_theme_comes_before_one_seen_already() -> None:
    few = prompt(Theme.SELF_CARE, Load.LIGHT)
    many = [prompt(Theme.ROLE_MODELS, Load.LIGHT, n) for n in range(4)]
    calls = [on(n, shift=Shift.ON_CALL) for n in range(6)]
    log = live([few, *many], calls)
    assert len({s.prompt for s in log[:5]}) == 5
    assert {s.reason for s in log} == {Reason.LIGHT_ON_CALL, Reason.LIGHT_NOT_SEEN}
    assert log[5].prompt == few.id


@pytest.mark.parametrize("load", [Load.MEDIUM, Load.HEAVY])
def test_where_nothing_light_is_there_a_hard_night_is_free(load: Load) -> None:
    assert choose([prompt(Theme.SELF_CARE, load)], [], on(0, post_call=True)) is None


def test_a_light_one_that_takes_long_is_for_ordinary_nights() -> None:
    long = replace(prompt(Theme.SELF_CARE, Load.LIGHT), minutes=4)
    assert choose([long], [], on(0, last_time_pressure=7)) is None
    assert choose([long], [], on(0, last_time_pressure=6)) is not None


@pytest.mark.parametrize("apart", [1, 2, 30])
def test_a_heavy_one_never_follows_a_heavy_one_however_many_free_nights_lie_between(
    apart: int,
) -> None:
    only = [prompt(Theme.SELF_CARE, Load.HEAVY, n) for n in range(2)]
    log = live(only, [on(apart * n) for n in range(4)])
    assert [s.night for s in log] == [FIRST]
    lighter = [*only, prompt(Theme.SELF_CARE, Load.LIGHT)]
    loads = [s.load for s in live(lighter, [on(apart * n) for n in range(9)])]
    assert len(loads) == 9
    assert all(Load.HEAVY not in pair or pair[0] != pair[1] for pair in pairwise(loads))


def test_a_night_that_turns_hard_gets_a_light_one_that_takes_no_turn() -> None:
    medium = [prompt(t, Load.MEDIUM, n) for t in FACILITATORS for n in range(3)]
    both = [*medium, *(prompt(t, Load.LIGHT, n) for t in FACILITATORS for n in range(3))]
    log = live(medium, [on(0)])
    for hard, why in (
        ({"shift": Shift.ON_CALL}, Reason.LIGHT_ON_CALL),
        ({"post_call": True}, Reason.LIGHT_POST_CALL),
        ({"last_time_pressure": 7}, Reason.LIGHT_AFTER_PRESSURE),
        ({"last_time_pressure": 6}, Reason.ASKED_FOR_ANOTHER),
    ):
        choice = choose(both, log, on(0, **hard))
        assert choice is not None
        assert (choice.step, choice.reason) == (1, why)
        assert choice.prompt.load is Load.LIGHT or why is Reason.ASKED_FOR_ANOTHER
    assert choose(medium, log, on(0, post_call=True)) is None
    light = next(p for p in both if p.load is Load.LIGHT and p.theme is not log[0].theme)
    log.append(shown(light, FIRST, 1, Reason.LIGHT_ON_CALL))
    tomorrow = choose(both, log, on(1))
    assert tomorrow is not None
    assert tomorrow.prompt.theme is not log[0].theme
    then = choose(both, [*log, shown(tomorrow.prompt, on(1).night)], on(2))
    assert then is not None
    assert {log[0].theme, tomorrow.prompt.theme, then.prompt.theme} == set(FACILITATORS)


def test_a_barrier_gives_way_when_its_night_turns_out_hard() -> None:
    barrier = prompt(Theme.TIME_CONSTRAINTS, Load.LIGHT)
    log = [shown(barrier, FIRST, 0, Reason.BARRIER)]
    choice = choose([barrier, *shelf()], log, on(0, after_hard_night=True))
    assert choice is not None
    assert (choice.reason, choice.prompt.is_barrier) == (Reason.REPLACED, False)


def test_with_nothing_but_barriers_three_nights_of_four_are_free() -> None:
    prompts = [prompt(t, Load.LIGHT, n) for t in BARRIERS for n in range(3)]
    prefer = PromptPreferences(weights={Theme.TIME_CONSTRAINTS: Weight.OFTEN})
    log = live(prompts, [on(n) for n in range(12)], prefer)
    assert [(s.night - FIRST).days for s in log] == [0, 4, 8]
    assert {s.reason for s in log} == {Reason.BARRIER}


@pytest.mark.parametrize(
    ("weight", "apart"), [(Weight.SELDOM, 12), (Weight.USUAL, 6), (Weight.OFTEN, 4)]
)
def test_barriers_come_by_weight_and_not_on_the_first_nights(weight: Weight, apart: int) -> None:
    prompts = [*shelf(), *(prompt(t, Load.LIGHT, n) for t in BARRIERS for n in range(9))]
    prefer = PromptPreferences(weights=dict.fromkeys(BARRIERS, weight))
    log = live(prompts, [on(7 * n) for n in range(36)], prefer)
    places = [n for n, s in enumerate(log) if s.theme in BARRIERS]
    assert places == list(range(apart - 1, 36, apart))
    assert {log[n].theme for n in places} == set(BARRIERS)
    assert not any(s.theme in BARRIERS for s in live(prompts, [on(n) for n in range(36)], CALM))


@pytest.mark.parametrize(
    "hard",
    [
        {"after_hard_night": True},
        {"post_call": True},
        {"last_time_pressure": 7},
        {"shift": Shift.NIGHT},
        {"moments": frozenset({Moment.AFTER_AN_ERROR})},
    ],
)
def test_no_barrier_on_a_hard_night_or_after_one(hard: dict[str, object]) -> None:
    prompts = [*shelf(), prompt(Theme.TIME_CONSTRAINTS, Load.LIGHT)]
    log = live(prompts, [on(n) for n in range(5)])
    due, not_now = choose(prompts, log, on(5)), choose(prompts, log, on(5, **hard))
    assert due is not None
    assert not_now is not None
    assert (due.reason, not_now.prompt.is_barrier) == (Reason.BARRIER, False)


def test_a_specialty_has_its_prompts_on_one_night_in_three_there_and_nowhere_else() -> None:
    own = [
        prompt(t, Load.LIGHT, 90 + n, specialties={Specialty.SURGERY})
        for t in FACILITATORS
        for n in range(4)
    ]
    prompts = [*shelf(each=20), *own]
    there = live(prompts, [on(n, specialty=Specialty.SURGERY) for n in range(40)])
    places = [n for n, s in enumerate(there) if s.prompt in {p.id for p in own}]
    # Twelve of them, on every third night but where the theme whose turn it is has no more.
    assert len(places) == 12
    assert all(3 <= b - a <= 4 for a, b in pairwise(places))
    assert {there[n].reason for n in places} == {Reason.SPECIALTY}
    for elsewhere in ({"specialty": Specialty.NEUROLOGY}, {}, {"shift": Shift.OFF}):
        off = {"specialty": Specialty.SURGERY} if "shift" in elsewhere else {}
        log = live(prompts, [on(n, **(elsewhere | off)) for n in range(12)])
        assert not {s.prompt for s in log} & {p.id for p in own}


@pytest.mark.parametrize(
    ("only", "where", "elsewhere"),
    [
        ({"phases": {Phase.CLERKSHIP}}, {"phase": Phase.CLERKSHIP}, {"phase": Phase.ELECTIVE}),
        ({"phases": {Phase.CLERKSHIP}}, {"phase": Phase.CLERKSHIP}, {}),
        ({"shifts": {Shift.NIGHT}}, {"shift": Shift.NIGHT}, {"shift": Shift.DAY}),
        ({"moments": {Moment.GOOD_DAY}}, {"moments": frozenset({Moment.GOOD_DAY})}, {}),
    ],
)
def test_a_prompt_comes_only_where_it_makes_sense(
    only: dict[str, object], where: dict[str, object], elsewhere: dict[str, object]
) -> None:
    one = prompt(Theme.SELF_CARE, Load.LIGHT, 0, **only)
    assert choose([one], [], on(0, **where)) is not None
    assert choose([one], [], on(0, **elsewhere)) is None


def test_what_is_off_or_hidden_never_comes() -> None:
    shipped = prompt(Theme.SELF_CARE, Load.LIGHT, 1)
    packed = prompt(Theme.SELF_CARE, Load.LIGHT, 2, pack=PackId("ward"))
    own = prompt(Theme.SELF_CARE, Load.LIGHT, 3, own=True)
    off = {
        shipped.id: PromptPreferences(shipped=False),
        packed.id: PromptPreferences(packs_off=frozenset({PackId("ward")})),
        own.id: PromptPreferences(own=False),
    }
    for one in (shipped, packed, own):
        assert choose([one], [], on(0)) is not None
        assert choose([one], [], on(0), off[one.id]) is None
        assert choose([one], [], on(0), PromptPreferences(on=False)) is None
        assert choose([one], [], on(0), marks=[PromptMark(one.id, hidden=True)]) is None
        without = PromptPreferences(weights={Theme.SELF_CARE: Weight.OFF})
        assert choose([one], [], on(0), without) is None
    assert choose([], [], on(0)) is None


def test_the_only_theme_is_called_that() -> None:
    prefer = PromptPreferences(
        weights=dict.fromkeys(Theme, Weight.OFF) | {Theme.ROLE_MODELS: Weight.SELDOM}
    )
    choice = choose(shelf(), [], on(0), prefer)
    assert choice is not None
    assert (choice.prompt.theme, choice.reason) == (Theme.ROLE_MODELS, Reason.ONLY_THEME)


def test_a_favourite_may_come_back_after_60_nights_on_one_night_in_eight() -> None:
    prompts = [prompt(Theme.SELF_CARE, Load.MEDIUM, n) for n in range(200)]
    evenings = [on(n) for n in range(100)]
    first = live(prompts, evenings[:20], CALM)
    marks = [PromptMark(s.prompt, favourite=True) for s in first]
    log = live(prompts, evenings, CALM, marks)
    back = [(s.night - FIRST).days for s in log if s.reason is Reason.FAVOURITE]
    assert back[0] == 60
    assert {b - a for a, b in pairwise(back)} == {8}


# Moments


def moments_shelf() -> tuple[Prompt, ...]:
    def made(n: int, load: Load, *moments: Moment) -> Prompt:
        return prompt(Theme.SELF_CARE, load, n, moments=frozenset(moments))

    return (
        *shelf(each=9),
        *(made(50 + n, Load.LIGHT, Moment.POST_CALL) for n in range(3)),
        *(made(60 + n, Load.MEDIUM, Moment.EXAM_WEEK) for n in range(3)),
        *(made(70 + n, Load.MEDIUM, Moment.FIRST_DEATH) for n in range(2)),
        made(80, Load.HEAVY, Moment.FIRST_DEATH),
        made(90, Load.LIGHT, Moment.FIRST_DEATH),
    )


def test_a_marked_moment_brings_its_prompts_unseen_first_and_the_heavy_one_last() -> None:
    death = frozenset({Moment.FIRST_DEATH})
    log = live(moments_shelf(), [on(n, moments=death) for n in range(8)])
    assert [s.load is Load.HEAVY for s in log[:4]] == [False, False, False, True]
    assert len({s.prompt for s in log[:4]}) == 4
    assert {s.reason for s in log} == {Reason.MOMENT}


def test_on_a_hard_night_a_marked_moment_brings_a_light_one() -> None:
    death = frozenset({Moment.FIRST_DEATH})
    choice = choose(moments_shelf(), [], on(0, moments=death, last_time_pressure=8))
    assert choice is not None
    assert (choice.prompt.load, choice.reason) == (Load.LIGHT, Reason.MOMENT)


def test_marking_after_a_prompt_was_shown_brings_another_for_the_moment() -> None:
    log = live(moments_shelf(), [on(0)])
    marked = on(0, moments=frozenset({Moment.FIRST_DEATH, Moment.POST_CALL}))
    met: list[frozenset[Moment]] = []
    for _ in range(2):
        choice = choose(moments_shelf(), log, marked)
        assert choice is not None
        assert choice.reason is Reason.MOMENT
        met.append(choice.prompt.moments)
        log = live(moments_shelf(), [on(0), *[marked] * len(met)])
    assert set(met) == {frozenset({Moment.FIRST_DEATH}), frozenset({Moment.POST_CALL})}


def test_an_exam_brings_its_prompt_once_a_week_until_all_were_seen() -> None:
    log = live(moments_shelf(), [on(n, exam=True) for n in range(40)])
    places = [(s.night - FIRST).days for s in log if s.reason is Reason.EXAM]
    assert places == [0, 7, 14]


def test_a_night_after_a_call_brings_its_prompt_and_then_light_ones() -> None:
    log = live(moments_shelf(), [on(n, post_call=True) for n in range(4)])
    reasons = [s.reason for s in log]
    assert reasons == [Reason.AFTER_CALL, *[Reason.LIGHT_POST_CALL] * 3]
