"""Replaces identifiers in a file of reflections, line by line, without any journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol, TextIO

from journal_app.domain.guard import GuardWord
from journal_app.domain.identifiers import Finding, Tier
from journal_app.errors import BugError
from journal_app.interchange.reflections import BadLine, Change, Fault, Reflection, written_line
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.replacement.kinds import Kinds
from journal_app.privacy.replacement.marks import own_marks
from journal_app.privacy.replacement.replaced import Replaced, Style
from journal_app.privacy.replacement.replacer import Replacer
from journal_app.services.author_words import AuthorWords
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.replacing import Replaces, replaced_for_good

Lines = Callable[[], Iterable[Reflection | BadLine]]
"""Reads the file from its beginning."""


@dataclass(slots=True)
class Tally:
    """What became of a file.

    Attributes:
        texts: Texts written.
        replaced: Places replaced in them.
        bad: Lines left out because they cannot be used.
        withheld: Lines left out because replacing failed; a mistake of ours.
        repeated: Texts written under an id that another text had before.
    """

    texts: int = 0
    replaced: int = 0
    bad: int = 0
    withheld: int = 0
    repeated: int = 0


class NewReplacer(Protocol):
    """Makes what replaces in the texts of one author; ``Replacer`` itself does."""

    def __call__(
        self, *, style: Style, source: Random, lexicon: Lexicon, texts: Iterable[str]
    ) -> Replaces:
        """Return one that has met nobody yet."""
        ...


class Deidentifier:
    """Finds and replaces in texts, of one author or of many.

    Args:
        source: Where chance comes from: ``secrets.SystemRandom()``, and a seeded one in tests.
        tiers: Which findings are replaced and written.
        new_replacer: Makes what replaces.
    """

    def __init__(
        self,
        tools: PrivacyTools,
        *,
        style: Style,
        source: Random,
        tiers: frozenset[Tier],
        new_replacer: NewReplacer = Replacer,
    ) -> None:
        self._tools = tools
        self._style = style
        self._source = source
        self._tiers = tiers
        self._new_replacer = new_replacer

    def each_alone(self, lines: Lines, out: TextIO, refuse: Callable[[BadLine], None]) -> Tally:
        """Write every text as its author's only one.

        Args:
            refuse: Told of every line that is left out.
        """
        work = _Work(out, refuse)
        for reflection in work.usable(lines()):
            found = self._wanted(reflection.text, self._tools.finder.find(reflection.text))
            self._write(work, reflection, found, self._replacer([reflection.text]))
        return work.tally

    def one_author(self, lines: Lines, out: TextIO, refuse: Callable[[BadLine], None]) -> Tally:
        """Write all texts as one author's: who is named in one is known in all.

        The file is read twice; between the readings only names and words are kept.
        """
        names: set[GuardWord] = set()
        kinds = Kinds(self._tools.lexicon)
        sure = AuthorWords(self._tools.lexicon, self._tools.knows)
        replacer = self._replacer(self._heard(lines(), names, kinds, sure))
        memory = self._tools.memory(names=names)
        work = _Work(out, refuse)
        for reflection in work.usable(lines()):
            text = reflection.text
            # Only now are the tiers asked for: what is a suspicion here may be sure elsewhere.
            found = self._wanted(text, sure.complete(text, self._tools.finder.find(text, memory)))
            self._write(work, reflection, kinds.settle(text, found), replacer, sure)
        return work.tally

    def _write(
        self,
        work: _Work,
        reflection: Reflection,
        found: tuple[Finding, ...],
        replacer: Replaces,
        sure: AuthorWords | None = None,
    ) -> None:
        try:
            everywhere, put = replaced_for_good(
                replacer, reflection.text, found, knows=self._tools.knows
            )
            if sure is not None:
                sure.confirm_gone(put)
        except BugError:
            # Ours, and only this text's: the others have nothing to do with it.
            work.withhold(reflection)
        else:
            work.write(reflection, _changes(everywhere, put), put.text)

    def _wanted(self, text: str, found: Iterable[Finding]) -> tuple[Finding, ...]:
        # Marks of an earlier run change what stands beside words; a suspicion that comes only
        # now is more likely to come from them.
        tiers = self._tiers - {Tier.SUSPECT} if own_marks(text) else self._tiers
        return tuple(each for each in found if each.tier in tiers)

    def _heard(
        self,
        lines: Iterable[Reflection | BadLine],
        names: set[GuardWord],
        kinds: Kinds,
        sure: AuthorWords,
    ) -> Iterator[str]:
        """Yield the texts, and note the people in each on the way."""
        for line in lines:
            if isinstance(line, Reflection):
                found = self._tools.finder.find(line.text)
                names.update(self._tools.names(line.text, found))
                kinds.note(line.text, found)
                sure.note(line.text, found)
                yield line.text

    def _replacer(self, texts: Iterable[str]) -> Replaces:
        return self._new_replacer(
            style=self._style, source=self._source, lexicon=self._tools.lexicon, texts=texts
        )


def _changes(found: Sequence[Finding], put: Replaced) -> tuple[Change, ...]:
    """Return what was found beside what was done about it.

    Findings that gave way together, as letters with one accent over both do, are told as one.
    """
    changes = []
    for span in put.spans:
        under = [each for each in found if each.start < span.end and span.start < each.end]
        if under:
            whole = Finding(under[0].start, under[-1].end, span.kind, span.tier)
            changes.append(Change(whole, span.start, span.end, span.put))
    return tuple(changes)


class _Work:
    """Writes what is done, tells of what is not, and counts both."""

    def __init__(self, out: TextIO, refuse: Callable[[BadLine], None]) -> None:
        self._out = out
        self._refuse = refuse
        self.tally = Tally()
        self._keys: set[str | int] = set()

    def usable(self, lines: Iterable[Reflection | BadLine]) -> Iterator[Reflection]:
        for line in lines:
            if isinstance(line, BadLine):
                self.tally.bad += 1
                self._refuse(line)
            else:
                yield line

    def write(self, reflection: Reflection, changes: Sequence[Change], text: str) -> None:
        self._out.write(written_line(reflection, changes, text))
        self.tally.texts += 1
        self.tally.repeated += reflection.key in self._keys
        self._keys.add(reflection.key)
        self.tally.replaced += len(changes)

    def withhold(self, reflection: Reflection) -> None:
        self.tally.withheld += 1
        self._refuse(BadLine(reflection.number, Fault.NOT_REPLACED))
