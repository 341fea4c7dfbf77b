"""Chooses pseudonyms: ordinary names that the author never wrote."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from journal_app import assets
from journal_app.errors import BadFile, Problem
from journal_app.privacy.passage import fold, without_marks
from journal_app.privacy.replacement.neighbours import Neighbours
from journal_app.privacy.replacement.titles import Gender

FILE: Final = "resources/privacy/surrogates.txt"
NEUTRAL: Final = "any"
GIVEN: Final = "given"
SURNAME: Final = "surname"
_LINE: Final = re.compile(r"(?P<group>[a-z-]+) (?P<sort>given|woman|man|surname): (?P<names>.+)")
_SORTS: Final = {Gender.WOMAN: "woman", Gender.MAN: "man"}

_ENDINGS: Final = {
    "celtic": r"(?:mc|mac|o'|o )[a-z]{3,}",
    "slavic": r".+(?:ski|ska|sky|wicz|ovic|evic|ova|enko|chuk|czyk|ov|ev)",
    "south-asian": r".+(?:krishnan|swamy|murthy|appan|singh|jee|aswami|walla|deep)|singh|kaur",
    "romance": r".+(?:guez|ndez|ínez|inez|alez|eira|inho|etti|elli|ucci|eaux|ault)",
    "germanic": r".+(?:sson|stein|berg|mann|feld|stroem|strom|gaard|huis)",
    "muslim": r"(?:al|el|abdul|abd)[- ].+|.+(?:ullah|uddin|zadeh|oglu)",
    "east-asian": r"nguyen|kim|lee|park|wang|li|chen|wong|chan|liu|tran|.+(?:moto|yama|mura|kawa)",
    "african": r"(?:oluwa|chukwu|okw|nwa|olu|ade|mbo|nko|ndi).+|.+(?:wuli|kwo|okwu|onkwo)",
    "pacific": r".*(?:alei|kea|hine|whai|fale|tui).+",
}
"""Spellings by which a background shows; only looked at when the student agrees to keep it."""


class Names:
    """The names there are to choose from, by background and sort.

    Args:
        text: Lines of ``background sort: name name …``; those with # in front are passed over.

    Raises:
        ValueError: A line is not of that form.
    """

    def __init__(self, text: str) -> None:
        self._names: dict[tuple[str, str], tuple[str, ...]] = {}
        for line in text.splitlines():
            match = _LINE.fullmatch(line)
            if match:
                self._names[match["group"], match["sort"]] = tuple(match["names"].split())
            elif line and not line.startswith("#"):
                raise ValueError("neither names nor a comment")
        women, men = (
            set(map(plain, self.of([sort]))) for sort in (_SORTS[Gender.WOMAN], _SORTS[Gender.MAN])
        )
        both = set(map(plain, self.of([GIVEN]))) | (women & men)
        self._genders = dict.fromkeys(women - both, Gender.WOMAN)
        self._genders |= dict.fromkeys(men - both, Gender.MAN)
        found = {group: True for group, _ in self._names if group != NEUTRAL}
        self.backgrounds = tuple(found)
        self._groups: dict[str, set[str]] = defaultdict(set)
        for (group, _), names in self._names.items():
            for name in names:
                self._groups[plain(name)].add(group)

    @classmethod
    def load(cls) -> Names:
        """Return the names that Heartbeat carries.

        Raises:
            BadFile: ``PRIVACY_FILE`` with ``file``; it is missing or damaged.
        """
        try:
            return cls(assets.read_text(FILE))
        except (OSError, ValueError) as error:
            raise BadFile(Problem.PRIVACY_FILE, file=FILE) from error

    def of(self, sorts: Iterable[str], group: str = "") -> tuple[str, ...]:
        """Return every name of some sorts, of one background or of all."""
        wanted = tuple(sorts)
        return tuple(
            name
            for (of_group, sort), names in self._names.items()
            if sort in wanted and group in ("", of_group)
            for name in names
        )

    def background(self, words: Iterable[str]) -> str:
        """Return the background that plain names show, or nothing when they do not agree."""
        for word in words:
            groups = self._groups.get(word, set()) - {NEUTRAL}
            if len(groups) == 1:
                return next(iter(groups))
            for group, ending in _ENDINGS.items():
                if not groups and re.fullmatch(ending, word):
                    return group
        return ""

    def gender(self, name: str) -> Gender | None:
        """Return whose first name a plain word is; None when both bear it, or it is not listed."""
        return self._genders.get(name)

    def given_sorts(self, gender: Gender | None) -> tuple[str, ...]:
        """Return the sorts of first names that fit a gender; any sort when it is unknown."""
        return (_SORTS[gender],) if gender else tuple(_SORTS.values())


def plain(words: str) -> str:
    """Return words as they are compared: small letters, no diacritics."""
    return words.lower() if words.isascii() else without_marks(fold(words))


class Writings:
    """All that an author wrote, for the one question whether some letters occur in it."""

    def __init__(self) -> None:
        self._plain: set[str] = set()

    def add(self, text: str) -> None:
        """Take in one more text; one that is known already takes no room."""
        self._plain.add(plain(text))

    def heard(self, texts: Iterable[str]) -> Iterator[str]:
        """Give texts on as they come, and take them in; none is kept as it was written."""
        for text in texts:
            self.add(text)
            yield text

    def hold(self, name: str) -> bool:
        """Tell whether a name occurs anywhere, also inside a longer word."""
        wanted = plain(name)
        return any(wanted in text for text in self._plain)


class Chooser:
    """Gives out names, none twice, none that the author wrote.

    Args:
        source: Where chance comes from.
        writings: What the author wrote.
    """

    def __init__(self, source: random.Random, writings: Writings) -> None:
        self._source = source
        self._writings = writings
        self._used: set[str] = set()
        """Plain names given out, or found in the writings: no need to look again."""
        self._given_out = Neighbours()

    def one_of(self, choices: Sequence[str]) -> str:
        """Return one of some words by lot."""
        return self._source.choice(choices)

    def choose(self, names: Sequence[str], spare: Sequence[str], initials: set[str]) -> str:
        """Return a name that is free.

        Args:
            names: The first choice.
            spare: What comes after, when none of those is free.
            initials: First letters to avoid where possible, plain.
        """
        for among in (names, spare):
            shuffled = self._source.sample(among, len(among))
            shuffled.sort(key=lambda name: plain(name)[:1] in initials)
            found = next((name for name in shuffled if self._is_free(name)), None)
            if found:
                return self._taken(found)
        return self._taken(next(name for name in self._invented() if self._is_free(name)))

    def _is_free(self, name: str) -> bool:
        wanted = plain(name)
        if wanted in self._used or self._given_out.near(wanted):
            return False
        if self._writings.hold(name):
            self._used.add(wanted)
            return False
        return True

    def _taken(self, name: str) -> str:
        self._used.add(plain(name))
        self._given_out.add(plain(name))
        return name

    def _invented(self) -> Iterator[str]:
        """Give names without end, longer and longer, for when every real one was written."""
        syllables = 2.0
        while True:
            parts = (
                self._source.choice("bdfgklmnprstvz") + self._source.choice("aeiou")
                for _ in range(int(syllables))
            )
            yield "".join(parts).capitalize() + "n"
            syllables += 0.02
