"""Words of a study file on screen: plain, marked as its own, wrapping however long they are."""

from __future__ import annotations

import re
from typing import Final, TypeVar

from PySide6.QtWidgets import QLabel

W = TypeVar("W", bound=QLabel)

STUDY_WORDS: Final = "study-words"
"""Object name of labels that quote a study file."""

LONGEST: Final = 24
"""Characters of a word that stays whole; at 200 % it still fits into a card."""

EVERY: Final = 8
BREAK: Final = "\N{ZERO WIDTH SPACE}"

_LONG: Final = re.compile(rf"[^\s{BREAK}]{{{LONGEST + 1},}}")


def wrapping(label: W) -> W:
    """Let long words of a label go on in the next line; nothing is seen or heard of it.

    A screen reader is given the words as they are, without what lets them break.
    """
    words = label.text()
    broken = breakable(words)
    if broken != words:
        label.setAccessibleName(words)
        label.setText(broken)
    return label


def breakable(words: str) -> str:
    """Return words of which the long ones may go on in the next line."""
    return _LONG.sub(_broken, words)


def said_by_study(label: W) -> W:
    """Mark a label whose words are a study's own, and therefore not the program's to translate."""
    label.setObjectName(STUDY_WORDS)
    return wrapping(label)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return BREAK.join(word[at : at + EVERY] for at in range(0, len(word), EVERY))
