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

from benchmarks.prompts import Evening, Tally, _check, _check_turns, report, simulate
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_choice import Circumstances, care_line, choose_prompt
from journal_app.domain.prompts import CareKind, CareLine, Load, Reason, Theme
from journal_app.prompts.library import PromptLibrary
from tests.domain.prompt_shelf import FIRST, VAULT, live, on, prompt, shelf, shown

circumstances = st.builds(
    Circumstances,
    vault=st.sampled_from([VAULT, VAULT[::-1]]),
    night=st.dates(min_value=FIRST, max_value=FIRST + timedelta(days=90)),
    shift=st.none() | st.sampled_from(Shift),
    post_call=st.booleans(),
    last_time_pressure=st.none() | st.integers(0, 10),
)
evening_lists = st.lists(circumstances, min_size=1, max_size=60)


@given(evening_lists, st.randoms(use_true_random=False))
def test_the_same_log_in_any_order_gives_the_same_prompt(
    evenings: list[Circumstances], dice: random.Random
) -> None:
    log = live(shelf(), evenings)
    now = evenings[-1]
    mixed = list(log)
    dice.shuffle(mixed)
    prompts = list(shelf())
    dice.shuffle(prompts)
    assert choose_prompt(shelf(), log, now) == choose_prompt(prompts, mixed, now)


@given(evening_lists)
def test_hard_nights_get_light_prompts_and_say_so(evenings: list[Circumstances]) -> None:
    for now, given_prompt in zip(evenings, live(shelf(), evenings), strict=True):
        call = now.shift in (Shift.ON_CALL, Shift.NIGHT)
        pressed = now.last_time_pressure is not None and now.last_time_pressure >= 7
        if call or now.post_call or pressed:
            assert given_prompt.load is Load.LIGHT
        true_reasons = {
            Reason.LIGHT_ON_CALL: call,
            Reason.LIGHT_POST_CALL: now.post_call,
            Reason.LIGHT_AFTER_PRESSURE: pressed,
            Reason.TURN: not (call or now.post_call or pressed),
            Reason.ASKED_FOR_ANOTHER: given_prompt.step > 0,
        }
        assert true_reasons[given_prompt.reason]


@given(evening_lists)
def test_heavy_never_meets_heavy_even_when_nights_are_filled_in_later(
    evenings: list[Circumstances],
) -> None:
    log = live(shelf(), evenings)
    nights = sorted({s.night for s in log})
    heavy = {night: sum(s.load is Load.HEAVY for s in log if s.night == night) for night in nights}
    assert all(count <= 1 for count in heavy.values())
    assert not any(heavy[a] and heavy[b] for a, b in pairwise(nights))


@given(st.integers(2, 60), st.lists(st.integers(0, 59), max_size=20))
def test_themes_take_turns_however_often_one_swaps(nights: int, swapped: list[int]) -> None:
    evenings = [on(n) for n in range(nights) for _ in range(1 + swapped.count(n))]
    firsts = [s.theme for s in live(shelf(), evenings) if s.step == 0]
    for start in range(len(firsts) - 6):
        week = Counter(firsts[start : start + 7])
        assert all(2 <= week[theme] <= 3 for theme in Theme)


@given(st.integers(1, 12), st.integers(0, 400))
def test_another_is_another_until_all_have_been_seen(swaps: int, day: int) -> None:
    log = live(shelf(each=2), [on(day, post_call=True)] * (swaps + 1))
    distinct = len({s.prompt for s in log})
    assert distinct == min(swaps + 1, 6)
    assert [s.step for s in log] == list(range(swaps + 1))


def test_a_swap_takes_the_next_theme_and_leaves_the_turns_alone() -> None:
    plain = [s.theme for s in live(shelf(), [on(n) for n in range(9)])]
    swapping = live(shelf(), [on(n) for n in range(9) for _ in range(3)])
    assert [s.theme for s in swapping if s.step == 0] == plain
    first_night = [s.theme for s in swapping if s.night == FIRST]
    assert set(first_night) == set(Theme)


def test_none_comes_back_before_every_other_of_its_theme() -> None:
    prompts = [prompt(t, Load.LIGHT, n) for t in Theme for n in range(10)]
    log = live(prompts, [on(n) for n in range(60)])
    assert len({s.prompt for s in log[:30]}) == 30
    assert [s.prompt for s in log[30:]] == [s.prompt for s in log[:30]]


def test_within_21_nights_only_when_the_theme_is_used_up() -> None:
    prompts = [prompt(t, Load.LIGHT, n) for t in Theme for n in range(2)]
    log = live(prompts, [on(n) for n in range(8)])
    assert log[6].prompt == log[0].prompt
    assert len({s.prompt for s in log[:6]}) == 6


