"""Chooses a night's prompt: the same all night, gentle after hard days, slow to repeat.

Nothing is drawn at random. What was shown before decides almost everything, and where it
leaves a tie, a hash of vault, night and step does, so two journals differ and one journal never
contradicts itself. The rules, strongest first:

1. After a time pressure of 7 or more, on call, on nights and after a call: light prompts only.
2. A heavy prompt never follows a heavy one, neither on the night before nor by asking again.
3. Themes take turns by night: any seven nights running hold each theme two or three times.
4. Within a theme the prompt shown longest ago comes first, so none comes back before every
   other one that could be shown has been; within 21 nights only when the theme is used up.

Asking for another brings the next theme and counts for nothing else: only a night's first prompt
takes a turn. Rules 1 and 2 are judgement: writing about hard things can raise distress at first
(Smyth, 1998), and a tired night is no time for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import CareKind, CareLine, Load, Prompt, Reason, ShownPrompt, Theme

PRESSING: Final = 7
"""Time pressure (0 to 10) from which the next prompt is a light one."""

REST_NIGHTS: Final = 21
"""Nights a prompt rests while anything else could be shown."""

_NEVER: Final = (-1, -(10**9))
"""A prompt not shown tonight, and never on another night."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What of a night bears on its prompt.

    Attributes:
        vault: The vault's id, so that two journals differ.
        last_time_pressure: The last number given, 0 to 10; None when there is none.
    """

    vault: str
    night: date
    shift: Shift | None = None
    post_call: bool = False
    last_time_pressure: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A prompt with its place in the night and the true reason for it."""

    prompt: Prompt
    step: int
    reason: Reason


def choose_prompt(
    prompts: Sequence[Prompt], shown: Sequence[ShownPrompt], now: Circumstances
) -> Choice | None:
    """Choose the next prompt of a night.

    Args:
        prompts: The library; None is returned only when it is empty.
        shown: Everything ever shown, in any order: tonight's steps and later nights (an earlier
            night written later) included.
    """
    if not prompts:
        return None
    step = sum(s.night == now.night for s in shown)
    wanted = reason_for_light(now)
    pool, light = _eligible(prompts, shown, now.night, light=wanted is not None)
    prompt = _pick(pool, shown, now, step)
    if step:
        reason = Reason.ASKED_FOR_ANOTHER
    else:
        reason = wanted if wanted is not None and light else Reason.TURN
    return Choice(prompt, step, reason)


def care_line(lines: Sequence[CareLine], now: Circumstances, theme: Theme) -> CareLine | None:
    """Return the night's care line: an act for someone beside a self-care prompt, else for oneself.

    Lines come in an order of the vault's own. Each round starts one further on, so that themes
    which take turns every third night still meet every line. On call and on nights, a line that
    is true only off duty gives way to one from the other half of the order, which no
    neighbouring night shows.
    """
    wanted = CareKind.ACT if theme is Theme.SELF_CARE else CareKind.ONESELF
    usable = [line for line in lines if not line.off_duty] if _on_duty(now) else list(lines)
    if not usable:
        return None
    kinds = {line.kind for line in usable}
    kind = wanted if wanted in kinds else kinds.pop()
    of_kind = [line for line in lines if line.kind is kind]
    order = sorted(of_kind, key=lambda line: _rank(now.vault, "care", line.id))
    day, count = now.night.toordinal(), len(order)
    turn = day + day // count
    turns = [order[(turn + step) % count] for step in (0, *range(count // 2, count // 2 + count))]
    fitting: list[CareLine] = [line for line in turns if line in usable]
    return fitting[0]


def _on_duty(now: Circumstances) -> bool:
    return now.shift in (Shift.ON_CALL, Shift.NIGHT)


def reason_for_light(now: Circumstances) -> Reason | None:
    """Return why a night's prompt is to be light, None when it need not be."""
    if _on_duty(now):
        return Reason.LIGHT_ON_CALL
    if now.post_call:
        return Reason.LIGHT_POST_CALL
    if now.last_time_pressure is not None and now.last_time_pressure >= PRESSING:
        return Reason.LIGHT_AFTER_PRESSURE
    return None


def _eligible(
    prompts: Sequence[Prompt], shown: Sequence[ShownPrompt], night: date, *, light: bool
) -> tuple[list[Prompt], bool]:
    """Return what may be shown, and whether all of it is light because that was wanted.

    A library without a light prompt still gives one: the least heavy it has.
    """
    gentle = [p for p in prompts if p.load is Load.LIGHT]
    if light and gentle:
        return gentle, True
    rested = [p for p in prompts if p.load is not Load.HEAVY]
    if rested and (light or _after_heavy(shown, night)):
        return rested, False
    return list(prompts), False


def _after_heavy(shown: Sequence[ShownPrompt], night: date) -> bool:
    """Tell whether a neighbouring night, or this one already, had a heavy prompt.

    The night after counts as well: an earlier night can be written later.
    """
    before = max((s.night for s in shown if s.night < night), default=None)
    after = min((s.night for s in shown if s.night > night), default=None)
    return any(s.load is Load.HEAVY for s in shown if s.night in (before, night, after))


def _pick(
    pool: Sequence[Prompt], shown: Sequence[ShownPrompt], now: Circumstances, step: int
) -> Prompt:
    recent = _recency(shown, now.night)

    def key(prompt: Prompt) -> tuple[int, int, bytes]:
        rank = _rank(now.vault, now.night.isoformat(), str(step), prompt.id)
        return (*recent.get(prompt.id, _NEVER), rank)

    turns = _turns(shown, now)
    by_theme = ([p for p in pool if p.theme is theme] for theme in turns)
    best = [min(candidates, key=key) for candidates in by_theme if candidates]
    if step:
        for prompt in best:
            tonight, nearest = recent.get(prompt.id, _NEVER)
            if tonight < 0 and -nearest > REST_NIGHTS:
                return prompt
    return best[0]


def _turns(shown: Sequence[ShownPrompt], now: Circumstances) -> list[Theme]:
    """Return the themes, the one whose turn it is first.

    Only first steps of other nights take a turn; what was shown tonight goes to the back.
    """
    firsts = {t: [s.night for s in shown if s.theme is t and s.step == 0] for t in Theme}
    tonight = {t: [s.step for s in shown if s.theme is t and s.night == now.night] for t in Theme}

    def key(theme: Theme) -> tuple[int, int, bytes]:
        nearest = max(
            (_place(n, now.night) for n in firsts[theme] if n != now.night), default=_NEVER[1]
        )
        return max(tonight[theme], default=-1), nearest, _rank(now.vault, "theme", theme.value)

    return sorted(Theme, key=key)


def _place(other: date, night: date) -> int:
    """Return how near another night is, on either side: larger is nearer."""
    return -abs((other - night).days)


def _recency(shown: Sequence[ShownPrompt], night: date) -> dict[PromptId, tuple[int, int]]:
    """Return per prompt its last step tonight (-1: none) and how near it was shown otherwise."""
    found: dict[PromptId, tuple[int, int]] = {}
    for s in shown:
        tonight, nearest = found.get(s.prompt, _NEVER)
        if s.night == night:
            found[s.prompt] = max(tonight, s.step), nearest
        else:
            found[s.prompt] = tonight, max(nearest, _place(s.night, night))
    return found


def _rank(*parts: str) -> bytes:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
