"""Rows of words that make one name, and findings made of them."""

from __future__ import annotations

from typing import Final

from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier
from journal_app.privacy.rules.reading import (
    BARE,
    COMMON,
    FREQUENT,
    GIVEN,
    KIN,
    KNOWN,
    NAME,
    ROLE,
    SURNAME,
    TITLE,
    Reading,
)
from journal_app.privacy.rules.vocabulary import (
    HONORIFICS_AFTER,
    NON_NAMES,
    PARTICLES,
    SPEECH,
    SUFFIXES,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MOST_WORDS: Final = 6
HYPHENS: Final = frozenset({"-", "‐", "‑"})
FAMILY_TITLES: Final = _words(
    "begum kaur singh devi bibi khatun bano bai amma kumari khan sultana akhter ram lal"
)
"""Words that follow a first name as part of it."""

NOT_HYPHENED: Final = _words(
    "like based style born type led free esque ish ex in on and or to of for the room side ward"
    " bed old fed run wide made land"
)


def finding(reading: Reading, first: int, last: int, kind: Kind, *, sure: bool) -> Finding:
    """Return a finding from one word to another, both included."""
    start, end = reading.tokens[first].start, reading.tokens[last].end
    if reading.flags[last] & BARE and kind in NAMES:
        end -= 1
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
    if reading.gap(at) in HYPHENS:
        return _hyphened(reading, at)
    if flags & KNOWN and not (flags & NAME and not reading.caseless):
        return word in FAMILY_TITLES and (reading.caseless or reading.capital[at])
    if not reading.caseless:
        return reading.capital[at] and (word not in HONORIFICS_AFTER or bool(flags & NAME))
    return _small_part(reading, at, word, flags)


def _small_part(reading: Reading, at: int, word: str, flags: int) -> bool:
    """Tell whether a word without a capital may be a surname behind a first name."""
    if not flags & COMMON:
        return bool(flags & NAME)
    surname = flags & SURNAME and not flags & FREQUENT and word not in SPEECH
    return bool(surname) and bool(reading.flags[at - 1] & GIVEN)


def _hyphened(reading: Reading, at: int) -> bool:
    """Tell whether a word behind a hyphen belongs to the name before it (Hyun-woo)."""
    word, flags = reading.words[at], reading.flags[at]
    if reading.is_capital(at):
        return word not in ("i", "ray", "rays")
    if word in HONORIFICS_AFTER or word in NOT_HYPHENED:
        return False
    return not flags & COMMON or bool(flags & NAME) or len(word) < 5


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
        if not (_bridge(reading, at) or reading.gap(at) == ", ") or reading.possessive(last):
            break
        if reading.gap(at) == ", ":
            if is_initial(reading, at) and reading.after(at, 1) == ".":
                last = at
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


def _given_before(reading: Reading, at: int) -> bool:
    """Tell whether a capital that may be a first name stands before a surname: Sunday Okafor."""
    flags = reading.flags[at]
    if not flags & GIVEN or flags & (TITLE | ROLE | KIN):
        return False
    if reading.caseless:
        surname = reading.flag(at + 1) & (SURNAME | COMMON | KNOWN) == SURNAME
        return surname or not reading.flag(at + 1)
    if not reading.capital[at]:
        return False
    return reading.words[at] not in NON_NAMES and not (reading.opens(at) and flags & FREQUENT)


def _hyphen_start(reading: Reading, at: int) -> bool:
    if reading.caseless:
        return bool(reading.flags[at] & NAME)
    return reading.capital[at] and len(reading.words[at]) > 1


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
            or (reading.gap(first) in HYPHENS and _hyphen_start(reading, before))
            or (reading.gap(first) == " " and _given_before(reading, before))
        ):
            first = before
        else:
            break
    return first
