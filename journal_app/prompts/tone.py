"""The tone every prompt and care line keeps: no orders, no blame, no praise, no diagnosis.

A list of words cannot make a sentence kind. It only stops what has no place on a page that is
read by someone tired, whoever wrote the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Tone(StrEnum):
    """What is wrong with a wording."""

    ORDER = "order"
    BLAME = "blame"
    PRAISE = "praise"
    DIAGNOSIS = "diagnosis"
    SHOUTING = "shouting"
    NAMING = "naming"


_WORDING: Final[Mapping[Tone, str]] = {
    Tone.ORDER: (
        r"\b(should|shouldn['’]t|must|mustn['’]t|ought|have to|has to|need to|needs to"
        r"|supposed to|make sure|remember to|don['’]t forget|try harder)\b"
    ),
    Tone.BLAME: (
        r"\b(why (did|do|does|didn['’]t|don['’]t|were|weren['’]t|was|wasn['’]t|are|aren['’]t"
        r"|have|haven['’]t|can['’]t|couldn['’]t)|fault|failed|failure|failing|lazy|weak|guilty"
        r"|wasted|excuses?|instead of)\b"
    ),
    Tone.PRAISE: (
        r"\b(well done|good job|great job|good work|amazing|awesome|brilliant|fantastic"
        r"|superhero|hero|heroes|you are doing great|keep it up|congratulations)\b"
    ),
    Tone.DIAGNOSIS: (
        r"\b(burn(t|ed)?[ -]?out|depress\w*|anxiety|anxious|trauma\w*|disorder\w*|symptoms?"
        r"|suicid\w*|mental illness|resilien\w*|compassion fatigue)\b"
    ),
    Tone.SHOUTING: r"!|\b[A-Z]{4,}\b",
    Tone.NAMING: (
        r"\b(patient['’]s name|name of (a|the|your) patient|name the patient|initials"
        r"|bed number|which (hospital|ward number))\b"
    ),
}

_PATTERNS: Final = {
    tone: re.compile(wording, 0 if tone is Tone.SHOUTING else re.IGNORECASE)
    for tone, wording in _WORDING.items()
}


def find_tone(text: str) -> tuple[Tone, str] | None:
    """Return the first wording that does not belong, with its kind; None when all is well."""
    for tone, pattern in _PATTERNS.items():
        found = pattern.search(text)
        if found:
            return tone, found.group()
    return None
