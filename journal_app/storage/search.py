"""From what a student typed to a full-text query that cannot fail."""

from __future__ import annotations

import unicodedata
from typing import Final

from journal_app.storage.columns import storable

MOST_WORDS: Final = 64
"""Words searched for at once; more than anybody types."""

LONGEST_WORD: Final = 64
"""Longer words are searched by this much of their beginning."""

_SHORTEST_STEM: Final = 3
_TOKEN_CATEGORIES: Final = frozenset("LN")
BLANKS: Final = str.maketrans(dict.fromkeys("\0\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "))
"""Maps every control that breaks a line, and NUL, to one blank: offsets stay what they are."""

_ENDINGS: Final = (
    *("able", "al", "ally", "ance", "ate", "ation", "ative", "ed", "ence", "ent", "er", "es"),
    *("ful", "fully", "fulness", "ible", "ing", "ion", "ional", "ism", "ist", "ity", "ive"),
    *("iveness", "ize", "less", "ly", "ment", "ness", "ous", "ously", "ousness"),
)
"""English endings that the Porter stemmer takes off (Porter 1980, "An algorithm for suffix
stripping", Program 14(3), 130-137). Half-typed, they are not taken off yet."""

_LONGEST_HALF: Final = max(len(ending) for ending in _ENDINGS) - 1


def fts_query(typed: str) -> str:
    """Return an FTS5 query for typed words: all of them, the last one as a beginning.

    Nothing typed is an operator: every word becomes a quoted string, and a word without a
    letter or digit is left out, as is what follows the first ``MOST_WORDS`` of a whole pasted
    page. Empty when no word is left, which means: do not search.
    """
    words = [w for w in storable(typed).translate(BLANKS).split() if any(map(is_token, w))]
    if not words:
        return ""
    *whole, last = words[:MOST_WORDS]
    return " AND ".join([*(_word(w) for w in whole), _beginning(last)])


def _word(word: str) -> str:
    return _quoted(word) if len(word) <= LONGEST_WORD else _quoted(word[:LONGEST_WORD]) + "*"


def is_token(character: str) -> bool:
    """Tell whether a character belongs to words: letters, numbers, private use.

    As FTS5's unicode61 tokenizer has it (https://www.sqlite.org/fts5.html, 4.3.1).
    """
    category = unicodedata.category(character)
    return category[0] in _TOKEN_CATEGORIES or category == "Co"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _beginning(word: str) -> str:
    """Return the query for a word still being typed.

    The index holds stems: "compassion" stands there as "compass", which does not begin with
    "compassio". So a word that may end in half an ending is also searched with it completed.
    """
    if len(word) > LONGEST_WORD:
        return _word(word)
    whole = {
        _quoted(word[:cut] + ending)
        for cut in range(max(_SHORTEST_STEM, len(word) - _LONGEST_HALF), len(word))
        for ending in _ENDINGS
        if ending != word[cut:].casefold() and ending.startswith(word[cut:].casefold())
    }
    prefix = _quoted(word) + "*"
    return f"({' OR '.join([prefix, *sorted(whole)])})" if whole else prefix
