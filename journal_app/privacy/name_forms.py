"""The forms in which a known name comes back: parts, initials, pet forms, misspellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from journal_app.domain.identifiers import NAMES, Kind, Tier
from journal_app.privacy.nicknames import NICKNAMES

_TITLES: Final = """
mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev reverend fr father sr
sister br brother nurse matron consultant registrar reg intern resident attending fellow
porter tutor student patient pt baby little young old uncle aunt auntie aunty señor señora
senor senora don doña dona madame mme herr frau chief pastor imam sheikh
"""

TITLES: Final = frozenset(_TITLES.split())
"""Words before a name; written small after one of them, it still is a name."""

SPELT: Final = NAMES | {Kind.LOCATION, Kind.HOSPITAL, Kind.SCHOOL}
"""The kinds whose words can be misspelt; a number with another digit is another number."""

ONE_SLIP: Final = 5
"""Letters from which a name is recognised with one letter wrong."""

TWO_SLIPS: Final = 9
"""Letters from which it is recognised with two."""

LONGEST: Final = 24
"""Letters of the longest word whose misspellings are looked for."""


class KnowsWords(Protocol):
    """Tells names from the words of the language; a lexicon does."""

    def is_ordinary(self, folded: str) -> bool:
        """Tell whether a word also is an ordinary one, as Hope and Blessing are.

        Args:
            folded: As ``Token.folded`` or ``Token.plain``.
        """
        ...


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write something known.

    Attributes:
        parts: Its words, folded and without diacritics.
        ordinary: It also is an ordinary word, so it takes a capital or a title to count.
        initials: First letters that may stand before it and belong to it.
    """

    parts: tuple[str, ...] = field(repr=False)
    kind: Kind
    tier: Tier
    ordinary: bool = False
    initials: frozenset[str] = field(default=frozenset(), repr=False)


class Forms:
    """Known names by everything that a text may hold of them."""

    def __init__(self, knows: KnowsWords) -> None:
        self._knows = knows
        self.phrases: dict[str, list[Form]] = {}
        self.words: dict[str, Form] = {}
        self.initials: dict[str, Form] = {}
        self._near: dict[str, list[Form]] = {}

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    def add(self, parts: Sequence[str], kind: Kind, tier: Tier, *, small: bool = False) -> None:
        """Add words, and what is derived from them.

        Args:
            parts: Folded, without diacritics; titles in front are left out.
            small: They count in small letters too, ordinary or not.
        """
        whole = tuple(_without_titles(parts))
        if not whole:
            return
        ordinary = not small and all(map(self._knows.is_ordinary, whole))
        form = Form(whole, kind, tier, ordinary=ordinary)
        if len(whole) > 1:
            self.phrases.setdefault(whole[0], []).append(form)
            self.phrases[whole[0]].sort(key=lambda one: len(one.parts), reverse=True)
        else:
            self._add_word(form)
        if kind in NAMES:
            self._add_parts(form)

    def _add_parts(self, form: Form) -> None:
        """Add what a person is called besides: first name, surname, pet forms, initials."""
        first, *rest = form.parts
        before = frozenset(part[0] for part in form.parts[:-1])
        for part in form.parts if rest else ():
            if len(part) > 1 and part not in PARTICLES:
                alone = replace(form, parts=(part,), ordinary=self._knows.is_ordinary(part))
                letters = before if part == form.parts[-1] else frozenset[str]()
                self._add_word(replace(alone, initials=letters))
        for name in NICKNAMES.get(first, ()):
            ordinary = self._knows.is_ordinary(name)
            self._keep(Form((name,), form.kind, Tier.SUSPECT, ordinary=ordinary))
        if rest:
            letters_of_all = "".join(part[0] for part in form.parts if part not in PARTICLES)
            self.initials.setdefault(letters_of_all, replace(form, tier=Tier.SUSPECT))

    def _add_word(self, form: Form) -> None:
        self._keep(form)
        word = form.parts[0]
        if form.kind in SPELT and ONE_SLIP <= len(word) <= LONGEST and word.isalpha():
            for key in {word, *_shortened(word, slips(word))}:
                self._near.setdefault(key, []).append(form)

    def _keep(self, form: Form) -> None:
        there = self.words.get(form.parts[0])
        if there is None or (there.tier is Tier.SUSPECT and form.tier is Tier.SURE):
            self.words[form.parts[0]] = form

    def misspelt(self, word: str) -> Form | None:
        """Return the known name that a word is, one or two letters wrong.

        Args:
            word: Folded, without diacritics, and known to be neither a form nor ordinary.
        """
        if not ONE_SLIP - 1 <= len(word) <= LONGEST or not self._near:
            return None
        for key in (word, *_shortened(word, 2 if len(word) >= TWO_SLIPS - 1 else 1)):
            for form in self._near.get(key, ()):
                name = form.parts[0]
                if name[0] == word[0] and distance(name, word) <= slips(name):
                    return replace(form, tier=Tier.SUSPECT)
        return None


_PARTICLES: Final = """
de da do dos das del della di du la le van von der den ter ten bin bint ibn al el ben abu
san st y e i mac mc
"""

PARTICLES: Final = frozenset(_PARTICLES.split())
"""Small words inside names that are nobody's name alone."""


def slips(word: str) -> int:
    """Return how many wrong letters a name of this length bears."""
    return 0 if len(word) < ONE_SLIP else 1 if len(word) < TWO_SLIPS else 2


def _without_titles(parts: Sequence[str]) -> Sequence[str]:
    start = 0
    while start < len(parts) - 1 and parts[start] in TITLES:
        start += 1
    return parts[start:]


def _shortened(word: str, times: int) -> Iterator[str]:
    """Yield a word with one letter left out at every place, then with two."""
    for place in range(len(word)):
        shorter = word[:place] + word[place + 1 :]
        yield shorter
        if times > 1:
            for second in range(place, len(shorter)):
                yield shorter[:second] + shorter[second + 1 :]


def distance(one: str, other: str) -> int:
    """Return how many letters are wrong: left out, put in, changed, or two beside swapped.

    The restricted Damerau-Levenshtein distance (Damerau 1964, "A technique for computer
    detection and correction of spelling errors", Communications of the ACM 7(3), 171-176).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
