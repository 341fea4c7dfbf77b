"""Replaces what was found, one entry after the other, for one export of one author."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from journal_app.domain.identifiers import NAMES, Finding
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.passage import Passage
from journal_app.privacy.replacement.aliases import Aliases, Kept
from journal_app.privacy.replacement.dates import DateTeller, DayOf
from journal_app.privacy.replacement.grammar import Edit, Surroundings
from journal_app.privacy.replacement.marks import numbers_taken
from journal_app.privacy.replacement.mentions import MentionReader
from journal_app.privacy.replacement.people import People
from journal_app.privacy.replacement.replaced import Replaced, Replacement, Style
from journal_app.privacy.replacement.spans import trimmed
from journal_app.privacy.replacement.surrogates import Chooser, Names, Writings
from journal_app.privacy.replacement.things import Things
from journal_app.privacy.replacement.writers import Pseudonyms, Roles, Site, Writer


class Replacer:
    """Knows the people and places of one author for as long as one export takes.

    Entries should come in their order: numbers are given by first appearance.

    Args:
        style: Roles or pseudonyms.
        source: Where chance comes from: ``secrets.SystemRandom()``, and a seeded one in tests.
            Each export needs a ``Replacer`` of its own, and with it a map of its own.
        lexicon: Tells first names from surnames and women's from men's.
        texts: All the author's texts, read once; no pseudonym occurs in any of them.
        keep_gender: The student agrees that a woman's name gives way to a woman's.
        keep_culture: The student agrees that a name gives way to one of the same background.
        day_of: Turns a date into the day of the study.
        day_first: Whether the author writes 3/10 for 3 October; None when nobody knows, and
            dates that could be either are then not placed.

    Raises:
        BadFile: ``PRIVACY_FILE``; the list of names is missing or damaged.
    """

    def __init__(  # noqa: PLR0913 # the choices of one export, each by its name
        self,
        *,
        style: Style,
        source: random.Random,
        lexicon: Lexicon,
        texts: Iterable[str] = (),
        keep_gender: bool = False,
        keep_culture: bool = False,
        day_of: DayOf | None = None,
        day_first: bool | None = None,
    ) -> None:
        self._writings = Writings()
        counted = Things(numbers_taken(self._writings.heard(texts)))
        dates = DateTeller(day_of, day_first)
        self._lexicon = lexicon
        names = Names.load()
        self._people = People(lexicon, names, counted.number)
        self._writer: Writer = Roles(counted, dates)
        if style is Style.PSEUDONYMS:
            aliases = Aliases(
                names=names,
                chooser=Chooser(source, self._writings),
                people=self._people,
                kept=Kept(gender=keep_gender, culture=keep_culture),
            )
            self._writer = Pseudonyms(aliases, dates)

    def replace(self, text: str, findings: Sequence[Finding], on: date | None = None) -> Replaced:
        """Return a text with every finding replaced.

        Args:
            text: An entry, as it was searched.
            findings: What to replace; those that overlap count as one.
            on: The date of the entry's night, by which dates without a year are placed.

        Raises:
            BugError: A finding lies outside the text.
        """
        self._writings.add(text)
        found = trimmed(text, findings)
        passage = Passage(text)
        linked = self._people.link(MentionReader(passage, self._lexicon).read_all(found))
        around = Surroundings(passage)
        edits: list[tuple[Finding, Edit]] = []
        floor = 0
        for finding, after in pairwise([*found, None]):
            if finding is None:
                break
            ceiling = after.start if after else len(text)
            site = Site(finding, around, floor=floor, ceiling=ceiling, on=on)
            if finding.kind in NAMES:
                edit = self._writer.person(site, *linked[finding])
            else:
                edit = self._writer.other(site)
            edits.append((finding, edit))
            floor = edit.end
        return _assembled(text, edits)


def _assembled(text: str, edits: Iterable[tuple[Finding, Edit]]) -> Replaced:
    pieces: list[str] = []
    spans: list[Replacement] = []
    done = length = 0
    for finding, edit in edits:
        start = length + edit.start - done
        length = start + len(edit.put)
        pieces += [text[done : edit.start], edit.put]
        spans.append(
            Replacement(
                edit.start,
                edit.end,
                finding.kind,
                start,
                length,
                finding.tier,
                original=text[edit.start : edit.end],
                put=edit.put,
                words=text[finding.start : finding.end],
            )
        )
        done = edit.end
    return Replaced("".join([*pieces, text[done:]]), tuple(spans))
