"""Numbers and codes that belong to one person or thing: records, licences, badges, plates.

A cue word before a code makes it sure; without one its shape decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier, without_overlaps
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules import shapes
from journal_app.privacy.rules.scanning import at_words, openings
from journal_app.privacy.rules.shapes import COUNTED, YEAR

STRONG: Final = (
    r"mrns?|mr(?= (?:no|num|#))|urn|ur|nhi|uhid|crn|csn|chi|nhs|hn|phin|phn|ohip|hcn|ramq"
    r"|medicare|medicaid|dva|ihi"
    r"|aadha?ar|cnic|nric|fin|hkid|mykad|ssn|ss|social security|tfn|nin|nino|national insurance"
    r"|passport|visa|driv(?:er'?s?|ing) licen[cs]e|licen[cs]e|permit|badge|lockers?|gmc|nmc"
    r"|ahpra|prc"
    r"|hpcsa|mdcn|mci|npi|dea|hcpc|gphc|bmdc|pmdc|pmc|smc|accession|barcode|ip|ipd|opd?|hosp|chart"
    r"|folder|file|dossier|docket|datix|plates?|number ?plate|rego|registration|vrn|vin|imei|serial"
    r"|s/n|wrist ?band|policy|claim|payroll|roll|matric(?:ulation)?|student|staff|employee|enrol"
    r"l?ment|index|insurance|account|acct|a/c|iban|invoice|receipt|confirmation|booking|episode"
    r"|encounter|patient id|pt id|national id|id card|identity card|emirates id|id|ids|ic"
    r"|incident|complaint|study id|trial id|participant|screening|randomi[sz]ation|enrol|subject"
    r"|specimen|pathology|histology|lot|batch|implant|device|pacemaker|asset|tracking|parcel|token"
    r"|queue|ticket|keypad|door code|pass ?code|password|pin|otp|access code|swipe|meal card"
    r"|library card|bus pass|tag|pager id|membership|collar|case|card|sample|order|member|band"
    r"|plate"
    r"|reg|ref(?:erence)?|record|hospital|study|trial|admission|unit record|bag|kit|tube|vial|box"
    r"|bed ?head|abha|bpjs|philhealth|sss|umid|curp|rut|cpf|dni|bsn|pesel|ppsn?|iqama|qid|civil id"
    r"|ghana card|nhif|nssf|shif|bvn|jamb|neet|usmle|aamc|eras|nrmp|ucas|umat|ucat|gamsat|amboss"
)
ORDINARY_WORDS: Final = (
    "case card sample order member band plate reg ref reference record hospital study trial"
    " admission bag kit tube vial box tag chart folder file policy claim index student staff"
    " employee account participant subject lot batch device implant token queue ticket pin incident"
    " complaint ss ip op hn fin ic chi ur roll id ids insurance screening bed opd ipd permit visa"
    " specimen pathology histology episode encounter receipt invoice registration plates sss rut"
    " serial national medicare nhs hosp docket unit password eras collar swipe parcel asset pmc"
)
ORDINARY: Final = frozenset(ORDINARY_WORDS.split())
MARK: Final = (
    r"(?P<mark>(?:[ .]{0,2}(?:numbers?|no\.?|nos\.?|nr|num|#|№|id|code|card|barcode|ref|reference"
    r"|plate|sticker|label))?)"
)
FILL: Final = (
    r"(?>(?P<fill>(?:[ :.=('\"\[-]{1,3}(?:is|was|being|ends?|ending|ended|in|with|last|four|4"
    r"|digits"
    r"|number|no|the|it|reads?|says?|said|of|starts?|starting|began|called|his|her|my|our|like"
    r"|still|always|id)\b){0,5})[ :.=('\"\[#-]{1,3}|(?=\d))"
)
CHUNK: Final = r"(?:[a-z0-9]{1,24}(?:[-/._][a-z0-9]{1,24}){0,7})"
CODE: Final = (
    rf"(?P<code>(?:[a-z]{{1,4}}[ -])?(?=[a-z/-]{{0,12}}\d){CHUNK}"
    r"(?: (?=[a-z]{0,4}\d)[a-z0-9]{1,12}(?:-[a-z0-9]{1,8})?(?![\w%]|[./:]\d)"
    rf"(?!{COUNTED}))"
    r"{0,5}(?: [a-z](?![\w']))?(?:\(\d\))?)"
)
CUED_OPENS: Final = openings(STRONG)
CUED: Final = re.compile(rf"(?<![\w/-])(?P<cue>{STRONG}){MARK}{FILL}{CODE}(?![\w%])")
LAST_FOUR: Final = re.compile(
    r"\b(?:last (?:four|4|three|3|six|6)(?: digits)?|ending(?: in| with)?|ends (?:in|with))"
    r"(?: (?:are|were|is|was|in|of))?[ :]{1,2}(?P<code>\d{3,6})(?!\w|%|[.:/]\d)"
)
HASH: Final = re.compile(r"(?<![\w#&])#(?P<code>\d{5,})(?!\w)")
NUMBER: Final = re.compile(
    r"\b(?:numbers?|no\.|№|code)[ :#]{1,2}(?:is "
    r"|was )?(?P<code>\d{4,}(?:[ -]\d{2,6}){0,3})(?!\w|%|[.:/]\d)"
)
CLASSIFIED: Final = re.compile(r"\bicd\b|\bicd-1\d|\bopcs|\bsnomed|\bcpt\b|\bdsm\b|\bbnf\b")


def find(passage: Passage) -> Iterator[Finding]:
    """Yield identifying numbers and codes (postcodes as places), none overlapping."""
    yield from without_overlaps(_all(passage))


def _all(passage: Passage) -> Iterator[Finding]:
    surface = passage.surface
    text = surface.text
    for match in at_words(surface, CUED, CUED_OPENS):
        end = _end(match)
        if end and not CLASSIFIED.search(text[max(0, match.start() - 16) : match.end()]):
            yield _finding(passage, match.start("code"), end)
    for match in at_words(surface, LAST_FOUR, frozenset({"la", "en"})):
        yield _finding(passage, match.start("code"), match.end("code"))
    for match in HASH.finditer(text):
        yield _finding(passage, match.start("code"), match.end("code"))
    for match in at_words(surface, NUMBER, frozenset({"nu", "no", "co"})):
        if not YEAR.fullmatch(match["code"]):
            yield _finding(passage, match.start("code"), match.end("code"), tier=Tier.SUSPECT)
    yield from shapes.find(passage)


def _finding(passage: Passage, start: int, end: int, tier: Tier = Tier.SURE) -> Finding:
    return Finding(*passage.surface.span(start, end), Kind.ID, tier)


def _end(match: re.Match[str]) -> int | None:
    """Return where a cued code ends, or None where the words mean something else."""
    code = match["code"]
    start = match.start("code")
    digits = sum(letter.isdigit() for letter in code)
    if re.match(COUNTED, match.string[match.end() : match.end() + 24]):
        shorter = code.rpartition(" ")[0]
        return start + len(shorter) if _identifies(match, shorter) else None
    tail = re.search(r" \d{1,2}$", code)
    if tail and re.match(r" [a-z]", match.string[match.end() : match.end() + 2]) and digits > 6:
        return start + tail.start()
    return match.end("code") if _identifies(match, code) else None


def _identifies(match: re.Match[str], code: str) -> bool:
    digits = sum(letter.isdigit() for letter in code)
    marked = bool(match["mark"].strip(" .")) or ":" in (match["fill"] or "")
    if digits == 0 or shapes.MEASURED.search(code) or shapes.CLOCK.fullmatch(code):
        return False
    if re.match(r"[a-z]{1,4} ", code) and digits < 4:
        return False
    if match["cue"] in ORDINARY and not marked:
        mixed = digits >= 3 and re.search(r"[a-z]", code) is not None
        return (digits >= 4 or mixed) and not YEAR.fullmatch(code)
    if YEAR.fullmatch(code):
        return marked
    return digits >= 2 or marked or re.search(r"[a-z]", code) is not None