def test_two_journals_differ_and_one_journal_does_not() -> None:
    firsts = set()
    for n in range(40):
        now = Circumstances(f"{n:032x}", FIRST)
        choice = choose_prompt(shelf(), [], now)
        assert choice is not None
        assert choice == choose_prompt(shelf(), [], now)
        firsts.add(choice.prompt.id)
    assert len(firsts) > 10


def test_a_library_without_light_prompts_gives_the_least_heavy_and_no_false_reason() -> None:
    prompts = [prompt(t, load) for t in Theme for load in (Load.MEDIUM, Load.HEAVY)]
    choice = choose_prompt(prompts, [], on(0, post_call=True))
    assert choice is not None
    assert choice.prompt.load is Load.MEDIUM
    assert choice.reason is Reason.TURN


def test_a_library_of_heavy_prompts_still_gives_one() -> None:
    only = [prompt(Theme.SELF_CARE, Load.HEAVY)]
    log = live(only, [on(0), on(1, shift=Shift.ON_CALL)])
    assert [s.prompt for s in log] == [only[0].id] * 2


def test_an_empty_library_gives_nothing() -> None:
    assert choose_prompt([], [], on(0)) is None


LINES = [CareLine(f"care-{kind}-{n}", f"{kind} {n}", kind) for kind in CareKind for n in range(12)]


@given(st.integers(0, 2000))
def test_care_lines_are_an_act_beside_self_care_and_for_oneself_beside_the_rest(day: int) -> None:
    for theme in Theme:
        line = care_line(LINES, on(day), theme)
        assert line is not None
        assert line == care_line(list(reversed(LINES)), on(day), theme)
        assert (line.kind is CareKind.ACT) is (theme is Theme.SELF_CARE)


@pytest.mark.parametrize("stride", [1, 2, 3, 4, 6])
def test_every_care_line_is_met_and_none_two_nights_running(stride: int) -> None:
    met = [care_line(LINES, on(day * stride), Theme.SELF_CARE) for day in range(12 * 12)]
    assert len(set(met)) == 12
    if stride == 1:
        assert all(a != b for a, b in pairwise(met))


@given(
    st.integers(0, 400),
    st.sampled_from([Shift.ON_CALL, Shift.NIGHT]),
    st.sampled_from(list(Theme)),
    st.sets(st.sampled_from([line.id for line in LINES])),
)
def test_a_line_for_those_off_duty_is_never_shown_at_work(
    day: int, shift: Shift, theme: Theme, off_duty: set[str]
) -> None:
    lines = [replace(line, off_duty=line.id in off_duty) for line in LINES]
    line = care_line(lines, replace(on(day), shift=shift), theme)
    assert line is None if len(off_duty) == len(LINES) else line is not None
    assert line is None or not line.off_duty
    at_home = care_line(lines, on(day), theme)
    assert at_home is not None
    if not at_home.off_duty:
        assert line == at_home


def test_a_line_that_gives_way_does_not_bring_the_next_nights_line() -> None:
    lines = [replace(line, off_duty=line.id.endswith(("-1", "-5"))) for line in LINES]
    for theme in Theme:
        shown = [
            care_line(lines, replace(on(day), shift=Shift.ON_CALL if day % 2 else None), theme)
            for day in range(200)
        ]
        assert all(one != other for one, other in pairwise(shown))


def test_care_lines_of_one_kind_serve_for_both() -> None:
    only = [line for line in LINES if line.kind is CareKind.ONESELF]
    assert care_line(only, on(3), Theme.SELF_CARE) in only
    assert care_line([], on(3), Theme.SELF_CARE) is None


def test_a_season_of_invented_students_breaks_no_rule() -> None:
    tally = simulate(PromptLibrary().prompts, students=6, nights=150)
    assert not tally.broken, report(tally)
    assert tally.early == 0
    assert tally.swaps > 0
    assert tally.repeats > 0


def test_the_simulation_notices_a_broken_rule() -> None:
    prompts = shelf(each=1)
    heavy, light = prompt(Theme.SELF_CARE, Load.HEAVY), prompt(Theme.SELF_CARE, Load.LIGHT)
    pressed = Evening(on(1, last_time_pressure=9), swaps=0)
    tally = Tally()
    _check(prompts, [shown(heavy, FIRST)], shown(heavy, pressed.now.night), pressed, tally)
    more = [*prompts, prompt(Theme.SELF_CARE, Load.LIGHT, 1)]
    _check(more, [shown(light, FIRST)], shown(light, FIRST, step=1), Evening(on(0), 1), tally)
    _check_turns([shown(light, FIRST + timedelta(days=n)) for n in range(7)], tally)
    assert set(tally.broken) == {
        "light after a hard day",
        "never heavy twice running",
        "another is another",
        "none again before every other",
        "none within 21 nights",
        "themes take turns",
    }
