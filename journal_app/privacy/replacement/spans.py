"""Trims findings to what shall go: whole letters, no possessive, no blanks at the edges."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, without_overlaps
from journal_app.errors import BugError
from journal_app.privacy.passage import POSSESSIVE

_INSTITUTIONS: Final = (Kind.HOSPITAL, Kind.SCHOOL)
"""Their names may end in 's, as Guy's and St Mary's do."""


def trimmed(text: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in order, none overlapping, each with its words and nothing else.

    A combining mark stays with its letter; blanks and a possessive 's at the edges stay in the
    text. What consists of blanks alone identifies nobody and is dropped.

    Raises:
        BugError: A finding lies outside the text.
    """
    found = tuple(findings)
    if any(each.start < 0 or each.end > len(text) or each.start >= each.end for each in found):
        raise BugError("a finding lies outside its text")
    whole = without_overlaps(_whole_letters(text, each) for each in found)
    return tuple(fit for each in whole if (fit := _fitted(text, each)) is not None)


def _whole_letters(text: str, finding: Finding) -> Finding:
    start, end = finding.start, finding.end
    while start > 0 and _joins(text[start]):
        start -= 1
    while end < len(text) and _joins(text[end]):
        end += 1
    start, end = _through_signs(text, start, end)
    return replace(finding, start=start, end=end)


def _through_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of the whole word where only an invisible sign breaks it off."""
    while start > 1 and _is_sign(text[start - 1]) and _is_word(text[start]):
        at = start - 1
        while at > 0 and _is_sign(text[at]):
            at -= 1
        if not _is_word(text[at]):
            break
        while at > 0 and _is_word(text[at - 1]):
            at -= 1
        start = at
    while end < len(text) and _is_sign(text[end]) and _is_word(text[end - 1]):
        at = end
        while at < len(text) and _is_sign(text[at]):
            at += 1
        if at == len(text) or not _is_word(text[at]):
            break
        while at < len(text) and _is_word(text[at]):
            at += 1
        end = at
    return start, end


def _is_sign(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter) == "Cf"


def _is_word(letter: str) -> bool:
    return letter.isalnum()


def _joins(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me", "Mc")


def _fitted(text: str, finding: Finding) -> Finding | None:
    words = text[finding.start : finding.end]
    start = finding.start + len(words) - len(words.lstrip())
    kept = words.rstrip()
    if finding.kind not in _INSTITUTIONS:
        kept = POSSESSIVE.sub("", kept) or kept
    end = finding.start + len(kept)
    return replace(finding, start=start, end=end) if start < end else None
