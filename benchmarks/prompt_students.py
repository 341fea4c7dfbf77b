"""Made-up students for the simulation of prompts: their days, their habits, their wishes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_preferences import PromptPreferences, Weight
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompts import BARRIERS, FACILITATORS, Load, Moment, Prompt, Theme
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty

START = date(2026, 9, 1)
HARD = 7
REMEMBERED = 2
PACKS = (PackId("pack-a"), PackId("pack-b"))
WEIGHTS = (Weight.SELDOM, Weight.USUAL, Weight.OFTEN)


class Kind(StrEnum):
    """What sets a student apart."""

    USUAL = "usual"
    BARRIERS_OFF = "barriers off"
    BARRIERS_OFTEN = "barriers often"
    ALWAYS_ON_CALL = "always on call"
    ONE_THEME = "one theme only"
    BARRIERS_ONLY = "nothing but barriers"
    WEIGHTED = "weights of their own"
    FUSSY = "swaps and hides"
    FAVOURITES = "many favourites"
    MARKING = "marks many moments"
    BACK_FILLS = "writes nights later"
    CHANGING = "changes their mind"
    TAGS_LATE = "marks the night once the prompt is there"
    PACKS = "packs come and go"


@dataclass(frozen=True)
class Day:
    """What happened, whether or not it was written about."""

    shift: Shift | None = None
    post_call: bool = False
    exam: bool = False
    pressure: int = 0
    burnout: int = 0


@dataclass(frozen=True)
class Evening:
    """One night on which the journal is opened.

    Attributes:
        hides: The last prompt of the night is hidden.
        favours: The last prompt of the night is made a favourite.
        preferences: What the student wants from this night on.
        packs: Which are in the journal.
        before: The night as it stood when the page was opened, if it was marked or a pack came
            or went while the page had no words.
    """

    now: Circumstances
    swaps: int
    hides: bool
    favours: bool
    preferences: PromptPreferences
    packs: frozenset[PackId] = frozenset()
    before: Evening | None = None


@dataclass(frozen=True)
class Habits:
    """How a student uses the journal; shares of nights, 0 to 1."""

    writes: float
    swaps: float
    hides: float
    favours: float
    marks: float
    fills_in: float


def evenings(kind: Kind, seed: int, nights: int) -> Iterator[Evening]:
    """Make up a student's evenings, in the order in which they are written."""
    dice = random.Random(f"{kind}-{seed}")
    habits, preferences = _habits(kind, dice), _preferences(kind, dice)
    vault = f"{dice.getrandbits(128):032x}"
    days = list(_days(kind, dice, nights))
    rotations = list(_rotations(dice, nights))
    written: set[int] = set()
    packs: frozenset[PackId] = frozenset()
    away_until = -1
    for n in range(nights):
        if dice.random() < 0.01:
            away_until = n + dice.randint(3, 40)
        if n <= away_until or dice.random() > habits.writes:
            continue
        if kind is Kind.CHANGING and dice.random() < 0.02:
            preferences = _any_preferences(dice)
        todo = [n]
        if dice.random() < habits.fills_in:
            missed = [m for m in range(max(0, n - 12), n) if m not in written]
            todo = sorted(dice.sample(missed, min(len(missed), 3)), reverse=True) + todo
        for m in todo:
            written.add(m)
            now = replace(_circumstances(days, written, m, dice, habits), vault=vault)
            phase, specialty = rotations[m]
            evening = Evening(
                replace(now, phase=phase, specialty=specialty),
                swaps=_swaps(dice, habits),
                hides=dice.random() < habits.hides,
                favours=dice.random() < habits.favours,
                preferences=preferences,
                packs=packs,
            )
            if kind is Kind.TAGS_LATE:
                evening = _marked_late(evening, days[m], dice)
            elif kind is Kind.PACKS and dice.random() < 0.3:
                packs = frozenset(pack for pack in PACKS if dice.random() < 0.5)
                evening = replace(evening, packs=packs, before=evening)
            yield evening


def _marked_late(evening: Evening, day: Day, dice: random.Random) -> Evening:
    """Return an evening whose shift and time pressure are given once its prompt is there."""
    now = evening.now
    untagged = replace(now, shift=None, post_call=False, moments=frozenset())
    if dice.random() < 0.5:
        now = replace(now, last_time_pressure=day.pressure)
    return replace(evening, now=now, before=replace(evening, now=untagged, swaps=0))


