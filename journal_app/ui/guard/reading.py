"""What the guard found in the texts of one page, kept by piece so that nothing is read twice.

Nothing here holds a text: a piece is known by its hash, and a finding by its place. The names
found on the page are the one exception; they live as long as the page is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from journal_app.domain.guard import Decision, GuardLevel, GuardWord
from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier, without_overlaps
from journal_app.privacy.memory import Memory, names_found
from journal_app.services.guard_library import Tools
from journal_app.ui.guard.pieces import pieces

MOST: Final = 2_000
"""Pieces kept; some 200,000 words."""

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text that is underlined; holds no word of it.

    Attributes:
        start: First code point.
        end: One past the last.
        settled: The student decided that it stays on the page and goes in exports only.
    """

    start: int
    end: int
    kind: Kind
    tier: Tier
    settled: bool = False


Spots = tuple[Spot, ...]


@dataclass(slots=True)
class _Piece:
    """What is known of a piece.

    Attributes:
        read: What the slower reader found; None until it has read the piece.
        shown: What is underlined, the memory applied; None when it must be worked out anew.
    """

    found: Findings
    names: tuple[GuardWord, ...]
    read: Findings | None = None
    shown: Spots | None = None


class Reading:
    """Reads pieces with the rules, and shows them in the light of what the journal knows.

    Args:
        tools: Detector and lists.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._pieces: dict[int, _Piece] = {}
        self._words: tuple[GuardWord, ...] = ()
        self._names: frozenset[GuardWord] = frozenset()
        self._memory = Memory(knows=tools.knows)
        self._always = self._memory
        self.level = GuardLevel.ALL

    def know(self, words: Iterable[GuardWord]) -> None:
        """Take what the student decided about words."""
        self._words = tuple(words)
        self._remember()

    def work(self, text: str) -> Iterator[Callable[[], object]]:
        """Yield what is still to be done for a text, a few milliseconds each."""
        for start, end in pieces(text):
            piece = text[start:end]
            known = self._pieces.get(hash(piece))
            if known is None:
                yield partial(self._read, piece)
            if known is None or known.shown is None:
                yield partial(self._shown, piece)

    def spots(self, text: str) -> Spots:
        """Return what is to be underlined in a text whose work is done; nothing when off."""
        if self.level is GuardLevel.OFF:
            return ()
        found = [
            replace(each, start=each.start + start, end=each.end + start)
            for start, end in pieces(text)
            for each in self._shown(text[start:end])
        ]
        if self.level is GuardLevel.SURE:
            found = [each for each in found if each.tier is Tier.SURE]
        return tuple(found)

    def to_second(self, text: str) -> Iterator[str]:
        """Yield the pieces of a text that only the rules have read."""
        for start, end in pieces(text):
            known = self._pieces.get(hash(text[start:end]))
            if known is not None and known.read is None and text[start:end].strip():
                yield text[start:end]

    def take_second(self, piece: str, findings: Findings) -> None:
        """Take what the slower reader found in a piece; it is believed at once of names alone.

        Of other kinds, what only it found stays faint: its own errors are most of them there.
        """
        known = self._pieces.get(hash(piece))
        if known is not None:
            known.read = tuple(
                each if each.kind in NAMES else replace(each, tier=Tier.SUSPECT)
                for each in findings
            )
            known.shown = None

    def keep_names_of(self, texts: Iterable[str]) -> bool:
        """Know the names of these texts, and of no others, all over the page.

        Returns:
            Whether other findings may show now.
        """
        names = frozenset(name for text in texts for name in self._names_in(text))
        if names == self._names:
            return False
        self._names = names
        self._remember()
        return True

    def keep_only(self, texts: Iterable[str]) -> None:
        """Forget what was found in any other text."""
        kept = {hash(text[start:end]) for text in texts for start, end in pieces(text)}
        self._pieces = {key: known for key, known in self._pieces.items() if key in kept}

    def _names_in(self, text: str) -> Iterator[GuardWord]:
        for start, end in pieces(text):
            known = self._pieces.get(hash(text[start:end]))
            if known is not None:
                yield from known.names

    def _remember(self) -> None:
        knows = self._tools.knows
        always = [word for word in self._words if word.decision is Decision.ALWAYS]
        self._always = Memory(always, knows=knows)
        self._memory = Memory(self._words, names=self._names, knows=knows)
        for known in self._pieces.values():
            known.shown = None

    def _read(self, piece: str) -> None:
        if len(self._pieces) >= MOST:
            self._pieces.clear()
        found = self._tools.detector.detect(piece)
        names = tuple(names_found(piece, found))
        self._pieces[hash(piece)] = _Piece(found, names)

    def _shown(self, piece: str) -> Spots:
        known = self._pieces.get(hash(piece))
        if known is None:
            return ()
        if known.shown is None:
            found = self._memory.apply(piece, _with_second(known.found, known.read or ()))
            decided = self._always.apply(piece, ())
            known.shown = tuple(
                Spot(each.start, each.end, each.kind, each.tier, _is_among(each, decided))
                for each in found
            )
        return known.shown


def _is_among(finding: Finding, decided: Findings) -> bool:
    return any(each.overlaps(finding) for each in decided)


def _with_second(found: Findings, read: Sequence[Finding]) -> Findings:
    """Return the rules' findings, and of the slower reader's those that no rule has touched.

    What the rules only suspect and the slower reader is sure of is sure, as far as either goes.
    """
    extra = [each for each in read if not any(each.overlaps(known) for known in found)]
    return without_overlaps([*(_surer(each, read) for each in found), *extra])


def _surer(known: Finding, read: Sequence[Finding]) -> Finding:
    if known.tier is Tier.SURE:
        return known
    for each in read:
        if each.tier is Tier.SURE and each.overlaps(known):
            start, end = min(known.start, each.start), max(known.end, each.end)
            return replace(each, start=start, end=end)
    return known
