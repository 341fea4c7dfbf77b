"""People singled out without a name: a post, an award, a first or only, a story in the news."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.rules.reading import COMMON, FREQUENT, KNOWN, NAME, PLACE, PUBLIC, Reading
from journal_app.privacy.rules.wordings import (
    ABOUT_US,
    AWARD_WORDS,
    AWARDED,
    CUT,
    FAMED,
    IDENTIFIES,
    LEADS,
    NOT_PEOPLE,
    OF,
    OF_THE_YEAR,
    ORDINARY_TAIL,
    OWNED,
    PERSON_WORD,
    PLACE_WORD,
    PLAIN,
    POST,
    POSTED,
    RANKED,
    RARE_WORDS,
    RELATIVES,
    ROLE_POSTS,
    SHOWN,
    STAGE,
    STORIED,
    STORIES,
    STORY,
    STRONG,
)


def find(reading: Reading) -> Iterator[Finding]:
    """Yield descriptions that single somebody out, from the determiner to the end of the phrase."""
    for rule in RULES:
        covered = -1
        words = rule.words
        for at, word in enumerate(reading.words):
            if word not in words or reading.starts[at] < covered:
                continue
            found = _described(reading, rule, at)
            if found is not None:
                covered = found.end
                yield found
    for pattern, judge in LOOSE:
        for match in pattern.finditer(reading.text):
            tier = judge(reading, match)
            if tier is not None:
                yield Finding(match.start(), _end(match), Kind.PROFESSION_UNIQUE, tier)


def _described(reading: Reading, rule: Rule, at: int) -> Finding | None:
    """Return the description around a telling word, begun at the nearest word that may begin it."""
    if rule.words is OF and not _post_before(reading, at):
        return None
    told = reading.starts[at]
    for first in _beginnings(reading, at, rule.reach):
        match = rule.pattern.match(reading.text, reading.tokens[first].start)
        if match is None or match.end() <= told:
            continue
        tier = rule.judge(reading, match)
        if tier is not None:
            owned = reading.possessive(first) and reading.word(first - 1) == "the"
            start = reading.starts[first - owned]
            return Finding(start, _end(match), Kind.PROFESSION_UNIQUE, tier)
    return None


def _beginnings(reading: Reading, at: int, reach: int) -> Iterator[int]:
    """Yield determiners before a word, the nearest first, then the earliest word of the phrase."""
    first = at
    for back in range(reach + 1):
        first = at - back
        if first < 0:
            return
        if reading.words[first] in LEADS or reading.possessive(first):
            yield first
        if STRONG.search(reading.gap(first)):
            break
    for on in range(max(first, 0), at + 1):
        if reading.words[on] not in LEADS:
            yield on


def _end(match: re.Match[str]) -> int:
    cut = CUT.search(match.string, match.start() + 12, match.end())
    end = cut.start() if cut else match.end()
    return match.start() + len(match.string[match.start() : end].rstrip(" ,'’-*_"))


def _proper_in(reading: Reading, match: re.Match[str], length: int) -> bool:
    start = match.start("tail")
    return proper(reading, start, min(start + length, match.end()))


def proper(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a proper name stands in a stretch of the text."""
    at = bisect_left(reading.starts, start)
    while at < reading.size and reading.starts[at] < end:
        if _is_proper(reading, at):
            return True
        at += 1
    return False


def _is_proper(reading: Reading, at: int) -> bool:
    flags = reading.flags[at]
    if reading.number(at):
        return len(reading.words[at]) == 4 and reading.words[at][:2] in ("19", "20", "18")
    if reading.caseless:
        if flags & (PLACE | PUBLIC) and not flags & COMMON:
            return True
        return not flags or bool(flags & NAME and not flags & (COMMON | KNOWN))
    return (
        reading.capital[at]
        and not reading.opens(at)
        and reading.words[at][:2] not in ("i", "i'", "i’")
    )


def _person(match: re.Match[str]) -> bool:
    who = match["who"]
    return who is None or who.lower() not in NOT_PEOPLE


def _ranked(reading: Reading, match: re.Match[str]) -> Tier | None:
    tail = match["tail"]
    if not _person(match) or ORDINARY_TAIL.match(tail):
        return None
    owner = match[0].lower().find(match["rare"].lower()) > 5
    close = tail[:60]
    lasting = re.search(rf"\b(?:ever|alive|living|{PLACE_WORD})\b", close, re.IGNORECASE)
    named = _proper_in(reading, match, 70)
    deed = re.match(r" (?:ever )?to (?:have|be|[a-z]{3,})\b", tail, re.IGNORECASE)
    story = re.search(rf"\b{STORY}\b", tail, re.IGNORECASE)
    if owner or named or lasting:
        return Tier.SURE if (named or owner or (lasting and deed)) else Tier.SUSPECT
    return Tier.SUSPECT if deed or story else None


