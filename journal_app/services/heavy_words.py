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
    from collections.abc import Iterator

    from journal_app.domain.ports import OpenVault

HEAVY_WORDS: Final = "support.heavy-words"

_LONGEST_QUOTATION: Final = 1_000
_SINGLE: Final = re.compile("['\u2019](?!\\w)|[\u2018\\n]")
_QUOTATION_STOPS: Final = {
    "\u201c": re.compile("[\u201c\u201d]"),
    "\u00ab": re.compile("[\u00ab\u00bb]"),
    '"': re.compile('["\\n]'),
    "'": _SINGLE,
    "\u2018": _SINGLE,
}
"""For each mark that opens a quotation, what closes it or says that it was none."""

_OPENS: Final = re.compile("[\u201c\u00ab\"]|(?<!\\w)['\u2018]")
_CLOSES: Final = frozenset("\u201d\u00bb\"'\u2019")
_READ_AT_ONCE: Final = 1_000
_AROUND: Final = 300
"""Characters: a sentence is read in pieces no longer than the first, each with the second as
surroundings on both sides, so that the work grows with the text and not with its square."""

_APOSTROPHE: Final = re.compile("(?<=\\w)['\u2019\u02bc](?=\\w)")
_SENTENCE_END: Final = re.compile(r"[.!?;\n\u2026]+")
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
    return any(
        _heavy(piece, begin, end)
        for sentence in _sentences(text)
        for piece, begin, end in _pieces(sentence)
        if phrases.WORTH_A_LOOK.search(piece, begin)
    )


def _sentences(text: str) -> list[str]:
    plain = _APOSTROPHE.sub("", _unquoted(text.lower()).replace("-", " "))
    found = (_NO_WORD.sub(" ", one) for one in _SENTENCE_END.split(plain))
    return [re.sub(r" +,", ",", one).strip() for one in found if one.strip(" ,")]


def _unquoted(text: str) -> str:
    """Put a comma for each quotation, in one pass: no stretch is searched twice for one mark."""
    parts: list[str] = []
    stops: dict[re.Pattern[str], int] = {}
    done = 0
    for opened in _OPENS.finditer(text):
        start = opened.start()
        if start < done:
            continue
        pattern = _QUOTATION_STOPS[opened.group()]
        if stops.get(pattern, -1) <= start:
            found = pattern.search(text, start + 1)
            stops[pattern] = found.start() if found else len(text)
        stop = stops[pattern]
        if stop - start - 1 <= _LONGEST_QUOTATION and text[stop : stop + 1] in _CLOSES:
            parts += (text[done:start], " , ")
            done = stop + 1
    return "".join([*parts, text[done:]])


def _pieces(sentence: str) -> Iterator[tuple[str, int, int]]:
    """Give pieces with their surroundings, and where in each the phrases begin that count."""
    if len(sentence) <= _READ_AT_ONCE:
        yield sentence, 0, len(sentence)
        return
    step = _READ_AT_ONCE - 2 * _AROUND
    for at in range(0, len(sentence), step):
        first = max(0, at - _AROUND)
        piece = sentence[first : at + step + _AROUND]
        yield piece, at - first, min(at - first + step, len(piece))


def _heavy(piece: str, begin: int, end: int) -> bool:
    if phrases.LONG_AGO.search(piece) or phrases.SAID_BETWEEN.search(piece):
        return False
    return any(_meant(piece, found) for found in _each(piece, begin, end))


def _each(piece: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    looked_for = [phrases.PRESENT]
    if phrases.RECENT.search(piece) or phrases.THERE.search(piece):
        looked_for.append(phrases.PASSING)
    for pattern in looked_for:
        for found in pattern.finditer(piece, begin):
            if found.start() >= end:
                break
            yield found


def _meant(sentence: str, found: re.Match[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    if not phrases.FIRST_PERSON.search(found.group()) and phrases.CHART.search(sentence):
        return False
    if phrases.BEFORE.search(before) or _figure_of_speech(found.group(), after):
        return False
    if phrases.CONDITION.search(phrases.HONEST.sub("", before)) or phrases.THREAT.search(before):
        return False
    return not _another_said(before, after)


def _figure_of_speech(phrase: str, after: str) -> bool:
    if phrases.AFTER_STILL.match(after):
        return False
    if phrases.LIVING.search(phrase) and phrases.AFTER_LIVING.match(after):
        return True
    return phrases.AFTER.match(after) is not None


def _another_said(before: str, after: str) -> bool:
    if phrases.SAID_AFTER.match(after) or phrases.SAID_LATER.search(after):
        return True
    if phrases.HEADED.search(before):
        return True
    return any(_said_by_another(before, said) for said in phrases.SAID.finditer(before))


def _said_by_another(before: str, said: re.Match[str]) -> bool:
    if phrases.MINE.search(before[: said.start()]):
        return False
    return not phrases.AND.search(before[said.end() :])
