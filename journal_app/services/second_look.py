"""What a reader should look at once more in a text: capitals, numbers and superlatives.

No detector finds everything. What it leaves is most often a name written like a word, a number
nobody expected, or a person who is the first, the only or the youngest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from journal_app.domain.identifiers import Kind
from journal_app.privacy.passage import Case, Passage, Token
from journal_app.services.reviewed import Page
from journal_app.services.telling_words import numbers, superlatives


@dataclass(frozen=True, slots=True, order=True)
class Glance:
    """A place in a shown text that is worth a second look; code points, the end exclusive."""

    start: int
    end: int
    words: str = field(repr=False)


def second_look(page: Page, is_plain: Callable[[str], bool]) -> tuple[Glance, ...]:
    """Return what is left to look at outside all marks, each word once, in order of place.

    Args:
        is_plain: Tells whether a folded word's capital at the start of a sentence means nothing.
    """
    text = page.text
    marked = [(mark.start, mark.end) for mark in page.marks]
    places = _joined(
        (start, end)
        for start, end in {*_words(text, is_plain), *superlatives(text), *numbers(text)}
        if not any(start < last and first < end for first, last in marked)
    )
    seen: set[str] = set()
    found = []
    for start, end in places:
        words = text[start:end]
        if words.casefold() not in seen:
            seen.add(words.casefold())
            found.append(Glance(start, end, words))
    return tuple(found)


def likely_kind(words: str, *, asked: bool) -> Kind:
    """Return what words to be hidden most likely are; the student may say otherwise.

    Args:
        asked: They were found by ``second_look``; in small letters they are a superlative then.
    """
    if any(map(str.isnumeric, words)) or any(numbers(words)):
        return Kind.ID
    return Kind.PROFESSION_UNIQUE if asked and words.islower() else Kind.NAME_OTHER


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, with those that overlap as one, so that nothing is asked twice."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _words(text: str, is_plain: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield runs of neighbouring words worth a look as one place."""
    passage = Passage(text)
    run: list[Token] = []
    for token in passage.tokens:
        noted = _noted(token, is_plain)
        joined = run and noted and passage.between(run[-1], token) in (" ", "-") and not token.opens
        if run and not joined:
            yield _place(run)
            run = []
        if noted:
            run.append(token)
    if run:
        yield _place(run)


def _place(run: Sequence[Token]) -> tuple[int, int]:
    return run[0].start, run[-1].end


def _noted(token: Token, is_plain: Callable[[str], bool]) -> bool:
    if token.case is Case.NUMBER or any(map(str.isnumeric, token.text)):
        return True
    if token.case is Case.LOWER or token.folded.split("'")[0] == "i":
        return False
    initials = token.case is Case.UPPER and len(token.text) > 1
    return initials or not (token.opens and is_plain(token.folded))
