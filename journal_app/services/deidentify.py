"""Replaces identifiers in a file of reflections, line by line, without any journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TextIO

from journal_app.domain.guard import GuardWord
from journal_app.domain.identifiers import Finding, Tier
from journal_app.interchange.reflections import BadLine, Reflection, written_line
from journal_app.privacy.memory import Memory
from journal_app.privacy.replacement.replaced import Style
from journal_app.privacy.replacement.replacer import Replacer
from journal_app.services.privacy_tools import PrivacyTools

Lines = Callable[[], Iterable[Reflection | BadLine]]
"""Reads the file from its beginning."""


@dataclass(slots=True)
class Tally:
    """What became of a file: texts written, places replaced in them, lines left out."""

    texts: int = 0
    replaced: int = 0
    bad: int = 0


class Deidentifier:
    """Finds and replaces in texts, of one author or of many.

    Args:
        source: Where chance comes from: ``secrets.SystemRandom()``, and a seeded one in tests.
        tiers: Which findings are replaced and written.
    """

    def __init__(
        self, tools: PrivacyTools, *, style: Style, source: Random, tiers: frozenset[Tier]
    ) -> None:
        self._tools = tools
        self._style = style
        self._source = source
        self._tiers = tiers

    def each_alone(self, lines: Lines, out: TextIO, refuse: Callable[[BadLine], None]) -> Tally:
        """Write every text as its author's only one.

        Args:
            refuse: Told of every line that cannot be used.
        """
        tally = Tally()
        for reflection in _usable(lines(), refuse, tally):
            _write(out, reflection, *self._alone(reflection.text), tally)
        return tally

    def one_author(self, lines: Lines, out: TextIO, refuse: Callable[[BadLine], None]) -> Tally:
        """Write all texts as one author's: who is named in one is known in all.

        The file is read twice; between the readings only names and words are kept.
        """
        names: set[GuardWord] = set()
        replacer = self._replacer(self._heard(lines(), names))
        memory = self._tools.memory(names=names)
        tally = Tally()
        for reflection in _usable(lines(), refuse, tally):
            found = self._found(reflection.text, memory)
            put = replacer.replace(reflection.text, found)
            _write(out, reflection, found, put.text, tally)
        return tally

    def _alone(self, text: str) -> tuple[tuple[Finding, ...], str]:
        found = self._found(text, None)
        return found, self._replacer([text]).replace(text, found).text

    def _found(self, text: str, memory: Memory | None) -> tuple[Finding, ...]:
        found = self._tools.finder.find(text, memory)
        return tuple(each for each in found if each.tier in self._tiers)

    def _heard(self, lines: Iterable[Reflection | BadLine], names: set[GuardWord]) -> Iterator[str]:
        """Yield the texts, and note the names in each on the way."""
        for line in lines:
            if isinstance(line, Reflection):
                names.update(self._tools.names(line.text, self._tools.finder.find(line.text)))
                yield line.text

    def _replacer(self, texts: Iterable[str]) -> Replacer:
        return Replacer(
            style=self._style, source=self._source, lexicon=self._tools.lexicon, texts=texts
        )


def _usable(
    lines: Iterable[Reflection | BadLine], refuse: Callable[[BadLine], None], tally: Tally
) -> Iterator[Reflection]:
    for line in lines:
        if isinstance(line, BadLine):
            tally.bad += 1
            refuse(line)
        else:
            yield line


def _write(
    out: TextIO, reflection: Reflection, found: tuple[Finding, ...], text: str, tally: Tally
) -> None:
    out.write(written_line(reflection, found, text))
    tally.texts += 1
    tally.replaced += len(found)
