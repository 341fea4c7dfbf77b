"""What a student decided about words that may give somebody away, and what is done about them.

The words themselves are content: they are kept out of every ``repr``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from journal_app.domain.identifiers import Kind, Tier
from journal_app.domain.ids import EntryId

LONGEST_WORDS: Final = 120
"""Code points of the longest guard words; a longer selection is a passage, not a name."""


class Decision(StrEnum):
    """What a student said of some words: they always identify, or they never do."""

    ALWAYS = "always"
    NEVER = "never"


class GuardLevel(StrEnum):
    """What the guard underlines while somebody writes."""

    OFF = "off"
    SURE = "sure"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class GuardWord:
    """Words with a decision that holds for the whole journal.

    Attributes:
        words: As the student wrote them; compared by ``key_of``.
        kind: What they are; None when the student only said that they are nothing.
        decided_at: When it was decided, UTC; None until it is stored.
    """

    words: str = field(repr=False)
    kind: Kind | None
    decision: Decision
    decided_at: datetime | None = None


def key_of(words: str) -> str:
    """Return the form by which guard words are the same.

    Lower case, without diacritics, with straight apostrophes and single blanks, and without a
    possessive 's at the end. Empty when nothing is left of them.
    """
    straight = words.replace("’", "'").replace("ʼ", "'").casefold()
    apart = unicodedata.normalize("NFKD", straight)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _POSSESSIVE.sub("", " ".join(plain.split()))


_POSSESSIVE: Final = re.compile(r"(?<=\w)'s?$")


class Neutral(StrEnum):
    """What may be put in a finding's place; ``sentences.guard`` has the words."""

    PATIENT = "patient"
    ATTENDING = "attending"
    NURSE = "nurse"
    COLLEAGUE = "colleague"
    RELATIVE = "relative"
    PERSON = "person"
    PLACE = "place"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "e-mail"
    LINK = "link"
    ROOM = "room"
    NINETY_OR_OVER = "ninety-or-over"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class LoggedReplacement:
    """One replacement in one export, for the student's eyes alone.

    Attributes:
        export: 32 hexadecimal digits, one for each export.
        entry: The entry it came from.
        start: First code point in the entry's text as it was exported.
        end: One past the last.
        put: What the export says instead.
        words: What stood there; empty once it was forgotten.
        source: Who found it: "rules", "tagger", "memory", "student"; a plain label.
        text_hash: SHA-256 of the exported entry's text (``text_hash``), to tell whether the
            places still fit it; empty once words of it were forgotten.
        at: When the export was made, UTC.
    """

    export: str
    entry: EntryId
    start: int
    end: int
    kind: Kind
    tier: Tier
    source: str
    at: datetime
    put: str = field(repr=False)
    words: str = field(repr=False)
    text_hash: str = ""


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
