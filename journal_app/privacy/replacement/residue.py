"""Looks once more, before anything leaves, whether a confirmed identifier is still there.

Letters are compared without case and diacritics, through invisible code points and through a
word broken at the end of a line. What is looked for lies outside our own replacements, and is
no part of a longer word.

Not every occurrence is a survivor: somebody called Hope does not forbid "I hope", nor a Mr
Parkinson his disease. A word that also means something else survives only where it is written
as the name was and begins no sentence; the rest the finder has judged in its place. Nor is a
date, an age or a room looked for: 3/10 may be a day here and a score there, and each occurrence
is its own finding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from journal_app.domain.identifiers import NAMES, Finding, Kind
from journal_app.errors import BugError
from journal_app.privacy.name_forms import KnowsWords
from journal_app.privacy.passage import Passage, fold, without_marks
from journal_app.privacy.replacement.replaced import Replaced, Replacement

LASTING: Final = NAMES | {
    Kind.HOSPITAL,
    Kind.SCHOOL,
    Kind.LOCATION,
    Kind.PROFESSION_UNIQUE,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.URL_HANDLE,
    Kind.ID,
}
"""The kinds whose words identify wherever they stand."""

SHORTEST_NUMBER: Final = 5
"""Letters and digits of the shortest number that is looked for; 4471 is also a year or a dose."""

BARRIER: Final = "\0"
_BROKEN: Final = re.compile(r"[-‐‑]\s*\n\s*")


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text as it is compared, and where each of its letters stands."""

    text: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)


def survivors(
    replaced: Replaced, known: KnowsWords, *, spared: Sequence[tuple[int, int]] = ()
) -> tuple[Finding, ...]:
    """Return where a replaced text still holds words of one of its own findings.

    Args:
        known: Tells words that also mean something else.
        spared: Parts of the replaced text that the student decided to leave.

    Returns:
        Places in the replaced text, in order, with the kind of what was found there before.
    """
    letters = _compared(replaced)
    opening = {token.start for token in Passage(replaced.text).tokens if token.opens}
    found: set[Finding] = set()
    # Somebody named a thousand times is looked for once.
    wanted = {(span.words, span.kind, span.tier): span for span in replaced.spans}
    for original in wanted.values():
        for start, end in _occurrences(original, letters):
            left = any(start >= first and end <= last for first, last in spared)
            written = replaced.text[start:end]
            if not left and not _means_else(original, written, known, opens=start in opening):
                found.add(Finding(start, end, original.kind, original.tier))
    return tuple(sorted(found))


def missed(replaced: Replaced, known: KnowsWords) -> tuple[Finding, ...]:
    """Return the survivors as places in the text as it was, for finding them there as well."""
    return tuple(
        Finding(_before(replaced, each.start), _before(replaced, each.end), each.kind, each.tier)
        for each in survivors(replaced, known)
    )


def confirm_gone(
    replaced: Replaced, known: KnowsWords, *, spared: Sequence[tuple[int, int]] = ()
) -> None:
    """Make sure that no confirmed identifier survived; arguments as for ``survivors``.

    Raises:
        BugError: One did. It says how many, and none of their words.
    """
    found = survivors(replaced, known, spared=spared)
    if found:
        raise BugError(f"{len(found)} confirmed identifiers survived replacement")


def _before(replaced: Replaced, place: int) -> int:
    """Return where a place outside our replacements lies in the text as it was."""
    shift = 0
    for span in replaced.spans:
        if span.put_end > place:
            break
        shift = span.end - span.put_end
    return place + shift


def _compared(replaced: Replaced) -> _Letters:
    ours = {at for span in replaced.spans for at in range(span.put_start, span.put_end)}
    broken = {
        at
        for match in _BROKEN.finditer(replaced.text)
        for at in range(match.start(), match.end())
        if match.start() > 0 and replaced.text[match.start() - 1].isalpha()
    }
    text: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(replaced.text):
        plain = BARRIER if at in ours else "" if at in broken else _plain(letter)
        text.append(plain)
        places += [at] * len(plain)
    return _Letters("".join(text), tuple(places))


def _plain(letter: str) -> str:
    if letter.isascii():
        return " " if letter.isspace() else letter.lower()
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return ""
    return " " if letter.isspace() else without_marks(fold(letter))


def _occurrences(original: Replacement, letters: _Letters) -> Iterator[tuple[int, int]]:
    wanted = "".join(map(_plain, original.words))
    size = sum(letter.isalnum() for letter in wanted)
    number = original.kind in (Kind.PHONE, Kind.ID)
    if original.kind not in LASTING or size < (SHORTEST_NUMBER if number else 2):
        return
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    plural = r"(?=(?:'?s)?(?![^\W_]))" if original.kind in NAMES and size > 3 else r"(?![^\W_])"
    for match in re.finditer(rf"(?<![^\W_]){pattern}{plural}", letters.text):
        yield letters.places[match.start()], letters.places[match.end() - 1] + 1


def _means_else(original: Replacement, written: str, known: KnowsWords, *, opens: bool) -> bool:
    """Tell whether an occurrence may be taken for something other than the identifier."""
    words = original.words
    if sum(letter.isalnum() for letter in words) <= 3:
        return written != words or (words.islower() and opens)
    tokens = Passage(words).tokens
    if not tokens or not all(known.is_ordinary(token.plain) for token in tokens):
        return False
    return opens or written.islower() or written != words
