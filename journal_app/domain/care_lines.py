"""The night's one line of care, beside its prompt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompt_shelf import rank
from journal_app.domain.prompts import CareKind, CareLine, Theme


def care_line(
    lines: Sequence[CareLine], now: Circumstances, theme: Theme | None
) -> CareLine | None:
    """Return the night's care line: an act for someone beside a self-care prompt, else for oneself.

    Lines come in an order of the vault's own. Each round starts one further on, so that themes
    which take turns every third night still meet every line. On call and on nights, a line that
    is true only off duty gives way to one from the other half of the order, which no
    neighbouring night shows.
    """
    wanted = CareKind.ACT if theme is Theme.SELF_CARE else CareKind.ONESELF
    usable = [line for line in lines if not line.off_duty] if now.on_duty else list(lines)
    if not usable:
        return None
    kinds = {line.kind for line in usable}
    kind = wanted if wanted in kinds else kinds.pop()
    of_kind = [line for line in lines if line.kind is kind]
    order = sorted(of_kind, key=lambda line: rank(now.vault, "care", line.id))
    day, count = now.night.toordinal(), len(order)
    turn = day + day // count
    steps = (0, *range(count // 2, count // 2 + count))
    turns: Iterator[CareLine] = (order[(turn + step) % count] for step in steps)
    return next(line for line in turns if not (now.on_duty and line.off_duty))