def _posted(reading: Reading, match: re.Match[str]) -> Tier | None:
    post = match["post"].lower()
    listed = re.fullmatch(POST, post, re.IGNORECASE) is not None
    if post in ROLE_POSTS or post in NOT_PEOPLE:
        return None
    start = match.start("tail")
    first = re.match(r"(?:the |that |st\.? )?(?:[\w'’-]+ )?[\w'’-]+", match["tail"])
    if first is None:
        return None
    if not proper(reading, start, start + first.end()):
        far = listed and match["lead"] and match["of"].lower() in ("of", "for")
        return Tier.SUSPECT if far and _proper_in(reading, match, 50) else None
    if not listed and (not match["lead"] or match["of"].lower() not in ("of", "at", "for")):
        return None
    definite = match["lead"].lower().startswith(("the ", "our ", "its ", "former", "deputy"))
    if not definite and not match["lead"].lower().startswith(("a former", "then")):
        return Tier.SUSPECT if listed and match["of"].lower() in ("of", "for", "at") else None
    return Tier.SURE if listed and match["of"].lower() in ("of", "at", "for") else Tier.SUSPECT


def _awarded(reading: Reading, match: re.Match[str]) -> Tier | None:
    staged = re.search(rf"\b{STAGE}\b", match[0], re.IGNORECASE) is not None
    named = proper(reading, match.start(), match.end())
    if match["award"].lower().startswith("miss "):
        return Tier.SUSPECT if re.search(r"\d{4}", match[0]) else None
    if staged or named:
        return Tier.SURE if staged and named else Tier.SUSPECT
    return None


def _storied(reading: Reading, match: re.Match[str]) -> Tier | None:
    if not _person(match):
        return None
    tail = match["tail"]
    story = re.search(rf"\b{STORY}\b", tail[:110], re.IGNORECASE) is not None
    if match["who"] is None and not story:
        return None
    named = _proper_in(reading, match, 80) or (match["from"] and _named_from(reading, match))
    if story and named:
        return Tier.SURE
    before = match.string[max(0, match.start() - 12) : match.start()]
    someone = match["who"] not in (None, "one", "person") and IDENTIFIES.search(before)
    told = someone and not ABOUT_US.search(tail) and not PLAIN.match(tail)
    return Tier.SUSPECT if story or named or told else None


def _named_from(reading: Reading, match: re.Match[str]) -> bool:
    return proper(reading, match.start("from"), match.end("from"))


def _suspect(_reading: Reading, _match: re.Match[str]) -> Tier | None:
    return Tier.SUSPECT


def _shown(reading: Reading, match: re.Match[str]) -> Tier | None:
    weak = match["story"].lower() in (
        "case",
        "story",
        "song",
        "film",
        "fire",
        "picture",
        "photo",
        "trial",
    )
    named = proper(reading, match.start(), match.end())
    return Tier.SUSPECT if named or not weak else None


def _owned(reading: Reading, match: re.Match[str]) -> Tier | None:
    if reading.caseless or match["post"].lower() in ROLE_POSTS:
        return None
    flags = int(reading.lexicon.flags(match["place"].lower()))
    return Tier.SUSPECT if flags & PLACE or not flags & FREQUENT else None


def _post_before(reading: Reading, at: int) -> bool:
    """Tell whether a preposition follows a post or a word for a person."""
    if reading.gap(at) != " ":
        return False
    before = reading.word(at - 1)
    return before not in NOT_PEOPLE and PERSON_WORD.fullmatch(before) is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is tried only around telling words.

    Attributes:
        pattern: Matched at the first word of the description.
        words: The telling words.
        reach: How many words before it the description may begin.
        judge: Says how sure a match is, or ``None`` when it singles nobody out.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    reach: int
    judge: Callable[[Reading, re.Match[str]], Tier | None]


RULES: Final = (
    Rule(RANKED, RARE_WORDS, 2, _ranked),
    Rule(POSTED, OF, 5, _posted),
    Rule(AWARDED, AWARD_WORDS, 6, _awarded),
    Rule(STORIED, RELATIVES, 8, _storied),
    Rule(SHOWN, STORIES, 8, _shown),
    Rule(OF_THE_YEAR, frozenset({"year", "century"}), 8, _suspect),
)
LOOSE: Final = ((FAMED, _suspect), (OWNED, _owned))
