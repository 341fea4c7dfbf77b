"""Finds words that are to be forgotten, in any of the forms they are written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import Final

from journal_app.domain.forgetting import Wording
from journal_app.domain.guard import key_of
from journal_app.domain.letters import comparable, has_no_blanks, is_unseen

UNFINISHED: Final = 3
"""Letters from which the beginning of a word at the end of a text counts as the word half typed."""

SURELY_UNFINISHED: Final = 5
"""Letters from which it does so in lower case too."""

JOINED: Final = 6
"""Letters and digits from which several words also count when they are written as one."""

WIDEST: Final = 8
"""Blanks and signs that may stand between two words that belong together."""

GROUPED: Final = 7
"""Digits from which a number counts however it is grouped."""

_PART: Final = re.compile(r"[^\W_]+")
_BEFORE: Final = r"(?<![^\W_])"
_AFTER: Final = r"(?![^\W_])"
_AT_END: Final = r"(?=\s*\Z)"
_APART: Final = r"[\s.'_\-‐‑–]"
_GROUPING: Final = r"[\s.()\-‐‑]{0,3}"
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-‐‑\u00ad]\s*\n\s*(?=[^\W\d_])")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Known:
    """Words as they are looked for: their parts, and the signs between these."""

    wording: Wording
    parts: tuple[str, ...] = field(repr=False)
    signs: tuple[str, ...] = field(repr=False)

    @property
    def length(self) -> int:
        return sum(map(len, self.parts))


class Eraser:
    """Finds some words in any text and puts others in their place.

    Words are found whole, in any case, with or without diacritics, with a possessive or plural
    ending (which stays), with other blanks or hyphens between them, through invisible code
    points, and broken at the end of a line. Words with surroundings are found in earlier states
    alone, just as they were written, between the same words.

    Args:
        wordings: Where two fit at the same place, the longer wins.
        unfinished: The texts are earlier states of a page. Also words half typed at their very
            end count: a version may have been kept at that moment.
    """

    def __init__(self, wordings: Sequence[Wording], *, unfinished: bool = False) -> None:
        known = [_known(wording) for wording in wordings if wording.around is None]
        self._known = tuple(
            sorted((one for one in known if one.parts), key=lambda one: one.length, reverse=True)
        )
        choices = "|".join(f"({_pattern(one, unfinished=unfinished)})" for one in self._known)
        self._pattern = re.compile(choices) if choices else None
        self._heads = frozenset(map(_head, self._known))
        alone = [one.parts[0] for one in self._known if len(one.parts) == 1]
        self._begun = tuple(alone) if unfinished else ()
        placed = [one for one in wordings if one.around is not None] if unfinished else []
        self._placed = tuple((_surrounded(one), one.put) for one in placed)
        self._keys = frozenset(key for one in wordings if (key := _key(one.words)))

    def holds(self, text: str) -> bool:
        """Tell whether a text holds any of the words."""
        ways = (self._surrounded_in(text), self._places(text), self._broken_in(text))
        return any(next(iter(places), None) is not None for places in ways)

    def names(self, words: str) -> bool:
        """Tell whether words that were noted down by themselves hold any, or are them."""
        return _key(words) in self._keys or self.holds(words)

    def erase(self, text: str) -> str:
        """Return a text with other words in their place; the same text when it holds none."""
        for find in (self._surrounded_in, self._places, self._broken_in):
            text = _put_in(text, find(text))
        return text

    def _surrounded_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        found = sorted(
            (*match.span(1), put)
            for pattern, put in self._placed
            for match in pattern.finditer(text)
        )
        reached = 0
        for start, end, put in found:
            if start >= reached:
                yield start, end, put
                reached = end

    def _broken_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the places of words that are broken at the end of a line."""
        if "\n" not in text:
            return
        broken = frozenset(at for match in _BROKEN.finditer(text) for at in range(*match.span()))
        if broken:
            yield from self._places(text, broken)

    def _may_hold(self, plain: str) -> bool:
        """Tell whether a closer look is worth its time: of most texts it is not."""
        if any(head in plain for head in self._heads):
            return True
        end = plain.rstrip()
        return any(part[:UNFINISHED] in end[-len(part) :] for part in self._begun)

    def _places(
        self, text: str, left_out: frozenset[int] = frozenset()
    ) -> Iterator[tuple[int, int, str]]:
        plain = comparable(_without(text, left_out))
        if self._pattern is None or not self._may_hold(plain):
            return
        simple = text.isascii() and not left_out
        places: Sequence[int] | None = None
        for match in self._pattern.finditer(plain):
            if places is None and not simple:
                places = _origins(text, left_out)
            start, end = match.span()
            if places is not None:
                start, end = places[start], _after(text, places[end - 1])
            which = self._known[(match.lastindex or 1) - 1]
            if _fits(which, text[start:end], match.group()):
                yield start, end, which.wording.put


