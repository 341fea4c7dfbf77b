"""Brings the sources together: one table from folded words to what they may be.

A list of everything that ever was a surname or a village holds every English word, so an
ordinary word keeps such a flag only where it is really borne: the bounds are below.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from journal_app.privacy.lexicon import Word
from journal_app.privacy.passage import Passage
from tools.lists import english, own, people, places
from tools.lists.sources import Sources

FREQUENT_SIZE: Final = 10
RARE_SIZE: Final = 70
"""A word of this size is ordinary only where it is nobody's name."""
SURNAME_RANK: Final = 6_000
FREQUENT_SURNAME_RANK: Final = 1_500
GIVEN_RANK: Final = 1_200
FREQUENT_GIVEN_RANK: Final = 450
TOWN: Final = 100_000
"""Inhabitants above which a place may have the name of an ordinary word."""
LONGEST: Final = 7
"""Words of the longest phrase worth keeping."""

Table = dict[str, Word]


def forms(entry: str) -> set[str]:
    """Return an entry as the words of a text would come: folded, plain, without apostrophes."""
    tokens = Passage(entry).tokens
    if not tokens or len(tokens) > LONGEST:
        return set()
    folded = " ".join(token.folded for token in tokens)
    plain = " ".join(token.plain for token in tokens)
    return {folded, plain, plain.replace("'", "")}


class Gathering:
    """The table while it grows."""

    def __init__(self) -> None:
        self.table: defaultdict[str, Word] = defaultdict(lambda: Word(0))

    def add(self, entry: str, flags: Word) -> None:
        """Give an entry, in all its forms, these flags too."""
        for form in forms(entry):
            self.table[form] |= flags

    def take(self, entry: str, flags: Word) -> None:
        """Take these flags away from an entry."""
        for form in forms(entry):
            self.table[form] &= ~flags

    def has(self, entry: str, flags: Word) -> bool:
        """Tell whether an entry has any of these flags."""
        return any(self.table.get(form, Word(0)) & flags for form in forms(entry))


def gather(sources: Sources) -> Table:
    """Return the whole table, without entries that are nothing."""
    gathering = Gathering()
    sizes = english.words(sources.english)
    for word, size in sizes.items():
        if size < RARE_SIZE:
            frequent = Word.FREQUENT if size <= FREQUENT_SIZE else Word(0)
            gathering.add(word, Word.COMMON | frequent)
    _people(gathering, sources)
    _places(gathering, sources)
    for word, size in sizes.items():
        if size >= RARE_SIZE and not gathering.has(word, Word.GIVEN | Word.SURNAME | Word.PLACE):
            gathering.add(word, Word.COMMON)
    _own(gathering)
    return {words: flags for words, flags in gathering.table.items() if flags}


def _people(gathering: Gathering, sources: Sources) -> None:
    for name, flags, rank in people.census(sources.census):
        surname = bool(flags & Word.SURNAME)
        common, frequent = (
            (SURNAME_RANK, FREQUENT_SURNAME_RANK) if surname else (GIVEN_RANK, FREQUENT_GIVEN_RANK)
        )
        if _is_borne(gathering, name, rank, common, frequent):
            gathering.add(name, flags)
    for name, flags in people.faker(sources.python):
        if len(name) > 2 and not gathering.has(name, Word.COMMON):
            gathering.add(name, flags)


def _is_borne(gathering: Gathering, name: str, rank: int, common: int, frequent: int) -> bool:
    if len(name) < 3:
        return False  # the census's two letters are initials more often than names
    if gathering.has(name, Word.FREQUENT):
        return rank <= frequent
    return rank <= common or not gathering.has(name, Word.COMMON)


def _places(gathering: Gathering, sources: Sources) -> None:
    for name, inhabitants in places.places(sources.python):
        bound = Word.FREQUENT if inhabitants >= TOWN else Word.COMMON
        if len(name) > 2 and not gathering.has(name, bound):
            gathering.add(name, Word.PLACE)
    for name in places.counties(sources.python):
        gathering.add(name, Word.PLACE)
    for name in places.countries(sources.python):
        gathering.add(name, Word.COUNTRY)


def _own(gathering: Gathering) -> None:
    listed = list(own.entries())
    for entry, flags, given in listed:
        if given:
            gathering.add(entry, flags)
    for entry, flags, given in listed:
        if not given:
            gathering.take(entry, flags)
