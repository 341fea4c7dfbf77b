"""How strongly the words around a word say that it is somebody's name.

Each cue adds to a sum; the weights are our own, set on self-written training texts. At
``NAMED`` a word is taken for a name for sure.
"""

from __future__ import annotations

from typing import Final

from journal_app.privacy.rules import vocabulary as v
from journal_app.privacy.rules.reading import (
    CALENDAR,
    COMMON,
    FREQUENT,
    GIVEN,
    KIN,
    KNOWN,
    NAME,
    PLACE,
    ROLE,
    SURNAME,
    TITLE,
    Reading,
)

LONG_VERB: Final = 4
NAMED: Final = 1.7
"""Sum from which a word is a name for sure."""

DOUBTED: Final = 1.0
"""Sum from which it may be one."""

APPOSING: Final = frozenset({" (", ", ", ", (", " - ", " – ", " — ", "; ", ": "})
QUOTES: Final = frozenset({'"', "“", "‘"})
SPACES: Final = frozenset({" ", "  ", "\u00a0", "\n"})


def titled(reading: Reading, at: int) -> bool:
    """Tell whether a title stands before a word (Dr, dr., Sister, Chief)."""
    if at == 0 or reading.gap(at) not in (" ", ". ", ".", "  ", " \u201c", ' "', "\u00a0"):
        return False
    title, word = reading.words[at - 1], reading.words[at]
    stopped = "." in reading.gap(at) and title not in v.ABBREVIATED
    if stopped or word in v.DAILY_TITLES:
        return False
    given = reading.flags[at] & GIVEN and (
        reading.is_capital(at) or reading.flag(at + 1) & (SURNAME | COMMON) == SURNAME
    )
    if word in v.NON_NAMES and not (given or (reading.is_capital(at) and len(word) == 1)):
        return False
    if title in v.DAILY_TITLES:
        return True
    if not reading.flags[at - 1] & TITLE and title not in v.SURE_TITLES:
        return False
    return _title_fits(reading, at, title)


def _title_fits(reading: Reading, at: int, title: str) -> bool:
    flags = reading.flags[at]
    if title in ("sr", "fr", "br", "u", "pan", "bra", "don", "st", "saint", "mt", "da"):
        return (
            reading.is_capital(at) and reading.is_capital(at - 1) and title not in ("st", "saint")
        )
    if reading.caseless or not reading.capital[at]:
        listed = bool(flags & NAME) and not flags & FREQUENT
        return (listed or not flags) and not flags & (KNOWN & ~CALENDAR)
    if reading.opens(at) and reading.gap(at) not in (" ", ". "):
        return False
    return title in v.SURE_TITLES or bool(not flags & KNOWN or flags & NAME)


def honoured(reading: Reading, at: int) -> bool:
    """Tell whether a word of respect follows a name (Kulkarni sir, Tanaka-san)."""
    after = reading.word(at + 1)
    if after not in v.HONORIFICS_AFTER or not reading.joined(at + 1):
        return False
    word, flags = reading.words[at], reading.flags[at]
    if word in v.NON_NAMES or word in v.GREETINGS or flags & (KIN | TITLE):
        return False
    listed = bool(flags & NAME) and not flags & COMMON
    if reading.gap(at + 1) == "-" and not flags & COMMON:
        return True
    if reading.is_capital(at):
        return listed or not flags & (COMMON | KNOWN)
    if after in v.WEAK_AFTER:
        return False
    return listed or not flags


def weight(reading: Reading, at: int) -> float:
    """Return the sum of all cues around a word, title and respect apart."""
    return _before(reading, at) + _behind(reading, at)


def _before(reading: Reading, at: int) -> float:
    if at == 0:
        return 0.0
    gap, before = reading.gap(at), reading.words[at - 1]
    flags = reading.flags[at - 1]
    if gap in SPACES or gap in ("-", ": ", ' "', " “", ' ("', " '", " ‘", ", ", " (", ". "):
        cue = _cue_word(reading, at, before, flags, gap)
        if cue:
            return cue
    if gap in SPACES and before in v.DETERMINERS and not reading.is_capital(at):
        return -1.5
    if gap in SPACES and before in ("a", "an", "my", "our", "every", "each", "this"):
        return -0.6
    if gap in SPACES and before == "the":
        return -0.5
    return 0.0


def _cue_word(  # noqa: PLR0911 # one line for each cue, the first that holds counts
    reading: Reading, at: int, before: str, flags: int, gap: str
) -> float:
    if _called(reading, at):
        return 1.6
    if gap in (". ", ": "):
        return 0.8 if before in ("pt", "patient", "name", "baby") else 0.0
    if before in v.RELATIONS and not (gap == " " and reading.opens(at)):
        return 0.9 if gap == ", " else 1.4
    if before in v.STAFF_NOUNS or flags & ROLE:
        return 0.7 if gap == ", " else 1.2
    kin = flags & KIN and gap != ", "
    if kin or before in v.GREETINGS or before in ("pt", "patient", "baby", "bed"):
        return 1.2
    if before in v.FOND and gap in SPACES:
        return 0.9
    if before in v.TOLD and gap in SPACES:
        return 0.6 if before in ("with", "and", "between") else 0.8
    return 0.5 if before in ("told", "by") else 0.0


