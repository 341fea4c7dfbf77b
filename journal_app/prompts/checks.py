"""The checks that a sentence passes, whether it stands in a file or is typed into the app."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from journal_app.domain.prompts import BARRIERS, Load, Theme
from journal_app.prompts.look_alikes import (
    JOINERS,
    has_letters,
    has_unseen,
    mixed_word,
    unmasked,
)
from journal_app.prompts.schema import (
    LEAST_MINUTES,
    MINUTES,
    MOST_CHARACTERS,
    MOST_MINUTES,
    QUESTION_MARKS,
    STOPS,
    PromptFault,
)
from journal_app.prompts.tone import find_tone

_FAIR: Final = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2013-\u2026]*")
"""Latin letters and printers' marks: what needs no second look."""

_ADDRESS: Final = re.compile(
    r"https?://|\bwww\.\w|\S@\S+\.\w"
    r"|\b[\w-]+(?:\.| dot )(?:com|org|net|edu|gov|info|io|app|dev|link|ly|xyz|site|online)\b"
    r"|\w\.[a-z]{2,}/\w",
    re.IGNORECASE,
)
"""Of a page or a mailbox. A question stands for itself, and nothing here leaves the computer."""

_INNER_STOP: Final = re.compile(r"\.\w")

_MOST_MARKS: Final = 4
"""Combining marks in a row; no written language stacks more."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One thing amiss.

    Attributes:
        field: The field it is in; "" when it is not about one.
        values: What the sentence about it needs: counts, limits, the kind of tone, the wording.
    """

    why: PromptFault
    field: str = ""
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict)


def sentence(value: str, name: str, limit: int) -> Fault | None:
    """Return what is wrong with a sentence: its length, its characters or its tone.

    Args:
        name: The field it is in.
        limit: Most words.
    """
    if not value:
        return None
    count = len(value.split())
    if count > limit:
        return Fault(PromptFault.TOO_LONG, name, {"words": count, "limit": limit})
    if len(value) > MOST_CHARACTERS:
        held = {"characters": len(value), "limit": MOST_CHARACTERS}
        return Fault(PromptFault.TOO_MANY_CHARACTERS, name, held)
    amiss_in_writing = writing(value, name)
    if amiss_in_writing is not None:
        return amiss_in_writing
    amiss = find_tone(value)
    if amiss is None:
        return None
    return Fault(PromptFault.TONE, name, {"tone": amiss[0].value, "wording": amiss[1]})


def writing(value: str, name: str) -> Fault | None:
    """Return what is wrong with how something is written: characters, letters, an address."""
    if not is_plain(value):
        return Fault(PromptFault.NOT_PLAIN, name)
    if not has_letters(value):
        return Fault(PromptFault.NO_LETTERS, name)
    word = mixed_word(value)
    if word:
        return Fault(PromptFault.MIXED_LETTERS, name, {"wording": word})
    seen = unmasked(value)
    # Nearly all texts have none of these, and looking for an address takes long.
    suspicious = "/" in seen or "@" in seen or "dot" in seen.lower() or _INNER_STOP.search(seen)
    if suspicious and _ADDRESS.search(seen):
        return Fault(PromptFault.ADDRESS, name)
    return None


def note(value: str, name: str) -> Fault | None:
    """Return what is wrong with a remark that no student reads: its size or its characters."""
    if len(value) > MOST_CHARACTERS:
        held = {"characters": len(value), "limit": MOST_CHARACTERS}
        return Fault(PromptFault.TOO_MANY_CHARACTERS, name, held)
    return None if is_plain(value) else Fault(PromptFault.NOT_PLAIN, name)


def is_plain(value: str) -> bool:
    """Return whether a text is one line of characters that can be seen, without piles of marks.

    A pile of combining marks would be drawn over the lines above and below.
    """
    if _FAIR.fullmatch(value):
        return True
    marks = 0
    for one in value:
        marks = marks + 1 if unicodedata.category(one) in {"Mn", "Me"} else 0
        if marks > _MOST_MARKS or not (one.isprintable() or one in JOINERS):
            return False
    return not has_unseen(value)


def one_question(value: str, name: str) -> Fault | None:
    """Return a fault unless a text asks at most one thing and ends as a sentence does.

    A closing quotation mark may come last.
    """
    asked = sum(value.count(mark) for mark in QUESTION_MARKS)
    if asked > 1 or not value.rstrip("\u201d\u2019\"'\u00bb").endswith((*QUESTION_MARKS, *STOPS)):
        return Fault(PromptFault.NOT_ONE_QUESTION, name)
    return None


def asks(value: str, name: str) -> Fault | None:
    """Return a fault unless a text ends in its one question mark."""
    if sum(value.count(mark) for mark in QUESTION_MARKS) != 1 or value[-1] not in QUESTION_MARKS:
        return Fault(PromptFault.NOT_ONE_QUESTION, name)
    return None


def time_for(load: Load | None, minutes: int) -> Fault | None:
    """Return a fault when minutes are out of range, or are not what their load takes."""
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        held = {"least": LEAST_MINUTES, "most": MOST_MINUTES}
        return Fault(PromptFault.BAD_MINUTES, "minutes", held)
    if load is None:
        return None
    least, most = MINUTES[load]
    if least <= minutes <= most:
        return None
    held_load: Mapping[str, str | int] = {"load": load.value, "least": least, "most": most}
    return Fault(PromptFault.MINUTES_OF_LOAD, "minutes", held_load)


def help_for(theme: Theme, helped: str) -> Fault | None:
    """Return a fault when a barrier prompt asks not what helped, or another prompt does."""
    if theme in BARRIERS and not helped:
        return Fault(PromptFault.NO_HELP, "helped", {"theme": theme.value})
    if theme not in BARRIERS and helped:
        return Fault(PromptFault.HELP_ELSEWHERE, "helped", {"theme": theme.value})
    return None
