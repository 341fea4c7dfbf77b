"""Finds the few people a mention may mean among the many an author has written about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from journal_app.privacy.replacement.likeness import keys

P = TypeVar("P")


class Acquaintances(Generic[P]):
    """People by their names, so that ten years of them are not gone through for each mention."""

    def __init__(self) -> None:
        self._order: dict[P, int] = {}
        self._by_key: dict[str, set[P]] = defaultdict(set)
        self._here: set[P] = set()

    def begin(self) -> None:
        """Begin another entry, in which nobody has been named yet."""
        self._here.clear()

    def note(self, person: P, words: Iterable[str], initials: str) -> None:
        """Remember that a person was named in this entry, and how."""
        self._order.setdefault(person, len(self._order))
        self._here.add(person)
        for word in words:
            for key in keys(word):
                self._by_key[key].add(person)
        self._by_key[_initials(initials)].add(person)

    def like(self, words: Iterable[str], initials: str) -> list[P]:
        """Return who was named in this entry, or somewhere by a like name, the oldest first."""
        found = set(self._here)
        for word in words:
            for key in keys(word):
                found |= self._by_key.get(key, set())
        if initials:
            found |= self._by_key.get(_initials(initials), set())
            found |= self._by_key.get(initials, set())
        return sorted(found, key=self._order.__getitem__)


def _initials(letters: str) -> str:
    """Return a key that no name has."""
    return f"{letters}." if letters else ""
