"""Ages of 90 and more, in digits and words: the number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier, without_overlaps
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules.scanning import at_numbers, at_words
from journal_app.privacy.surface import Surface

UNIT_WORDS: Final = r"(?:one|two|three|four|five|six|seven|eight|nine)"
SMALL: Final = rf"(?:{UNIT_WORDS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)"
SPELT_OPENS: Final = frozenset({"ni", "on", "hu", "a"})
DIGITS: Final = r"(?:9\d|1[01]\d|12[0-2])"
SPELT: Final = rf"(?:ninety(?:[- ]?{UNIT_WORDS})?|(?:a|one) hundred(?: and {SMALL}| {SMALL})?)"
NUMBER: Final = rf"(?<![\w.,/:£$€₹-])(?P<age>{DIGITS}|{SPELT})"

OLD: Final = (
    r"(?:[- ]?(?:y/?o|y\.o\.?|y-o|yr|yrs|yr[- ]?olds?|yrs[- ]?old|year[- ]?olds?|years?[- ](?:old"
    r"|of age|young)|y)(?![a-z])|(?:[- ]something)(?: year)?)"
)
OLDER: Final = re.compile(rf"{NUMBER}(?:,? (?:and|or|to) (?P<other>{DIGITS}|{SPELT}))?{OLD}")
SEX: Final = re.compile(
    rf"{NUMBER}(?: ?[/-]? ?[fm](?![\w'/])|[ ,]+(?:male|female|man|woman|lady|gentleman|widow(?:er)?"
    r"|grandmother|grandfather|nun|priest|veteran)\b)"
)
SEX_FIRST: Final = re.compile(rf"(?<!\w)[fm]/(?P<age>{DIGITS})(?!\w)")
AGED: Final = re.compile(
    r"\b(?:age[ds]?|turn(?:s|ed|ing)?|nearing|reached|age is|age was|age:|ages|lived to(?: be)?"
    r"|birthday|years old|(?:wo)?m[ae]n of|lady of|gentleman of|grandmother of|patient of|widow of"
    r"|widower of|someone of|person of|nun of|veteran of|reaching|made it to|live to(?: be)?)"
    r"(?:,| of|:| at|-)? ?(?:about |almost |nearly |only |over |just |exactly |a spry |maybe |is )?"
    rf"(?P<age>(?<!\d){DIGITS}|{SPELT})(?!\w|%|[./:]\d)"
    rf"(?: ?(?:,|and|&|or) ?(?P<other>(?<!\d){DIGITS}|{SPELT})(?!\w|%|[./:]\d))?"
)
BIRTHDAY: Final = re.compile(
    r"(?<![\w.,/:-])(?P<age>(?:9\d|1[01]\d)(?:st|nd|rd|th)|ninetieth|ninety-\w{4,7}|"
    r"(?:one )?hundredth|hundred and (?:first|second|third|fourth|fifth))"
    r" (?:birthday|bday|b-day|year\b)"
)
STATED: Final = re.compile(
    r"\b(?:he's|she's|i'm|they're|he is|she is|who is|who's|he was|she was|who was|hes|shes|is|was"
    r"|being|now|nearly|almost|about to be|be|gone|only|already|still|past|well into|over)"
    r"(?: (?:nearly|almost|about|now|only|already|just|actually|like|over|all of|past|still|also))?"
    rf" (?P<age>(?<!\d){DIGITS}|{SPELT})(?=[,.;!?)\n…-]|$|\s*$| (?:and|but|with|now|today|years?\b"
    r"(?! (?:ago|later|in|of exp))|next|this|in|so|or|who|has|had|lives|living|from|still|when|i|he"
    r"|she|like|too|yet|last|by|on|years young)\b)(?![.:]\d)"
)
AT: Final = re.compile(
    rf" at (?:nearly |almost |about |over )?(?P<age>{DIGITS}|{SPELT})(?=[,.;!?)\n…]|\Z"
    r"| (?:and|but|with|she|he|still|years|is|was|when|you|they)\b)(?![.:]\d)"
)
DIED: Final = re.compile(r"\b(?:died|dead|death|passed away|gone)(?: \w{2,12}){0,2}\Z")
BESIDE: Final = re.compile(
    rf"(?:, ?| ?[(-] ?)(?P<age>{DIGITS}|{SPELT})"
    r"(?P<close>[,);.!?]|$|\n| ?- | (?:and|who|with|from|came|but|is|was|has|had|widow\w*"
    r"|retired|admitted|living|lives)\b)(?!\d)"
)
NAME_BEFORE: Final = re.compile(r"[^\W\d_][\w'-]{1,24}\Z")
STILL: Final = re.compile(
    rf"{NUMBER}(?= (?:next|this|last) (?:week|month|year|birthday|sunday|monday|tuesday|wednesday"
    r"|thursday|friday|saturday)| (?:and (?:still|sharp|independent|lives?|living|never|sharper"
    r"|bright|fully|frail|deaf|blind|proud)|today|if (?:he's|she's) a day|years on this earth))"
)
WORDS: Final = re.compile(r"\b(?P<age>(?:super-?|semi-?)?centenarians?|nonagenarians?)\b")
DECADE: Final = re.compile(
    r"\b(?:his|her|their|my|your) (?:very )?(?:early |mid |late |mid-|upper )?"
    r"(?P<age>nineties|90'?s|hundreds)\b"
)
VITAL: Final = re.compile(
    r"\b(?:sats?|spo2|saturat\w{1,6}|o2|oxygen|hr|heart rate|pulse|bpm|bp|map|systolic|diastolic"
    r"|pressure|rate|temp\w{0,8}|fever|rr|resp\w{0,9}|sodium|na|potassium|glucose|sugars?|bm|bsl"
    r"|cbg|creatinine|creat|egfr|gfr|urea|lactate|crp|esr|hb|hgb|haemoglobin|hemoglobin|mcv|plts?"
    r"|platelets?|wcc|wbc|alt|ast|alp|bilirubin|albumin|troponin|ck|ph|pco2|po2|weigh\w{0,4}"
    r"|kg|kilos"
    r"|height|score[ds]?|marks?|percent|per ?cent|exam|centile|percentile|dose|mg|mcg|ml|units"
    r"|speed|mph|kmh|miles|ef|qtc?|intervals?|volts?|joules?"
    r"|degrees?|angle|flexion|abduct\w*|lab|labs|result|grade"
    r"|ferritin|psa|hba1c|hdl|ldl|cholesterol|peak|vent|peep|fio2|monitor|ankle|knee|odds|chance)\b"
)
LABELLED: Final = re.compile(
    r"\b(?:page|room|bed|ward|bay|chapter|question|bus|route|track|channel|top|number|no)\W*\Z"
)
ALONE: Final = re.compile(rf"(?<![\w-])(?P<age>ninety[- ]?{UNIT_WORDS})(?![\w-])(?! (?:%|\w))")


def find(passage: Passage) -> Iterator[Finding]:
    """Yield ages of 90 and more, sure with a cue, suspect where only the place tells."""
    yield from without_overlaps(_all(passage))


def _all(passage: Passage) -> Iterator[Finding]:
    surface = passage.surface
    text = surface.text
    if "narian" in text or "nineties" in text or "90" in text or "hundreds" in text:
        for pattern in (WORDS, DECADE):
            for match in pattern.finditer(text):
                yield from _findings(surface, match, sure=pattern is WORDS)
    if PRESENT.search(text):
        yield from _cued(surface)
        yield from _placed(passage)


PRESENT: Final = re.compile(r"(?:9\d|1[012]\d|ninet|hundred)(?!\d)")
"""Whether a text has a number at all that could be such an age."""


def _cued(surface: Surface) -> Iterator[Finding]:
    text = surface.text
    for pattern in (OLDER, BIRTHDAY):
        for match in _from_number(surface, pattern):
            yield from _findings(surface, match)
    for pattern in (AGED, SEX_FIRST):
        for match in pattern.finditer(text):
            yield from _findings(surface, match)
    for pattern in (SEX, STILL):
        for match in _from_number(surface, pattern):
            if not _vital(text, match):
                yield from _findings(surface, match)
    for match in STATED.finditer(text):
        if not _vital(text, match):
            yield from _findings(surface, match)


def _from_number(surface: Surface, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    yield from at_numbers(surface, pattern)
    yield from at_words(surface, pattern, SPELT_OPENS)


def _placed(passage: Passage) -> Iterator[Finding]:
    """Yield numbers that only their place makes an age: beside a name, after "at"."""
    surface, text = passage.surface, passage.surface.text
    for match in ALONE.finditer(text) if "ninet" in text else ():
        if not _vital(text, match):
            yield from _findings(surface, match, sure=False)
    for match in AT.finditer(text):
        if not _vital(text, match):
            died = DIED.search(text, max(0, match.start() - 32), match.start())
            yield from _findings(surface, match, sure=died is not None)
    for match in BESIDE.finditer(text):
        name = NAME_BEFORE.search(text, max(0, match.start() - 26), match.start())
        if name is None or _vital(text, match):
            continue
        capital = surface.written(*name.span())[:1].isupper()
        if capital or passage.caseless:
            yield from _findings(surface, match, sure=capital and not passage.caseless)


def _vital(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words just before speak of a measurement rather than of a person."""
    start = match.start("age")
    line = text[max(0, start - 32) : start]
    clause = re.split(r"[.;!?\n]", line)[-1]
    return (VITAL.search(clause) or LABELLED.search(clause)) is not None


def _findings(surface: Surface, match: re.Match[str], *, sure: bool = True) -> Iterator[Finding]:
    for part in ("age", "other"):
        if match.groupdict().get(part):
            place = surface.span(*match.span(part))
            yield Finding(*place, Kind.AGE_OVER_89, Tier.SURE if sure else Tier.SUSPECT)
