"""What a review is made of: texts, marked places, questions and answers.

Words of a student are kept out of every ``repr``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from journal_app.domain.identifiers import Finding
from journal_app.privacy.replacement.replaced import Replacement

LONGEST_OWN: Final = 200
"""Code points of the longest words a student may put in the place of others."""

_HIDDEN: Final = ("Cc", "Cf", "Co", "Cs")


class Choice(StrEnum):
    """What is done about words: hidden, left as they are, or replaced by the student's own."""

    HIDE = "hide"
    LEAVE = "leave"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the student said about some words.

    Attributes:
        words: What shall stand instead, with ``Choice.OWN``; empty otherwise.
    """

    choice: Choice
    words: str = field(default="", repr=False)


def own_words(typed: str) -> str:
    """Return words as they may stand in a text: on one line, and without signs that nobody sees.

    Control and format signs (bidi overrides among them) and half signs are dropped, so that the
    text reads the same everywhere, and can be written at all.
    """
    seen = (sign for sign in typed if sign.isspace() or unicodedata.category(sign) not in _HIDDEN)
    return " ".join("".join(seen).split())


class Question(StrEnum):
    """What the student is asked about a place."""

    IDENTIFYING = "identifying"
    ONLY_ONE = "only-one"


class State(StrEnum):
    """How a place stands."""

    TO_CHECK = "to-check"
    REPLACED = "replaced"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it was written, and what was found in it.

    Attributes:
        key: Tells texts apart.
        findings: In order, none overlapping another.
    """

    key: str
    text: str = field(repr=False)
    findings: tuple[Finding, ...]


class PutsWords(Protocol):
    """Decides what stands in the place of findings; the same words get the same each time."""

    def puts(self, original: Original) -> Sequence[Replacement]:
        """Return what to put, in order, none overlapping another."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text as it is shown.

    Attributes:
        start: First code point in the shown text.
        end: One past the last.
        finding: Where and what it is in the original.
        hides: The original words, with a title that goes with them.
        words: The original words by which an answer finds its other places.
        put: What stands there now.
        question: What is asked about it; None when nothing is.
        by_student: The student had it hidden.
    """

    start: int
    end: int
    finding: Finding
    hides: str = field(repr=False)
    words: str = field(repr=False)
    put: str = field(repr=False)
    state: State
    question: Question | None = None
    by_student: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it is shown, and as it will be written."""

    key: str
    text: str = field(repr=False)
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a text has come.

    Attributes:
        to_check: Places with a question and no answer.
        replaced: Places where something else stands.
        read: It has been shown as it is now.
        to_look: Places worth a second look that were neither hidden nor said to be fine; always
            0 in a review that does not ask.
    """

    to_check: int
    replaced: int
    read: bool
    to_look: int = 0

    @property
    def done(self) -> bool:
        """Nothing is left to do about it."""
        return self.read and not self.to_check and not self.to_look
