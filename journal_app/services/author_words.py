"""What is sure of one author's people and numbers in any text, looked for in every other.

A memory judges words where they stand; this holds what must not be left standing, however sure
the finder is of a place: names that are no ordinary words, and numbers in any grouping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier, without_overlaps
from journal_app.errors import BugError
from journal_app.privacy.lexicon import Lexicon, Word
from journal_app.privacy.memory import KnowsWords
from journal_app.privacy.name_forms import PARTICLES, TITLES
from journal_app.privacy.passage import Passage, Token
from journal_app.privacy.replacement.replaced import Replaced

SHORTEST_NUMBER: Final = 5
"""Digits of the shortest number that is looked for everywhere; 4471 is also a year or a dose."""

_DIGITS: Final = re.compile(r"(?<![\d])\d(?:[ \u00a0./()-]{0,2}\d){4,30}(?!\d)")
_FOLK: Final = frozenset(
    "man woman lady gentleman guy girl boy kid child baby family case patient lad chap".split()  # noqa: SIM905 # a list of words reads best as one line
)
_NUMBERS: Final = frozenset({Kind.PHONE, Kind.ID})
_NAMED: Final = NAMES | {Kind.LOCATION}


class AuthorWords:
    """The words of one author that are sure somewhere. Note every text, then ask about each.

    Args:
        lexicon: Tells places from names.
        knows: Tells names from the words of the language.
    """

    def __init__(self, lexicon: Lexicon, knows: KnowsWords) -> None:
        self._lexicon = lexicon
        self._knows = knows
        self._words: dict[str, Kind] = {}
        self._numbers: dict[str, Kind] = {}

    def note(self, text: str, findings: Iterable[Finding]) -> None:
        """Learn what is sure in one text."""
        for finding in findings:
            if finding.tier is not Tier.SURE:
                continue
            words = text[finding.start : finding.end]
            if finding.kind in _NUMBERS:
                digits = _digits(words)
                if len(digits) >= SHORTEST_NUMBER:
                    self._numbers.setdefault(digits, finding.kind)
            elif finding.kind in NAMES:
                for part in _telling(words):
                    self._note_name(part.plain, finding.kind)
            elif finding.kind is Kind.LOCATION and len(Passage(words).tokens) == 1:
                for part in _telling(words):
                    self._words.setdefault(part.plain, finding.kind)

    def _note_name(self, word: str, kind: Kind) -> None:
        if self._words.get(word, Kind.LOCATION) is Kind.LOCATION:
            self._words[word] = kind

    def complete(self, text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return the findings of one text with what is sure elsewhere, and as sure as it is."""
        known = without_overlaps([*findings, *self._found(text)])
        return tuple(self._surer(text, each) for each in known)

    def confirm_gone(self, replaced: Replaced) -> None:
        """Make sure that nothing that is sure in any text stands outside our replacements.

        Raises:
            BugError: Something does. It says how many, and none of their words.
        """
        ours = replaced.marks
        left = [
            each
            for each in self._found(replaced.text)
            if not any(mark.overlaps(each) for mark in ours)
        ]
        if left:
            raise BugError(f"{len(left)} words of other texts survived replacement")

    def _surer(self, text: str, finding: Finding) -> Finding:
        parts = list(_telling(text[finding.start : finding.end]))
        kinds = [self._kind(part.plain) for part in parts]
        if finding.kind not in _NAMED or not parts or None in kinds:
            return finding
        kind, first = finding.kind, kinds[0]
        place = Word.PLACE in self._lexicon.flags(parts[0].plain)
        if kind is Kind.LOCATION and len(parts) == 1 and first in NAMES and not place:
            kind = first
        return replace(finding, kind=kind, tier=Tier.SURE)

    def _kind(self, word: str) -> Kind | None:
        plural = word.removesuffix("s") if len(word) > 4 else word  # "Ross" is none
        return self._words.get(word) or self._words.get(plural)

    def _found(self, text: str) -> Iterator[Finding]:
        for match in _DIGITS.finditer(text):
            kind = self._numbers.get(_digits(match.group()))
            if kind is not None:
                yield Finding(match.start(), match.end(), kind)
        tokens = Passage(text).tokens
        for at, token in enumerate(tokens):
            kind = self._kind(token.plain)
            if kind is None:
                continue
            if not self._knows.is_ordinary(token.plain) or _as_a_name(tokens, at):
                yield Finding(token.start, token.end, kind)


def _as_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an ordinary word stands as a name does in "the obi man"."""
    if not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].folded in ("the", "that") and tokens[at + 1].folded in _FOLK


def _digits(words: str) -> str:
    return "".join(filter(str.isdecimal, words))


def _telling(words: str) -> Iterator[Token]:
    """Yield the words of a name that are somebody's: no titles, no initials, no particles."""
    for token in Passage(words).tokens:
        if len(token.plain) > 1 and token.plain not in TITLES | PARTICLES:
            yield token
