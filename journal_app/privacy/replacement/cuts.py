"""Cuts findings into what is one thing each, and leaves out what an earlier run wrote.

A detector may draw one long line over "Rose. Rose", over two numbers with an "or" between them,
or over a name and the address after it. Each piece is replaced by itself: nothing of the words
that identify is lost, only what stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from journal_app.domain.identifiers import NAMES, Finding, Kind, without_overlaps
from journal_app.privacy.name_forms import PARTICLES, KnowsWords
from journal_app.privacy.passage import ABBREVIATED, Case, Passage
from journal_app.privacy.replacement.marks import own_marks
from journal_app.privacy.replacement.titles import CLINICAL, GENDERS, LAY

_STOP: Final = re.compile(r"[.!?…;:][\"'”’)\]]*\s+|;")
_TITLED: Final = re.compile(
    rf"(?P<title>{'|'.join(sorted(LAY | CLINICAL, key=len, reverse=True))})\b\.?\s+(?=\w)",
    re.IGNORECASE,
)
_BLANKS: Final = re.compile(r"\s+")
_OR: Final = re.compile(r"\s+(?:or|and)\s+", re.IGNORECASE)


def cut(text: str, findings: Iterable[Finding], knows: KnowsWords) -> tuple[Finding, ...]:
    """Return findings in order, each one thing, none over a mark that is ours.

    Args:
        text: What was searched; findings lie inside it.
        knows: Tells names from the words of the language.
    """
    marks = own_marks(text)
    return tuple(
        piece
        for finding in without_overlaps(findings)
        for part in _beside(text, finding, marks)
        for piece in _pieces(text, _titled(text, part), knows)
    )


def _titled(text: str, finding: Finding) -> Finding:
    """Return "Mrs Green" as a person's name, and without the title, where it was called a place."""
    words = text[finding.start : finding.end]
    match = _TITLED.match(words) if finding.kind is Kind.LOCATION else None
    if match is None:
        return finding
    kind = Kind.NAME_PATIENT if match["title"].lower() in LAY else Kind.NAME_STAFF
    return replace(finding, start=finding.start + match.end(), kind=kind)


def _beside(text: str, finding: Finding, marks: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what of a finding lies outside the marks: all of it, where it touches none."""
    over = [mark for mark in marks if mark.overlaps(finding)]
    if not over:
        yield finding
        return
    at = finding.start
    for start, end in [*((mark.start, mark.end) for mark in over), (finding.end, finding.end)]:
        words = text[at:start]
        if at < start and _tells(words):
            yield replace(finding, start=at, end=start)
        at = end


def _tells(words: str) -> bool:
    """Tell whether words beside a mark say more than a title or a possessive does."""
    tokens = Passage(words).tokens
    return any(token.plain not in GENDERS and len(token.plain) > 1 for token in tokens)


def _pieces(text: str, finding: Finding, knows: KnowsWords) -> Iterator[Finding]:
    if finding.kind in NAMES:
        yield from _names(text, finding, knows)
    elif finding.kind is Kind.EMAIL:
        yield from _addresses(text, finding)
    elif finding.kind is Kind.PHONE:
        yield from _split(finding, _gaps(_OR, text, finding))
    else:
        yield finding


def _names(text: str, finding: Finding, knows: KnowsWords) -> Iterator[Finding]:
    inside = text[finding.start : finding.end]
    gaps = [gap for gap in _gaps(_STOP, text, finding) if not _abbreviates(text, gap[0])]
    tokens = Passage(inside).tokens
    shown = [token for token in tokens if token.case in (Case.TITLE, Case.MIXED)]
    for token in tokens if len(shown) > 1 else ():
        between = shown[0].start < token.start < shown[-1].start
        small = token.case is Case.LOWER and token.plain not in PARTICLES
        if between and small and knows.is_ordinary(token.plain):
            gaps.append((finding.start + token.start, finding.start + token.end))
    yield from _split(finding, sorted(gaps))


def _abbreviates(text: str, stop: int) -> bool:
    """Tell whether a full stop belongs to a short form or an initial before it."""
    before = re.search(r"[^\W\d_]+\Z", text[max(0, stop - 8) : stop])
    if text[stop] != "." or before is None:
        return False
    word = before.group()
    return len(word) == 1 or word.lower() in ABBREVIATED or word.lower() in GENDERS


def _addresses(text: str, finding: Finding) -> Iterator[Finding]:
    """Yield an address, and the name before it by itself."""
    words = text[finding.start : finding.end]
    pieces = list(_split(finding, _gaps(_BLANKS, text, finding)))
    whole = ["@" in text[piece.start : piece.end] for piece in pieces]
    if sum(whole) != 1 or not re.search(r"\w@\w", words):
        yield finding
        return
    for piece, address in zip(pieces, whole, strict=True):
        yield piece if address else replace(piece, kind=Kind.NAME_OTHER)


def _gaps(pattern: re.Pattern[str], text: str, finding: Finding) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text, finding.start, finding.end)]


def _split(finding: Finding, gaps: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    at = finding.start
    for start, end in [*gaps, (finding.end, finding.end)]:
        if at < start:
            yield replace(finding, start=at, end=start)
        at = max(at, end)
