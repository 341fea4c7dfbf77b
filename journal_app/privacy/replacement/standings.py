"""Tells on which side of the bed somebody is, by the words beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from journal_app.domain.identifiers import Finding
from journal_app.privacy.passage import Passage
from journal_app.privacy.replacement import titles
from journal_app.privacy.replacement.titles import Standing

_EXPLAINS: Final = re.compile(r"\s?[,(–—-]\s?(?P<owner>(?:my|our|the|a|an|his|her|their) )?(?=\w)")
_SENTENCE: Final = re.compile(r"[.!?\n;]")
_TOLD: Final = dict.fromkeys(titles.CALLINGS, Standing.STAFF) | dict.fromkeys(
    ("patient", "pt"), Standing.PATIENT
)


def standing(
    passage: Passage, first: int, after: int, finding: Finding, called: Sequence[str]
) -> Standing | None:
    """Return what a clinical title tells, else the word next to the name, else a lay title.

    Args:
        first: The place of the name's first word among the passage's.
        after: The place of the word after the name.
        called: The titles before the name, plain, nearest last.
    """
    if called and called[-1] in titles.CLINICAL:
        return Standing.STAFF
    told = _before(passage, first - 1 - len(called), finding, called) or _after(
        passage, after, finding
    )
    lay = Standing.PATIENT if called and called[-1] in titles.LAY else None
    return told or lay


def _before(passage: Passage, at: int, finding: Finding, called: Sequence[str]) -> Standing | None:
    if not 0 <= at < len(passage.tokens):
        return None
    gap = passage.text[passage.tokens[at].end : finding.start].replace(".", "", len(called))
    return None if _SENTENCE.search(gap) else _TOLD.get(passage.tokens[at].plain)


def _after(passage: Passage, after: int, finding: Finding) -> Standing | None:
    explained = _EXPLAINS.match(passage.text, finding.end)
    if explained is None:
        return None
    follows = next((each for each in passage.tokens[after:] if each.start >= explained.end()), None)
    if follows is None or follows.start != explained.end():
        return None
    # "Adler, Dr Penn" are two people; "Adler, a doctor" is one.
    another = not explained["owner"] and follows.plain in titles.GENDERS
    return None if another else _TOLD.get(follows.plain)
