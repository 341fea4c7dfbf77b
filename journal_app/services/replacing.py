"""Replaces what was found in a text, with a last look before anything of it may leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from journal_app.domain.identifiers import Finding, without_overlaps
from journal_app.privacy.memory import KnowsWords
from journal_app.privacy.replacement.cuts import cut
from journal_app.privacy.replacement.replaced import Replaced, Replacement
from journal_app.privacy.replacement.residue import confirm_gone, missed, survivors
from journal_app.services.review_places import holds_only_here
from journal_app.services.reviewed import Mark, Page, State


class Replaces(Protocol):
    """Puts words in the place of findings; ``privacy.replacement.replacer.Replacer`` does."""

    def replace(self, text: str, findings: Sequence[Finding], on: date | None = None) -> Replaced:
        """Return a text with every finding replaced."""
        ...


def found_everywhere(
    replacer: Replaces,
    text: str,
    findings: Sequence[Finding],
    *,
    knows: KnowsWords,
    on: date | None = None,
) -> tuple[tuple[Finding, ...], Replaced]:
    """Replace findings, and their words wherever else they stand in the same text.

    A detector may take a word for a name in one line and pass it by in the next; what it was
    sure of once is replaced in both. What it drew one line over is cut into one thing each, and
    marks of an earlier run stay as they are.

    Returns:
        All that was replaced, and the text. ``confirm_gone`` has still to be asked about it.
    """
    apart = cut(text, findings, knows)
    put = replacer.replace(text, apart, on)
    more = missed(put, knows)
    if not more:
        return apart, put
    everywhere = cut(text, without_overlaps([*apart, *more]), knows)
    return everywhere, replacer.replace(text, everywhere, on)


def replaced_for_good(
    replacer: Replaces, text: str, findings: Sequence[Finding], *, knows: KnowsWords
) -> tuple[tuple[Finding, ...], Replaced]:
    """Do as ``found_everywhere``, and make sure of it.

    Raises:
        BugError: Words that were found are still there.
    """
    everywhere, put = found_everywhere(replacer, text, findings, knows=knows)
    confirm_gone(put, knows)
    return everywhere, put


def still_there(page: Page, knows: KnowsWords) -> tuple[Finding, ...]:
    """Return where a page that was read still holds words that it replaces elsewhere.

    What the student decided to leave is no survivor, and an ordinary word in small letters that
    the student hid in one place may stand in others.
    """
    hidden = [mark for mark in page.marks if mark.state is not State.LEFT]
    spans = tuple(
        Replacement(
            start=mark.finding.start,
            end=mark.finding.end,
            kind=mark.finding.kind,
            put_start=mark.start,
            put_end=mark.end,
            tier=mark.finding.tier,
            original=mark.hides,
            put=mark.put,
            words="" if _only_there(mark, knows) else mark.words,
        )
        for mark in hidden
    )
    left = [(mark.start, mark.end) for mark in page.marks if mark.state is State.LEFT]
    return survivors(Replaced(page.text, spans), knows, spared=left)


def _only_there(mark: Mark, knows: KnowsWords) -> bool:
    return mark.by_student and holds_only_here(mark.words, knows.is_ordinary)
