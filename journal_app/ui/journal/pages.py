"""Which stretches of the journal the list has seen, and which cards it still holds.

A page is a stretch of the journal's order. Its cards can be let go of; what stays is where it
begins, where it ends and how many rows it has, so that the list keeps its length and can fetch
the page again. That keeps memory flat however long the journal is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journal_app.domain.entries import EntryCard


@dataclass(slots=True)
class Page:
    """A stretch of the journal, newest first.

    Attributes:
        before: Its positions lie below this; None for the top.
        floor: Its lowest position; None when it reaches to the very end.
        rows: How many entries it has.
        cards: The entries; None once they were let go of.
    """

    before: int | None
    floor: int | None
    rows: int
    cards: tuple[EntryCard, ...] | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """How the rows change when a page has been read again.

    Attributes:
        row: First row concerned.
        gone: Rows that go, from ``row`` on.
        come: Rows that come in their place.
        first: First row of the page.
    """

    row: int
    gone: int
    come: int
    first: int


class Pages:
    """The pages seen so far, from the newest entry down."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._starts: list[int] = []
        self._rows = 0

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pages)

    def __getitem__(self, number: int) -> Page:
        """Return a page by its number from the top."""
        return self._pages[number]

    @property
    def rows(self) -> int:
        """How many rows there are in all pages."""
        return self._rows

    @property
    def complete(self) -> bool:
        """Whether the journal's oldest entry has been reached."""
        return bool(self._pages) and self._pages[-1].floor is None

    @property
    def next_before(self) -> int | None:
        """Where the next page begins: positions below this, None for the top."""
        return self._pages[-1].floor if self._pages else None

    def start(self, number: int) -> int:
        """Return a page's first row."""
        return self._starts[number]

    def append(self, cards: tuple[EntryCard, ...], *, last: bool) -> None:
        """Add the page below the last one.

        Args:
            last: The journal ends with it.
        """
        floor = None if last or not cards else cards[-1].entry.position
        self._pages.append(Page(self.next_before, floor, len(cards), cards))
        self._starts.append(self._rows)
        self._rows += len(cards)

    def page_of(self, row: int) -> int:
        """Return the number of the page a row lies in. Raises ``IndexError`` outside."""
        if not 0 <= row < self._rows:
            raise IndexError(row)
        # An empty page starts at the same row as the one after it: the last such start wins.
        return bisect_right(self._starts, row) - 1

    def card(self, row: int) -> EntryCard | None:
        """Return a row's card, None when its page was let go of."""
        number = self.page_of(row)
        cards = self._pages[number].cards
        return None if cards is None else cards[row - self._starts[number]]

    def held(self) -> Iterator[int]:
        """Yield the numbers of the pages whose cards are held."""
        return (n for n, page in enumerate(self._pages) if page.cards is not None)

    def held_cards(self) -> Iterator[tuple[int, EntryCard]]:
        """Yield every card that is held, with its row."""
        for number in self.held():
            for offset, card in enumerate(self._pages[number].cards or ()):
                yield self._starts[number] + offset, card

    def keep_only(self, first: int, last: int) -> None:
        """Let go of the cards of every page outside two page numbers, both kept."""
        for number in list(self.held()):
            if not first <= number <= last:
                self._pages[number].cards = None

    def plan(self, number: int, cards: Sequence[EntryCard]) -> Change:
        """Work out how the rows change when a page turns out to have these cards."""
        page, start = self._pages[number], self._starts[number]
        if page.cards is None:
            same = min(page.rows, len(cards))
            return Change(start + same, page.rows - same, len(cards) - same, start)
        old, new = [c.entry.id for c in page.cards], [c.entry.id for c in cards]
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        return Change(start + head, len(old) - head - tail, len(new) - head - tail, start)

    def replace(self, number: int, cards: tuple[EntryCard, ...], *, floor: int | None) -> None:
        """Give a page its cards as they were read again."""
        page = self._pages[number]
        grown = len(cards) - page.rows
        page.cards, page.rows, page.floor = cards, len(cards), floor
        if grown:
            self._rows += grown
            for later in range(number + 1, len(self._starts)):
                self._starts[later] += grown

    def cut(self, row: int, count: int) -> None:
        """Take rows out of the one page that holds them."""
        number = self.page_of(row)
        page, offset = self._pages[number], row - self._starts[number]
        cards = page.cards
        page.rows -= count
        if cards is not None:
            page.cards = cards[:offset] + cards[offset + count :]
        self._rows -= count
        for later in range(number + 1, len(self._starts)):
            self._starts[later] -= count


def _alike(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items two sequences have in common from the beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
