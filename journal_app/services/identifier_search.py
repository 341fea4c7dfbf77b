"""Looks for identifiers in texts that are to leave, away from the vault, and prepares a review."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar

from journal_app.domain.guard import GuardWord
from journal_app.domain.identifiers import Finding
from journal_app.errors import WorkInterrupted
from journal_app.privacy.memory import KnowsWords
from journal_app.privacy.passage import Passage
from journal_app.privacy.replacement.kinds import Kinds
from journal_app.privacy.replacement.replaced import Replacement, Style
from journal_app.privacy.replacement.replacer import Replacer
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.replacing import found_everywhere
from journal_app.services.review import Review
from journal_app.services.reviewed import Original
from journal_app.services.second_look import second_look

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaving:
    """A text that is to leave, and the night it belongs to."""

    key: str
    night: date
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked through, and how it is replaced.

    Attributes:
        leaving: In the order in which they are read, and in which people are numbered.
        journal: Every text of the journal, so that no pseudonym is a word of it.
        words: What the student decided about words.
        source: Where chance comes from.
        day_of: Turns a date met in a text into a day's number; None where there are no days.
        learn: Names are learnt from the rest of the journal too, which takes longer.
        asks: The review asks about everything that is worth a second look.
    """

    leaving: tuple[Leaving, ...]
    journal: tuple[str, ...] = field(repr=False)
    words: tuple[GuardWord, ...] = field(repr=False)
    style: Style
    source: random.Random = field(repr=False)
    day_of: Callable[[date], int | None] | None = field(default=None, repr=False)
    keep_gender: bool = False
    keep_culture: bool = False
    learn: bool = False
    asks: bool = False


def search(
    wanted: Search,
    tools: PrivacyTools,
    *,
    told: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> Review:
    """Look for identifiers in texts; needs no vault, so it belongs on a worker of its own.

    Every text is looked at, and then once more for the names that were sure in another.

    Args:
        told: Told how many texts of how many have been looked at.
        stopped: Asked before each text, at every step; a look at one text is never cut short.

    Raises:
        WorkInterrupted: ``stopped`` said so.
        WorldError: ``PRIVACY_FILE``: the word lists cannot be used.
    """
    leaving = wanted.leaving
    others = _teaching(wanted, tools.knows) if wanted.learn else ()
    steps = _Steps(len(leaving) + len(others), told, stopped)
    first = tools.memory(wanted.words)
    looked: list[tuple[Finding, ...]] = []
    names: list[GuardWord] = []
    for text in steps.each([*(each.text for each in leaving), *others]):
        found = tools.finder.find(text, first)
        names += tools.names(text, found)
        looked.append(found)
        steps.end()
    known = tools.memory(wanted.words, names)
    both = zip(leaving, looked, strict=False)
    looked = [known.apply(each.text, found) for each, found in steps.each(both)]
    replaces = _Replaces(wanted, tools, steps)
    settled = _settled(leaving, looked, tools, steps)
    # Numbers are given in this order.
    originals = [
        replaces.everywhere(Original(each.key, each.text, found))
        for each, found in steps.each(zip(leaving, settled, strict=True))
    ]
    steps.check()
    look = partial(second_look, is_plain=tools.is_plain) if wanted.asks else None
    return Review(originals, replaces, second_look=look, is_word=tools.is_word)


def _teaching(wanted: Search, knows: KnowsWords) -> tuple[str, ...]:
    """Return the journal's other texts that share a word with those leaving which may be a name."""
    own = {each.text for each in wanted.leaving}
    words = {word for text in own for word in _uncommon(text, knows)}
    return tuple(
        text
        for text in wanted.journal
        if text not in own and not words.isdisjoint(_uncommon(text, knows))
    )


def _uncommon(text: str, knows: KnowsWords) -> frozenset[str]:
    plain = {token.plain for token in Passage(text).tokens}
    return frozenset(word for word in plain if not knows.is_ordinary(word))


def _settled(
    leaving: Sequence[Leaving],
    looked: Sequence[tuple[Finding, ...]],
    tools: PrivacyTools,
    steps: _Steps,
) -> Iterable[tuple[Finding, ...]]:
    """Yield the findings of each text, with one kind for one person."""
    kinds = Kinds(tools.lexicon)
    for each, found in steps.each(zip(leaving, looked, strict=True)):
        kinds.note(each.text, found)
    for each, found in zip(leaving, looked, strict=True):
        yield kinds.settle(each.text, found)


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

    def __init__(self, wanted: Search, tools: PrivacyTools, steps: _Steps) -> None:
        self._nights = {each.key: each.night for each in wanted.leaving}
        self._replacer = Replacer(
            style=wanted.style,
            source=wanted.source,
            lexicon=tools.lexicon,
            texts=steps.each(wanted.journal),
            keep_gender=wanted.keep_gender,
            keep_culture=wanted.keep_culture,
            day_of=wanted.day_of,
        )
        self._knows = tools.knows
        self._known: dict[str, tuple[tuple[Finding, ...], tuple[Replacement, ...]]] = {}

    def everywhere(self, original: Original) -> Original:
        """Return a text with its findings, and their words wherever else they stand in it."""
        night = self._nights[original.key]
        found, put = found_everywhere(
            self._replacer, original.text, original.findings, knows=self._knows, on=night
        )
        self._known[original.key] = found, put.spans
        return replace(original, findings=found)

    def puts(self, original: Original) -> Sequence[Replacement]:
        """Return the replacements of a text, worked out anew only when the findings change."""
        findings, spans = self._known.get(original.key, (None, ()))
        if findings != original.findings:
            night = self._nights[original.key]
            spans = self._replacer.replace(original.text, original.findings, on=night).spans
            self._known[original.key] = original.findings, spans
        return spans
