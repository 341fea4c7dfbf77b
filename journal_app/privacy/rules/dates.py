"""Days and months that can be placed in a calendar, in digits, words and festivals.

Bare years, bare weekdays, clock times and counted days ("day 9", "week 3") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier, without_overlaps
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules import festivals, slashed_dates
from journal_app.privacy.rules.festivals import WEEKDAY
from journal_app.privacy.rules.scanning import at_numbers, at_words, openings
from journal_app.privacy.surface import Surface

LONG_MONTH: Final = (
    r"january|february|febuary|march|april|june|july|august|september|october|november|december"
)
MONTH: Final = rf"(?:{LONG_MONTH}|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\.?"
MONTH_OPENS: Final = openings(LONG_MONTH)
DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w|[.:]\d|%)"
TENS: Final = r"(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
ORDINAL: Final = (
    rf"(?:{TENS}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|thirtieth)"
)
ORDINAL_OPENS: Final = frozenset({"fi", "se", "th", "fo", "si", "ei", "ni", "te", "el", "tw"})
YEAR: Final = r"(?:,? ?(?:of )?(?:19|20)\d\d(?![\w/])|,? '\d\d(?!\w)|[-/ .]\d\d(?![\w:.%/]))?"
JOIN: Final = (
    r"(?: ?[-/&+] ?| to | and | or | till | until |, (?=\d)| through | thru | to the | and the )"
)
PART: Final = (
    r"(?:(?:early|late|mid)[ -])?(?:(?:the )?(?:first|second|third|fourth|last|final|1st|2nd"
    r"|3rd|4th|middle|end|start|beginning|back end|half)(?: (?:half|week|weeks|weekend|day|days"
    rf"|few days|few weeks|{WEEKDAY}))? (?:of|in) )?"
)
PART_BEFORE: Final = re.compile(rf"\b{PART}\Z")
WEEK_OF: Final = (
    r"(?:w/c|w/e|wc|w/b|week (?:commencing|beginning|ending|starting|of)),?:? ?(?:the )?"
)
BEFORE: Final = re.compile(
    rf"(?:(?<![\w/]){WEEK_OF})?(?:\b(?:(?:next|last|this) )?{WEEKDAY}\.?,? ?)?"
    r"(?:\bthe )?\Z"
)
"""What belongs to a date and stands before it: "w/c", a weekday, "the"."""

NUMBERED: Final = re.compile(
    rf"(?<![\w.,/-]){DAY}(?:{JOIN}(?:the )?{DAY}){{0,2}}(?: (?:day )?of| )?[- /.,]{{0,2}}"
    rf"{MONTH}{YEAR}|(?<![\w.])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[-/]?{MONTH}[-/']?"
    r"(?:\d{4}|\d\d)?(?!\w)"
)
SPELT: Final = re.compile(rf"{ORDINAL}(?:{JOIN}(?:the )?{ORDINAL})? (?:of )?{MONTH}{YEAR}")
NAMED: Final = re.compile(
    rf"{MONTH} ?(?:the )?(?:{DAY}(?:{JOIN}(?:the )?(?:{MONTH} )?{DAY}){{0,2}}|{ORDINAL}\b){YEAR}"
)
MONTHS: Final = re.compile(
    rf"(?P<month>{MONTH})(?P<more>(?: ?[-/&] ?| to | and | or | through ){MONTH})?(?P<year>{YEAR})"
)
CERTAIN: Final = frozenset(LONG_MONTH.split("|")) - {"march", "april", "june", "august"}
NAMES_TOO: Final = frozenset({"april", "june"})
BEFORE_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|til|by|last|next|this|early|late|mid|from|during|before|after|every"
    r"|each|of|around|through|for|between|back in|come|and|to)[ -]\Z"
)
FIRM_BEFORE: Final = re.compile(
    r"\b(?:in|since|until|till|til|last|next|this|early|late|mid|by|from|during|before|after|of)"
    r"[ -]\Z"
)
VERB_AFTER_MAY: Final = re.compile(
    r" (?:be|have|not|or|also|well|need|still|never|i|you|he|she|we|they|it|the|a|as|even|just|take"
    r"|come|go|get|seem|help|make|want|feel|look|cause|happen|god)\b"
)
TH: Final = r"(?:[23]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th)"
NTH: Final = re.compile(rf"(?<![\w./-])(?P<day>{TH}(?:{JOIN}(?:the )?{TH})?)(?![\w/-])")
NTH_IN_WORDS: Final = re.compile(rf"(?<=the )(?P<day>{ORDINAL})(?![\w-])")
DAY_IN_WORDS: Final = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY}) |(?:on|by|since|until|till|til|due|dated|after|before|from) )"
    r"the \Z"
)
TIED: Final = re.compile(
    r"\b(?:on|by|since|until|till|til|due|dated|from|before|after|for|around|between|and|to|of"
    r"|about"
    r"|week of|was|is|it's|today's|arrived|born|died|starts?|ends?|again)[ ,](?:about )?\Z"
)
FIRM: Final = re.compile(r"\b(?:on|by|since|until|till|til|due|dated|before|from|after) \Z")
THING_AFTER: Final = re.compile(
    r" (?!(?:nobody|no one|everyone|everybody|someone|somebody|nothing|all|both"
    r"|and|i|i'd|i'm|we|he|she|they|it|you|but|when|was|were|is|at|for|to|with|because"
    r"|so|then"
    r"|my|his|her|our|their|after|before|that|which|who|in|on|by|as|from|until|till|if|or|this"
    r"|there"
    r"|had|has|have|will|would|with|without|again|too|now|a|an|the|of (?:this|last|next|that|every"
    r"|each|the|may|june?|july?)|near|since|where|while|mum|dad|dr|about|still|just|also|not|didn't"
    r"|he's|she's|it's|went|came|got|last|next|marks|marked|feels|felt|dawned|night(?! shift)"
    r"|morning|evening|afternoon)\b)[a-z]"
)
SPELT_LOW: Final = frozenset({"first", "second", "third"})


def find(passage: Passage) -> Iterator[Finding]:
    """Yield days and months, none overlapping; sure unless the words have another likely sense."""
    yield from without_overlaps(_all(passage))


def _all(passage: Passage) -> Iterator[Finding]:
    surface = passage.surface
    yield from _whole(surface)
    yield from _months(passage)
    yield from _nths(surface)
    yield from _festivals(surface)
    yield from slashed_dates.find(passage)


def _whole(surface: Surface) -> Iterator[Finding]:
    """Yield days that stand with their month."""
    for match in at_numbers(surface, NUMBERED):
        yield _finding(surface, match, before=BEFORE)
    for match in at_words(surface, SPELT, ORDINAL_OPENS):
        yield _finding(surface, match, before=BEFORE)
    for match in at_words(surface, NAMED, MONTH_OPENS):
        yield _finding(surface, match, before=BEFORE)


def _lead(text: str, start: int, before: re.Pattern[str]) -> int:
    """Return where a date begins with what stands before it and belongs to it."""
    floor = max(0, start - 48)
    lead = before.search(text, floor, start)
    return lead.start() if lead else start


def _finding(
    surface: Surface,
    match: re.Match[str],
    *,
    before: re.Pattern[str] | None = None,
    sure: bool = True,
) -> Finding:
    start, end = match.span()
    end -= len(match[0]) - len(match[0].rstrip(" .,'"))
    if before is not None:
        start = _lead(surface.text, start, before)
    return Finding(*surface.span(start, end), Kind.DATE, Tier.SURE if sure else Tier.SUSPECT)


def _months(passage: Passage) -> Iterator[Finding]:
    surface = passage.surface
    for match in at_words(surface, MONTHS, MONTH_OPENS):
        tier = _month_tier(passage, match)
        if tier is not None:
            yield _finding(surface, match, before=PART_BEFORE, sure=tier is Tier.SURE)


def _month_tier(passage: Passage, match: re.Match[str]) -> Tier | None:
    month = match["month"].rstrip(".")
    part = passage.surface.text[
        _lead(passage.surface.text, match.start(), PART_BEFORE) : match.start()
    ]
    if match["more"] or match["year"] or part.strip(" -") not in ("", "the"):
        return Tier.SURE if month != "may" or not match["more"] or match["year"] else Tier.SUSPECT
    if month in CERTAIN:
        return Tier.SURE
    text = passage.surface.text
    before = text[max(0, match.start() - 12) : match.start()]
    if FIRM_BEFORE.search(before):
        return Tier.SUSPECT if month in {"oct", "mar", "jan"} else Tier.SURE
    if month == "may" and VERB_AFTER_MAY.match(text, match.end()):
        return None
    if BEFORE_MONTH.search(before) or month in NAMES_TOO:
        return Tier.SUSPECT
    return _by_capital(passage, match, month)


def _by_capital(passage: Passage, match: re.Match[str], month: str) -> Tier | None:
    """Tell March from a march by its capital, where capitals say something."""
    start = passage.surface.span(*match.span("month"))[0]
    capital = passage.text[start].isupper() and passage.text[start + 1].islower()
    if passage.caseless or not capital or month not in {"may", "march", "august"}:
        return None
    opens = any(word.start == start and word.opens for word in passage.tokens)
    return None if opens else Tier.SUSPECT


def _nths(surface: Surface) -> Iterator[Finding]:
    """Yield days without their month: the 12th, Thursday the 12th, on the eleventh."""
    text = surface.text
    for match in at_numbers(surface, NTH):
        if THING_AFTER.match(text, match.end()):
            continue
        start = _lead(text, match.start(), BEFORE)
        lead = text[start : match.start()]
        tied = TIED.search(text, max(0, start - 14), start)
        if lead not in ("", "the ") or FIRM.search(text, max(0, start - 8), start):
            yield _finding(surface, match, before=BEFORE)
        elif lead:
            sure = match["day"] not in {"1st", "2nd", "3rd"} or tied is not None
            yield _finding(surface, match, before=BEFORE, sure=sure)
    for match in at_words(surface, NTH_IN_WORDS, ORDINAL_OPENS):
        lead_in = DAY_IN_WORDS.search(text, max(0, match.start() - 24), match.start())
        if lead_in is None or THING_AFTER.match(text, match.end()):
            continue
        if lead_in["weekday"] or match["day"] not in SPELT_LOW:
            yield _finding(surface, match, before=BEFORE)


def _festivals(surface: Surface) -> Iterator[Finding]:
    text = surface.text
    for match in at_words(surface, festivals.FESTIVAL, festivals.FESTIVAL_OPENS):
        yield _finding(surface, match, before=festivals.BEFORE_FESTIVAL)
    for match in at_words(surface, festivals.OTHER_MONTH, festivals.OTHER_OPENS):
        window = max(0, match.start() - 16), match.start()
        dated = match["day"] or festivals.DAY_BEFORE.search(text, *window)
        if match["sure"] or dated:
            yield _finding(surface, match, before=festivals.DAY_BEFORE)
        elif festivals.NAMELIKE_AFTER.search(text, *window):
            yield _finding(surface, match, sure=False)
    for match in festivals.IN_CONTEXT.finditer(text):
        yield Finding(*surface.span(*match.span("festival")), Kind.DATE)
    if "holiday" in text or "jubilee" in text or "match day" in text:
        for match in festivals.HOLIDAY.finditer(text):
            yield _finding(surface, match, sure=" " in match[0].partition("holiday")[2])
