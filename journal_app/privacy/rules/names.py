"""People's names: by title, by role, by lists, by what the words around them do."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from journal_app.domain.identifiers import Finding
from journal_app.privacy.rules import cues, spans
from journal_app.privacy.rules import vocabulary as v
from journal_app.privacy.rules.kinds import kinds_of
from journal_app.privacy.rules.reading import (
    CALENDAR,
    COMMON,
    COUNTRY,
    FREQUENT,
    GIVEN,
    KIN,
    KNOWN,
    MEDICAL,
    NAME,
    PLACE,
    PUBLIC,
    ROLE,
    SURNAME,
    TITLE,
    Reading,
)

DATED: Final = frozenset(
    {"on", "by", "last", "next", "this", "every", "each", "until", "since", "from", "of", "in"}
    | {"and", "a", "till", "before", "after", "late", "early", "mid", "if", "the", "was", "is"}
    | {"for", "to", "or", "that"}
)
"""Words before a weekday or a month that is only that."""

PAIR: Final = 2
LONG_ACRONYM: Final = 6
NOTE_DOUBT: Final = 2.0
NOTED: Final = 2
KNOWN_CUE: Final = 1.3
OVERRIDE: Final = 3.0
"""What a title adds: enough for any word."""


def find(reading: Reading, taken: Collection[int] = ()) -> Iterator[Finding]:
    """Yield names, sure and suspect.

    Args:
        reading: The text with what is known of its words.
        taken: Places of words that belong to something else (a hospital, a harmless phrase).
    """
    weights = [0.0 if at in taken else weigh(reading, at) for at in range(reading.size)]
    _doubt_notes(reading, weights)
    rows = list(_rows(reading, weights, taken))
    kinds = kinds_of(reading, [(first, last) for first, last, _ in rows])
    for (first, last, weight), kind in zip(rows, kinds, strict=True):
        yield spans.finding(reading, first, last, kind, sure=weight >= cues.NAMED)


def _doubt_notes(reading: Reading, weights: list[float]) -> None:
    """Take off from unknown words among drugs, findings and figures: clinical shorthand."""
    notes = [bool(flags & MEDICAL) or reading.number(at) for at, flags in enumerate(reading.flags)]
    for at, weight in enumerate(weights):
        if weight < cues.DOUBTED or weight >= NOTE_DOUBT or reading.flags[at] & GIVEN:
            continue
        if sum(notes[max(0, at - 3) : at + 4]) >= NOTED:
            weights[at] -= 0.5


def weigh(reading: Reading, at: int) -> float:
    """Return how likely a word is a name; see ``cues.NAMED`` and ``cues.DOUBTED``."""
    word, flags = reading.words[at], reading.flags[at]
    plain = flags & FREQUENT and not flags & GIVEN and not reading.capital[at]
    if (plain and reading.word(at - 1) not in v.DAILY_TITLES) or reading.number(at):
        return 0.0
    if cues.titled(reading, at) or (word not in v.NON_NAMES and cues.honoured(reading, at)):
        return OVERRIDE
    if word in v.NON_NAMES and not (reading.capital[at] and flags & GIVEN):
        return 0.0
    if len(word) == 1:
        return _initial(reading, at)
    if reading.capital[at]:
        return _capital(reading, at, flags)
    return _small(reading, at, flags)


def _initial(reading: Reading, at: int) -> float:
    """Weigh a letter used as a name: Pt K, told by V that, T.J., baby R."""
    if not spans.is_initial(reading, at) or reading.words[at] in ("i", "a"):
        return 0.0
    before, gap = reading.word(at - 1), reading.gap(at)
    if gap in (" ", ". ") and before in ("pt", "patient", "baby", "mr", "mrs", "ms", "dr", "miss"):
        return OVERRIDE
    dotted = reading.after(at, 1) == "."
    if dotted and reading.is_capital(at + 1) and reading.gap(at + 1) in (". ", "."):
        surname = len(reading.words[at + 1]) == 1 or bool(reading.flags[at + 1] & SURNAME)
        return 2.2 if surname and not reading.flags[at + 1] & KNOWN else 1.2
    if dotted and gap == "." and len(before) == 1:
        return 2.2
    return _letter(reading, at, before, gap)


def _letter(reading: Reading, at: int, before: str, gap: str) -> float:
    """Weigh a single letter by the words around it: told by V that, K said."""
    if before in v.RELATIONS or before in v.STAFF_NOUNS or before in v.CALLED:
        return 1.8
    spoken = reading.word(at + 1) in v.STRONG_SPEECH and reading.gap(at + 1) == " "
    if before in ("by", "with", "told", "asked", "and", "for", "to", "met") and gap == " ":
        return 1.6 if spoken or reading.after(at, 1) in (".", ",") else 1.1
    return 1.4 if spoken or reading.possessive(at) else 0.0


def _capital(reading: Reading, at: int, flags: int) -> float:
    """Weigh a word that starts with a capital."""
    cue = cues.weight(reading, at)
    if flags & (TITLE | ROLE | KIN) and not flags & GIVEN:
        return 0.0
    if flags & KNOWN:
        return _known(reading, at, flags, cue)
    base = _inside(flags)
    if reading.opens(at):
        base = _opening(flags)
        cue = max(cue, cues.subject(reading, at)) if flags & GIVEN else cue
    if reading.upper(at):
        short = len(reading.words[at]) < LONG_ACRONYM
        pair = len(reading.words[at]) == PAIR
        base -= 0.2 if flags & NAME else 1.2 if pair else 1.9 if short else 0.8
    return base + cue + _beside(reading, at)


def _known(reading: Reading, at: int, flags: int, cue: float) -> float:
    """Weigh a word that also names something harmless: only context makes it a person."""
    if flags & (TITLE | KIN) and not (flags & GIVEN and cue >= 1):
        return 0.0
    base = 0.9 if flags & GIVEN else 0.4 if flags & SURNAME else 0.0
    if flags & CALENDAR:
        base -= 0.3 if reading.word(at - 1) not in DATED else 1.2
    if flags & (MEDICAL | PUBLIC | COUNTRY) and reading.possessive(at):
        cue -= 0.4
    if flags & COUNTRY and reading.word(at - 1) in ("and", "with", "between"):
        base -= 0.6
    if reading.opens(at):
        base -= 0.5
    beside = _beside(reading, at)
    if flags & (MEDICAL | PUBLIC) and not flags & GIVEN:
        beside = min(beside, 0.3)
    if flags & COUNTRY and cue < KNOWN_CUE and not beside:
        return 0.0
    return base + cue + beside


def _inside(flags: int) -> float:
    """Weigh a capital where no sentence begins."""
    if not flags:
        return 1.7
    if flags & GIVEN:
        return 1.5 if flags & FREQUENT else 1.8 if flags & COMMON else 2.2
    if flags & SURNAME:
        return 0.6 if flags & FREQUENT else 0.9 if flags & COMMON else 1.8
    if flags & PLACE and not flags & COMMON:
        return 1.0
    return 0.0 if flags & FREQUENT else 0.5


def _opening(flags: int) -> float:
    """Weigh a capital where a sentence begins, which says little."""
    if not flags:
        return 1.1
    if flags & GIVEN:
        return 0.0 if flags & FREQUENT else 0.5 if flags & COMMON else 1.8
    if flags & SURNAME:
        return -0.5 if flags & FREQUENT else -0.3 if flags & COMMON else 1.3
    if flags & PLACE and not flags & COMMON:
        return 0.8
    return -1.0 if flags & FREQUENT else -0.6


def _beside(reading: Reading, at: int) -> float:
    """Weigh a capital right before or after: first name and surname stand together."""
    total = 0.0
    mine = reading.flags[at]
    for other in (at - 1, at + 1):
        if not reading.is_capital(other) or not reading.joined(max(at, other)):
            continue
        flags = reading.flags[other]
        if reading.opens(other) and flags & COMMON and not flags & GIVEN:
            continue
        if flags & (KNOWN & ~CALENDAR) and not flags & GIVEN:
            continue
        if (other < at and flags & GIVEN and not reading.possessive(other)) or (
            other > at and mine & GIVEN and (flags & SURNAME or not flags)
        ):
            total += 1.0
        elif not flags or not flags & COMMON:
            total += 0.3
    return min(total, 1.2)


def _small(reading: Reading, at: int, flags: int) -> float:
    """Weigh a word in small letters."""
    cue = cues.weight(reading, at)
    if flags & KNOWN:
        return cue - 0.4 if flags & GIVEN and cue > KNOWN_CUE and not flags & FREQUENT else 0.0
    doing = max(cues.subject(reading, at), cues.spoken_to(reading, at))
    if flags & GIVEN and not flags & COMMON:
        return 1.4 + cue + doing
    if not flags & COMMON and len(reading.words[at]) > 2:
        listed = 0.3 if flags & SURNAME else 0.0
        return (1.0 if reading.caseless else listed) + cue + doing * 0.6
    if flags & GIVEN:
        plain = 0.45 if flags & FREQUENT else 0.1
        total = min(cue, 1.6) + doing - plain
        return min(total, 1.9) if cue > 0 or doing > 0 else 0.0
    return 0.0


def _rows(
    reading: Reading, weights: list[float], taken: Collection[int]
) -> Iterator[tuple[int, int, float]]:
    at = 0
    while at < reading.size:
        if weights[at] < cues.DOUBTED:
            at += 1
            continue
        first = spans.first_of(reading, at)
        while first in taken:
            first += 1
        last = spans.last_of(reading, at, unknown=weights[at] >= OVERRIDE)
        while last > at and last in taken:
            last -= 1
        yield first, last, max(weights[first : last + 1])
        at = last + 1
