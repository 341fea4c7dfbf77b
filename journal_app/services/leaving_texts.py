"""What every export does with the pages that were read: a last check, and a log of replacements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from journal_app.domain.guard import LoggedReplacement, text_hash
from journal_app.domain.ids import EntryId
from journal_app.errors import BugError
from journal_app.privacy.memory import KnowsWords
from journal_app.services.replacing import still_there
from journal_app.services.reviewed import Page, State


class NotGone(BugError):
    """Words that an export replaces were about to leave with it; a mistake of ours.

    Attributes:
        key: The first text that holds some.
        start: First code point of the words, in the text as it was read.
        end: One past the last.
    """

    def __init__(self, key: str, start: int, end: int) -> None:
        super().__init__("words that were replaced were still to be written")
        self.key, self.start, self.end = key, start, end


def confirm_gone(pages: Sequence[Page], knows: KnowsWords) -> None:
    """Make sure that what is replaced in a page stands nowhere else in it.

    Raises:
        NotGone: It does.
    """
    for page in pages:
        for left in still_there(page, knows)[:1]:
            raise NotGone(page.key, left.start, left.end)


def logged(
    export: str, texts: Mapping[str, str], pages: Sequence[Page], at: datetime
) -> Iterator[LoggedReplacement]:
    """Yield what an export puts in the place of what.

    Args:
        texts: The texts as they were searched, by entry.
    """
    for page in pages:
        digest = text_hash(texts[page.key])
        for mark in page.marks:
            if mark.state is State.LEFT:
                continue
            yield LoggedReplacement(
                export=export,
                entry=EntryId(page.key),
                start=mark.finding.start,
                end=mark.finding.end,
                kind=mark.finding.kind,
                tier=mark.finding.tier,
                source="student" if mark.by_student else "detector",
                at=at,
                put=mark.put,
                words=mark.hides,
                text_hash=digest,
            )
