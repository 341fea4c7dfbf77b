"""Tells whether a name reads almost like one that was given out before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from journal_app.privacy.name_forms import distance
from journal_app.privacy.replacement.likeness import is_nickname, keys

APART: Final = 2
"""Letters by which two pseudonyms must differ, and one more: Sydney and Sidney are one reading."""

LONG: Final = 5
"""Letters from which a name must differ in that many; of a shorter one, in one letter fewer."""


class Neighbours:
    """Names, and a quick way to those that are spelt almost alike.

    Two words at most so many letters apart have a form in common once each has lost as many:
    only those are compared.
    """

    def __init__(self) -> None:
        self._by_form: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str) -> None:
        """Take in one more plain name."""
        for form in _forms(name):
            self._by_form[form].add(name)

    def near(self, name: str) -> bool:
        """Tell whether a plain name is spelt almost as one taken in, or a short form of it."""
        forms = {
            other for form in {*_forms(name), *keys(name)} for other in self._by_form.get(form, ())
        }
        return any(self._alike(name, other) for other in forms)

    def _alike(self, one: str, other: str) -> bool:
        bound = APART if min(len(one), len(other)) >= LONG else APART - 1
        return is_nickname(one, other) or distance(one, other) <= bound


def _forms(name: str) -> Iterator[str]:
    """Yield a name, and it without one letter and without two, wherever they stood."""
    yield name
    for first in range(len(name)):
        shorter = name[:first] + name[first + 1 :]
        yield shorter
        for second in range(first, len(shorter)):
            yield shorter[:second] + shorter[second + 1 :]
