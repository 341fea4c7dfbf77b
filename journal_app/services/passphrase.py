"""What can honestly be said of a passphrase while it is typed.

No entropy is claimed, because a program cannot know how a person came to their words: only
length, repetition and a short list of the first things anyone would try.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from journal_app.errors import Problem, SecretRefused

SHORTEST: Final = 8
"""Least number of characters, counted after NFKC, as the key derivation sees them."""

_FEW_KINDS: Final = 5
_LONG: Final = 20
_MIDDLING: Final = 14
_WORDS: Final = 4

# Written for this program: what somebody sitting down at the laptop would try first.
_FIRST_TRIES: Final = frozenset(
    {
        "12345678", "123456789", "1234567890", "0123456789", "87654321", "11111111", "00000000",
        "password", "passwort", "motdepasse", "contraseña", "passw0rd", "letmein", "changeme",
        "qwertyui", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "iloveyou", "sunshine",
        "princess", "football", "baseball", "superman", "welcome", "trustno1", "whatever",
        "heartbeat", "journal", "myjournal", "diary", "mydiary", "medicine", "medschool",
        "medstudent", "student", "hospital", "doctor", "futuredoctor", "clerkship", "secret",
    }
)  # fmt: skip


class Level(IntEnum):
    """How a passphrase stands, from refused to long."""

    TOO_SHORT = 0
    GUESSABLE = 1
    FAIR = 2
    LONG = 3


class Hint(StrEnum):
    """Message ids of what to say about it; ``sentences.passphrase`` has the words."""

    TOO_SHORT = "too-short"
    FIRST_TRY = "first-try"
    REPEATS = "repeats"
    MORE_WORDS = "more-words"
    GOOD_LENGTH = "good-length"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Strength:
    """A level with the one thing worth saying."""

    level: Level
    hint: Hint


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by length and by what anyone would try first."""
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < SHORTEST:
        return Strength(Level.TOO_SHORT, Hint.TOO_SHORT)
    if _is_first_try(text):
        return Strength(Level.GUESSABLE, Hint.FIRST_TRY)
    if len(set(text.casefold())) < _FEW_KINDS:
        return Strength(Level.GUESSABLE, Hint.REPEATS)
    if len(text) >= _LONG and len(set(text.casefold().split())) >= _WORDS:
        return Strength(Level.LONG, Hint.LONG)
    if len(text) >= _MIDDLING:
        return Strength(Level.FAIR, Hint.GOOD_LENGTH)
    return Strength(Level.FAIR, Hint.MORE_WORDS)


def check_passphrase(passphrase: str) -> None:
    """Let a passphrase pass unless it is too short.

    A first try is let through with its hint: the journal is the student's.

    Raises:
        SecretRefused: ``PASSPHRASE_TOO_SHORT``, with ``shortest``.
    """
    if strength(passphrase).level is Level.TOO_SHORT:
        raise SecretRefused(Problem.PASSPHRASE_TOO_SHORT, shortest=SHORTEST)


def _is_first_try(text: str) -> bool:
    """Tell whether the text is a first try, also with digits or signs hung on, or doubled."""
    folded = text.casefold().replace(" ", "")
    bare = folded.strip("0123456789!?.,-_*#")
    half = folded[: len(folded) // 2]
    doubled = half * 2 == folded and half in _FIRST_TRIES
    return (
        folded in _FIRST_TRIES
        or bare in _FIRST_TRIES
        or doubled
        or (not bare and len(folded) < _MIDDLING)
    )