def _without(text: str, left_out: frozenset[int]) -> str:
    if not left_out:
        return text
    return "".join(sign for at, sign in enumerate(text) if at not in left_out)


def _put_in(text: str, places: Iterator[tuple[int, int, str]]) -> str:
    pieces, reached = [], 0
    for start, end, put in places:
        pieces += [text[reached:start], put]
        reached = end
    return "".join([*pieces, text[reached:]]) if pieces else text


def _key(words: str) -> str:
    return comparable(key_of(words))


def _known(wording: Wording) -> _Known:
    key = _key(wording.words)
    found = list(_PART.finditer(key))
    signs = tuple(key[left.end() : right.start()] for left, right in pairwise(found))
    return _Known(wording, tuple(match.group() for match in found), signs)


def _fits(known: _Known, written: str, found: str) -> bool:
    """Tell whether words count that are written in this way."""
    wording = known.wording
    if wording.exact:
        return _seen(written) == _seen(wording.words)
    whole = sum(map(str.isalnum, found)) >= known.length
    if written[0].isupper():
        return True
    return wording.any_case and (whole or len(found) >= SURELY_UNFINISHED)


def _seen(words: str) -> str:
    composed = unicodedata.normalize("NFC", words)
    return "".join(sign for sign in composed if not is_unseen(sign))


def _pattern(known: _Known, *, unfinished: bool) -> str:
    free = known.length > 1
    letters = "".join(known.parts)
    before = "" if free and has_no_blanks(letters[0]) else _BEFORE
    if free and has_no_blanks(letters[-1]):
        after = ""
    else:
        endings = "|".join(map(re.escape, known.wording.endings))
        after = f"(?=(?:{endings})?{_AFTER})" if endings else _AFTER
    ends = [_whole(known) + after]
    if unfinished and not known.wording.exact:
        ends.append(_half(known) + _AT_END)
    return f"{before}(?:{'|'.join(ends)})"


def _between(known: _Known) -> Iterator[str]:
    """Yield what may stand between parts: nothing either, unless they are mere initials."""
    least = 0 if known.length >= JOINED else 1
    for signs in known.signs:
        as_written = r"\s+".join(map(re.escape, re.split(r"\s+", signs)))
        yield f"(?:{as_written}|{_APART}{{{least},{WIDEST}}})"


def _head(known: _Known) -> str:
    """Return what every writing of words has in it, but for words half typed."""
    return known.parts[0][0] if _is_grouped(known) else known.parts[0]


def _is_grouped(known: _Known) -> bool:
    letters = "".join(known.parts)
    return letters.isdecimal() and len(letters) >= GROUPED


def _whole(known: _Known) -> str:
    if _is_grouped(known):
        return _GROUPING.join("".join(known.parts))
    return "".join(
        part + between for part, between in zip(known.parts, [*_between(known), ""], strict=True)
    )


def _half(known: _Known) -> str:
    """Return the pattern of words broken off at the end of a text, ``UNFINISHED`` letters on."""
    *whole, last = known.parts
    before = "".join(part + between for part, between in zip(whole, _between(known), strict=True))
    return before + last[:UNFINISHED] + _begun(last[UNFINISHED:])


def _begun(word: str) -> str:
    """Return the pattern of any beginning of a word, none of it included."""
    return reduce(lambda rest, sign: f"(?:{re.escape(sign)}{rest})?", reversed(word), "")


def _surrounded(wording: Wording) -> re.Pattern[str]:
    """Return the pattern of words, its first group, where they stand between others."""
    before, after = wording.around or ("", "")
    from_start = "" if _WORD.search(before) else r"\A\s*"
    nexts = _WORD.search(after)
    if nexts is None:
        end = r"[\W_]*\Z"
    else:
        signs, word = _flexible(after[: nexts.start()]), nexts.group()
        end = rf"{signs}(?:{re.escape(word)}(?!\w)|{_begun(word)}\Z)|\W*\Z"
    words = _flexible(wording.words)
    return re.compile(rf"(?<!\w){from_start}{_flexible(before)}({words})(?={end})")


def _flexible(text: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", text)))


def _origins(text: str, left_out: frozenset[int]) -> list[int]:
    """Return for each character of the compared text the place of the one it came from."""
    return [
        place
        for place, letter in enumerate(text)
        if place not in left_out
        for _ in comparable(letter)
    ]


def _after(text: str, last: int) -> int:
    """Return the end of the character at ``last`` with the marks that belong to it."""
    end = last + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end
