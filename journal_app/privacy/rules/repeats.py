"""A name once found is a name throughout: each later mention, also small, also misspelt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier
from journal_app.privacy.rules import spans
from journal_app.privacy.rules import vocabulary as v
from journal_app.privacy.rules.reading import COMMON, FREQUENT, KNOWN, Reading

SHORTEST: Final = 3
MOST_FORMS: Final = 200
"""Names of one text that are looked for again; bounds the time a hostile text may take."""

MISSPELT: Final = 5
"""Letters from which a word that differs in one letter counts as the same name misspelt."""


def find(reading: Reading, names: Sequence[Finding], taken: Collection[int]) -> Iterator[Finding]:
    """Yield further mentions of names already found, as sure as the surest of them."""
    known = _forms(reading, names)
    if not known:
        return
    covered = set(taken) | set(_inside(reading, names))
    for at in range(reading.size):
        if at in covered:
            continue
        found = known.get(reading.plain[at])
        if found is not None and _meant(reading, at):
            yield spans.finding(reading, at, at, found[0], sure=found[1] and _plainly(reading, at))
        elif found is None and not reading.flags[at] & (COMMON | KNOWN):
            close = _misspelt(reading, at, known)
            if close is not None:
                yield spans.finding(reading, at, at, close, sure=False)


def _inside(reading: Reading, names: Sequence[Finding]) -> Iterator[int]:
    at = 0
    for each in sorted(names):
        while at < reading.size and reading.starts[at] < each.end:
            if reading.starts[at] >= each.start:
                yield at
            at += 1


def _forms(reading: Reading, names: Sequence[Finding]) -> dict[str, tuple[Kind, bool]]:
    """Return the single words of the names found, with the kind and whether it is sure."""
    known: dict[str, tuple[Kind, bool]] = {}
    at = 0
    for each in sorted(one for one in names if one.kind in NAMES):
        at = bisect_left(reading.starts, each.start, at)
        while at < reading.size and reading.starts[at] < each.end:
            word = reading.plain[at]
            at += 1
            if len(word) < SHORTEST or word in v.PARTICLES or word in v.NON_NAMES:
                continue
            if word in known or len(known) < MOST_FORMS:
                sure = each.tier is Tier.SURE or known.get(word, (each.kind, False))[1]
                known[word] = (each.kind, sure)
    return known


def _plainly(reading: Reading, at: int) -> bool:
    return reading.is_capital(at) or not reading.flags[at] & COMMON


def _meant(reading: Reading, at: int) -> bool:
    """Tell whether a word that is also a plain one stands for the person here."""
    if reading.is_capital(at) and not reading.opens(at):
        return True
    flags, before = reading.flags[at], reading.word(at - 1)
    if not flags & (COMMON | KNOWN):
        return True
    spoken = reading.word(at + 1) in v.STRONG_SPEECH or reading.possessive(at)
    if reading.is_capital(at):
        return spoken or not flags & FREQUENT
    if before in v.DETERMINERS or before in v.PRONOUNS or flags & FREQUENT:
        return before in v.ADDRESSED or (reading.opens(at) and spoken)
    return spoken or before in v.TOLD or before in v.ADDRESSED or before in v.GIVING | {"to", "by"}


def _misspelt(reading: Reading, at: int, known: dict[str, tuple[Kind, bool]]) -> Kind | None:
    word = reading.plain[at]
    if len(word) < MISSPELT:
        return None
    for form, (kind, _) in known.items():
        if len(form) >= MISSPELT and form[0] == word[0] and one_apart(form, word):
            return kind
    return None


def one_apart(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter put in, left out, changed or swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if (
        one[at + 1 :] == other[at + 1 :]
        or one[at:] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
    ):
        return True
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return swapped and one[at + 2 :] == other[at + 2 :]
