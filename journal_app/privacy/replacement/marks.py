"""Tells the marks of the role style from identifiers, and which numbers are taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from journal_app.domain.identifiers import Finding, Kind
from journal_app.privacy.replacement import wording

_FIXED: Final = {phrase.lower(): kind for phrase, kind in wording.fixed().items()}
_NUMBERED: Final = wording.numbered()


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MARK: Final = re.compile(
    rf"\[(?:(?P<label>{_any_of(_NUMBERED)}) (?P<number>[1-9][0-9]{{0,8}})(?P<family>'s family)?"
    rf"|(?P<fixed>{_any_of(_FIXED)})"
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
    if match["label"]:
        return _NUMBERED[match["label"].lower()]
    return _FIXED[match["fixed"].lower()] if match["fixed"] else Kind.DATE