def _called(reading: Reading, at: int) -> bool:
    """Tell whether a word of naming stands up to three small words before."""
    for back in range(1, 4):
        before = reading.word(at - back)
        if before in v.CALLED:
            return True
        if before == "name" and back > 1:
            return True
        if before not in v.LINKS or any(sign in reading.gap(at - back + 1) for sign in ".,;!?"):
            return False
    return False


def _behind(  # noqa: C901 # one branch for each thing that may follow a name
    reading: Reading, at: int
) -> float:
    total = 0.0
    after, gap = reading.word(at + 1), reading.gap(at + 1)
    if reading.possessive(at):
        total += 0.9 if after in v.PEOPLE else 0.4
    elif gap in SPACES and after in _deeds(reading, at):
        total += 0.9
    elif gap in SPACES and after in v.SPEECH and reading.capital[at]:
        total += 0.5
    elif gap == ", " and reading.gap(at)[-1:] in QUOTES and reading.flags[at] & GIVEN:
        total += 1.0
    elif gap in APPOSING:
        total += _apposed(reading, at + 1)
    elif gap == " " and reading.number(at + 1) and reading.opens(at):
        total += 0.9 if reading.after(at + 1, 1) in (",", ";", "m", "y") else 0.2
    elif gap == ": " and reading.opens(at) and reading.gap(at) == "\n":
        total += 0.4
    elif gap == " " and after == "and" and reading.word(at + 2) in ("i", "me"):
        total += 0.9
    elif gap == " " and after in ("in", "from", "on", "at") and _posted(reading, at + 2):
        total += 1.2
    elif (
        gap == " " and after == "the" and (reading.capital[at] or not reading.flags[at] & FREQUENT)
    ):
        total += _apposed(reading, at + 2)
    return total


def _deeds(reading: Reading, at: int) -> frozenset[str]:
    """Return the verbs that make a word a name; a plain word needs one that only people do."""
    plain = not reading.capital[at] and reading.flags[at] & COMMON
    return v.DEEDS if plain else v.STRONG_SPEECH


def _posted(reading: Reading, at: int) -> bool:
    """Tell whether a bed, a desk or a department stands here, past an article."""
    if reading.word(at) in ("the", "our", "my"):
        at += 1
    return reading.word(at) in v.WORKPLACES or reading.word(at + 1) in ("desk", "ward", "bay")


def _apposed(reading: Reading, at: int) -> float:
    """Weigh "(the F1)", ", my flatmate", "(reg)", ", 82," after a word."""
    if reading.number(at):
        return 0.7 if len(reading.word(at)) <= 2 and reading.after(at, 1) in ",;)." else 0.3
    if reading.word(at) in (
        "bed",
        "bay",
        "cot",
        "room",
        "side",
        "cubicle",
        "mrn",
        "aged",
        "g1p0",
        "yo",
    ):
        return 0.9
    start = at
    while start < min(at + 4, reading.size):
        word = reading.words[start]
        if reading.flags[start] & (ROLE | KIN) or word in v.STAFF_NOUNS or word in v.RELATIONS:
            return 1.5
        if word in v.NON_NAMES and word not in v.DETERMINERS and word not in ("from", "who"):
            return 0.0
        if start > at and any(sign in reading.gap(start) for sign in ".,;)"):
            return 0.0
        start += 1
    return 0.0


def subject(reading: Reading, at: int) -> float:
    """Weigh a word without a capital that stands where a subject stands, a deed behind it."""
    before, after = reading.word(at - 1), reading.word(at + 1)
    starts = reading.opens(at) or before in v.CLAUSE_STARTS or reading.gap(at) == ", "
    if not starts or reading.gap(at + 1) not in SPACES:
        return 0.0
    if after in v.DEEDS or after in ("who", "whos"):
        return 1.3
    if after.endswith("ed") and len(after) > LONG_VERB and reading.flag(at + 1) & COMMON:
        return 1.1
    present = after in ("was", "is", "has", "had", "will") and reading.word(at + 2) in v.PRESENT
    return 1.3 if present else 0.5 if after in v.STRONG_SPEECH else 0.0


def spoken_to(reading: Reading, at: int) -> float:
    """Weigh a word without a capital after told, asked, thanks, or gave it to."""
    before = reading.word(at - 1)
    if reading.gap(at) not in SPACES or reading.opens(at):
        return 0.0
    ends = reading.after(at, 1) in (",", ".", ";", "!", "?", "\n", "", ")")
    if before in v.ADDRESSED and (ends or reading.word(at + 1) in v.AFTER_PERSON):
        return 1.3
    if before in ("was", "is", "called") and reading.word(at - 2) in v.RELATIONS | v.ONES:
        return 1.1
    giving = before in ("to", "at", "from", "with") and reading.word(at - 2) in v.GIVING
    return 1.1 if giving and (ends or reading.word(at + 1) in v.AFTER_PERSON) else 0.0


def place_like(reading: Reading, at: int) -> bool:
    """Tell whether a word is more likely a place than a person."""
    before = reading.word(at - 1)
    known = bool(reading.flags[at] & PLACE)
    return known and before in ("in", "from", "near", "at", "to") and not reading.flags[at] & GIVEN
