"""Whether texts hold some words, for texts too few to need an index."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from journal_app.domain.letters import comparable, has_no_blanks

_WORD: Final = re.compile(r"[^\W_]+")


class WordSearch:
    """Words that are looked for at the beginnings of words, accents and case aside.

    In scripts without blanks between words they are looked for anywhere.
    """

    def __init__(self, words: str) -> None:
        found = dict.fromkeys(_WORD.findall(comparable(words)))
        self._patterns = tuple(map(_pattern, found))

    def fits(self, texts: Iterable[str]) -> bool:
        """Tell whether each of the words stands in any of the texts; without words, always."""
        whole = comparable("\n".join(texts))
        return all(pattern.search(whole) for pattern in self._patterns)


def _pattern(word: str) -> re.Pattern[str]:
    before = "" if has_no_blanks(word[0]) else r"(?<![^\W_])"
    return re.compile(before + re.escape(word))
