"""What is underlined in each paragraph of a page, kept in step with what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from journal_app.ui.guard.reading import Spots


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is known of a paragraph.

    Attributes:
        text: As the page has it.
        spots: What is underlined, in code points of the paragraph.
        fresh: They are those of the text as it stands.
    """

    text: str = field(repr=False)
    spots: Spots = ()
    fresh: bool = False


def paragraph(text: str) -> Paragraph:
    """Return a paragraph that nobody has looked at."""
    return Paragraph(text, fresh=not text)


class Paragraphs:
    """The paragraphs of a page, in order."""

    def __init__(self) -> None:
        self._all: list[Paragraph] = [paragraph("")]

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, number: int) -> Paragraph:
        return self._all[number]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self._all)

    def change(self, first: int, last: int, texts: Sequence[str]) -> None:
        """Take note of an edit.

        Args:
            first: The first paragraph that was edited.
            last: The last one, as they were numbered before.
            texts: What stands there now.
        """
        before = self._all[first : last + 1]
        if len(before) == 1 and len(texts) == 1:
            self._all[first] = _edited(before[0], texts[0])
            return
        known = {each.text: each for each in before}
        self._all[first : last + 1] = [known.get(text, paragraph(text)) for text in texts]

    def look(self, number: int, spots: Spots) -> bool:
        """Note what is to be underlined in a paragraph as it stands; tell whether that is news."""
        old = self._all[number]
        self._all[number] = replace(old, spots=spots, fresh=True)
        return old.spots != spots

    def stale(self, near: int) -> int | None:
        """Return a paragraph to look at: the one named, else the first; None when all are done."""
        if 0 <= near < len(self._all) and not self._all[near].fresh:
            return near
        return next((n for n, each in enumerate(self._all) if not each.fresh), None)

    def forget_all(self) -> None:
        """Have every paragraph looked at anew; what is underlined stays until then."""
        self._all = [replace(each, fresh=False) for each in self._all]


def _edited(before: Paragraph, text: str) -> Paragraph:
    """Return a paragraph after an edit, what is underlined moved along with its words."""
    old = before.text
    if text == old:
        return before
    most = min(len(old), len(text))
    start = _alike(most, lambda count: old[:count] == text[:count])
    end = _alike(most - start, lambda count: old[len(old) - count :] == text[len(text) - count :])
    moved = len(text) - len(old)
    kept = [
        each if each.end <= start else replace(each, start=each.start + moved, end=each.end + moved)
        for each in before.spots
        if each.end <= start or each.start >= len(old) - end
    ]
    return Paragraph(text, tuple(kept))


def _alike(most: int, alike: Callable[[int], bool]) -> int:
    """Return how many letters are alike, by halving: texts are compared fast, letters slowly."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if alike(middle) else (low, middle - 1)
    return low
