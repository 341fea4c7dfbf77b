"""Puts together what the rules and the model say of one text.

The rules know forms and lists, the model knows sentences. What either is sure of stands; what
the rules only suspect needs the model not to be sure of the contrary.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier, without_overlaps
from journal_app.privacy.tagger.tagger import Seen

Placed = TypeVar("Placed", Finding, Seen)

BY_FORM: Final = frozenset(
    {
        Kind.DATE,
        Kind.AGE_OVER_89,
        Kind.PHONE,
        Kind.EMAIL,
        Kind.URL_HANDLE,
        Kind.ID,
        Kind.ROOM,
    }
)
"""Kinds whose form gives them away: here the rules know best."""

LIKELY: Final = 0.15
"""Chance from which a word counts as part of an identifier on the model's word alone."""

CERTAIN: Final = 0.8
"""Mean chance from which what the model found counts as sure."""

REMEMBERED: Final = 0.02
"""Chance that is enough for a capitalised word which is part of a sure name of the same text:
somebody called Will makes the next "Will" at the head of a sentence less likely a verb."""

GOES_ON: Final = 0.02
"""Chance down to which words beside a person singled out still belong to the phrase: where such
a phrase ends is less plain than that there is one."""

NEAR: Final = 4
"""Words from the end of a clause within which a phrase that fades out is taken to that end."""

ENDS: Final = frozenset('.,!?;:()[]"“”…–—')
"""Signs that end a clause."""

HOLLOW: Final = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "there", "here"),
        *("and", "or", "but", "not", "no", "so", "than", "as", "if", "when", "where"),
        *("of", "off", "in", "on", "at", "to", "up", "by", "for", "from", "with"),
        *("is", "was", "are", "were", "be", "been", "who", "which", "what"),
        *("i", "me", "my", "we", "us", "our", "you", "your", "they", "them", "their"),
        *("he", "him", "his", "she", "her", "it", "its"),
    )
)
"""Words that say nothing by themselves: alone, they are no identifier, however likely."""

DENIED: Final = 0.01
"""Chance below which the model clears away what the rules only suspect."""


def weighed(
    text: str, rules: Sequence[Finding], seen: Sequence[Seen], *, likely: float = LIKELY
) -> tuple[Finding, ...]:
    """Return the findings of both, in order, none overlapping another.

    Args:
        rules: What the rules found.
        seen: What the model says of every word of the same text.
        likely: Chance from which the model is believed without a rule beside it.
    """
    kept = [each for each in rules if not _denied(each, seen)]
    named = [replace(each, kind=_kind(each, seen)) for each in kept]
    formed = [each for each in kept if each.kind in BY_FORM]
    found = [_as_formed(each, formed) for each in _runs(text, seen, likely)]
    together = without_overlaps([*named, *found])
    return without_overlaps([*together, *_repeats(text, together, seen)])


def _repeats(text: str, findings: Sequence[Finding], seen: Sequence[Seen]) -> Iterator[Finding]:
    """Yield capitalised words that a sure name of this text also holds."""
    sure = [each for each in findings if each.kind in NAMES and each.tier is Tier.SURE]
    known = {
        text[word.start : word.end]: name.kind
        for name in sure
        for word in _within(name, seen)
        if text[word.start].isupper()
    }
    for each in seen:
        kind = known.get(text[each.start : each.end])
        if kind is not None and each.chance >= REMEMBERED:
            yield Finding(each.start, each.end, kind, Tier.SUSPECT)


def _as_formed(finding: Finding, formed: Sequence[Finding]) -> Finding:
    """Return what the model found as the kind that a rule reads from its form, if one does."""
    kind = next((each.kind for each in _within(finding, formed)), finding.kind)
    return replace(finding, kind=kind)


def _denied(finding: Finding, seen: Sequence[Seen]) -> bool:
    if finding.tier is Tier.SURE or finding.kind in BY_FORM:
        return False
    return all(each.chance < DENIED for each in _within(finding, seen))


def _kind(finding: Finding, seen: Sequence[Seen]) -> Kind:
    """Return whose name it is as the model has it, where it is a name at all."""
    inside = _within(finding, seen)
    best = max(inside, key=lambda each: each.chance, default=None)
    if best is None or best.chance < CERTAIN or finding.kind in BY_FORM:
        return finding.kind
    both_names = finding.kind in NAMES and best.kind in NAMES
    return best.kind if both_names or finding.tier is Tier.SUSPECT else finding.kind


def _within(finding: Finding, placed: Sequence[Placed]) -> list[Placed]:
    """Return what overlaps a finding, of things in order: a long text is not gone through."""
    first = bisect_right(placed, finding.start, key=lambda each: each.end)
    last = bisect_left(placed, finding.end, key=lambda each: each.start)
    return list(placed[first:last])


def _runs(text: str, seen: Sequence[Seen], likely: float) -> Iterator[Finding]:
    """Yield what the model found: likely words of one kind that stand together."""
    at = 0
    while at < len(seen):
        if seen[at].chance < likely:
            at += 1
            continue
        first, last = at, at
        while last + 1 < len(seen) and seen[last + 1].chance >= likely:
            if not _joins(text, seen[last], seen[last + 1]):
                break
            last += 1
        at = last + 1
        if _singled_out(seen[first : last + 1]):
            first, last = _whole_phrase(text, seen, first, last)
            at = last + 1
        yield from _finding(text, seen[first : last + 1])


def _singled_out(run: Sequence[Seen]) -> bool:
    best = max(run, key=lambda each: each.chance)
    return best.kind is Kind.PROFESSION_UNIQUE


def _whole_phrase(text: str, seen: Sequence[Seen], first: int, last: int) -> tuple[int, int]:
    """Return the ends of a phrase with the words on either side that still belong to it."""

    def belongs(at: int) -> bool:
        each = seen[at]
        return each.chance >= GOES_ON and each.kind is Kind.PROFESSION_UNIQUE and not ends(at)

    def ends(at: int) -> bool:
        return text[seen[at].start] in ENDS or "\n" in text[seen[at - 1].end : seen[at].start]

    while first > 0 and belongs(first - 1):
        first -= 1
    while last + 1 < len(seen) and belongs(last + 1):
        last += 1
    beyond = range(last + 1, min(last + 2 + NEAR, len(seen)))
    stop = next((at for at in beyond if ends(at)), None)
    if stop is not None and seen[last].chance < CERTAIN:
        last = stop - 1
    return first, last


def _joins(text: str, left: Seen, right: Seen) -> bool:
    same = left.kind is right.kind or (left.kind in NAMES and right.kind in NAMES)
    return same and not text[left.end : right.start].strip(" ")


def _finding(text: str, run: Sequence[Seen]) -> Iterator[Finding]:
    """Yield one finding for a run, without signs at its edges; none for signs or hollow words."""
    words = [each for each in run if any(sign.isalnum() for sign in text[each.start : each.end])]
    if all(text[each.start : each.end] in HOLLOW for each in words):
        return
    mean = sum(each.chance for each in words) / len(words)
    kind = max(words, key=lambda each: each.chance).kind
    tier = Tier.SURE if mean >= CERTAIN else Tier.SUSPECT
    yield Finding(words[0].start, words[-1].end, kind, tier)
