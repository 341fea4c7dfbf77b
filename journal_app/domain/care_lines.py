"""The night's one line of care, beside its prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journal_app.domain.nights import Shift
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompt_shelf import rank
from journal_app.domain.prompts import CareKind, CareLine, Theme
from journal_app.domain.rotations import Phase

CLINICAL: Final = frozenset({Phase.CLERKSHIP, Phase.ELECTIVE, Phase.SUB_INTERNSHIP})
"""Phases of training in which a student stands on wards."""


def care_line(
    lines: Sequence[CareLine], now: Circumstances, theme: Theme | None
) -> CareLine | None:
    """Return the night's care line: an act for someone beside a self-care prompt, else for oneself.

    Lines come in an order of the vault's own; those that need a ward have no place in it outside
    the clinical phases. Each round starts one further on, so that themes which take turns every
    third night still meet every line. A line that does not fit the night's shift (off duty only,
    at work; on a ward only, on a day off) gives way to one that no neighbouring night shows.
    """
    wanted = CareKind.ACT if theme is Theme.SELF_CARE else CareKind.ONESELF
    placed = [line for line in lines if not line.on_ward or now.phase in CLINICAL]
    kinds = {line.kind for line in placed if _fits(line, now)}
    if not kinds:
        return None
    kind = wanted if wanted in kinds else kinds.pop()
    of_kind = [line for line in placed if line.kind is kind]
    order = sorted(of_kind, key=lambda line: rank(now.vault, "care", line.id))
    return order[_place(order, now)]


def _place(order: Sequence[CareLine], now: Circumstances) -> int:
    """Return where the night's line stands: at the night's turn, or away from its neighbours'.

    Lines that step in stand at even places on even days and at odd places on odd days, and never
    where the turn of the night before or after is. One line at least has to fit.
    """
    day, count = now.night.toordinal(), len(order)
    turn = _turn(day, count)
    if _fits(order[turn], now):
        return turn
    beside = {_turn(day - 1, count), _turn(day + 1, count)}
    others = [(turn + count // 2 + step) % count for step in range(count)]
    fitting = [place for place in others if _fits(order[place], now)]
    apart = [place for place in fitting if place % 2 == day % 2 and place not in beside]
    return (apart or fitting)[0]


def _turn(day: int, count: int) -> int:
    return (day + day // count) % count


def _fits(line: CareLine, now: Circumstances) -> bool:
    if line.off_duty and now.on_duty:
        return False
    return not (line.on_ward and now.shift is Shift.OFF)
