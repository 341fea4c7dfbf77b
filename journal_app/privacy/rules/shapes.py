"""Numbers and codes whose shape gives them away without a word before them.

Check digits: NHS number, modulus 11 (NHS Data Dictionary). Formats of plates, postcodes and
national numbers are those their issuers publish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules.scanning import at_numbers, at_words, openings
from journal_app.privacy.surface import Surface

COUNTED: Final = (
    r" ?(?:mg|mcg|µg|ug|ml|mls|g|kg|l|cm|mm|m|km|units?|iu|mmol|mmhg|bpm|%|percent|per cent"
    r"|patients?"
    r"|people|steps|words|hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?"
    r"|years?|yrs?"
    r"|yo|y/o|times|cells?|copies|dollars|pounds|euros|rupees|naira|rand|shillings|pesos|bucks|quid"
    r"|kcal|calories|miles|feet|metres|meters|litres|beds|students|births|babies|deaths|cases"
    r"|questions|tablets|doses|cc|am|pm|x|views|followers|likes|joules|volts|rpm|ppm|km/h|mph)\b"
)
YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-/](?:(?:19|20)?\d\d))?")
CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]m)?")
MEASURED: Final = re.compile(
    r"(?<![a-z\d])\d+(?:mg|mcg|ug|ml|mls|g|kg|l|cm|mm|units?|iu|mmol|bpm|am|pm|hrs?|h|yo|st|nd"
    r"|rd|th|x"
    r"|fr|ch|kcal|km|days?|weeks?|s)(?![a-z])"
)
EDGE: Final = r"(?<![\w./,:£$€₹-])"
STOP: Final = r"(?![\w%]|[./,:-]\d)"

NATIONAL: Final = re.compile(
    EDGE + r"(?:\d{5}-\d{7}-\d|\d{3}-\d{2}-\d{4}|\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{4})?"
    r"|\d{6}-\d{2}-\d{4}|\d{6}[- ]\d{4}|\d{4} \d{5} \d(?:[ -/]\d)?|784-\d{4}-\d{7}-\d"
    r"|\d{3}\.\d{3}\.\d{3}-\d{2}|[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d](?=\W|$)"
    r"|[stfgm]\d{7}[a-z]|[a-z]{1,2}\d{6} ?\([\da]\)|\d{2,4}/\d{5,8}|\d{4}/\d{3,8}|\d{3} \d{3} \d{3}"
    r"|\d{4}-\d{4,8}(?:-\d{1,6})?|\d{3,6}-\d{5,8}|\d{2}-\d{4,8}(?:-\d{1,4})?"
    r"|\d{2,3} \d{2} \d{2} \d{2})" + STOP
)
NHS: Final = re.compile(EDGE + r"\d{3}[ -]?\d{3}[ -]?\d{4}" + STOP)
RUN: Final = re.compile(r"(?<![\w.,£$€₹+])(?<!\d[-/:])\d{5,24}(?![\w%]|[.,:]\d)")
COUNT_AFTER: Final = re.compile(COUNTED)
MONEY_BEFORE: Final = re.compile(
    r"(?:\b(?:rs\.?|inr|usd|gbp|aud|ngn|kes|zar|php|pkr|bdt|lkr|paid|cost|costs|costing|worth"
    r"|earn\w*"
    r"|platelets?|plts?|wbc|wcc|cd4|viral load|count|bnp|ck|ferritin|tryptase|population|over|about"
    r"|nearly|almost|roughly|pmid|year|years|steps|[<>~=])[ :]?(?:was |were |of |is )?)\Z"
)
CODE: Final = re.compile(
    r"(?<![\w./:#@+-])(?=[a-z0-9/_.-]{0,30}\d)(?:[a-z]{1,8}\d{1,12}|\d{1,12}[a-z]{1,6}|[a-z]{1,8}"
    r"|\d{1,12})[a-z0-9]{0,16}(?:[-/_.][a-z0-9]{1,20}){1,6}(?![\w@%]|[-/]\w)"
)
SOLID: Final = re.compile(
    r"(?<![\w./:#@+-])(?:[a-z]{1,5}\d{4,12}[a-z]{0,2}|\d{3,10}[a-z]{1,3}\d{2,10}|\d{5,10}[a-z]{1,2}"
    r"|[a-z]{1,3}\d{1,3}[a-z]{1,3}\d{3,8})(?![\w@%]|[-/.]\d)"
)
WORD_PART: Final = re.compile(r"[a-z]{4,}")
KNOWN: Final = re.compile(
    r"(?:covid|sars|h\d+n\d+|il|ca|cd|hla|hpv|ctla|pd|brca|nice|ng|cg|iso|icd|dsm|omega|cyp|her|p2y"
    r"|mers|who|gpt|f|s|cov|nfkb|anti|post|pre|mid|non|early|late|since|until|circa|class|season|x"
    r"|windows|fy|ay|level|cha2ds2|pt|ps|rtx|gtx|usb|mp|f1|f2|ct|st|pgy|ms)[-/_.]?\d.*"
)
INDIAN_PLATE: Final = re.compile(r"(?<!\w)[a-z]{2}[ -]?\d{1,2}[ -]?[a-z]{1,3}[ -]?\d{4}(?!\w)")
BRITISH_PLATE: Final = re.compile(r"(?<!\w)[a-z]{2}[0-7]\d ?[a-z]{3}(?!\w)")
IRISH_PLATE: Final = re.compile(
    r"(?<!\w)(?:\d{2,3}-[a-z]{1,2}-\d{1,6}|[a-z]{3}-\d{3}[ -]?[a-z]{2}|k[a-z]{2} \d{3}[a-z])(?!\w)"
)
CARS: Final = (
    r"plates?|car|reg|rego|registration|ambulance|van|truck|lorry|bike|motorbike|motorcycle"
    r"|scooter|taxi|uber|cab|auto|rickshaw|tricycle|jeepney|jeep|toyota|corolla|honda|hilux|vehicle"
    r"|parked|tuk ?tuk|bolt|grab|boda|okada|matatu|danfo|licen[cs]e plate|number ?plate|driver|ute"
)
CAR_OPENS: Final = openings(CARS)
CAR: Final = re.compile(
    rf"(?:{CARS})\b"
    r"[^.!?\n]{0,40}?(?<![\w-])(?P<code>(?=[a-z0-9 -]{0,9}\d)"
    r"(?:[a-z]{1,3}[ -]?\d{1,4}[ -]?[a-z]{1,3}"
    r""
    r"|\d{1,4}[ -]?[a-z]{2,3}(?: ?\d{2,3})?|[a-z]{2,3}[ -]?\d{3,4}"
    r"|[a-z]{2} ?\d{2} ?[a-z]{2}(?: gp)?))"
    r"(?![\w'])"
)
PLATE: Final = re.compile(
    r"[a-z]{3} ?\d\d[a-z]|[a-z]{3}[ -]?\d{3,4}|\d{3}[ -]?[a-z]{3}"
    r"|[a-z]{2} ?\d\d ?[a-z]{2,3}|\d[a-z]{3}\d{3}|[a-z]{2,3}"
    r"[ -]\d{3,4}|\d[a-z]{2} ?\d[a-z]{2}|[a-z]{3}[ -]?\d{3}[ -]?[a-z]{1,2}"
    r"|\d{1,3}[ -][a-z]{1,2}[ -]\d+"
)
POSTCODE: Final = re.compile(
    r"(?<!\w)(?:[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}|[a-z]\d[a-z][ -]?\d[a-z]\d"
    r"|(?:[ac-fhknprtv-y]\d\d|d6w) ?[0-9ac-fhknprtv-y]{4})(?!\w)"
)
COMA_SCALE: Final = re.compile(r"e\dv\dm\d")
NETWORK: Final = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\w)")


def find(passage: Passage) -> Iterator[Finding]:
    """Yield codes by their shape; they may overlap."""
    surface = passage.surface
    text = surface.text
    for match in at_numbers(surface, NATIONAL, wider=True):
        if not YEAR.fullmatch(match[0]) and not _date(match[0]):
            yield _finding(surface, match)
    for match in at_numbers(surface, NHS):
        if nhs_number(match[0]):
            yield _finding(surface, match)
    for match in at_numbers(surface, RUN):
        tier = _run(text, match)
        if tier:
            yield _finding(surface, match, tier=tier)
    yield from _codes(surface)
    yield from _plates(passage)
    for match in at_numbers(surface, POSTCODE, wider=True):
        if _postcode(passage, match):
            yield _finding(surface, match, kind=Kind.LOCATION)
    for match in at_numbers(surface, NETWORK):
        yield _finding(surface, match)


def nhs_number(words: str) -> bool:
    """Tell whether ten digits carry a right check digit (weights 10 to 2, modulus 11)."""
    digits = [int(letter) for letter in words if letter.isdigit()]
    weights = range(10, 1, -1)
    check = 11 - sum(digit * by for digit, by in zip(digits[:9], weights, strict=True)) % 11
    return check % 11 == digits[9] and check != 10


def _finding(
    surface: Surface,
    match: re.Match[str],
    part: str | int = 0,
    *,
    kind: Kind = Kind.ID,
    tier: Tier = Tier.SURE,
) -> Finding:
    return Finding(*surface.span(*match.span(part)), kind, tier)


def _date(words: str) -> bool:
    return re.fullmatch(r"\d{2}[-/]\d{4}|\d{4}[-/]\d{2}", words) is not None


def _run(text: str, match: re.Match[str]) -> Tier | None:
    """Return how sure a run of five digits or more is an identifier, None when it counts."""
    run = match[0]
    counted = COUNT_AFTER.match(text, match.end()) or MONEY_BEFORE.search(
        text[max(0, match.start() - 24) : match.start()]
    )
    if run.endswith("000") or (counted and len(run) < 8):
        return None
    if len(run) == 5:
        return None if run.endswith("00") else Tier.SUSPECT
    return Tier.SURE


def _codes(surface: Surface) -> Iterator[Finding]:
    text = surface.text
    for match in at_numbers(surface, CODE, wider=True):
        if _mixed(match[0]) and not COUNT_AFTER.match(text, match.end()):
            yield _finding(surface, match)
    for match in at_numbers(surface, SOLID, wider=True):
        digits = sum(letter.isdigit() for letter in match[0])
        year = re.fullmatch(r"[a-z]+(?:19|20)\d\d", match[0])
        if year or MEASURED.search(match[0]) or KNOWN.fullmatch(match[0]):
            continue
        yield _finding(surface, match, tier=Tier.SURE if digits > 4 else Tier.SUSPECT)


def _mixed(code: str) -> bool:
    """Tell a code of letters and digits from doses, ranges, years and names of things."""
    digits = sum(letter.isdigit() for letter in code)
    letters = re.search(r"[a-z]", code)
    if letters is None or digits < 3 or MEASURED.search(code) or KNOWN.fullmatch(code):
        return False
    parts = re.split(r"[-/_.]", code)
    if any(YEAR.fullmatch(part) or re.fullmatch(r"(?:19|20)\d0s", part) for part in parts):
        return digits > 5
    if any(WORD_PART.fullmatch(part) for part in parts[1:]) and digits < 6:
        return False
    return digits >= 4 or len(parts) > 2 or re.fullmatch(r"[a-z]{1,3}[-/]\d{3,}", code) is not None


def _plates(passage: Passage) -> Iterator[Finding]:
    surface = passage.surface
    for pattern in (INDIAN_PLATE, IRISH_PLATE):
        for match in at_numbers(surface, pattern, wider=True):
            yield _finding(surface, match)
    for match in at_numbers(surface, BRITISH_PLATE, wider=True):
        if not passage.caseless and surface.written(*match.span()).isupper():
            yield _finding(surface, match)
    for match in at_words(surface, CAR, CAR_OPENS):
        if PLATE.fullmatch(match["code"]):
            yield _finding(surface, match, "code")


def _postcode(passage: Passage, match: re.Match[str]) -> bool:
    """Tell a postcode from two words; small letters without a space say too little."""
    written = passage.surface.written(*match.span())
    if COMA_SCALE.fullmatch(match[0]):
        return False
    return " " in match[0] or (written.isupper() and not passage.caseless)
