"""What may be shown on a night: the rules that stand above whose turn it is.

They are judgement, with a reason: writing about hard things can raise distress at first (Smyth,
1998), a tired night is no time for it, and what stands in the way of compassion is asked about
seldom. A night may have no prompt rather than break one of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_history import PromptHistory
from journal_app.domain.prompt_preferences import Weight
from journal_app.domain.prompts import BARRIERS, Load, Moment, Prompt, Reason, ShownPrompt
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty

PRESSING: Final = 7
"""Time pressure (0 to 10) from which the next prompt is a light one."""

SHORT: Final = 3
"""Most minutes of a prompt on a night that asks for a light one."""

BARRIER_NIGHTS: Final = {Weight.SELDOM: 12, Weight.USUAL: 6, Weight.OFTEN: 4}
"""Of so many nights running, at most one has a barrier prompt."""

SPECIALTY_NIGHTS: Final = 3
"""Of so many nights running, at most one has a prompt for a specialty."""

HARD_MOMENTS: Final = frozenset({Moment.FIRST_DEATH, Moment.AFTER_AN_ERROR})
"""Marks that make a night a hard one."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What of a night bears on its prompt.

    Attributes:
        vault: The vault's id, so that two journals differ.
        last_time_pressure: The last number given, 0 to 10; None when there is none.
        exam: An exam that day or the next.
        phase: Of the rotation; None between rotations.
        specialty: Of the rotation; None when it has none that is known.
        moments: How the student marked the night.
        after_hard_night: The night before was hard in a way that says nothing about tonight's
            load: a night shift, an exam, a high burnout rating, a death or an error marked.
    """

    vault: str
    night: date
    shift: Shift | None = None
    post_call: bool = False
    last_time_pressure: int | None = None
    exam: bool = False
    phase: Phase | None = None
    specialty: Specialty | None = None
    moments: frozenset[Moment] = frozenset()
    after_hard_night: bool = False

    @property
    def on_duty(self) -> bool:
        """Whether the night is spent at work."""
        return self.shift in (Shift.ON_CALL, Shift.NIGHT)

    @property
    def is_hard(self) -> bool:
        """Whether the night, or what came before it, was hard."""
        light = reason_for_light(self) is not None
        return light or self.after_hard_night or bool(self.moments & HARD_MOMENTS)


def reason_for_light(now: Circumstances) -> Reason | None:
    """Return why a night's prompt is to be light, None when it need not be."""
    if now.on_duty:
        return Reason.LIGHT_ON_CALL
    if now.post_call:
        return Reason.LIGHT_POST_CALL
    if now.last_time_pressure is not None and now.last_time_pressure >= PRESSING:
        return Reason.LIGHT_AFTER_PRESSURE
    return None


def is_light_and_short(prompt: Prompt) -> bool:
    """Tell whether a prompt can be answered half asleep."""
    return prompt.load is Load.LIGHT and prompt.minutes <= SHORT


def still_fits(prompt: Prompt, now: Circumstances) -> bool:
    """Tell whether what a night shows already may stay on a page without words.

    A night can turn into a hard one after its prompt was chosen: the shift is marked, or the
    time pressure rated, on the page that shows it.
    """
    gentle_enough = reason_for_light(now) is None or is_light_and_short(prompt)
    return gentle_enough and not (prompt.is_barrier and now.is_hard)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a night allows, worked out once for all prompts.

    Attributes:
        light: Only light and short ones.
        heavy: Heavy ones, because none was shown tonight or on the nights with a prompt before
            and after it.
        barrier: Barriers: seldom, not among a journal's first nights, never when the night is
            hard or follows a hard one, and never when another is asked for.
        specialty: Prompts for the specialty; None when tonight allows none.
    """

    shift: Shift | None
    phase: Phase | None
    light: bool
    heavy: bool
    barrier: bool
    specialty: Specialty | None

    def allows(self, prompt: Prompt) -> bool:
        """Tell whether a prompt may be shown, leaving moments and turns aside."""
        return (
            (not prompt.specialties or self.specialty in prompt.specialties)
            and (not self.light or is_light_and_short(prompt))
            and (self.heavy or prompt.load is not Load.HEAVY)
            and (self.barrier or not prompt.is_barrier)
            and (not prompt.phases or self.phase in prompt.phases)
            and (not prompt.shifts or self.shift in prompt.shifts)
        )


def allowance(
    now: Circumstances,
    history: PromptHistory,
    *,
    barriers: Weight,
    specialised: Collection[PromptId],
    nothing_else: bool,
) -> Allowance:
    """Return what a night allows.

    Args:
        barriers: The highest weight of a barrier theme.
        specialised: The prompts that are for a specialty.
        nothing_else: Count nights of the calendar instead of nights with a prompt. Only for a
            night that would have none: whoever wants nothing but barriers has three free pages
            between two, and those are nights as well. Heavy ones are left out of it: a free page
            between them does not part them.
    """

    def around(nights: int) -> list[ShownPrompt]:
        near = history.within if nothing_else else history.running
        return list(near(now.night, nights - 1))

    spaced = nothing_else or history.nights_but(now.night) >= _apart(barriers) - 1
    near_specialised = any(s.prompt in specialised for s in around(SPECIALTY_NIGHTS))
    return Allowance(
        shift=now.shift,
        phase=now.phase,
        light=reason_for_light(now) is not None,
        heavy=all(s.load is not Load.HEAVY for s in history.running(now.night, 1)),
        barrier=barriers is not Weight.OFF
        and spaced
        and not now.is_hard
        and not history.on(now.night)
        and all(s.theme not in BARRIERS for s in around(_apart(barriers))),
        specialty=None if now.shift is Shift.OFF or near_specialised else now.specialty,
    )


def _apart(barriers: Weight) -> int:
    return BARRIER_NIGHTS.get(barriers, 1)
