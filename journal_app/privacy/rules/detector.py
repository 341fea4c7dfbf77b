"""All rules together: what may give a person away in a text, sure and suspect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier, without_overlaps
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules import (
    ages,
    allow,
    contacts,
    dates,
    institutions,
    names,
    numbers,
    places,
    repeats,
    rooms,
    unique,
)
from journal_app.privacy.rules.reading import Reading

UNIQUE: Final = Kind.PROFESSION_UNIQUE
PATTERNS: Final = (contacts, numbers, dates, ages, rooms)


class RuleDetector:
    """Finds identifiers by patterns and word lists; safe to use from several threads.

    Args:
        lexicon: What is known of words; loading it is the costly part, so share it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def detect(self, text: str) -> tuple[Finding, ...]:
        """Return findings in order of place, none overlapping.

        Takes time in proportion to the text, some milliseconds for 120 words.
        """
        passage = Passage(text)
        if not passage.tokens:
            return without_overlaps(contacts.find(passage))
        return without_overlaps(whole_phrases(list(self._all(passage))))

    def _all(self, passage: Passage) -> Iterator[Finding]:
        patterns = [each for part in PATTERNS for each in part.find(passage)]
        yield from patterns
        reading = Reading(passage, self._lexicon)
        houses = list(institutions.find(reading))
        yield from houses
        taken = inside(reading, patterns + houses) | allow.harmless(reading)
        towns = list(places.find(reading, taken))
        yield from towns
        yield from unique.find(reading)
        taken |= inside(reading, towns)
        people = list(names.find(reading, taken))
        yield from people
        yield from repeats.find(reading, people, taken)


def whole_phrases(findings: list[Finding]) -> list[Finding]:
    """Leave out what lies within a description of a person, which then is as sure as that.

    "The mayor of Dunmore" is one thing to hide, not a post and a town.
    """
    phrases = list(without_overlaps(one for one in findings if one.kind is UNIQUE))
    kept = []
    at = 0
    for each in sorted(one for one in findings if one.kind is not UNIQUE):
        while at < len(phrases) and phrases[at].end < each.end:
            at += 1
        if at == len(phrases) or each.start < phrases[at].start:
            kept.append(each)
        elif each.tier is Tier.SURE:
            phrases[at] = replace(phrases[at], tier=Tier.SURE)
    return phrases + kept


def inside(reading: Reading, findings: list[Finding]) -> frozenset[int]:
    """Return the places of the words that findings cover, at least in part."""
    taken: set[int] = set()
    at = 0
    for each in sorted(findings):
        while at < reading.size and reading.tokens[at].end <= each.start:
            at += 1
        on = at
        while on < reading.size and reading.tokens[on].start < each.end:
            taken.add(on)
            on += 1
    return frozenset(taken)
