"""Hospitals, clinics, homes and named wards; universities, colleges and schools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind
from journal_app.privacy.passage import Case
from journal_app.privacy.rules import spans
from journal_app.privacy.rules.reading import (
    CARE,
    COMMON,
    COUNTRY,
    FREQUENT,
    KNOWN,
    LEARNING,
    MEDICAL,
    NAME,
    PLACE,
    PUBLIC,
    Reading,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CARE_HEADS: Final = _words(
    "hospital hospitals infirmary hospice clinic polyclinic dispensary sanatorium maternity ward"
    " hôpital hopital clínica clinica klinik klinikum krankenhaus ospedale ziekenhuis szpital"
    " sjukhus sykehus hastane hastanesi surgery pharmacy lodge marae"
)
LEARNING_HEADS: Final = _words(
    "university uni college academy polytechnic school universidad université universite"
    " universität universitat universidade universiteit uniwersytet primary elementary grammar"
    " comprehensive seminary madrasa gymnasium lycée lycee liceo secondary varsity"
)
WEAK_HEADS: Final = _words(
    "general memorial infirmary royal medical regional children's house home clinic hospice"
    " centre center county district mission baptist presbyterian methodist lutheran adventist"
    " mercy va high state tech teaching university provincial rural"
)
"""Words that end a name of a hospital or school when capitalised: Hull Royal, Mass General."""

PAIRS: Final = {
    ("medical", "centre"): Kind.HOSPITAL,
    ("medical", "center"): Kind.HOSPITAL,
    ("health", "centre"): Kind.HOSPITAL,
    ("health", "center"): Kind.HOSPITAL,
    ("health", "post"): Kind.HOSPITAL,
    ("care", "home"): Kind.HOSPITAL,
    ("care", "centre"): Kind.HOSPITAL,
    ("nursing", "home"): Kind.HOSPITAL,
    ("rest", "home"): Kind.HOSPITAL,
    ("retirement", "home"): Kind.HOSPITAL,
    ("medical", "practice"): Kind.HOSPITAL,
    ("family", "practice"): Kind.HOSPITAL,
    ("group", "practice"): Kind.HOSPITAL,
    ("medical", "school"): Kind.SCHOOL,
    ("med", "school"): Kind.SCHOOL,
    ("medical", "college"): Kind.SCHOOL,
    ("high", "school"): Kind.SCHOOL,
    ("primary", "school"): Kind.SCHOOL,
}
PREFIXES: Final = _words(
    "st st. saint royal queen king our lady princess prince sankt sint san santa"
)
FILLERS: Final = _words(
    "general royal memorial teaching district regional university medical children's women's"
    " childrens womens county community central national state provincial mission rural city"
    " specialist referral government baptist catholic methodist presbyterian adventist mental"
    " psychiatric maternity cottage day health sciences science care north south east west upper"
    " lower great new old military veterans international private public technical girls boys"
    " grammar high primary secondary elementary junior senior medicine nursing law charity base"
)
"""Ordinary words that may belong to such a name but do not make one."""

LINKING: Final = _words("of de du des da do and la le del di for y e van der")
STOPS: Final = _words(
    "at in from to the a an my our his her their its this that on by near with for when while and"
    " but or as if is was i we he she they it so then after before into outside around between"
    " your every each any no which what where how why dear still met did once only"
)
SHORTEST: Final = 3
SCHOOL_BEFORE: Final = _words(
    "tutor lecturer essay student students degree studied studying graduate"
)
TELLING: Final = CARE_HEADS | LEARNING_HEADS | WEAK_HEADS | PREFIXES | {pair[0] for pair in PAIRS}
"""Words without which, listed names and acronyms apart, no institution is found."""


def find(reading: Reading) -> Iterator[Finding]:
    """Yield hospitals and schools, sure where a word such as Hospital or a list says so."""
    at = 0
    while at < reading.size:
        found = _at(reading, at)
        if found is None:
            at += 1
            continue
        first, last, kind, sure = found
        named = spans.finding(reading, first, last, kind, sure=sure)
        ends = reading.words[first] in PREFIXES or reading.words[last] in ("women", "children")
        whole = reading.possessive(last) and ends
        yield Finding(named.start, named.end + 2 * whole, kind, named.tier)
        at = max(last, at) + 1


def _at(reading: Reading, at: int) -> tuple[int, int, Kind, bool] | None:
    return (
        _headed(reading, at) or _listed(reading, at) or _saint(reading, at) or _acronym(reading, at)
    )


def _head(reading: Reading, at: int) -> tuple[int, Kind] | None:
    """Return the last word of the head noun that starts here, and what it is."""
    word = reading.words[at]
    pair = PAIRS.get((word, reading.word(at + 1)))
    if pair and reading.joined(at + 1):
        return at + 1, pair
    if word in CARE_HEADS:
        return at, Kind.HOSPITAL
    if word in LEARNING_HEADS:
        return at, Kind.SCHOOL
    if word in WEAK_HEADS and reading.capital[at] and not reading.opens(at):
        school = word in ("high", "state", "tech")
        return at, Kind.SCHOOL if school else Kind.HOSPITAL
    return None


def _headed(reading: Reading, at: int) -> tuple[int, int, Kind, bool] | None:
    head = _head(reading, at)
    if head is None:
        return None
    last, kind = head
    first = _leftmost(reading, at)
    last, kind = _more_heads(reading, last, kind)
    weak = reading.words[last] in WEAK_HEADS
    right = last if weak and reading.word(last + 1) != "of" else _rightmost(reading, last)
    named = any(_proper(reading, on) for on in [*range(first, at), *range(last + 1, right + 1)])
    royal = first < at and reading.words[first] in PREFIXES and reading.is_capital(first)
    if not named and not royal:
        return _plain_ward(reading, at, last)
    doubtful = reading.words[at] in ("house", "home", "lodge", "state", "royal", "high", "surgery")
    return first, right, kind, not (doubtful or (reading.caseless and right > last))


def _plain_ward(reading: Reading, at: int, last: int) -> tuple[int, int, Kind, bool] | None:
    """Find "to juniper ward" where no capital helps: no article, no clinical word before."""
    before = reading.flag(at - 1)
    plain = reading.caseless and reading.words[at] in ("ward", "hospice", "house", "clinic")
    if not plain or before & (FREQUENT | KNOWN) or reading.word(at - 1) in FILLERS:
        return None
    if not reading.joined(at) or reading.word(at - 2) not in ("on", "at", "to", "from", "in"):
        return None
    return at - 1, last, Kind.HOSPITAL, False


def _more_heads(reading: Reading, last: int, kind: Kind) -> tuple[int, Kind]:
    """Take in "… Memorial Hospital", "… University Medical Center", "… College Hospital"."""
    while last + 1 < reading.size and reading.joined(last + 1):
        head = _head(reading, last + 1)
        if head:
            last, kind = head
        elif reading.is_capital(last + 1) and reading.words[last + 1] in FILLERS:
            last += 1
        else:
            break
    return last, kind


def _linked(reading: Reading, at: int) -> bool:
    """Tell whether a word and the one before may stand in one name."""
    gap = reading.gap(at)
    return gap in (" ", "-", "'", "’", "'s ", "’s ", "' ", "’ ", "s' ", ". ", " & ", "–") and (
        gap != ". "
        or reading.words[at - 1] in ("st", "mt", "dr", "our")
        or len(reading.words[at - 1]) == 1
    )


def _leftmost(reading: Reading, at: int) -> int:
    first = at
    while first > 0 and at - first < 7 and _linked(reading, first):
        before = first - 1
        word = reading.words[before]
        if word in LINKING and _name_word(reading, before - 1) and _linked(reading, before):
            first = before - 1
        elif _name_word(reading, before):
            first = before
        else:
            break
    return first


def _name_word(reading: Reading, at: int) -> bool:
    """Tell whether a word may be part of an institution's name."""
    if at < 0 or reading.number(at):
        return False
    word, flags = reading.words[at], reading.flags[at]
    if word in STOPS:
        return False
    if not reading.caseless:
        return reading.capital[at] and not (
            reading.opens(at) and bool(flags & FREQUENT) and not flags & NAME
        )
    if word in FILLERS or word in PREFIXES:
        return True
    if flags & (NAME | PLACE) and not flags & FREQUENT and reading.joined(at + 1):
        return True
    return not flags & COMMON and not flags & (KNOWN & ~PUBLIC)


