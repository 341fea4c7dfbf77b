"""Where words of a shown text lie in the text as it was written, and where else they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from journal_app.domain.identifiers import Finding, Kind, without_overlaps
from journal_app.privacy.passage import Passage
from journal_app.services.occurrences import occurrences
from journal_app.services.reviewed import Original, Page


@dataclass(frozen=True, slots=True)
class Reach:
    """What hiding chosen words would hide.

    Attributes:
        words: The original words, whole.
        places: In how many places they would be hidden; the chosen one is one of them.
        texts: In how many texts those are.
        exact: Only where they are written the same, capitals included.
        only_here: They are an ordinary word, which is hidden in the chosen place alone.
    """

    words: str = field(repr=False)
    places: int
    texts: int
    exact: bool
    only_here: bool


def is_inside(sign: str) -> bool:
    """Tell whether a sign is part of the word beside it."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def original_place(page: Page, place: int, *, closing: bool = False) -> int:
    """Return where a place of a shown text lies in its original; inside a mark, at its edge."""
    shift = 0
    for mark in page.marks:
        if place < mark.end or (closing and place == mark.end):
            if place > mark.start or (place == mark.start and not closing):
                return mark.finding.end if closing else mark.finding.start
            break
        shift = mark.finding.end - mark.end
    return place + shift


def all_ordinary(words: str, is_word: Callable[[str], bool]) -> bool:
    """Tell whether there is nothing but ordinary words in some; ``is_word`` takes folded ones."""
    tokens = Passage(words).tokens
    return bool(tokens) and all(is_word(token.plain) for token in tokens)


def holds_only_here(words: str, is_word: Callable[[str], bool]) -> bool:
    """Tell whether a student who hides some words can mean no other place: "nun", "it"."""
    return words.islower() and len(words.split()) == 1 and all_ordinary(words, is_word)


def elsewhere(
    original: Original, words: str, kind: Kind, here: Finding | None, *, exact: bool
) -> list[Finding]:
    """Return where words stand in a text outside everything that is found there already.

    Args:
        exact: They have to be written the same, capitals included.
    """
    taken = [*original.findings, *([here] if here else [])]
    places = occurrences(words, original.text, exact=exact)
    found = [Finding(start, end, kind) for start, end in places]
    return [each for each in found if not any(each.overlaps(other) for other in taken)]


def with_new(findings: Sequence[Finding], new: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings with new ones, which outweigh whatever they overlap."""
    merged = without_overlaps([*findings, *new])
    kinds = {(n.start, n.end): n.kind for n in new}
    return tuple(replace(m, kind=kinds.get((m.start, m.end), m.kind)) for m in merged)
