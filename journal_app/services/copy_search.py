"""Looks for identifiers in what was gathered for a copy, away from the vault."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from journal_app.services.copies import Copy, Gathered, Source
from journal_app.services.identifier_search import Leaving, Search, search
from journal_app.services.privacy_tools import PrivacyTools

LEAST_DAY: Final = 100
MOST_DAY: Final = 999
"""The first night of a copy gets a number between these two, which says nothing about it."""


def prepare(
    gathered: Gathered,
    tools: PrivacyTools,
    *,
    told: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> Copy:
    """Look for identifiers in what was gathered; arguments and errors as ``search`` has them."""
    sources, request = gathered.sources, gathered.request
    days = _days(sources)
    review = search(
        Search(
            leaving=tuple(Leaving(each.entry, each.night, each.text) for each in sources),
            journal=gathered.texts,
            words=gathered.words,
            style=request.style,
            source=secrets.SystemRandom(),
            day_of=days,
            keep_gender=request.keep_gender,
            keep_culture=request.keep_culture,
        ),
        tools,
        told=told,
        stopped=stopped,
    )
    return Copy(
        review=review,
        sources={source.entry: source for source in sources},
        days={source.entry: days.number(source.night) for source in sources},
        complete=tools.finder.complete,
        is_plain=tools.is_plain,
        knows=tools.knows,
    )


@dataclass(frozen=True, slots=True)
class _Days:
    """Numbers nights from an origin that is nobody's date."""

    origin: date

    def number(self, night: date) -> int:
        return (night - self.origin).days

    def __call__(self, day: date) -> int | None:
        """Return the number of a date met in a text; None for one before the origin."""
        number = self.number(day)
        return number if number > 0 else None


def _days(sources: Sequence[Source]) -> _Days:
    first = min((source.night for source in sources), default=date.min + timedelta(MOST_DAY))
    before = LEAST_DAY + secrets.randbelow(MOST_DAY - LEAST_DAY + 1)
    return _Days(first - timedelta(days=before))
