"""Beds, bays, rooms, wards, theatres and the like with a number or a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier, without_overlaps
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules.scanning import at_numbers, at_words, openings
from journal_app.privacy.surface import Surface

PLACE: Final = (
    r"bed ?spaces?|beds?|bays?|rooms?|rms?|wards?|theatres?|theaters?|o\.?r\.?s?|ots?|cubicles?"
    r"|cubes?|cots?|cribs?|side ?rooms?|s/r|srs?|pods?|chairs?|trolleys?|stretchers?|gurneys?"
    r"|incubators?|isolettes?|bassinets?|resus|ldrp?s?|halls?|hallway|unit|booths?|suites?"
    r"|majors|minors|hdu|icu|itu|nicu|picu|sicu|micu|ccu|cath lab|labou?r ward|pavilion"
    r"|consult(?:ing|ation)? rooms?|exam(?:ination)? rooms?|clinic rooms?|delivery rooms?"
    r"|operating rooms?"
)
GROUP: Final = (
    r"icu|itu|hdu|ccu|cicu|sicu|micu|nicu|picu|scbu|amu|mau|sau|aau|eau|cdu|ed|er|a&e|pacu|tele"
    r"|male|female|mens|womens|medical|surgical|paeds?|pa?ediatrics?|labou?r|delivery|isolation"
    r"|recovery|ortho(?:paedic)?s?|maternity|antenatal|postnatal|gynae|burns?|stroke|renal|trauma"
    r"|dialysis|chemo|emergency|casualty|side|resus|oncology|general|private|north|south|east|west"
)
NUMBER: Final = (
    r"(?:\d{1,2}[-.](?!\d{1,2}(?:am|pm))\d{2,4}|\d{1,4})(?:[- ]?[a-h](?![\w'\u0300-\u036f]))?"
    r"|[a-z]{1,2}-?\d{1,3}[a-z]?|\d{1,2}(?!am|pm|st|nd|rd|th|h|mg|ml|x)[a-z]{1,2}\d{0,2}"
)
SPELT: Final = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?|thirty|iii|ii|iv|vi|alpha|bravo"
)
LETTER: Final = r"[a-hj-z](?!')"
CODE: Final = rf"(?:{NUMBER}|{SPELT}|{LETTER})(?![\w%\u0300-\u036f])(?![:.]\d)"
COUNTED: Final = (
    r"(?! ?(?:-|–)? ?(?:hours?|hrs?|h|minutes?|mins?|seconds?|secs?|days?|nights?|weeks?|wks?"
    r"|months?|years?|yrs?|times|x|pm|am|mg|ml|mcg|kg|cm|mm|litres?|patients?|people|pts?"
    r"|beds?(?! ?\d)|of us|more|other|others|nurses?|doctors?|students?|babies|cases|o'?clock"
    r"|bedded|shifts?|relatives|visitors|staff"
    r"|jokes?|units|percent|per cent|births|deliveries|discharges|admissions|new|empty)\b)"
)
MORE: Final = (
    rf"(?:(?:, ?| ?[&/+-] ?| and | or | to |, and )(?:beds? |bay |room )?"
    rf"(?:\d{{1,3}}[a-h]?(?![\w%:'\u0300-\u036f])(?!\.\d){COUNTED}"
    rf"|(?:[b-h]|{SPELT})(?![\w%:'\u0300-\u036f]){COUNTED}"
    r"(?= ?[^\w\s]|\s*$|\n| (?:and|or|were|was|are|is|had|have|has|but|with|who|all|both|on|in"
    r"|to|at|for|this|today|again|i|we|he|she|they|then|so|while|when|as|after|before)\b)"
    r")){0,6}"
)
ROOM_OPENS: Final = openings(PLACE)
ROOM: Final = re.compile(
    rf"(?P<word>{PLACE})(?: ?(?:no\.?|number|num|#)(?= ?\d))?(?P<gap>[ ,]? ?#?|-)"
    rf"(?P<code>{CODE}){COUNTED}(?P<more>{MORE})"
)
BEFORE: Final = re.compile(
    rf"(?:\b\d{{1,2}} ?(?:st|nd|rd|th)? ?)?(?:\b(?:{GROUP}|[nsew]|wards?|bays?|level \d{{1,2}})"
    r"(?: ward| unit)?,? ){1,2}\Z"
)
"""What belongs to a room and stands before its word: "female ward", "4 West"."""

COMPASS: Final = re.compile(
    r"(?<![\w.,/])\d{1,2}[ -]?(?:north|south|east|west)\b(?! (?:street|st|road|rd|ave|avenue))"
)
HASH: Final = re.compile(r"(?<![\w#&])#\d{2,4}[a-z]?(?!\w)")
COUNT_BEFORE: Final = re.compile(r"(?:\d|\b(?:two|three|four|five|six|ten|twelve))[ -]\Z")
INTO: Final = re.compile(
    r"\b(?:in|into|to|from|outside|of|at|for|near|by|the|our|main|emergency)\s\Z"
)
PLURAL_ONLY: Final = frozenset({"unit", "hall", "suite", "icu", "majors"})
LETTERED: Final = (
    "bed bay bays room rooms rm ward wards theatre theatres theater cubicle pod pods hall unit"
    " cot trolley resus suite chair beds ot or"
)
BARE_LETTER: Final = frozenset(LETTERED.split())
LOOKS_LIKE_WORD: Final = frozenset({"s", "t", "m", "u", "r", "n", "w", "x", "y", "k", "v"})


def find(passage: Passage) -> Iterator[Finding]:
    """Yield numbered or lettered rooms, sure where nothing else is likely, else suspect."""
    yield from without_overlaps(_all(passage))


def _all(passage: Passage) -> Iterator[Finding]:
    surface = passage.surface
    for match in at_words(surface, ROOM, ROOM_OPENS):
        tier = _tier(surface, match, caseless=passage.caseless)
        if tier is not None:
            lead = BEFORE.search(surface.text, max(0, match.start() - 40), match.start())
            start = lead.start() if lead else match.start()
            yield Finding(*surface.span(start, match.end()), Kind.ROOM, tier)
    for match in HASH.finditer(surface.text) if "#" in surface.text else ():
        tier = Tier.SURE if len(match[0]) > 3 else Tier.SUSPECT
        yield Finding(*surface.span(match.start(), match.end()), Kind.ROOM, tier)
    for match in at_numbers(surface, COMPASS):
        yield Finding(*surface.span(match.start(), match.end()), Kind.ROOM, Tier.SUSPECT)


def _tier(surface: Surface, match: re.Match[str], *, caseless: bool) -> Tier | None:
    word, code = match["word"], match["code"]
    if match["gap"] in ("", ",", ", ") and code[:3].isalpha():
        return None
    before = surface.text[max(0, match.start() - 12) : match.start("word")]
    if COUNT_BEFORE.search(before):
        return None
    if word.replace(".", "") in {"or", "ors"} and not _operating(surface, match, before, caseless):
        return None
    if code.isalpha() and len(code) == 1 and not _lettered(surface, match, caseless=caseless):
        return None
    if _clock_or_year(word, code):
        return None
    return Tier.SUSPECT if _faint(word, code) else Tier.SURE


def _operating(surface: Surface, match: re.Match[str], before: str, caseless: bool) -> bool:
    """Tell OR, the operating room, from the word between two choices."""
    if not match["code"][0].isdigit():
        return False
    if surface.written(*match.span("word")).startswith("O") and not caseless:
        return True
    return INTO.search(before) is not None and re.search(r"\d\W*\Z", before) is None


def _lettered(surface: Surface, match: re.Match[str], *, caseless: bool) -> bool:
    """Tell a letter that names a room from a word of one letter or a short form."""
    word, code = match["word"], match["code"]
    if word not in BARE_LETTER or match["gap"].strip(" ") not in ("", "-"):
        return False
    if not caseless and surface.written(*match.span("code")).isupper():
        return True
    after = surface.text[match.end("code") : match.end("code") + 1]
    if code == "a" or code in LOOKS_LIKE_WORD:
        return after not in {" ", ""}
    return True


def _clock_or_year(word: str, code: str) -> bool:
    if "." in code:
        return not word.startswith(("room", "rm"))
    if not code.isdigit():
        return False
    if word in {"bed", "beds", "bay", "ward", "wards", "chair", "unit"} and len(code) > 3:
        return True
    return len(code) == 4 and code[0] == "0"


def _faint(word: str, code: str) -> bool:
    """Tell a word that counts other things too: unit 2 of a book, chair three."""
    return word in PLURAL_ONLY or (not code[0].isdigit() and word in {"chair", "unit", "hall"})
