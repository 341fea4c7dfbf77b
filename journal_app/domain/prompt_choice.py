"""Chooses a night's prompt: gentle after hard days, slow to repeat, fair to the themes.

Nothing is drawn at random. What was shown before decides almost everything, and where it
leaves a tie, a hash of vault and prompt does, so two journals differ and one journal never
contradicts itself. The rules, strongest first:

1. What is switched off or hidden never comes, and what ``prompt_rules`` forbids tonight does not.
   A night for which nothing is left has no prompt.
2. A moment the student marked brings a prompt made for it, unseen ones first and heavy ones last.
   An exam or a call does so as well, with unseen ones only and once a week at most.
3. A barrier comes as soon as enough nights lie between it and the one before.
4. Else the facilitators take turns (``prompt_turns``), and of the theme whose turn it is the
   prompt shown longest ago comes, so none comes back before every other one that may be shown
   tonight has been. On a night that asks for a light one, an unseen light one of another theme
   comes before a light one seen already; the turn is then still to come.
5. A favourite that was not shown for 60 nights may come early, on one night in eight at most.

Asking for another takes no turn: it brings the next theme, and what was not shown tonight. Nor
does what takes the place of a prompt that a night marked later as a hard one has no room for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_history import PromptHistory
from journal_app.domain.prompt_preferences import PromptMark, PromptPreferences
from journal_app.domain.prompt_rules import (
    Allowance,
    Circumstances,
    allowance,
    is_light_and_short,
    reason_for_light,
    still_fits,
)
from journal_app.domain.prompt_shelf import PromptShelf, rank
from journal_app.domain.prompt_turns import theme_order
from journal_app.domain.prompts import (
    BARRIERS,
    FACILITATORS,
    Load,
    Moment,
    Prompt,
    Reason,
    ShownPrompt,
    Theme,
)

FAVOURITE_RESTS: Final = 60
"""Nights after which a favourite may come back before its turn."""

FAVOURITE_NIGHTS: Final = 8
"""Of so many nights running, at most one has a favourite before its turn."""

STRETCH: Final = 7
"""Nights within which an exam, or a call, brings one prompt made for it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A prompt with its place in the night and the true reason for it."""

    prompt: Prompt
    step: int
    reason: Reason


def choose_prompt(
    prompts: Sequence[Prompt],
    shown: Sequence[ShownPrompt] | PromptHistory,
    now: Circumstances,
    preferences: PromptPreferences,
    marks: Mapping[PromptId, PromptMark],
) -> Choice | None:
    """Choose the next prompt of a night; None leaves the page free.

    Args:
        prompts: All there are, in any order: shipped ones, packs and the student's own.
        shown: Everything ever shown, in any order or sorted already: tonight's steps and later
            nights (an earlier night written later) included.
        marks: What the student said about prompts, by prompt.
    """
    shelf = PromptShelf.of(prompts, preferences, marks, now.vault)
    history = shown if isinstance(shown, PromptHistory) else PromptHistory(shown)
    return choose(shelf, history, now)


def choose(shelf: PromptShelf, history: PromptHistory, now: Circumstances) -> Choice | None:
    """Choose as ``choose_prompt`` does, from what is sorted already."""
    bare = not _stands(shelf, history, now)
    for nothing_else in (False, True) if bare else (False,):
        allowed = allowance(
            now,
            history,
            barriers=shelf.heaviest_barrier,
            specialised=shelf.specialised,
            nothing_else=nothing_else,
        )
        found = _Evening(shelf, history, now, allowed).choice()
        if found is not None:
            return found
    return None


def _stands(shelf: PromptShelf, history: PromptHistory, now: Circumstances) -> bool:
    """Tell whether the night shows a prompt that may stay."""
    shown = history.on(now.night)
    prompt = shelf.by_id.get(shown[-1].prompt) if shown else None
    return prompt is not None and still_fits(prompt, now)


@dataclass(frozen=True)
class _Evening:
    """One choice, with all that bears on it."""

    shelf: PromptShelf
    history: PromptHistory
    now: Circumstances
    allowed: Allowance

    def choice(self) -> Choice | None:
        if not self._tonight:
            return self._marked() or self._tagged() or self._barrier() or self._turn()
        return self._marked() or self._other()

    @cached_property
    def _tonight(self) -> tuple[ShownPrompt, ...]:
        return self.history.on(self.now.night)

    @cached_property
    def _shown_tonight(self) -> Mapping[PromptId, int]:
        """Tonight's prompts and their last steps."""
        return {s.prompt: s.step for s in self._tonight}

    def _choice(self, prompt: Prompt, reason: Reason) -> Choice:
        return Choice(prompt, self._tonight[-1].step + 1 if self._tonight else 0, reason)

    def _swapped(self, prompt: Prompt) -> Choice:
        before = self.shelf.by_id.get(self._tonight[-1].prompt)
        if before is None:
            return self._choice(prompt, Reason.REPLACED)
        if still_fits(before, self.now):
            return self._choice(prompt, Reason.ASKED_FOR_ANOTHER)
        return self._choice(prompt, reason_for_light(self.now) or Reason.REPLACED)

    # Moments

    def _for(self, moments: frozenset[Moment]) -> list[Prompt]:
        """Return what is for some moments and may be shown, unless it was tonight already."""
        return [
            p
            for p in self.shelf.for_moments
            if p.moments & moments and p.id not in self._shown_tonight and self.allowed.allows(p)
        ]

    def _marked(self) -> Choice | None:
        if not self.now.moments:
            return None
        met = {m for p in self._shown_tonight for m in self.shelf.moments.get(p, ())}
        still = self.now.moments - met
        fresh = self._for(still)
        candidates = fresh or self._for(self.now.moments)
        if not candidates:
            return None
        prompt = min(candidates, key=self._moment_key)
        return self._choice(prompt, Reason.MOMENT) if fresh else self._swapped(prompt)

    def _moment_key(self, prompt: Prompt) -> tuple[bool, int, bool]:
        seen = self.history.seen(prompt.id)
        return seen, -self._distance(prompt) if seen else 0, prompt.load is Load.HEAVY

    def _tagged(self) -> Choice | None:
        tags = (
            (self.now.exam, Moment.EXAM_WEEK, Reason.EXAM),
            (self.now.post_call, Moment.POST_CALL, Reason.AFTER_CALL),
        )
        for is_on, moment, reason in tags:
            unseen = [
                p
                for p in (self._for(frozenset({moment})) if is_on else ())
                if not self.history.seen(p.id) and not p.is_barrier
            ]
            if unseen and not self._met_lately(moment):
                return self._choice(min(unseen, key=self._moment_key), reason)
        return None

    def _met_lately(self, moment: Moment) -> bool:
        near = self.history.within(self.now.night, STRETCH - 1)
        return any(moment in self.shelf.moments.get(s.prompt, ()) for s in near)

    # Turns

    def _order(self, themes: Sequence[Theme]) -> list[Theme]:
        return theme_order(
            themes,
            self.shelf.weights,
            self.history,
            night=self.now.night,
            vault=self.now.vault,
        )

    def _of(self, theme: Theme) -> list[Prompt]:
        return [p for p in self.shelf.of_theme(theme) if self.allowed.allows(p)]

    def _barrier(self) -> Choice | None:
        if not self.allowed.barrier:
            return None
        pool = next(self._pools(self._order(BARRIERS)), None)
        return None if pool is None else self._choice(self._next(pool), Reason.BARRIER)

    def _pools(self, themes: Sequence[Theme]) -> Iterator[list[Prompt]]:
        """Yield what may come of each theme that has something, made only when asked for."""
        return (pool for theme in themes if (pool := self._of(theme)))

    def _turn(self) -> Choice | None:
        pools = self._pools(self._order(FACILITATORS))
        pool = next(pools, None)
        if pool is None:
            return None
        favourite = self._favourite(pool)
        if favourite is not None:
            return self._choice(favourite, Reason.FAVOURITE)
        why = reason_for_light(self.now)
        if why is not None:
            return self._light_one(pool, pools, why)
        prompt = self._next(pool)
        if prompt.specialties:
            return self._choice(prompt, Reason.SPECIALTY)
        only = len(self.shelf.weights) == 1
        return self._choice(prompt, Reason.ONLY_THEME if only else Reason.TURN)

    def _light_one(
        self, pool: Sequence[Prompt], others: Iterable[Sequence[Prompt]], why: Reason
    ) -> Choice:
        """Choose on a night that asks for a light one: the short care in place of a repeat."""
        in_turn = self._next(pool)
        if not self.history.seen(in_turn.id):
            return self._choice(in_turn, why)
        unseen = [[p for p in other if not self.history.seen(p.id)] for other in others]
        fullest = max(unseen, key=len, default=[])
        if not fullest:
            return self._choice(in_turn, why)
        return self._choice(self._next(fullest), Reason.LIGHT_NOT_SEEN)

    def _favourite(self, pool: Sequence[Prompt]) -> Prompt | None:
        """Return a favourite that may come early: of the theme's, the one not shown longest."""
        rested = [
            p
            for p in pool
            if p.id in self.shelf.favourites
            and self.history.seen(p.id)
            and self._distance(p) >= FAVOURITE_RESTS
        ]
        if not rested:
            return None
        near = self.history.running(self.now.night, FAVOURITE_NIGHTS - 1)
        if any(s.reason is Reason.FAVOURITE for s in near):
            return None
        return max(rested, key=self._distance)

    def _other(self) -> Choice | None:
        """Bring the next theme, and what was not seen before what was."""
        last = {s.theme: s.step for s in self._tonight}
        order = self._order(FACILITATORS)
        order.sort(key=lambda theme: last.get(theme, -1))
        just = self._tonight[-1].prompt
        without = ([p for p in pool if p.id != just] for pool in self._pools(order))
        pools = (pool for pool in without if pool)
        best = []
        for pool in pools:
            prompt = self._next(pool)
            if not self.history.seen(prompt.id):
                return self._swapped(prompt)
            best.append(prompt)
        if not best:
            return None
        other = [p for p in best if p.id not in self._shown_tonight]
        return self._swapped((other or [min(best, key=self._last_step)])[0])

    # Within a theme

    def _next(self, pool: Sequence[Prompt]) -> Prompt:
        """Return the prompt shown longest ago, one never shown before all others.

        Of those never shown, one for the specialty comes first, because the rotation ends. On
        two ordinary nights of three the light ones wait: hard nights can use no others.
        """
        heavier = rank(self.now.vault, "load", self.now.night.isoformat())[0] % 3 != 0

        def key(prompt: Prompt) -> tuple[bool, int, int, bool, bool]:
            if self.history.seen(prompt.id):
                distance = self._distance(prompt)
                return True, -distance, self._last_step(prompt), False, False
            return False, 0, 0, not prompt.specialties, is_light_and_short(prompt) is heavier

        return min(pool, key=key)

    def _distance(self, prompt: Prompt) -> int:
        return self.history.distance(prompt.id, self.now.night)

    def _last_step(self, prompt: Prompt) -> int:
        return self._shown_tonight.get(prompt.id, -1)
