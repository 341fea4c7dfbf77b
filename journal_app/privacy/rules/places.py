"""Towns, villages, streets, stations, rivers, postcodes: where somebody can be found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.rules import spans
from journal_app.privacy.rules.reading import (
    COMMON,
    FREQUENT,
    GIVEN,
    KNOWN,
    NAME,
    PLACE,
    Reading,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE: Final = _words(
    "from in at to near outside around past via through towards toward beyond above below off"
    " across into over round leaving reaching visiting by of between behind called upriver"
)
"""Prepositions that lead to places; which of them need more help is for ``_context``."""

FIRM: Final = _words("from near outside in past via beyond towards to")
LIVING: Final = _words(
    "lives live lived living born moved moving drove driving flew flown flying travelled traveled"
    " bus train ferry boat home village town farm house grew originally all way back sent shop"
    " walked walking came come comes up down out visiting over raised married buried family"
)
KINDS: Final = _words(
    "street st road rd lane ln avenue ave close drive crescent terrace hill hills market square"
    " station bridge park bay beach harbour harbor island islands river lake creek valley estate"
    " court gardens row mews way quay quays wharf falls mountain mountains airport stadium church"
    " mosque temple cathedral village township reserve reservation county district farm green"
    " common moor pier port heath wood woods ridge junction roundabout mall plaza camp colony"
    " nagar glen loch lough beck fell downs canal jetty parade boulevard blvd highway motorway"
    " interchange tower towers gate cross strand promenade esplanade viaduct mill colliery pit"
    " mine quarry cemetery chapel abbey priory castle palace barracks dock docks marina reef atoll"
    " delta peninsula point head cove sound strait pass gorge canyon desert forest dam reservoir"
    " swamp bush townland marg chowk bazaar bazar pet puram ghat basti mahalla jalan lorong"
    " kampung kampong barangay sitio purok ward-village kloof fontein"
)
WEAK_KINDS: Final = _words(
    "point head sound pass way close drive common green cross gate court mine pit bush camp row"
    " strait park wood woods church home farm mill market island village bridge station district"
    " county road street"
)
"""In texts without capitals these need a listed or unknown word before them, never a plain one."""

LEADING: Final = _words(
    "lake mount mt fort port cape isle river camp loch lough glen ben kampung jalan"
)
POSTCODE: Final = re.compile(
    r"(?<!\w)(?:"
    r"[a-z]{1,2}\d[a-z\d]? \d[abd-hjlnp-uw-z]{2}"
    r"|(?!e\dv\dm\d)[a-ceghj-nprstvxy]\d[a-z] ?\d[a-z]\d"
    r"|(?:[ac-fhknprtv-y]\d\d|d6w) [0-9ac-fhknprtv-y]{4}"
    r"|(?:nsw|vic|qld|tas|act|nt|wa|sa) \d{4}"
    r"|(?:al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|ia|ks|ky|la|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny"
    r"|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc),? \d{5}(?:-\d{4})?"
    r"|(?:zip|zip code|post ?code|pin|pin ?code|plz|cap)[: ]{1,2}(?:is )?\d{3,6}(?:-\d{4})?"
    r"|p\.?o\.? box \d{1,6}"
    r")(?!\w)"
)
EIRCODE_LIKE: Final = re.compile(r"\d")
HOUSE: Final = re.compile(
    r"(?<![\w/.])(?:(?:flat|no\.?|apt|unit|house) )?\d{1,5}[a-z]?,? $", re.IGNORECASE
)
ARTICLED: Final = _words("via at to from near outside past across along down up")
LEADING_IN: Final = _words("in from near at to past outside on")
INTERVENING: Final = _words("the old upper lower north south east west greater central rural")
FALSE_NEXT: Final = _words(
    "sign test syndrome disease criteria score scale method protocol study trial"
)


def find(reading: Reading, taken: Collection[int] = ()) -> Iterator[Finding]:
    """Yield places, sure and suspect, leaving out words that are taken."""
    yield from _codes(reading)
    at = 0
    while at < reading.size:
        found = None if at in taken else _at(reading, at)
        if found is None:
            at += 1
            continue
        first, last, sure = found
        yield _with_number(reading, spans.finding(reading, first, last, Kind.LOCATION, sure=sure))
        at = last + 1


def _codes(reading: Reading) -> Iterator[Finding]:
    surface = reading.passage.surface
    for match in POSTCODE.finditer(surface.text):
        if EIRCODE_LIKE.search(match[0]):
            yield Finding(*surface.span(match.start(), match.end()), Kind.LOCATION, Tier.SURE)


def _with_number(reading: Reading, found: Finding) -> Finding:
    """Take in the house number before a street."""
    street = reading.text[found.start : found.end].rsplit(" ", 1)[-1].lower() in KINDS
    number = HOUSE.search(reading.text[max(0, found.start - 16) : found.start]) if street else None
    if number is None:
        return found
    return Finding(found.start - len(number[0]), found.end, found.kind, Tier.SURE)


def _at(reading: Reading, at: int) -> tuple[int, int, bool] | None:
    flags, shown = reading.flags[at], reading.capital[at]
    told = shown or at in reading.phrases or flags & PLACE
    if reading.number(at) or not (told or (reading.caseless and not flags & FREQUENT)):
        return None
    return _phrase(reading, at) or _street(reading, at) or _single(reading, at)


def _phrase(reading: Reading, at: int) -> tuple[int, int, bool] | None:
    """Find a place of several words that the gazetteer holds."""
    count, found = reading.phrase(at)
    if not found & PLACE or found & KNOWN:
        return None
    last = at + count - 1
    if not all(
        reading.joined(on) or reading.gap(on) in (". ", "'s ", "’s ")
        for on in range(at + 1, last + 1)
    ):
        return None
    if reading.caseless:
        plain = all(reading.flags[on] & COMMON for on in range(at, last + 1))
        return None if plain and not _context(reading, at) else (at, last, not plain)
    if not reading.capital[at] or not reading.capital[last]:
        return None
    last = _more(reading, last)
    return at, last, True


def _street(reading: Reading, at: int) -> tuple[int, int, bool] | None:
    """Find "Coldharbour Lane", "Lake Pontchartrain", "Isle of Bute" from their first word."""
    if reading.words[at] in LEADING and at + 1 < reading.size and reading.joined(at + 1):
        return _led(reading, at)
    last = at
    while last + 1 < reading.size and last - at < 4 and _street_word(reading, last):
        last += 1
        if not (reading.joined(last) or reading.gap(last) in ("'s ", "’s ", ". ")):
            return None
        if reading.words[last] in KINDS:
            break
    else:
        return None
    shown = reading.caseless or reading.capital[last]
    if reading.caseless and reading.flags[last - 1] & COMMON:
        led = (
            last == at + 1 and reading.word(at - 1) in LEADING_IN and not reading.flags[at] & KNOWN
        )
        return (at, last, False) if led else None
    if reading.opens(at) and reading.flags[at] & FREQUENT:
        return None
    return at, _more(reading, last), shown and bool(reading.words[last] not in WEAK_KINDS or shown)


def _street_word(reading: Reading, at: int) -> bool:
    flags = reading.flags[at]
    if reading.words[at] in BEFORE or reading.words[at] in ("the", "and", "a", "my", "i"):
        return False
    if not reading.caseless:
        return reading.capital[at] and not flags & KNOWN & ~flags & (NAME | PLACE)
    led = reading.word(at - 1) in LEADING_IN and not flags & (FREQUENT | KNOWN)
    return led or not flags & (COMMON | KNOWN) or (bool(flags & PLACE) and not flags & FREQUENT)


def _led(reading: Reading, at: int) -> tuple[int, int, bool] | None:
    on = at + 1
    if reading.words[on] == "of" and on + 1 < reading.size:
        on += 1
    flags = reading.flags[on]
    if not reading.caseless:
        if reading.capital[at] and reading.capital[on] and reading.words[at] != "ben":
            return at, _more(reading, on), True
        return None
    if flags & (COMMON | KNOWN) or reading.words[at] in (
        "ben",
        "port",
        "camp",
        "cape",
        "mount",
        "mt",
    ):
        return None
    return at, on, False


def _context(reading: Reading, at: int) -> str:
    """Return the preposition that leads to a word, past "the old", "rural" and the like; or ""."""
    back = at - 1
    while back >= 0 and at - back < 3 and reading.words[back] in INTERVENING:
        back -= 1
    if back < 0 or reading.gap(back + 1) not in (" ", "\n", "  "):
        return ""
    return reading.words[back] if reading.words[back] in BEFORE else ""


def _single(  # noqa: PLR0911 # each line rules one thing in or out
    reading: Reading, at: int
) -> tuple[int, int, bool] | None:
    flags, lead = reading.flags[at], _context(reading, at)
    word = reading.words[at]
    if reading.word(at + 1) in FALSE_NEXT or word in BEFORE or word in KINDS:
        return None
    if reading.caseless or not reading.capital[at]:
        return _small(reading, at, flags, lead)
    if flags & KNOWN and not (flags & PLACE and lead in FIRM):
        return None
    if flags & PLACE:
        return _gazetted(reading, at, flags, lead)
    article = reading.word(at - 1) == "the" and lead in ARTICLED
    if (
        article
        and not reading.opens(at)
        and not flags & (FREQUENT | GIVEN)
        and not reading.upper(at)
    ):
        return at, _more(reading, at), False
    if lead in FIRM and not flags & COMMON and not flags & GIVEN and not reading.upper(at):
        return at, _more(reading, at), _lived(reading, at, lead)
    return None


def _gazetted(reading: Reading, at: int, flags: int, lead: str) -> tuple[int, int, bool] | None:
    person = flags & NAME and not lead
    if person or (flags & COMMON and not lead) or (flags & FREQUENT and reading.opens(at)):
        return None
    if reading.opens(at) and flags & (COMMON | NAME):
        return None
    if flags & GIVEN and lead not in FIRM:
        return None
    sure = lead in FIRM or not flags & (NAME | COMMON)
    return at, _more(reading, at), sure and not (flags & COMMON and lead == "to")


def _small(reading: Reading, at: int, flags: int, lead: str) -> tuple[int, int, bool] | None:
    """Weigh a word without a capital as a place."""
    if flags & (COMMON | KNOWN):
        listed = flags & PLACE and not flags & (FREQUENT | KNOWN) and lead in ("from", "in", "near")
        return (
            (at, at, False) if listed and reading.caseless and _lived(reading, at, lead) else None
        )
    if flags & PLACE:
        if lead in BEFORE and lead not in ("by", "of", "called"):
            return at, at, not flags & GIVEN
        return None if flags & NAME else (at, at, False)
    if not reading.caseless or flags & GIVEN:
        return None
    living = lead in FIRM and _lived(reading, at, lead)
    return (at, at, False) if living or lead in ("from", "near", "past", "outside") else None


def _lived(reading: Reading, at: int, lead: str) -> bool:
    """Tell whether the words before speak of living or coming from somewhere."""
    if lead in ("from", "near", "outside", "past", "beyond", "via"):
        return True
    return any(reading.word(at - back) in LIVING for back in range(2, 5))


def _more(reading: Reading, last: int) -> int:
    """Return the last word of a row of capitals that starts in a place."""
    while last + 1 < reading.size and reading.joined(last + 1) and not reading.possessive(last):
        after = last + 1
        if not reading.is_capital(after) or reading.words[after] in ("i", "i'm", "i'd"):
            break
        if reading.flags[after] & KNOWN and not reading.flags[after] & PLACE:
            break
        last = after
    return last
