"""Forgetting words: what is asked, what was done, and the words found in any of their forms.

The words themselves are content: they are kept out of every ``repr``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from journal_app.domain.guard import key_of
from journal_app.domain.identifiers import Kind
from journal_app.domain.ids import EntryId


@dataclass(frozen=True, slots=True)
class Change:
    """A place in a text and what is put there instead.

    Attributes:
        start: First code point.
        end: One past the last, above ``start``.
        put: The words put there; may be empty.
        kind: What stood there; a name is forgotten with its parts.
    """

    start: int
    end: int
    put: str = field(repr=False)
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to be forgotten wherever they stand, and what is put there.

    Attributes:
        any_case: Also where they are written with other capitals; False for words that also
            are ordinary ones, such as the name Hope.
    """

    words: str = field(repr=False)
    put: str = field(repr=False)
    any_case: bool = True


@dataclass(frozen=True, slots=True)
class Forgetting:
    """A request to replace words and to leave them nowhere in the journal.

    Attributes:
        entry: The entry whose page is replaced.
        text: Its whole new text.
        wordings: What is taken out of everything else that is kept; longest words first.
        everywhere: Out of every entry of the journal, not of this one alone.
    """

    entry: EntryId
    text: str = field(repr=False)
    wordings: tuple[Wording, ...] = field(repr=False)
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class OldBackups:
    """The journal's own backups that may still hold forgotten words.

    Attributes:
        count: How many there are now.
        gone_by: The day by which those that thin out by themselves are gone, when a backup is
            made every day from now on; None when there is none of them.
        lasting: How many never go by themselves: the last backup of a month that is over.
    """

    count: int
    gone_by: date | None
    lasting: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done, for the sentence that says so.

    Attributes:
        entries: Entries whose page or history was changed, this one among them.
        versions: Earlier versions that were changed.
        elsewhere: Other entries that still hold some of the words; 0 after ``everywhere``.
        backups: Which backups still may hold them.
        second_folder: Backups are also copied to a folder where none is ever deleted.
        overwritten: The journal's file was written anew. If not, pieces of the words may lie in
            unused parts of it, encrypted as all else, until the next backup or lock.
    """

    entries: int
    versions: int
    elsewhere: int
    backups: OldBackups
    second_folder: bool = False
    overwritten: bool = True


UNFINISHED: Final = 3
"""Letters from which the beginning of a word at the end of a text counts as the word half typed."""

SURELY_UNFINISHED: Final = 5
"""Letters from which it does so in lower case too."""

JOINED: Final = 6
"""Letters and digits from which several words also count when they are written as one."""

WIDEST: Final = 8
"""Blanks and signs that may stand between two words that belong together."""

_PART: Final = re.compile(r"[^\W_]+")
_BEFORE: Final = r"(?<![^\W_])"
_AFTER: Final = r"(?=(?:e?s)?(?![^\W_]))"
_AT_END: Final = r"(?=\s*\Z)"


class Eraser:
    """Finds some words in any text and puts others in their place.

    Words are found whole, in any case, with or without diacritics, with a possessive or plural
    ending (which stays), and with other blanks, hyphens or line breaks between them.

    Args:
        wordings: Where two fit at the same place, the longer wins.
        unfinished: Also words half typed at the very end of a text: a version may have been kept
            at that moment.
    """

    def __init__(self, wordings: Sequence[Wording], *, unfinished: bool = False) -> None:
        parts = [(_parts(wording.words), wording) for wording in wordings]
        known = sorted((pair for pair in parts if pair[0]), key=_length, reverse=True)
        self._wordings = tuple(wording for _, wording in known)
        self._lengths = tuple(_length(pair) for pair in known)
        ends = (_whole, _half) if unfinished else (_whole,)
        choices = "|".join(f"({'|'.join(end(words) for end in ends)})" for words, _ in known)
        self._pattern = re.compile(f"{_BEFORE}(?:{choices})") if choices else None

    def holds(self, text: str) -> bool:
        """Tell whether a text holds any of the words."""
        return next(self._places(text), None) is not None

    def erase(self, text: str) -> str:
        """Return a text with other words in their place; the same text when it holds none."""
        pieces, reached = [], 0
        for start, end, put in self._places(text):
            pieces += [text[reached:start], put]
            reached = end
        return "".join([*pieces, text[reached:]]) if pieces else text

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        plain = _plain(text)
        if self._pattern is None or self._pattern.search(plain) is None:
            return
        places = _origins(text) if len(plain) != len(text) or not text.isascii() else None
        for match in self._pattern.finditer(plain):
            start, end = match.span()
            if places is not None:
                start, end = places[start], _after(text, places[end - 1])
            which = (match.lastindex or 1) - 1
            whole = sum(map(str.isalnum, match.group())) >= self._lengths[which]
            if text[start].isupper() or self._fits_small(which, match.group(), whole=whole):
                yield start, end, self._wordings[which].put

    def _fits_small(self, which: int, found: str, *, whole: bool) -> bool:
        """Tell whether words count that begin with a small letter or a digit."""
        return self._wordings[which].any_case and (whole or len(found) >= SURELY_UNFINISHED)


def _length(pair: tuple[Sequence[str], Wording]) -> int:
    return sum(map(len, pair[0]))


def _parts(words: str) -> tuple[str, ...]:
    return tuple(_PART.findall(_plain(key_of(words))))


def _between(parts: Sequence[str]) -> str:
    """Return what may stand between parts: nothing either, unless they are mere initials."""
    least = 0 if sum(map(len, parts)) >= JOINED else 1
    return rf"[\W_]{{{least},{WIDEST}}}"


def _whole(parts: Sequence[str]) -> str:
    return _between(parts).join(parts) + _AFTER


def _half(parts: Sequence[str]) -> str:
    """Return the pattern of words broken off at the end of a text, ``UNFINISHED`` letters on."""
    *whole, last = parts
    rest = ""
    for letter in reversed(last[UNFINISHED:]):
        rest = f"(?:{letter}{rest})?"
    before = "".join(part + _between(parts) for part in whole)
    return before + last[:UNFINISHED] + rest + _AT_END


def _plain(text: str) -> str:
    """Return a text in small letters without diacritics; the same length when it is ASCII."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _origins(text: str) -> list[int]:
    """Return for each character of ``_plain`` the place of the one it came from."""
    return [place for place, letter in enumerate(text) for _ in _plain(letter)]


def _after(text: str, last: int) -> int:
    """Return the end of the character at ``last`` with its combining marks."""
    end = last + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
