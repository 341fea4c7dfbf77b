"""E-mail addresses, web addresses, social-media handles and telephone numbers.

Every pattern starts at a boundary and repeats a bounded number of times, so that a text is read
in time proportional to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier, without_overlaps
from journal_app.privacy.passage import Passage
from journal_app.privacy.rules import phones
from journal_app.privacy.rules.scanning import at_words, openings
from journal_app.privacy.surface import Surface

SUFFIX: Final = (
    "com|org|net|edu|gov|info|biz|io|app|dev|blog|health|clinic|hospital|care|online|site|xyz|ngo"
    "|uk|au|nz|ie|za|ng|ke|gh|ug|tz|pk|lk|np|bd|sg|hk|ph|my|ca|eu|de|fr|es|pt|br|mx|jp|kr|cn|tw|eg"
    "|sa|ae|il|tr|ru|pl|nl|se|dk|fi|gr|jm|tt|cz|hu|ro|vn"
)
"""Endings of addresses that are no English word; ``my`` and the like need a known part before."""

WORDLIKE: Final = "in|us|me|my|so|to|be|am|at|is|it|no|as|do|by|id|tv|co|ch|se|de|es|care|site|blog"
"""Endings that are words too, so that a forgotten space after a full stop looks like them."""

LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"

EMAIL: Final = re.compile(rf"(?<![\w.%+-])[\w.%+'-]{{1,64}}(?:@| @ ){LABEL}(?:\.{LABEL}){{1,6}}")
NO_SUFFIX: Final = re.compile(rf"(?<![\w.%+-])[a-z][\w.%+-]{{1,63}}@[a-z]{LABEL}(?![\w@])")
SPELT: Final = re.compile(
    rf"(?<![\w.])[\w+-]{{1,40}}(?:(?: dot |\.)[\w+-]{{1,40}}){{0,3}} ?"
    rf"(?:[\[(]at[\])]|\bat\b|@) ?[\w-]{{2,40}}"
    rf"(?: ?(?:[\[(]dot[\])]|\bdot\b|\.) ?[\w-]{{2,20}}){{0,3}}"
    rf" ?(?:[\[(]dot[\])]|\bdot\b) ?(?:{SUFFIX}|in)\b"
)
DOTTED: Final = re.compile(r"\.[a-z]")
SPELT_SITE: Final = re.compile(rf"(?<![\w.])(?:www dot )?[\w-]{{2,40}} dot (?:{SUFFIX})\b")

SCHEME: Final = re.compile(r"(?<!\w)(?:https?|ftp)://[^\s<>\"]{3,}|(?<![\w.])www\.[^\s<>\"]{3,}")
SITE: Final = re.compile(
    rf"(?<![\w.@/-])(?:[a-z0-9][\w-]{{0,61}}\.){{1,4}}(?P<end>{SUFFIX}|{WORDLIKE})(?![\w-])"
    r"(?P<path>/[^\s<>\"]{0,200})?"
)
TRAILING: Final = ".,;:!?)]}'\"*…"

AT: Final = re.compile(r"(?<![\w@.])@([^\W_][\w.]{1,39}|_[\w.]{1,39})(?:@[\w.-]{3,60})?")
MEASURE_WORD: Final = re.compile(r"\d{1,4}(?:am|pm|h|hrs?|mg|ml|mcg|g|l|pc|%|x|kg|cm|mm)?")
AFTER_AT: Final = (
    "the a an my our his her their your home work night uni hosp hospital ward least first last end"
    " time this that once all me us noon midnight lunch dinner school clinic theatre gp ed er icu"
    " some any about around handover present one two three four five six seven eight nine ten"
    " eleven twelve"
)
NO_HANDLE: Final = frozenset(AFTER_AT.split())
REDDIT: Final = re.compile(r"(?<![\w/])u/[\w-]{3,30}")
NUMBERED: Final = re.compile(r"(?<![\w#])[a-z][\w.]{1,31}#\d{4}(?!\w)")
SERVICES: Final = (
    r"insta(?:gram)?|ig|snap(?:chat)?|sc|twitter|tik ?tok|telegram|discord|fb|facebook"
    r"|reddit|linkedin|bluesky|bsky|threads|mastodon|line id|we ?chat(?: id)?|weixin|signal"
    r"|skype|youtube|handle|user ?name|screen ?name|gamertag|tumblr|venmo|cashapp|kakao(?:talk)?"
    r"|viber|zalo|vk|x"
)
SERVICE_OPENS: Final = openings(SERVICES)
SERVICE: Final = re.compile(
    rf"(?:{SERVICES})"
    r"(?P<mark>(?: (?:name|handle|id|account|page|user|tag|profile))?"
    r"(?: ?[:=] ?| -+ | ?\()| (?:name |handle |id |account |page |user |profile )?"
    r"(?:is |was |as |at |under |called |= ?)?)"
    r"['\"]?(?P<who>@?[^\W_][\w.-]{2,39})"
)


def find(passage: Passage) -> Iterator[Finding]:
    """Yield e-mail and web addresses, handles and telephone numbers, none overlapping."""
    yield from without_overlaps(_all(passage))


def _all(passage: Passage) -> Iterator[Finding]:
    surface = passage.surface
    text = surface.text
    if "@" in text or " at " in text or "at]" in text or "at)" in text:
        yield from _emails(surface)
    if DOTTED.search(text) or "://" in text:
        yield from _sites(surface)
    if " dot " in text:
        for match in SPELT_SITE.finditer(text):
            yield _finding(surface, match.start(), match.end(), Kind.URL_HANDLE, sure=False)
    if "@" in text:
        yield from _at_handles(surface)
    yield from _cued_handles(surface)
    yield from phones.find(passage)


def _finding(surface: Surface, start: int, end: int, kind: Kind, *, sure: bool = True) -> Finding:
    first, last = surface.span(start, end)
    return Finding(first, last, kind, Tier.SURE if sure else Tier.SUSPECT)


def _emails(surface: Surface) -> Iterator[Finding]:
    if "@" in surface.text:
        for match in EMAIL.finditer(surface.text):
            start = match.start() + len(match[0]) - len(match[0].lstrip("'.-"))
            sure = " " not in match[0]
            yield _finding(surface, start, match.end(), Kind.EMAIL, sure=sure)
        for match in NO_SUFFIX.finditer(surface.text):
            yield _finding(surface, match.start(), match.end(), Kind.EMAIL, sure=False)
    if " dot" in surface.text or "dot]" in surface.text or "dot)" in surface.text:
        for match in SPELT.finditer(surface.text):
            yield _finding(surface, match.start(), match.end(), Kind.EMAIL, sure=False)


def _sites(surface: Surface) -> Iterator[Finding]:
    for match in SCHEME.finditer(surface.text):
        end = match.start() + len(match[0].rstrip(TRAILING))
        yield _finding(surface, match.start(), end, Kind.URL_HANDLE)
    for match in SITE.finditer(surface.text):
        doubtful = _forgotten_space(match)
        if doubtful and not match["path"]:
            continue
        end = match.start() + len(match[0].rstrip(TRAILING))
        yield _finding(surface, match.start(), end, Kind.URL_HANDLE, sure=not doubtful)


def _forgotten_space(match: re.Match[str]) -> bool:
    """Tell whether an address may be two sentences with no space between."""
    if match["end"] not in WORDLIKE.split("|"):
        return not re.search("[a-z]", match[0].rpartition(".")[0])
    parts = match[0].partition("/")[0].split(".")
    return len(parts) < 3 or parts[-2] not in {"co", "com", "ac", "org", "edu", "gov", "net", "nic"}


def _at_handles(surface: Surface) -> Iterator[Finding]:
    for match in AT.finditer(surface.text):
        name = match[1].rstrip(".")
        if name in NO_HANDLE or MEASURE_WORD.fullmatch(name) or len(name) < 2:
            continue
        end = match.start() + len(match[0].rstrip("."))
        yield _finding(surface, match.start(), end, Kind.URL_HANDLE)


def _cued_handles(surface: Surface) -> Iterator[Finding]:
    text = surface.text
    for pattern, sign in ((REDDIT, "u/"), (NUMBERED, "#")):
        if sign in text:
            for match in pattern.finditer(text):
                yield _finding(surface, match.start(), match.end(), Kind.URL_HANDLE)
    for match in at_words(surface, SERVICE, SERVICE_OPENS):
        who = match["who"].rstrip(".-")
        marked = any(sign in match["mark"] for sign in ":=(") and match[0][:2] not in ("x:", "x ")
        shaped = re.search(r"[a-z]", who) and re.search(r"[a-z]\d|[_@]|[a-z]\.[a-z]", who)
        if shaped or (marked and match[0][:3] not in ("ig:", "ig ", "sc ", "sc:")):
            yield _finding(
                surface,
                match.start("who"),
                match.start("who") + len(who),
                Kind.URL_HANDLE,
                sure=bool(marked or shaped),
            )
