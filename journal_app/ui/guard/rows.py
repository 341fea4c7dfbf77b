"""The findings of a page as its list shows them: one row for the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from journal_app.domain.guard import Neutral, key_of
from journal_app.domain.identifiers import Kind, Tier
from journal_app.ui.guard.neutral import neutral_for, title_before
from journal_app.ui.guard.reading import Spot, Spots


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the words of a row stand.

    Attributes:
        number: The paragraph.
        title: Code points of the title before it that goes with it.
    """

    number: int
    spot: Spot
    title: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The same words, wherever they stand on the page.

    Attributes:
        key: By which words are the same.
        words: As they first stand there.
        shown: The same with the title before them.
        settled: The student decided that they stay.
    """

    key: str = field(repr=False)
    words: str = field(repr=False)
    shown: str = field(repr=False)
    kind: Kind
    sure: bool
    settled: bool
    neutral: Neutral
    mentions: tuple[Mention, ...]


def rows_of(paragraphs: Iterable[tuple[int, str, Spots]]) -> tuple[Row, ...]:
    """Return the rows of a page: what waits for a decision in order of place, then the rest.

    Args:
        paragraphs: Number, text and underlined places of each paragraph that has any.
    """
    found: dict[str, Row] = {}
    for number, text, spots in paragraphs:
        for spot in spots:
            one = _row(number, text, spot)
            known = found.get(one.key)
            found[one.key] = one if known is None else _both(known, one)
    return tuple(sorted(found.values(), key=lambda row: row.settled))


def _row(number: int, text: str, spot: Spot) -> Row:
    words = text[spot.start : spot.end]
    title = title_before(text, spot.start, spot.kind)
    return Row(
        key=key_of(words),
        words=words,
        shown=title + words,
        kind=spot.kind,
        sure=spot.tier is Tier.SURE,
        settled=spot.settled,
        neutral=neutral_for(spot.kind, title),
        mentions=(Mention(number, spot, len(title)),),
    )


def _both(first: Row, second: Row) -> Row:
    surer = second if second.sure and not first.sure else first
    return Row(
        key=first.key,
        words=first.words,
        shown=first.shown,
        kind=surer.kind,
        sure=surer.sure,
        settled=first.settled and second.settled,
        neutral=surer.neutral,
        mentions=(*first.mentions, *second.mentions),
    )
