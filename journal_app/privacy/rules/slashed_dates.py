"""Dates in digits alone: 3/10, 8/19/23, 04.01.2024, 2024-01-07.

Two numbers with a stroke are as often a score, a fraction or a span of days, so what stands
around them decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules.festivals import WEEKDAY
from journal_app.privacy.rules.scanning import at_numbers

THREE: Final = re.compile(
    r"(?<![\w.,/:-])(?:(?P<a>\d{1,2}) ?(?P<sign>[/.-]) ?(?P<b>\d{1,2}) ?(?P=sign) ?"
    r"(?P<year>\d{4}|'?\d\d)|(?P<long>(?:19|20)\d\d)(?P<sign2>[/.-])(?P<c>\d{1,2})(?P=sign2)"
    r"(?P<d>\d{1,2}))(?![\d/%]|[.,-]\d)"
)
MONTH_YEAR: Final = re.compile(r"(?<![\w.,/-])(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d(?![\w/-])")
TWO: Final = re.compile(
    r"(?<![\w.,/:+~<>=$£€-])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w/%+]|[.,:]\d|-\d{1,2}(?!/|\d))"
)
PREFIX: Final = re.compile(
    rf"(?:(?:w/c|w/e|wc|w/b|week (?:commencing|beginning|ending|of)) (?:the )?|\b{WEEKDAY},? )\Z"
)
CUED: Final = re.compile(
    r"(?:\b(?:on|since|until|till|til|dated?|due|born|dob|d\.o\.b\.?|edd|lmp|expir\w{1,4}|admitted"
    r"|clerked|discharged|d/c|seen|starting|starts|started|ends|ending|deadline|tomorrow|today"
    r"|yesterday|tonight|by|from|before|after|review|exam|between|and|to|night of|morning of|the)"
    r"[ ,:(]{1,2}(?:about |the |is |was )?|^|\n[ ]?)\Z"
)
FIRM: Final = re.compile(
    r"\b(?:on|since|until|till|til|dated?|due|born|dob|d\.o\.b\.?|edd|lmp|starting|deadline|by"
    r"|night of|from|before)[ ,:(]{1,2}(?:about |the |is |was )?\Z"
)
SCORED: Final = re.compile(
    r"(?:\b(?:gcs|amts?|amt4|mmse|moca|mocas|ace|acer|apgars?|pain|scor(?:e[ds]?|ing)|rat(?:ed|ing)"
    r"|grade[ds]?|power|strength|reflex(?:es)?|murmur|vision|va|acuity|visual|mark(?:s|ed)?|got|out"
    r"|bp|pressure|systolic|diastolic|stage|level|phq(?:-?9)?|gad(?:-?7)?|nihss|news2?|mews|pews"
    r"|qsofa|curb(?:-?65)?|wells|bishops?|dose|ratio|fraction|about|approx\w{0,8}|roughly|nearly"
    r"|almost|over|only|just|worst|medical research council|mrc|ecog|asa|nyha|sats|recall(?:ed)?"
    r"|passed|quiz|osce|test|exam|stations?|ankle|knee|hip|elbow|wrist|grip|toe|flexion|extension"
    r"|right|left|fundus|station|lens|f|slept|ate|lost|missed|answered|correct|wrong|happy|mood"
    r"|anxiety|tired(?:ness)?|energy|burnout|stress|dyspnoea|sob|breathless\w{0,4}|for|x|rhythm"
    r"|every|last|first|past|bmi|peak|l[1-5]|t\d{1,2}|c[1-7])\b[^\w\n]{1,3}"
    r"(?:(?:of|is|was|at|are|were|a|about|still|only|now|to|by|in|on|both|me|him|her"
    r"|score)\b ?){0,3})\Z"
)
THING_AFTER: Final = re.compile(
    r" ?(?:mmhg|mm hg|mg|ml|mcg|units?|cm|mm|pain|power|murmur|systolic|diastolic|vision|strength"
    r"|of\b(?! (?:this|last))|ths?\b|full|weakness|correct|right|stations?|patients?|people"
    r"|students?"
    r"|beds?|hours?|days?|weeks?|months?|years?|chance|cup|tablets?|doses?|marks?|points?|for pain"
    r"|on the (?:gcs|moca|mmse|amts?|scale|pain)|palpable|dilated|effaced|in (?:the|his|her|both)"
    r" (?:right|left|arm|leg|arms|legs)|times|shifts?|bilaterally|throughout|globally|reflexes)"
)
ON_A_DAY: Final = re.compile(r"\b(?:on|since|until|till) \Z")
ONWARD: Final = re.compile(r" (?:to|then|->|from|and) (?:about )?\d{1,2}/(\d{1,2})")
UP_TO: Final = re.compile(r"\d{1,2}/(\d{1,2}) (?:to|then|->|from|and) (?:about )?\Z")
EYE_CHART: Final = frozenset({"6/5", "6/6", "6/9", "6/12", "6/18", "6/24"})
FRACTIONS: Final = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5"})
SCALES: Final = frozenset({5, 6, 7, 9, 10, 12, 15, 18, 20, 24, 30})
"""What a score, an eye chart, or days, weeks and months of treatment are counted out of."""


def find(passage: Passage) -> Iterator[Finding]:
    """Yield dates in digits; two numbers alone are suspect unless a cue makes them sure."""
    surface = passage.surface
    text = surface.text
    for match in at_numbers(passage.surface, THREE):
        if _whole_date(match):
            sure = match["sign"] != "." or len(match["year"]) == 4
            yield _finding(passage, _with_prefix(text, match.start()), match.end(), sure=sure)
    for match in at_numbers(passage.surface, MONTH_YEAR):
        yield _finding(passage, match.start(), match.end(), sure=True)
    for match in at_numbers(passage.surface, TWO):
        sure_two = _two_numbers(text, match)
        if sure_two is not None:
            start = _with_prefix(text, match.start())
            yield _finding(passage, start, match.end(), sure=sure_two)


def _finding(passage: Passage, start: int, end: int, *, sure: bool) -> Finding:
    tier = Tier.SURE if sure else Tier.SUSPECT
    return Finding(*passage.surface.span(start, end), Kind.DATE, tier)


def _with_prefix(text: str, start: int) -> int:
    """Return where a date begins with its weekday or its "w/c" before it."""
    window = text[max(0, start - 24) : start]
    prefix = PREFIX.search(window)
    return start - (len(window) - prefix.start()) if prefix else start


def _day_and_month(first: int, second: int) -> bool:
    low, high = sorted((first, second))
    return 1 <= low <= 12 and high <= 31


def _whole_date(match: re.Match[str]) -> bool:
    if match["long"]:
        return _day_and_month(int(match["c"]), int(match["d"]))
    return _day_and_month(int(match["a"]), int(match["b"]))


def _two_numbers(text: str, match: re.Match[str]) -> bool | None:
    """Tell whether two numbers are surely a date, perhaps one, or (None) something else."""
    first, second = int(match["a"]), int(match["b"])
    impossible = not _day_and_month(first, second) or match[0] == "24/7"
    if impossible or THING_AFTER.match(text, match.end()) or _score_to_score(text, match):
        return None
    window = text[max(0, match.start() - 40) : match.start()]
    if PREFIX.search(window):
        return True
    if SCORED.search(window):
        return False if ON_A_DAY.search(window) else None
    return _by_cue(match[0], window, likely_score=second in SCALES and first <= second)


def _by_cue(words: str, window: str, *, likely_score: bool) -> bool | None:
    """Tell by what stands before two numbers whether they are a date."""
    fraction = words in FRACTIONS
    if FIRM.search(window):
        return not fraction
    if CUED.search(window):
        return None if fraction else not likely_score
    doubtful = (
        fraction or words in EYE_CHART or (likely_score and not words.endswith(("/10", "/12")))
    )
    return None if doubtful else False


def _score_to_score(text: str, match: re.Match[str]) -> bool:
    """Tell a score that rose or fell: 3/10 to 8/10."""
    after = ONWARD.match(text, match.end())
    before = UP_TO.search(text, max(0, match.start() - 20), match.start())
    same = any(near is not None and near[1] == match["b"] for near in (after, before))
    return same and match["b"] in {"5", "10", "15", "30"}
