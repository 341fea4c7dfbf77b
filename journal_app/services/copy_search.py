"""Looks for identifiers in what was gathered for a copy, away from the vault."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeVar

from journal_app.domain.guard import GuardWord
from journal_app.domain.identifiers import Finding
from journal_app.domain.ids import EntryId
from journal_app.errors import WorkInterrupted
from journal_app.privacy.replacement.kinds import Kinds
from journal_app.privacy.replacement.replaced import Replacement
from journal_app.privacy.replacement.replacer import Replacer
from journal_app.services.copies import Copy, Gathered, Source
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.replacing import found_everywhere
from journal_app.services.review import Review
from journal_app.services.reviewed import Original

T = TypeVar("T")

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
    """Look for identifiers in what was gathered; needs no vault, so it belongs elsewhere.

    Every text is looked at, and then once more for the names that were sure in another.

    Args:
        told: Told how many texts of how many have been looked at.
        stopped: Asked before each text, at every step; a look at one text is never cut short.

    Raises:
        WorkInterrupted: ``stopped`` said so.
        WorldError: ``PRIVACY_FILE``: the word lists cannot be used.
    """
    sources = gathered.sources
    steps = _Steps(len(sources), told, stopped)
    first = tools.memory(gathered.words)
    looked: list[tuple[Finding, ...]] = []
    names: list[GuardWord] = []
    for source in steps.each(sources):
        looked.append(tools.finder.find(source.text, first))
        names += tools.names(source.text, looked[-1])
        steps.end()
    known = tools.memory(gathered.words, names)
    both = zip(sources, looked, strict=True)
    looked = [known.apply(each.text, found) for each, found in steps.each(both)]
    days = _days(sources)
    replaces = _Replaces(gathered, tools, days, steps)
    settled = _settled(sources, looked, tools, steps)
    # Numbers are given in this order.
    originals = [
        replaces.everywhere(Original(source.entry, source.text, found))
        for source, found in steps.each(zip(sources, settled, strict=True))
    ]
    steps.check()
    return Copy(
        review=Review(originals, replaces),
        sources={source.entry: source for source in sources},
        days={source.entry: days.number(source.night) for source in sources},
        complete=tools.finder.complete,
        is_plain=tools.is_plain,
        knows=tools.knows,
    )


def _settled(
    sources: Sequence[Source],
    looked: Sequence[tuple[Finding, ...]],
    tools: PrivacyTools,
    steps: _Steps,
) -> Iterable[tuple[Finding, ...]]:
    """Yield the findings of each text, with one kind for one person."""
    kinds = Kinds(tools.lexicon)
    for source, found in steps.each(zip(sources, looked, strict=True)):
        kinds.note(source.text, found)
    for source, found in zip(sources, looked, strict=True):
        yield kinds.settle(source.text, found)


class _Steps:
    """Counts what is done, and stops when it is told to."""

    def __init__(
        self, total: int, told: Callable[[int, int], None], stopped: Callable[[], bool]
    ) -> None:
        self._total, self._told, self._stopped = total, told, stopped
        self._count = 0

    def check(self) -> None:
        if self._stopped():
            raise WorkInterrupted

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """Give things on as they come, as long as nobody says stop."""
        for thing in things:
            self.check()
            yield thing

    def end(self) -> None:
        self._count += 1
        self._told(self._count, self._total)


class _Replaces:
    """Puts words in the place of findings, the same for the same person in every text."""

    def __init__(
        self,
        gathered: Gathered,
        tools: PrivacyTools,
        day_of: Callable[[date], int | None],
        steps: _Steps,
    ) -> None:
        self._nights = {source.entry: source.night for source in gathered.sources}
        request = gathered.request
        self._replacer = Replacer(
            style=request.style,
            source=secrets.SystemRandom(),
            lexicon=tools.lexicon,
            texts=steps.each(gathered.texts),
            keep_gender=request.keep_gender,
            keep_culture=request.keep_culture,
            day_of=day_of,
        )
        self._knows = tools.knows
        self._known: dict[str, tuple[tuple[Finding, ...], tuple[Replacement, ...]]] = {}

    def everywhere(self, original: Original) -> Original:
        """Return a text with its findings, and their words wherever else they stand in it."""
        night = self._nights[EntryId(original.key)]
        found, put = found_everywhere(
            self._replacer, original.text, original.findings, knows=self._knows, on=night
        )
        self._known[original.key] = found, put.spans
        return replace(original, findings=found)

    def puts(self, original: Original) -> Sequence[Replacement]:
        """Return the replacements of a text, worked out anew only when the findings change."""
        findings, spans = self._known.get(original.key, (None, ()))
        if findings != original.findings:
            night = self._nights[EntryId(original.key)]
            spans = self._replacer.replace(original.text, original.findings, on=night).spans
            self._known[original.key] = original.findings, spans
        return spans


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
