"""Makes a phrase fit where it is put: articles, capitals, possessives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from journal_app.privacy.passage import Passage
from journal_app.privacy.replacement.listed import listed

ARTICLE: Final = re.compile(r"(?:an?|the) ")
ARTICLES: Final = frozenset(["a", "an", "the"])
DETERMINERS: Final = frozenset(
    listed(
        "my our your his her its their this that these those some any every each no another "
        "which whose"
    )
)
ADJECTIVES: Final = frozenset(
    listed(
        "old new big small little whole local same other nearby main good bad first last next "
        "second early late mid whole entire famous busy former usual only dear poor lovely "
        "tiny huge actual beautiful horrible quiet rural awful great"
    )
)
DIRECTIONS: Final = frozenset(
    listed(
        "north south east west northern southern eastern western central downtown inner outer "
        "upper lower greater rural suburban"
    )
)
LABELS: Final = frozenset(
    listed(
        "mrn nhs no number num nr id tel phone mobile cell fax bleep pager ext email mail web "
        "url link handle medicare insurance licence license badge locker plate reg sample "
        "case study ref reference record chart ending hospital hosp"
    )
)
_NUMBERED: Final = frozenset(["mrn", "no", "num", "nr"])
"""Labels that say "number" in a letter or two."""

_BEGINNING: Final = re.compile(r"""(?:^|[.!?…]['"’”)]*\s+|\n\s*|["“(])\Z""")
SIBILANT: Final = frozenset("sxzSXZ")


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of a text and what shall stand there.

    Attributes:
        start: First code point that goes.
        end: One past the last.
    """

    start: int
    end: int
    put: str


class Surroundings:
    """What stands beside the parts of a text that are about to be replaced.

    Args:
        passage: The text and its words.
    """

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        self._ending = {token.end: at for at, token in enumerate(passage.tokens)}
        self._opening = {token.start for token in passage.tokens if token.opens}
        self._tokens = passage.tokens

    def before(self, start: int, floor: int = 0) -> tuple[int, str] | None:
        """Return where the word before a place begins, and the word in small letters.

        None when something other than blanks stands between, or it begins before ``floor``.
        """
        end = start
        while end > floor and self.text[end - 1] in " \t\u00a0":
            end -= 1
        for tail in (end, end - 2):  # the possessive 's is not part of a word
            at = self._ending.get(tail)
            if at is not None and end < start and self._tokens[at].start >= floor:
                token = self._tokens[at]
                return token.start, self.text[token.start : end].lower()
        return None

    def opens(self, start: int) -> bool:
        """Tell whether a sentence begins at a place, with a capital letter."""
        before = self.text[:start]
        begins = start in self._opening and _BEGINNING.search(before, max(0, start - 9))
        return bool(begins) and self.text[start : start + 1].isupper()


def fitted(edit: Edit, around: Surroundings, floor: int) -> Edit:
    """Return an edit whose phrase reads well after the words before it.

    ``the`` before ``a large teaching hospital`` stays and our article goes; ``an`` before ``a
    town`` goes and ours stays; after ``my``, ``the old`` or ``MRN`` ours goes. A phrase without
    an article is left alone.

    Args:
        edit: Its phrase may begin with an article.
        floor: Words before this place belong to another edit and are not looked at.
    """
    match = ARTICLE.match(edit.put)
    before = around.before(edit.start, floor)
    if before and before[1] in DIRECTIONS and match:
        edit = replace(edit, start=before[0])
        before = around.before(edit.start, floor)
    if match and before:
        edit = _after(before, edit, edit.put[match.end() :], around, floor)
    return edit


def capitalised(edit: Edit, around: Surroundings) -> Edit:
    """Return an edit that begins with a capital where the sentence it opens began with one."""
    if around.opens(edit.start):
        return replace(edit, put=edit.put[:1].upper() + edit.put[1:])
    return edit


def _after(
    before: tuple[int, str], edit: Edit, bare: str, around: Surroundings, floor: int
) -> Edit:
    start, word = before
    if word in ("a", "an") and edit.put.split(" ", 1)[0] != word:
        return replace(edit, start=start)
    if word in ARTICLES or _determines(word) or word in LABELS:
        return replace(edit, put=bare)
    further = around.before(start, floor)
    if word in ADJECTIVES and further and (further[1] in ARTICLES or _determines(further[1])):
        return replace(edit, put=bare)
    return edit


def _determines(word: str) -> bool:
    return word in DETERMINERS or word.endswith(("'s", "’s", "s'", "s’"))


def without_the(edit: Edit, around: Surroundings, floor: int) -> Edit:
    """Return an edit that takes a ``the`` before it along: ``on the 14th``, ``on day 9``."""
    before = around.before(edit.start, floor)
    return replace(edit, start=before[0]) if before and before[1] == "the" else edit


def once(edit: Edit, around: Surroundings, floor: int) -> Edit:
    """Return an edit that takes a label before it along where its phrase says the same again.

    "phone 0412 ..." becomes "a phone number" rather than "phone phone number", and "MRN 44"
    becomes "a number" rather than "MRN number". An article of ours stays then, to be fitted to
    what stands before the label.
    """
    said = {*re.findall(r"[a-z]+", edit.put.lower())} - ARTICLES
    while before := around.before(edit.start, floor):
        start, word = before
        if ("number" if word in _NUMBERED else word) not in said:
            return edit
        edit = replace(edit, start=start)
    return edit


def possessive(edit: Edit, text: str, ceiling: int) -> Edit:
    """Return an edit of a name that turns ``James' mother`` into ``Penn's mother``.

    An apostrophe that may close a quotation is left alone, and so is one from ``ceiling`` on.
    """
    sign = text[edit.end : min(edit.end + 1, ceiling)]
    after = text[edit.end + 1 : edit.end + 3]
    name_ends_so = text[edit.end - 1] in SIBILANT and edit.put[-1:] not in SIBILANT
    if sign not in ("'", "’") or not name_ends_so or not re.match(r" [a-z]", after):
        return edit
    line = text[text.rfind("\n", 0, edit.start) + 1 : edit.start]
    if re.search(r"(?:^|[\s(])['‘]", line):
        return edit
    return replace(edit, end=edit.end + 1, put=f"{edit.put}{sign}s")
