"""The heavy-words check: off until the student chose it, in memory only, never told to anyone.

It is asked about the text of the open page after that was stored, answers yes or no, and keeps
neither the text nor the answer. It is no measure of anything: no number comes out of it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from journal_app.services import heavy_phrases as phrases

if TYPE_CHECKING:
    from journal_app.domain.ports import OpenVault

HEAVY_WORDS: Final = "support.heavy-words"

_QUOTED: Final = re.compile(
    '\u201c[^\u201c\u201d]{0,1000}\u201d|\u00ab[^\u00ab\u00bb]{0,1000}\u00bb|"[^"\\n]{0,1000}"|'
    "(?<!\\w)['\u2018](?:[^'\u2018\u2019\\n]|['\u2019](?=\\w)){0,1000}['\u2019](?!\\w)"
)
_APOSTROPHE: Final = re.compile("(?<=\\w)['\u2019\u02bc](?=\\w)")
_SENTENCE_END: Final = re.compile(r"[.!?;\n\u2026]+")
_PART_END: Final = re.compile(r"[,:()\u2013\u2014]| and | but ")
_NO_WORD: Final = re.compile(r"[^\w,:()\u2013\u2014]+|_+")


class Choice(StrEnum):
    """What the student said about the check."""

    NOT_ASKED = "not-asked"
    ON = "on"
    OFF = "off"


class HeavyWords:
    """The student's choice, and the check itself. Belongs on the worker that owns the vault."""

    def __init__(self, vault: OpenVault) -> None:
        self._store = vault.settings

    def choice(self) -> Choice:
        """Return what the student chose; ``NOT_ASKED`` works like ``OFF``."""
        stored = self._store.get(HEAVY_WORDS)
        return Choice(stored) if stored in list(Choice) else Choice.NOT_ASKED

    def choose(self, *, on: bool) -> None:
        """Keep what the student chose."""
        self._store.put(HEAVY_WORDS, (Choice.ON if on else Choice.OFF).value)

    def look(self, text: str) -> bool:
        """Tell whether to offer the card for a text; never, unless it was chosen."""
        return self.choice() is Choice.ON and sounds_heavy(text)


def sounds_heavy(text: str) -> bool:
    """Tell whether a text holds one of the explicit first-person phrases.

    Quotations, other people's words, denials, things long past and figures of speech are left
    out as far as they can be told apart; docs/support.md says how far that is.
    """
    return any(_heavy(one) for one in _sentences(text) if phrases.WORTH_A_LOOK.search(one))


def _sentences(text: str) -> list[str]:
    plain = _APOSTROPHE.sub("", _QUOTED.sub(" , ", text.lower()).replace("-", " "))
    found = (_NO_WORD.sub(" ", one) for one in _SENTENCE_END.split(plain))
    return [re.sub(r" +,", ",", one).strip() for one in found if one.strip(" ,")]


def _heavy(sentence: str) -> bool:
    if phrases.LONG_AGO.search(sentence) or phrases.SAID_BETWEEN.search(sentence):
        return False
    return any(_meant(sentence, found.start(), found.end()) for found in _each(sentence))


def _each(sentence: str) -> list[re.Match[str]]:
    present = list(phrases.PRESENT.finditer(sentence))
    past = (f for f in phrases.PAST.finditer(sentence) if _recent(sentence, f))
    # Only what begins a part of the sentence may leave out its “I”.
    return [*present, *past]


def _recent(sentence: str, found: re.Match[str]) -> bool:
    start = max((m.end() for m in _PART_END.finditer(sentence, 0, found.start())), default=0)
    after = _PART_END.search(sentence, found.end())
    return bool(phrases.RECENT.search(sentence[start : after.start() if after else None]))


def _meant(sentence: str, start: int, end: int) -> bool:
    before, after = sentence[:start], sentence[end:]
    if phrases.BEFORE.search(before) or phrases.SAID_AFTER.match(after):
        return False
    if phrases.AFTER.match(after) and not phrases.AFTER_STILL.match(after):
        return False
    if phrases.CONDITION.search(before) or phrases.THREAT.search(before):
        return False
    return not any(_said_by_another(before, said) for said in phrases.SAID.finditer(before))


def _said_by_another(before: str, said: re.Match[str]) -> bool:
    if phrases.MINE.search(before[: said.start()]):
        return False
    return not phrases.AND.search(before[said.end() :])
