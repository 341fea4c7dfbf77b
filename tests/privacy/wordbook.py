"""A handful of ordinary words, in place of the lexicon, so that a test says what it rests on."""

from __future__ import annotations

_WORDS = """
hope will grace may rose sunday bill the and ward sister doctor she bed march royal general
infirmary was for with not what know today smiled chandler leads morning marches hopes foley
mart martin's street
"""

ORDINARY = frozenset(_WORDS.split())


class Wordbook:
    def is_ordinary(self, folded: str) -> bool:
        return folded in ORDINARY
