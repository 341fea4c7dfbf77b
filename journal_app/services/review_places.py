"""Where words of a shown text lie in the text as it was written, and where else they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from journal_app.domain.identifiers import Finding, Kind, without_overlaps
from journal_app.services.occurrences import occurrences
from journal_app.services.reviewed import Original, Page


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


def elsewhere(original: Original, words: str, kind: Kind, here: Finding | None) -> list[Finding]:
    """Return where words stand in a text outside everything that is found there already."""
    taken = [*original.findings, *([here] if here else [])]
    found = [Finding(start, end, kind) for start, end in occurrences(words, original.text)]
    return [each for each in found if not any(each.overlaps(other) for other in taken)]


def with_new(findings: Sequence[Finding], new: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings with new ones, which outweigh whatever they overlap."""
    merged = without_overlaps([*findings, *new])
    kinds = {(n.start, n.end): n.kind for n in new}
    return tuple(replace(m, kind=kinds.get((m.start, m.end), m.kind)) for m in merged)
