"""Telephone, fax and pager numbers of many countries, written in digits or in words.

The groupings follow ITU-T E.123 and the customs of the national numbering plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules.scanning import at_numbers, at_words, openings
from journal_app.privacy.surface import Surface

EXTENSION: Final = r"(?:,? ?(?:x|ext\.?|extn\.?|extension) ?\d{1,6})?"
DATE: Final = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d|[ ./-]\d)|\d{4}-\d\d-\d\d(?!\d)"
START: Final = rf"(?<![\w.,/:£$€₹-])(?!{DATE})"
END: Final = r"(?![\w%/]|[.,:]\d|-\d)"

ABROAD: Final = re.compile(
    r"(?<![\w+])(?:\+ ?|00 ?(?=[1-9]))\d{1,3}(?:[ .-]{0,2}\(0?\d{0,4}\))?"
    rf"(?:[ ./-]{{0,2}}\d{{1,5}}){{1,6}}{EXTENSION}(?!\w)"
)
SHAPES: Final = re.compile(
    START + r"(?:"
    # North America and the Caribbean, and any 3-3-4 elsewhere
    r"(?:1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}"
    # a trunk 0 in brackets: (07) 4658 0112, (0161) 496 0000
    r"|\(0\d{1,4}\) ?\d{2,4}(?:[ .-]?\d{2,5}){1,3}|\(0\d{1,4}\) ?\d{5,8}"
    # area code in brackets: (11) 91234-5678, (912) 345-67-89
    r"|\(\d{2,4}\)[ -]?\d{3,5}[ -]\d{2,4}(?:[ -]\d{2})?"
    # a trunk 0 and groups: 020 7946 0018, 0803 551 9024, 06 12 34 56 78, 01712-345678
    r"|0\d{1,4}(?:[ .-]{1,2}\d{2,5}){1,4}|0\d{2,4}[-/ ]\d{5,8}|0[1-9]\d{8,9}"
    # India and Nepal: 98200 41175, 9820041175
    r"|[6-9]\d{4}[ -]\d{5}|[6-9]\d{9}"
    # China and Mexico: 138 0013 8000, 55 1234 5678
    r"|1[3-9]\d[ -]\d{4}[ -]\d{4}|\d{2}[ -]\d{4}[ -]\d{4}"
    # 1300 655 506, 1800 123 456, 1-800-GET-HELP
    r"|1[38]00[ -]\d{3}[ -]\d{3}|1-8\d\d-[a-z]{3,4}-?[a-z0-9]{3,4}"
    rf"){EXTENSION}{END}"
)
LOOSE: Final = re.compile(
    START + r"(?:"
    # groups that are a telephone number in some country: 612 34 56 78, 601 234 567, 9123 4567
    r"[2-9]\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}|[5-9]\d{2}[ .-]\d{3}[ .-]\d{3}"
    r"|[2-9]\d{3}[ -]\d{4}|[2-9]\d{2}-\d{4}|\d{3,4}[ -]\d{2}[ -]\d{2}[ -]\d{2,3}"
    r"|\d[ ](?:\d[ ]){6,13}\d"
    rf"){EXTENSION}{END}"
)
YEARS: Final = re.compile(r"(?:19|20)\d\d[ -](?:19|20)\d\d")

FILL: Final = (
    r"(?>(?:[ :.,#=('\"\n-]{1,3}(?:number|no|num|nr|me|him|her|us|them|on|at|the|is|was|to|back|my"
    r"|his|their|its|our|via|up|reception|desk|direct|or|and|hospital|ward|internal|line|home|work"
    r"|mobile|cell|phone|anytime|if|needed|out|carry|holder|dial)\b){0,5})[ :.,#=('\"-]{0,3}"
)
SHORT: Final = (
    r"ext(?:n|ension)?|bleep(?:ed|ing|er)?|pager|pag(?:e|ed|ing)|beeper|beep|dect|vocera|voalte"
    r"|ascom|cisco phone|speed ?dial|internal"
)
VERB: Final = (
    r"call(?:ed|ing)?|rang|ring(?:ing)?|text(?:ed)?|dial(?:led|ed)?|reach(?:able|ed)?"
    r"|contact(?:ed|able)?|message[ds]?|msg"
)
NOUN: Final = (
    r"tel(?:ephone|e)?|phone(?:d|line)?|ph|mob(?:ile)?|cell(?:phone)?|fax(?:ed)?|whats ?app|wa"
    r"|switch(?:board)?|hot ?line|help ?line|land ?line|viber|my (?:number|digits)"
    r"|his number|her number|their number|your number|number (?:is|was)"
)
CUE_OPENS: Final = openings(f"{SHORT}|{VERB}|{NOUN}")
CUE: Final = re.compile(
    rf"(?:(?P<short>{SHORT})|(?P<verb>{VERB})|{NOUN})\b"
    + FILL
    + rf"(?P<digits>\+?\(?\d{{1,5}}\)?(?:[ .-]{{1,2}}\d{{2,5}}){{1,4}}|\d{{3,14}}){EXTENSION}{END}"
)
CLOCK: Final = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
AFTER: Final = re.compile(
    r"(?<![\w.,/:£$-])(?P<digits>\d{3,6})(?:['\")]{0,2} (?:is|was|=) (?:the|my|our|his|her)"
    r" (?:\w{2,12} ){0,3}(?:bleep|pager|ext(?:ension)?|number|phone)| (?:bleep|pager)(?:ed|ing)?)\b"
)
FOLLOWS: Final = re.compile(
    r" ?(?:%|mg|ml|mcg|units?|patients?|times|hours?|hrs?|minutes?|mins?|days?|weeks?|months?"
    r"|years?|people|words|steps|calls|texts|messages|pages|x\b|beds?)\b"
)
DIGIT_WORD: Final = r"(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine)"
IN_WORDS: Final = re.compile(
    rf"\b(?:(?:(?:double|triple|treble) )?{DIGIT_WORD}(?:,? |-)){{5,14}}"
    rf"(?:(?:double|triple|treble) )?{DIGIT_WORD}\b"
)
SPOKEN_OPENS: Final = frozenset(
    ["do", "tr", "ze", "oh", "o", "no", "on", "tw", "th", "fo", "fi", "si", "se", "ei", "ni"]
)
SPOKEN: Final = re.compile(r"\b(?:zero|oh|o|nought|double|triple|treble)\b")


def find(passage: Passage) -> Iterator[Finding]:
    """Yield telephone numbers: sure by their shape or their cue word, else suspect."""
    surface = passage.surface
    text = surface.text
    for match in at_numbers(surface, ABROAD):
        if (10 if match[0][0] == "0" else 7) <= _digits(match[0]) <= 20:
            yield _finding(surface, match)
    for match in at_numbers(surface, SHAPES):
        if _digits(match[0]) >= 8 or match[0][0] == "1":
            yield _finding(surface, match, sure=not YEARS.search(match[0]))
    for match in at_numbers(surface, LOOSE):
        if not YEARS.search(match[0]) and not FOLLOWS.match(text, match.end()):
            yield _finding(surface, match, sure=False)
    yield from _cued(surface)
    for match in at_words(surface, IN_WORDS, SPOKEN_OPENS):
        if SPOKEN.search(match[0]):
            yield _finding(surface, match)


def _cued(surface: Surface) -> Iterator[Finding]:
    text = surface.text
    for match in at_words(surface, CUE, CUE_OPENS):
        if not FOLLOWS.match(text, match.end()) and _is_number(match):
            yield _finding(surface, match, "digits")
    for match in at_numbers(surface, AFTER):
        yield _finding(surface, match, "digits", sure=not CLOCK.fullmatch(match["digits"]))


def _is_number(match: re.Match[str]) -> bool:
    """Tell a number that somebody answers from a clock time or a count."""
    digits, between = match["digits"], match[0][: match.start("digits") - match.start()]
    clock = CLOCK.fullmatch(digits) is not None
    if clock and re.search(r"\bat\W*\Z", between):
        return False
    if match["verb"]:
        return _digits(digits) >= 4 and not (clock and not re.search(r"\bon\b", between))
    return match["short"] is not None or _digits(digits) >= 4


def _digits(words: str) -> int:
    return sum(letter.isdigit() for letter in words)


def _finding(
    surface: Surface, match: re.Match[str], part: str | int = 0, *, sure: bool = True
) -> Finding:
    end = match.end() if part == "digits" and _tail(match) else match.end(part)
    first, last = surface.span(match.start(part), end)
    return Finding(first, last, Kind.PHONE, Tier.SURE if sure else Tier.SUSPECT)


def _tail(match: re.Match[str]) -> bool:
    """Tell whether an extension follows the digits of a cued number."""
    return re.match(r",? ?(?:x|ext)", match[0][match.end("digits") - match.start() :]) is not None
