"""Whatever the prompts, the nights and the wishes: no rule is broken and every reason holds.

The rules are those of ``benchmarks.prompt_checks``, which share no code with the chooser; the
libraries here are small and odd, so that themes run dry and rules meet.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.prompt_students import Evening
from benchmarks.prompts import Student
from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_preferences import PromptPreferences, Weight
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompts import Load, Moment, Prompt, Theme
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty
from tests.domain.prompt_shelf import FIRST, VAULT

SPECIALTIES = (Specialty.SURGERY, Specialty.NEUROLOGY)
PHASES = (Phase.PRECLINICAL, Phase.CLERKSHIP)
MOMENTS = (Moment.EXAM_WEEK, Moment.POST_CALL, Moment.FIRST_DEATH)


Pick = TypeVar("Pick")


def seldom(dice: random.Random, values: Sequence[Pick]) -> frozenset[Pick]:
    """Return mostly nothing, else a few of some values."""
    count = dice.choice((0, 0, 0, 1, 2))
    return frozenset(dice.sample(values, count))


def library(dice: random.Random) -> list[Prompt]:
    return [
        Prompt(
            id=PromptId(f"prompt-{n}"),
            theme=dice.choice(list(Theme)),
            sub_theme="",
            text="What was it?",
            load=dice.choice((Load.LIGHT, Load.LIGHT, Load.MEDIUM, Load.HEAVY)),
            minutes=dice.randint(1, 4),
            phases=seldom(dice, PHASES),
            specialties=seldom(dice, SPECIALTIES),
            shifts=seldom(dice, tuple(Shift)),
            moments=seldom(dice, MOMENTS),
        )
        for n in range(dice.randint(1, 16))
    ]


def wishes(dice: random.Random) -> PromptPreferences:
    weights = {theme: dice.choice(list(Weight)) for theme in seldom(dice, list(Theme))}
    return PromptPreferences(on=dice.random() < 0.9, weights=weights)


def evening(dice: random.Random, day: int, preferences: PromptPreferences) -> Evening:
    now = Circumstances(
        vault=VAULT,
        night=FIRST + timedelta(days=day),
        shift=dice.choice((None, None, *Shift)),
        post_call=dice.random() < 0.15,
        last_time_pressure=dice.choice((None, 3, 5, 6, 7)),
        exam=dice.random() < 0.15,
        phase=dice.choice((None, *PHASES)),
        specialty=dice.choice((None, *SPECIALTIES)),
        moments=seldom(dice, MOMENTS),
        after_hard_night=dice.random() < 0.2,
    )
    return Evening(
        now,
        swaps=dice.choice((0, 0, 0, 1, 2, 5)),
        hides=dice.random() < 0.1,
        favours=dice.random() < 0.3,
        preferences=preferences,
    )


def lived(dice: random.Random) -> list[Evening]:
    """Return nights, mostly in their order, with wishes that change halfway."""
    days = [day for day in range(dice.choice((30, 120))) if dice.random() < 0.7]
    if dice.random() < 0.5:
        dice.shuffle(days)
    early, late = wishes(dice), wishes(dice)
    half = len(days) // 2
    return [evening(dice, day, early if n < half else late) for n, day in enumerate(days)]


@given(st.integers(0, 10**9))
def test_no_rule_is_broken_and_every_reason_holds(seed: int) -> None:
    dice = random.Random(seed)
    tally = Student(library(dice)).live(lived(dice))
    assert not +tally.broken
