"""The line of care: an act beside self-care, never off-duty words at work, never twice running."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.care_lines import care_line
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import CareKind, CareLine, Theme
from tests.domain.prompt_shelf import on

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
