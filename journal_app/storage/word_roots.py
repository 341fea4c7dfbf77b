"""Whether a feature that was learned may come from words that are to be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from journal_app.domain.forgetting import Wording, spread
from journal_app.domain.letters import comparable

_RUN: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
"""Letters of a stem that say something."""

_PUT_ON: Final = 2
_TAKEN_OFF: Final = 3
"""Letters of an ending."""


class Roots:
    """Tells whether features name some words, whole or cut down to a stem.

    A feature is what is left of a text's words: small letters, perhaps no ending, perhaps joined
    to another word by a sign. One that is taken for a forgotten word and was not costs a hint
    one count, so what may be one counts as one.
    """

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._parts = frozenset(
            part for wording in spread(wordings) for part in _RUN.findall(comparable(wording.words))
        )

    def are_in(self, feature: str) -> bool:
        """Tell whether any word of a feature may come from the words."""
        runs = _RUN.findall(comparable(feature))
        return any(_may_be(run, part) for run in runs for part in self._parts)


def _may_be(run: str, part: str) -> bool:
    """Tell whether a word may be another one with an ending taken off, changed or put on."""
    pairs = zip(run, part, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    put_on, taken_off = len(run) - shared, len(part) - shared
    if shared < _SHORTEST:
        return run == part
    if taken_off == 0 or put_on == 0:
        return put_on <= _PUT_ON
    return put_on == 1 and taken_off <= _TAKEN_OFF  # Davies may have become davy
