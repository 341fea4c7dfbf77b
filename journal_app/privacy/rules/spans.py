"""Rows of words that make one name, and findings made of them."""

from __future__ import annotations

from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.rules.reading import (
    COMMON,
    GIVEN,
    KNOWN,
    NAME,
    PLACE,
    Reading,
)
from journal_app.privacy.rules.vocabulary import HONORIFICS_AFTER, NON_NAMES, PARTICLES, SUFFIXES

MOST_WORDS: Final = 6


def finding(reading: Reading, first: int, last: int, kind: Kind, *, sure: bool) -> Finding:
    """Return a finding from one word to another, both included."""
    start, end = reading.tokens[first].start, reading.tokens[last].end
    return Finding(start, end, kind, Tier.SURE if sure else Tier.SUSPECT)


def is_initial(reading: Reading, at: int) -> bool:
    """Tell whether a word is one capital letter that is not the pronoun I or the article A."""
    if not 0 <= at < reading.size:
        return False
    text = reading.tokens[at].text
    return len(text) == 1 and text.isalpha() and text.isupper() and not reading.caseless


def _part(reading: Reading, at: int) -> bool:
    """Tell whether a word may continue a name."""
    word, flags = reading.words[at], reading.flags[at]
    if word in NON_NAMES or reading.number(at):
        return False
    if word in SUFFIXES:
        return True
    if not reading.caseless:
        if not reading.capital[at] or (word in HONORIFICS_AFTER and not flags & NAME):
            return False
        hyphen = reading.gap(at) in "-‐‑'’"
        return (
            hyphen or is_initial(reading, at) or not flags & (KNOWN | COMMON) or bool(flags & NAME)
        )
    if reading.gap(at) in "-‐‑":
        return not flags & COMMON or bool(flags & NAME)
    return bool(flags & NAME) and not flags & COMMON and not flags & KNOWN


def _bridge(reading: Reading, at: int) -> bool:
    """Tell whether a gap before a word may lie inside a name."""
    if reading.joined(at):
        return True
    return reading.gap(at) in (". ", ".") and len(reading.words[at - 1]) == 1


def last_of(reading: Reading, first: int, *, unknown: bool = False) -> int:
    """Return the last word of the name that starts at a word.

    Args:
        reading: The text.
        first: A word that is a name.
        unknown: Without capitals, let an unknown word join too.
    """
    last = first
    while last + 1 < reading.size and last - first < MOST_WORDS:
        at = last + 1
        if not _bridge(reading, at) or reading.possessive(last):
            break
        if _part(reading, at) or (unknown and not reading.flags[at] and not reading.number(at)):
            last = at
        elif _particle(reading, at):
            last = at + 1 if _particle_end(reading, at + 1) else at + 2
        else:
            break
    return last


def _particle(reading: Reading, at: int) -> bool:
    """Tell whether a particle stands here that leads to another part of the name."""
    word = reading.words[at]
    if word not in PARTICLES or at + 1 >= reading.size or not _bridge(reading, at + 1):
        return False
    if _particle_end(reading, at + 1):
        return True
    second = reading.words[at + 1] in PARTICLES and at + 2 < reading.size
    return second and _bridge(reading, at + 2) and _particle_end(reading, at + 2)


def _particle_end(reading: Reading, at: int) -> bool:
    if reading.caseless:
        flags = reading.flags[at]
        return bool(flags & NAME) and not flags & (COMMON | KNOWN)
    return reading.is_capital(at) and reading.words[at] not in NON_NAMES


def first_of(reading: Reading, at: int) -> int:
    """Return the first word of a name one of whose later words is known: particles, initials."""
    first = at
    while first > 0 and at - first < MOST_WORDS and _bridge(reading, first):
        before = first - 1
        if reading.possessive(before):
            break
        particle = reading.words[before] in PARTICLES and (
            reading.capital[before] or reading.gap(first) in "-‐‑'’"
        )
        if (
            (is_initial(reading, before) and reading.words[before] not in ("i", "a"))
            or (particle and reading.words[before] not in ("e", "y", "as", "a"))
            or (reading.gap(first) in "-‐‑" and reading.flags[before] & (GIVEN | PLACE | NAME))
        ):
            first = before
        else:
            break
    return first
