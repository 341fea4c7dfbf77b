"""Tells the marks of the role style from identifiers, and which numbers are taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from journal_app.domain.identifiers import Finding, Kind
from journal_app.privacy.replacement import wording

_KINDS: Final = {
    phrase.lower(): kind for phrase, kind in (wording.FIXED | wording.NUMBERED).items()
}
_LABELS: Final = "|".join(sorted(wording.NUMBERED, key=len, reverse=True))
_PHRASES: Final = "|".join(sorted(wording.FIXED, key=len, reverse=True))
_MARK: Final = re.compile(
    rf"\[(?:(?P<label>{_LABELS}) (?P<number>[1-9][0-9]{{0,8}})(?P<family>'s family)?"
    rf"|(?P<fixed>{_PHRASES})"
    r"|(?P<day>(?:the |a )?(?:week of )?day [0-9]+(?: to day [0-9]+)?"
    r"|a week in (?:a|the same|an earlier|a later) month))\]",
    re.IGNORECASE | re.ASCII,
)


def own_marks(text: str) -> tuple[Finding, ...]:
    """Return the bracketed words in a text that this package could have written, in order.

    What a detector finds inside one of them is no news. Pseudonyms cannot be told from names by
    looking; ``Replaced.marks`` says where they stand.
    """
    return tuple(
        Finding(match.start(), match.end(), _kind(match)) for match in _MARK.finditer(text)
    )


def numbers_taken(texts: Iterable[str]) -> dict[str, set[int]]:
    """Return by label the numbers of such words that the author wrote, for new ones to avoid."""
    taken: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        for match in _MARK.finditer(text):
            if match["label"]:
                taken[match["label"].lower()].add(int(match["number"]))
    return taken


def _kind(match: re.Match[str]) -> Kind:
    return _KINDS.get((match["label"] or match["fixed"] or "").lower(), Kind.DATE)