def _proper(reading: Reading, at: int) -> bool:
    """Tell whether a word makes a name of a head noun (Hull, Mary, Groote; not General)."""
    word, flags = reading.words[at], reading.flags[at]
    if word in FILLERS or word in LINKING or word in STOPS or flags & MEDICAL & ~flags & NAME:
        return False
    if not reading.caseless:
        if not reading.capital[at]:
            return False
        return not (reading.opens(at) and flags & COMMON and not flags & (NAME | PLACE))
    return not flags & COMMON or (bool(flags & (NAME | PLACE)) and not flags & FREQUENT)


def _rightmost(reading: Reading, last: int) -> int:
    """Take in "of Cape Town" and, with capitals, names that follow at once (Hospital Selayang)."""
    at = last + 1
    if at >= reading.size or not reading.joined(at):
        return last
    if reading.words[at] in (
        "of",
        "de",
        "at",
        "du",
        "des",
        "für",
        "van",
        "del",
        "degli",
        "do",
        "da",
    ):
        on = at + 1
        while (
            on < reading.size
            and reading.words[on] in ("the", "la", "los", "las", "el")
            and reading.joined(on)
        ):
            on += 1
        if on >= reading.size or not reading.joined(on) or not _proper(reading, on):
            return last
        if reading.words[at] == "at" and reading.words[last] not in ("university", "college"):
            return last
        return _run(reading, on)
    if reading.is_capital(last) and reading.is_capital(at) and _proper(reading, at):
        return _run(reading, at)
    return last


