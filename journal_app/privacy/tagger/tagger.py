"""Says of every word of a text how likely it is part of an identifier, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journal_app.domain.identifiers import Kind
from journal_app.privacy.passage import Passage
from journal_app.privacy.tagger.known import FACTS, Lists, facts
from journal_app.privacy.tagger.weights import Model, load_model
from journal_app.privacy.tagger.wordpiece import SHAPES, Cell, WordPieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW: Final = 260
"""Pieces read at once, as many as the model saw in training."""

OVERLAP: Final = 60
"""Pieces that two windows share, so that every word is read with some text on either side."""


SIGNS: Final = 16
"""Signs read of those that follow one another: a row of thousands holds nobody."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model says of one word or sign.

    Attributes:
        start: First code point.
        end: One past the last.
        chance: Of being part of any identifier, 0 to 1.
        kind: The likeliest kind, whether or not ``chance`` is high.
    """

    start: int
    end: int
    chance: float
    kind: Kind


class Tagger:
    """The model with its vocabulary; safe to use from several threads.

    Args:
        model: Its weights and vocabulary.
        lists: What is known of words.
    """

    def __init__(self, model: Model, lists: Lists) -> None:
        from journal_app.privacy.tagger.network import Network  # noqa: PLC0415 # loads numpy

        self._lists = lists
        self._pieces = WordPieces(model.vocabulary)
        self._network = Network(model)
        self._kinds = tuple(Kind(label) for label in model.labels[1:])

    @classmethod
    def load(cls, lists: Lists) -> Tagger:
        """Load the model shipped with Heartbeat. Raises ``ModelUnusable``."""
        return cls(load_model(), lists)

    def read(self, text: str) -> tuple[Seen, ...]:
        """Return what the model says of each word and sign, in order; () for an empty text.

        Nothing is said of what follows in a row of more than ``SIGNS`` signs. What stands more
        than once in the same surroundings is calculated once.
        """
        cells = _without_rows(text, self._pieces.cells(text))
        caseless = int(Passage(text).caseless)
        seen: list[Seen] = []
        read: dict[tuple[object, ...], NDArray[np.float32]] = {}
        for first, last, keep in _windows(cells):
            alike = tuple(
                (each.pieces, each.shape, each.opens, each.plain) for each in cells[first:last]
            )
            if alike not in read:
                read[alike] = self._chances(cells[first:last], caseless)
            rows = read[alike]
            del seen[keep:]
            for cell, row in zip(cells[keep:last], rows[keep - first :], strict=True):
                kind = self._kinds[int(row[1:].argmax())]
                seen.append(Seen(cell.start, cell.end, float(1 - row[0]), kind))
        return tuple(seen)

    def _chances(self, cells: Sequence[Cell], caseless: int) -> NDArray[np.float32]:
        """Return one row of label chances for each cell: those of its first piece."""
        import numpy as np  # noqa: PLC0415 # loaded with the network

        edge, unknown = (len(SHAPES) - 1, 0, caseless), [0] * FACTS
        pieces, case, known, firsts = [self._pieces.start], [edge], [unknown], []
        for cell, fact in zip(cells, facts(cells, self._lists), strict=True):
            firsts.append(len(pieces))
            pieces.extend(cell.pieces)
            case.extend([(cell.shape, int(cell.opens), caseless)] * len(cell.pieces))
            known.extend([fact] * len(cell.pieces))
        rows = (
            np.array(row) for row in ([*pieces, self._pieces.end], [*case, edge], [*known, unknown])
        )
        return self._network.chances(*rows)[firsts]


def _without_rows(text: str, cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells without those signs that more than ``SIGNS`` others precede at once."""
    kept, signs = [], 0
    for cell in cells:
        word = any(sign.isalnum() for sign in text[cell.start : cell.end])
        signs = 0 if word else signs + 1
        if signs <= SIGNS:
            kept.append(cell)
    return kept


def _windows(cells: Sequence[Cell]) -> Iterator[tuple[int, int, int]]:
    """Yield (first, last, keep): cells to read at once, and from which on the reading counts."""
    first = keep = 0
    while first < len(cells):
        last, size = first, 0
        while last < len(cells) and size + len(cells[last].pieces) <= WINDOW:
            size += len(cells[last].pieces)
            last += 1
        yield first, last, keep
        if last == len(cells):
            return
        back, shared = last, 0
        while back > first + 1 and shared < OVERLAP:
            back -= 1
            shared += len(cells[back].pieces)
        first, keep = back, (back + last) // 2
