"""The line of care: an act beside self-care, never off-duty words at work, never twice running."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.care_lines import care_line
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import CareKind, CareLine, Load, Theme
from journal_app.domain.rotations import Phase
from tests.domain.prompt_shelf import on, prompt

LINES = [
    CareLine(f"care-{kind}-{n}", f"Line {kind} {n}.", kind) for kind in CareKind for n in range(12)
]


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


CLINICAL = [Phase.CLERKSHIP, Phase.ELECTIVE, Phase.SUB_INTERNSHIP]


@given(
    st.integers(0, 400),
    st.sampled_from([None, *Shift]),
    st.sampled_from([None, *Phase]),
    st.sampled_from(list(Theme)),
    st.sets(st.sampled_from([line.id for line in LINES])),
)
def test_a_line_that_needs_a_ward_is_shown_only_to_who_is_on_one(
    day: int, shift: Shift | None, phase: Phase | None, theme: Theme, on_ward: set[str]
) -> None:
    lines = [replace(line, on_ward=line.id in on_ward) for line in LINES]
    line = care_line(lines, replace(on(day), shift=shift, phase=phase), theme)
    if phase in CLINICAL and shift is not Shift.OFF:
        assert line is not None
        as_if_anywhere = care_line(LINES, replace(on(day), shift=shift, phase=phase), theme)
        assert line.id == (as_if_anywhere and as_if_anywhere.id)
    else:
        assert line is None if len(on_ward) == len(LINES) else line is not None
        assert line is None or not line.on_ward


@given(st.lists(st.sampled_from([None, *Shift]), min_size=60, max_size=60))
def test_no_two_nights_running_show_one_line_whatever_the_shifts(shifts: list[Shift]) -> None:
    lines = [
        replace(line, on_ward=int(line.id[-1]) % 3 == 0, off_duty=line.id.endswith("5"))
        for line in LINES
    ]
    for theme in Theme:
        shown = [
            care_line(lines, replace(on(day), shift=shift, phase=Phase.CLERKSHIP), theme)
            for day, shift in enumerate(shifts)
        ]
        assert all(one != other for one, other in pairwise(shown))


def test_before_the_clinical_years_every_line_is_met_but_those_of_the_ward() -> None:
    lines = [replace(line, on_ward=line.id.endswith(("-1", "-4", "-6"))) for line in LINES]
    now = [replace(on(day), phase=Phase.PRECLINICAL) for day in range(9 * 9)]
    met = {care_line(lines, one, Theme.SELF_CARE) for one in now}
    assert met == {one for one in lines if one.kind is CareKind.ACT and not one.on_ward}


def test_the_words_of_a_line_or_prompt_are_in_no_representation() -> None:
    one = prompt(Theme.TIME_CONSTRAINTS, Load.LIGHT, nudge="Secretly.", helped="Whispered?")
    for said in (repr(LINES[0]), repr(one)):
        assert not any(word in said for word in (LINES[0].text, one.text, "Secretly", "Whispered"))
