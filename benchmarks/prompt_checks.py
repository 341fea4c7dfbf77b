"""The rules of prompts, checked from a log alone: none of the chooser's own code is used here.

Every figure is written down a second time on purpose: a rule that changes has to change twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import gcd

from benchmarks.prompt_students import Evening
from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_preferences import PromptMark
from journal_app.domain.prompts import Load, Moment, Prompt, Reason, ShownPrompt, Theme

FACILITATORS = (Theme.SELF_CARE, Theme.LIFE_EXPERIENCES, Theme.ROLE_MODELS)
LIGHT = {Reason.LIGHT_ON_CALL, Reason.LIGHT_POST_CALL, Reason.LIGHT_AFTER_PRESSURE}
OUT_OF_TURN = {
    Reason.MOMENT,
    Reason.EXAM,
    Reason.AFTER_CALL,
    Reason.LIGHT_NOT_SEEN,
    Reason.BARRIER,
}
PRESSING, SHORT = 7, 3
BARRIER_NIGHTS, SPECIALTY_NIGHTS = 4, 3
FAVOURITE_REST, FAVOURITE_NIGHTS = 60, 8
STRETCH = 7


class Log:
    """What a student was shown, by night."""

    def __init__(self) -> None:
        self.nights: list[date] = []
        self.by_night: dict[date, list[ShownPrompt]] = {}
        self.when: dict[PromptId, list[date]] = {}

    def add(self, shown: ShownPrompt) -> None:
        if shown.night not in self.by_night:
            insort(self.nights, shown.night)
        self.by_night.setdefault(shown.night, []).append(shown)
        insort(self.when.setdefault(shown.prompt, []), shown.night)

    def beside(self, night: date, count: int) -> list[ShownPrompt]:
        """Return what a night and so many nights with a prompt on either side showed."""
        low, high = bisect_left(self.nights, night), bisect_right(self.nights, night)
        near = self.nights[max(0, low - count) : high + count]
        return [s for other in near for s in self.by_night[other]]

    def days(self, night: date, days: int) -> list[ShownPrompt]:
        """Return what was shown on a night and so many days either side."""
        return [s for s in self.beside(night, days) if abs((s.night - night).days) <= days]

    def off(self, prompt: PromptId, night: date) -> int:
        """Return how many nights away a prompt was shown nearest; very many for never."""
        return min((abs((n - night).days) for n in self.when.get(prompt, ())), default=10**6)


@dataclass(frozen=True)
class Shelf:
    """All prompts there are, found by id and by theme."""

    prompts: Sequence[Prompt]

    @cached_property
    def by_id(self) -> Mapping[PromptId, Prompt]:
        return {p.id: p for p in self.prompts}

    @cached_property
    def by_theme(self) -> Mapping[Theme, Sequence[Prompt]]:
        return {t: [p for p in self.prompts if p.theme is t and not p.moments] for t in Theme}

    @cached_property
    def for_moments(self) -> Sequence[Prompt]:
        return [p for p in self.prompts if p.moments]


@dataclass
class Check:
    """One showing, looked at before it goes into the log.

    Attributes:
        broken: Rules broken, by name; filled by ``run``.
    """

    shelf: Shelf
    log: Log
    evening: Evening
    marks: Mapping[PromptId, PromptMark]
    broken: Counter[str] = field(default_factory=Counter)

    def run(self, shown: ShownPrompt | None) -> Counter[str]:
        """Check what was shown, or that there was nothing to show."""
        if shown is None:
            if any(self.may_come(p) for t in Theme for p in self.shelf.by_theme[t]):
                self.broken["a page is free only when nothing may be shown"] += 1
            return self.broken
        prompt = self.shelf.by_id[shown.prompt]
        for name, holds in self._rules(prompt, shown):
            if not holds():
                self.broken[name] += 1
        return self.broken

    def _rules(
        self, prompt: Prompt, shown: ShownPrompt
    ) -> Iterable[tuple[str, Callable[[], bool]]]:
        yield "what is off or hidden never comes", lambda: self.in_use(prompt)
        yield "light and short on hard nights", lambda: not self.light or self.gentle(prompt)
        yield "heavy never twice running", lambda: self.heavy_fits(prompt)
        yield "barriers one night in four, never on hard ones", lambda: self.barrier_fits(prompt)
        yield "specialties one night in three, on duty, in theirs", lambda: self.special(prompt)
        yield "phase and shift", lambda: self.placed(prompt)
        yield "moments", lambda: self._moments(prompt, shown)
        yield "no repeat before all were used", lambda: self._new_first(prompt, shown)
        yield "longest ago first", lambda: self._oldest_first(prompt, shown)
        yield "an unseen light one before a repeat", lambda: self._short_care(prompt, shown)
        yield "favourites seldom", lambda: self._favourite(shown)
        yield "themes balanced", lambda: self._balanced(shown)
        yield "another is another", lambda: self._other(shown)
        yield "the reason holds", lambda: self.reason_holds(prompt, shown)

    # What may come tonight

    @cached_property
    def night(self) -> date:
        return self.evening.now.night

    @cached_property
    def tonight(self) -> Sequence[ShownPrompt]:
        return self.log.by_night.get(self.night, [])

    @cached_property
    def light(self) -> bool:
        now = self.evening.now
        pressed = (now.last_time_pressure or 0) >= PRESSING
        return pressed or now.post_call or now.shift in (Shift.ON_CALL, Shift.NIGHT)

    def gentle(self, prompt: Prompt) -> bool:
        return prompt.load is Load.LIGHT and prompt.minutes <= SHORT

    def in_use(self, prompt: Prompt) -> bool:
        wants = self.evening.preferences
        mark = self.marks.get(prompt.id)
        hidden = mark is not None and mark.hidden
        there = prompt.pack is None or prompt.pack in self.evening.packs - wants.packs_off
        return wants.on and wants.weight(prompt.theme) > 0 and not hidden and there

    @cached_property
    def dark(self) -> bool:
        """Whether no barrier may come, because the night or what came before it is hard."""
        now = self.evening.now
        marked = now.moments & {Moment.FIRST_DEATH, Moment.AFTER_AN_ERROR}
        return self.light or now.after_hard_night or bool(marked)

    def stays(self, shown: ShownPrompt) -> bool:
        """Tell whether a page without words may still show what it shows."""
        prompt = self.shelf.by_id[shown.prompt]
        gentle = self.gentle(prompt) or not self.light
        return (
            self.in_use(prompt) and gentle and not (prompt.theme not in FACILITATORS and self.dark)
        )

    @cached_property
    def calendar(self) -> bool:
        """Whether only days can be counted, because the night would have no prompt otherwise."""
        pool = (p for t in FACILITATORS for p in self.shelf.by_theme[t])
        return not any(self.fits(p) for p in pool)

    def near(self, nights: int) -> list[ShownPrompt]:
        count = nights - 1
        return (self.log.days if self.calendar else self.log.beside)(self.night, count)

    def heavy_fits(self, prompt: Prompt) -> bool:
        near = self.log.beside(self.night, 1) if prompt.load is Load.HEAVY else ()
        return all(s.load is not Load.HEAVY for s in near)

    def barrier_fits(self, prompt: Prompt) -> bool:
        if prompt.theme in FACILITATORS:
            return True
        if self.dark:
            return False
        near = [*self.near(BARRIER_NIGHTS), *self.log.days(self.night, BARRIER_NIGHTS - 1)]
        return all(s.theme in FACILITATORS for s in near)

    @cached_property
    def special_near(self) -> bool:
        near = self.near(SPECIALTY_NIGHTS)
        return any(self.shelf.by_id[s.prompt].specialties for s in near)

    def special(self, prompt: Prompt) -> bool:
        return not prompt.specialties or (self.here(prompt) and not self.special_near)

    def here(self, prompt: Prompt) -> bool:
        now = self.evening.now
        return now.specialty in prompt.specialties and now.shift is not Shift.OFF

    def placed(self, prompt: Prompt) -> bool:
        now = self.evening.now
        phase = not prompt.phases or now.phase in prompt.phases
        return phase and (not prompt.shifts or now.shift in prompt.shifts)

    @cached_property
    def _open(self) -> tuple[bool, bool]:
        """Whether a heavy one, and one for a specialty, could come without any doubt."""
        heavy = all(s.load is not Load.HEAVY for s in self.log.beside(self.night, 1))
        near = self.log.beside(self.night, SPECIALTY_NIGHTS - 1)
        return heavy, all(not self.shelf.by_id[s.prompt].specialties for s in near)

    def fits(self, prompt: Prompt) -> bool:
        """Tell whether a prompt may be shown tonight, leaving turns, moments, barriers aside."""
        heavy, specialty = self._open
        return (
            self.in_use(prompt)
            and (not self.light or self.gentle(prompt))
            and (heavy or prompt.load is not Load.HEAVY)
            and (not prompt.specialties or (specialty and self.here(prompt)))
            and self.placed(prompt)
        )

    def may_come(self, prompt: Prompt) -> bool:
        """Tell whether a facilitator's prompt may be shown tonight, leaving turns aside."""
        return prompt.theme in FACILITATORS and self.fits(prompt)

    def peers(self, prompt: Prompt) -> list[Prompt]:
        """Return the others of a prompt's theme that may be shown in its place."""
        return [p for p in self.shelf.by_theme[prompt.theme] if p is not prompt and self.fits(p)]

    # Moments

    def for_moments(self, moments: frozenset[Moment]) -> list[Prompt]:
        return [
            p
            for p in self.shelf.for_moments
            if p.moments & moments and self.fits(p) and p.theme in FACILITATORS
        ]

    def _moments(self, prompt: Prompt, shown: ShownPrompt) -> bool:
        now = self.evening.now
        if shown.step == 0 and now.moments and not prompt.moments & now.moments:
            return not self.for_moments(now.moments)
        if not prompt.moments:
            return True
        if prompt.moments & now.moments:
            met = {m for s in self.tonight for m in self.shelf.by_id[s.prompt].moments}
            wanted = now.moments - met
            others = self.for_moments(wanted if prompt.moments & wanted else now.moments)
            seen = prompt.id in self.log.when
            return not (seen and any(p.id not in self.log.when for p in others))
        tags = {Moment.EXAM_WEEK: now.exam, Moment.POST_CALL: now.post_call}
        week = self.log.days(self.night, STRETCH - 1)
        lately = {m for s in week for m in self.shelf.by_id[s.prompt].moments}
        fits = any(tags.get(m) and m not in lately for m in prompt.moments)
        return shown.step == 0 and fits and prompt.id not in self.log.when

    # Repeats

    def _free(self, prompt: Prompt, shown: ShownPrompt) -> bool:
        return bool(prompt.moments) or shown.reason is Reason.FAVOURITE

    def _new_first(self, prompt: Prompt, shown: ShownPrompt) -> bool:
        if self._free(prompt, shown) or prompt.id not in self.log.when:
            return True
        return all(p.id in self.log.when for p in self.peers(prompt))

    def _oldest_first(self, prompt: Prompt, shown: ShownPrompt) -> bool:
        if self._free(prompt, shown) or prompt.id not in self.log.when:
            return True
        off = self.log.off(prompt.id, self.night)
        just = self.tonight[-1].prompt if self.tonight else None
        return all(
            self.log.off(p.id, self.night) <= off for p in self.peers(prompt) if p.id != just
        )

    def _short_care(self, prompt: Prompt, shown: ShownPrompt) -> bool:
        if not self.light or shown.step or self._free(prompt, shown):
            return True
        if prompt.id not in self.log.when or prompt.theme not in FACILITATORS:
            return True
        pool = (p for t in FACILITATORS for p in self.shelf.by_theme[t])
        return not any(p.id not in self.log.when and self.may_come(p) for p in pool)

    def _favourite(self, shown: ShownPrompt) -> bool:
        if shown.reason is not Reason.FAVOURITE:
            return True
        near = self.log.beside(self.night, FAVOURITE_NIGHTS - 1)
        return not any(s.reason is Reason.FAVOURITE for s in near)

    def _other(self, shown: ShownPrompt) -> bool:
        if not self.tonight:
            return shown.step == 0
        before = {s.prompt for s in self.tonight}
        if shown.prompt not in before:
            return shown.step == self.tonight[-1].step + 1
        pool = (p for t in FACILITATORS for p in self.shelf.by_theme[t])
        rest = any(p.id not in before and self.may_come(p) for p in pool)
        return not rest and shown.prompt != self.tonight[-1].prompt

    # Turns

    def parts(self) -> dict[Theme, int]:
        """Return the facilitators that are on with their weights in lowest terms."""
        wants = self.evening.preferences
        on = {t: int(wants.weight(t)) for t in FACILITATORS if wants.weight(t)}
        unit = gcd(*on.values()) if on else 1
        return {t: weight // unit for t, weight in on.items()}

    def owed(self) -> set[Theme]:
        """Return the themes that had fewer of the last turns than their weight."""
        parts = self.parts()
        turns: list[Theme] = []
        for night in reversed(self.log.nights[: bisect_left(self.log.nights, self.night)]):
            if len(turns) >= sum(parts.values()) - 1:
                break
            first = self.log.by_night[night][0]
            if first.theme in parts and first.reason not in OUT_OF_TURN:
                turns.append(first.theme)
        return {t for t, part in parts.items() if turns.count(t) < part}

    def _balanced(self, shown: ShownPrompt) -> bool:
        later = bool(self.log.nights) and self.log.nights[-1] > self.night
        if shown.step or shown.reason in OUT_OF_TURN or later:
            return True
        owed = self.owed()
        pools = (self.shelf.by_theme[t] for t in owed)
        return shown.theme in owed or not any(self.may_come(p) for pool in pools for p in pool)

    # Reasons

    def reason_holds(self, prompt: Prompt, shown: ShownPrompt) -> bool:
        """Tell whether the reason given is true."""
        now = self.evening.now
        call = now.shift in (Shift.ON_CALL, Shift.NIGHT)
        first = shown.step == 0
        had = not first and self.in_use(self.shelf.by_id[self.tonight[-1].prompt])
        outgrown = had and not self.stays(self.tonight[-1])
        light = self.gentle(prompt) and (first or outgrown)
        seen = prompt.id in self.log.when
        on = [t for t in Theme if self.evening.preferences.weight(t)]
        mark = self.marks.get(prompt.id)
        longest = self._new_first(prompt, shown) and self._oldest_first(prompt, shown)
        return {
            Reason.LIGHT_ON_CALL: light and call,
            Reason.LIGHT_POST_CALL: light and now.post_call,
            Reason.LIGHT_AFTER_PRESSURE: light and (now.last_time_pressure or 0) >= PRESSING,
            Reason.LIGHT_NOT_SEEN: light and self.light and not seen and self._used_up(prompt),
            Reason.MOMENT: bool(prompt.moments & now.moments),
            Reason.EXAM: first and now.exam and Moment.EXAM_WEEK in prompt.moments,
            Reason.AFTER_CALL: first and now.post_call and Moment.POST_CALL in prompt.moments,
            Reason.BARRIER: first and prompt.theme not in FACILITATORS,
            Reason.SPECIALTY: now.specialty in prompt.specialties,
            Reason.FAVOURITE: mark is not None
            and mark.favourite
            and seen
            and self.log.off(prompt.id, self.night) >= FAVOURITE_REST,
            Reason.ONLY_THEME: first and on == [prompt.theme] and longest,
            Reason.TURN: first and len(on) > 1 and not self.light and longest,
            Reason.ASKED_FOR_ANOTHER: had and not outgrown,
            Reason.REPLACED: not first and (not had or (outgrown and not self.light)),
        }[shown.reason]

    def _used_up(self, prompt: Prompt) -> bool:
        """Tell whether a theme whose turn it was has no unseen light one left.

        For a night written later, turns on both sides say whose it was: any theme may be meant.
        """
        later = bool(self.log.nights) and self.log.nights[-1] > self.night
        themes = set(self.parts()) if later else self.owed()
        return any(
            all(p.id in self.log.when for p in self.shelf.by_theme[t] if self.may_come(p))
            for t in themes - {prompt.theme}
        )