def _run(reading: Reading, at: int) -> int:
    """Return the last of a row of words of a name."""
    while at + 1 < reading.size and reading.joined(at + 1):
        after = at + 1
        if reading.caseless:
            if not (reading.flags[after] & (NAME | PLACE) and not reading.flags[after] & COMMON):
                break
        elif not reading.capital[after]:
            if reading.words[after] not in ("and", "of", "de", "&") or not reading.is_capital(
                after + 1
            ):
                break
            if not reading.joined(after + 1):
                break
        at = after
    return at


def _listed(  # noqa: PLR0911 # each line rules one thing out
    reading: Reading, at: int
) -> tuple[int, int, Kind, bool] | None:
    """Find a hospital or school known by its name, nickname or acronym."""
    count, flags = reading.phrase(at)
    wide = sum(len(word) for word in reading.words[at : at + count]) > SHORTEST
    if wide and flags & (CARE | LEARNING) and _unbroken(reading, at, count):
        shown = reading.caseless or reading.is_capital(at) or reading.is_capital(at + count - 1)
        kind = Kind.HOSPITAL if flags & CARE else Kind.SCHOOL
        return at, at + count - 1, kind, shown
    mine = reading.flags[at]
    short = reading.caseless and len(reading.words[at]) < SHORTEST
    if not mine & (CARE | LEARNING) or short:
        return None
    kind = Kind.HOSPITAL if mine & CARE else Kind.SCHOOL
    if mine & COUNTRY or (mine & MEDICAL and not _placed(reading, at)):
        return None
    if not reading.caseless and not reading.capital[at]:
        return None if mine & (COMMON | NAME | PLACE) else (at, at, kind, False)
    if mine & (COMMON | NAME | PLACE) and not _placed(reading, at):
        return None
    if reading.caseless and mine & COMMON:
        return (at, at, kind, False) if _placed(reading, at) and not mine & FREQUENT else None
    return at, at, kind, True


def _unbroken(reading: Reading, at: int, count: int) -> bool:
    return all(_linked(reading, on) for on in range(at + 1, at + count))


def _placed(reading: Reading, at: int) -> bool:
    """Tell whether a word of place stands before: at the Freeman, from UCT."""
    before = reading.word(at - 1)
    if before == "the":
        before = reading.word(at - 2)
    return before in ("at", "in", "from", "to", "@", "of", "into", "started", "outside")


def _saint(  # noqa: PLR0911 # each line rules one thing out
    reading: Reading, at: int
) -> tuple[int, int, Kind, bool] | None:
    """Find St Brigid's, Saint Luke's, Queen Charlotte's, Our Lady of …, Royal Devon."""
    word = reading.words[at]
    if word in ("queen", "king") and reading.possessive(at) and _placed(reading, at):
        return at, at, Kind.HOSPITAL, True
    if word not in PREFIXES or word in ("san", "santa", "our") or at + 1 >= reading.size:
        return None
    if not _linked(reading, at + 1) or not _proper(reading, at + 1):
        return None
    if word not in ("st", "saint", "sankt", "sint") and not reading.is_capital(at):
        return None
    if word in ("king", "prince", "princess", "queen", "lady") and not (
        _placed(reading, at) or reading.possessive(at + 1)
    ):
        return None
    if (
        not reading.is_capital(at + 1)
        and not reading.possessive(at + 1)
        and not _placed(reading, at)
    ):
        return None
    last = _run(reading, at + 1)
    return at, last, Kind.HOSPITAL, _placed(reading, at) and word != "royal"


def _acronym(reading: Reading, at: int) -> tuple[int, int, Kind, bool] | None:
    """Find capitals that nothing explains after a word of place: at PGH, from KNUST."""
    token = reading.tokens[at]
    if reading.caseless or token.case is not Case.UPPER or not 2 <= len(token.text) <= 6:
        return None
    if reading.flags[at] & (KNOWN | FREQUENT | CARE | LEARNING) or not token.text.isalpha():
        return None
    if not _placed(reading, at):
        return None
    near = {reading.word(at - back) for back in range(1, 6)}
    kind = Kind.SCHOOL if near & SCHOOL_BEFORE else Kind.HOSPITAL
    return at, at, kind, reading.word(at - 1) == "at"
