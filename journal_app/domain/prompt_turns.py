"""Whose turn it is: themes take turns in proportion to their weights.

With weights in lowest terms that add up to P, any P turns running hold each theme exactly as
often as its weight says: the usual three are each asked about once in three turns, a theme that
is wanted often twice as often as one with the usual weight. Within the P turns they are spread
by the quotients of Sainte-Lague's method, so that none comes all at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import gcd

from journal_app.domain.prompt_history import PromptHistory
from journal_app.domain.prompt_preferences import Weight
from journal_app.domain.prompt_shelf import rank
from journal_app.domain.prompts import Theme


def theme_order(
    themes: Sequence[Theme],
    weights: Mapping[Theme, Weight],
    history: PromptHistory,
    *,
    night: date,
    vault: str,
) -> list[Theme]:
    """Return the themes of a kind that are on, the one whose turn it is first.

    Args:
        themes: The facilitators, or the barriers: each kind takes turns of its own.
        weights: Of the themes that are on; one without a weight is off.
    """
    wanted = [t for t in themes if weights.get(t)]
    if not wanted:
        return []
    unit = gcd(*(weights[t] for t in wanted))
    parts = {t: weights[t] // unit for t in wanted}
    recent = history.turns(night, wanted, sum(parts.values()) - 1)

    def key(theme: Theme) -> tuple[float, int, bytes]:
        quotient = (recent.count(theme) + 0.5) / parts[theme]
        nearest = recent.index(theme) if theme in recent else len(recent)
        return quotient, -nearest, rank(vault, "theme", theme.value)

    return sorted(wanted, key=key)