def pack_prompts() -> tuple[Prompt, ...]:
    """Return what the made-up packs hold: every theme and load, for no specialty or moment.

    A journal does not know what the prompts of a pack that is gone were for.
    """
    return tuple(
        Prompt(
            id=PromptId(f"{pack}-{theme.value}-{load.value}-{n}"),
            theme=theme,
            sub_theme="",
            text="What was it?",
            load=load,
            minutes=2 + n,
            pack=pack,
        )
        for pack in PACKS
        for theme in Theme
        for load in Load
        for n in range(3)
    )


def _habits(kind: Kind, dice: random.Random) -> Habits:
    return Habits(
        writes=dice.uniform(0.3, 0.98),
        swaps=0.5 if kind is Kind.FUSSY else dice.choice((0.0, 0.1, 0.25)),
        hides=0.05 if kind is Kind.FUSSY else 0.004,
        favours=0.2 if kind is Kind.FAVOURITES else 0.01,
        marks=0.2 if kind is Kind.MARKING else 0.01,
        fills_in=0.15 if kind is Kind.BACK_FILLS else 0.0,
    )


def _preferences(kind: Kind, dice: random.Random) -> PromptPreferences:
    weights: Mapping[Theme, Weight] = {
        Kind.BARRIERS_OFF: dict.fromkeys(BARRIERS, Weight.OFF),
        Kind.BARRIERS_OFTEN: dict.fromkeys(BARRIERS, Weight.OFTEN),
        Kind.ONE_THEME: dict.fromkeys(Theme, Weight.OFF)
        | {dice.choice(FACILITATORS): dice.choice(WEIGHTS)},
        Kind.BARRIERS_ONLY: dict.fromkeys(FACILITATORS, Weight.OFF),
        Kind.WEIGHTED: {theme: dice.choice(WEIGHTS) for theme in Theme},
    }.get(kind, {})
    return PromptPreferences(weights=weights)


def _any_preferences(dice: random.Random) -> PromptPreferences:
    weights = {theme: dice.choice(tuple(Weight)) for theme in Theme}
    return PromptPreferences(on=dice.random() < 0.9, weights=weights)


def _days(kind: Kind, dice: random.Random, nights: int) -> Iterator[Day]:
    called = False
    for n in range(nights):
        block = (n // 28) % 4
        shift = Shift.ON_CALL if kind is Kind.ALWAYS_ON_CALL else _shift(block, n, dice)
        yield Day(
            shift=shift,
            post_call=called and dice.random() < 0.8,
            exam=n % 90 >= 84 and dice.random() < 0.8,
            pressure=_rating(dice, (4, 7, 6, 5)[block]),
            burnout=_rating(dice, 4),
        )
        called = shift is Shift.ON_CALL


def _rating(dice: random.Random, usual: float) -> int:
    return min(10, max(0, round(dice.gauss(usual, 1.8))))


def _shift(block: int, n: int, dice: random.Random) -> Shift | None:
    if block == 1 and n % 5 == 0:
        return Shift.ON_CALL
    if block == 2 and n % 28 >= 21:
        return Shift.NIGHT
    return dice.choice((Shift.DAY, Shift.DAY, Shift.EVENING, Shift.OFF, None))


def _rotations(dice: random.Random, nights: int) -> Iterator[tuple[Phase | None, Specialty | None]]:
    made = 0
    while made < nights:
        days = dice.randint(14, 70)
        phase = dice.choice((None, *Phase))
        at_work = phase not in (None, Phase.PRECLINICAL)
        specialty = dice.choice((None, *Specialty)) if at_work else None
        yield from [(phase, specialty)] * days
        made += days


def _circumstances(
    days: list[Day], written: set[int], n: int, dice: random.Random, habits: Habits
) -> Circumstances:
    today = days[n]
    before = days[n - 1] if n else Day()
    rated = [days[m] for m in range(max(0, n - REMEMBERED), n) if m in written]
    worked = before.shift in (Shift.ON_CALL, Shift.NIGHT) or before.post_call or before.exam
    marks = dice.sample(list(Moment), dice.choice((1, 1, 1, 2)))
    return Circumstances(
        vault="",
        night=START + timedelta(days=n),
        shift=today.shift,
        post_call=today.post_call or before.shift is Shift.ON_CALL,
        last_time_pressure=rated[-1].pressure if rated else None,
        exam=today.exam,
        moments=frozenset(marks if dice.random() < habits.marks else ()),
        after_hard_night=worked or bool(rated and rated[-1].burnout >= HARD),
    )


def _swaps(dice: random.Random, habits: Habits) -> int:
    swaps = 0
    while dice.random() < habits.swaps and swaps < 4:
        swaps += 1
    return swaps
