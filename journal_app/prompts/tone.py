"""The tone every prompt and care line keeps: no orders, blame, praise, diagnosis or cruelty.

A list of words cannot make a sentence kind. It only stops what has no place on a page that is
read by someone tired, whoever wrote the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from journal_app.prompts.look_alikes import unmasked


class Tone(StrEnum):
    """What is wrong with a wording."""

    ORDER = "order"
    BLAME = "blame"
    PRAISE = "praise"
    DIAGNOSIS = "diagnosis"
    SHOUTING = "shouting"
    NAMING = "naming"
    WHO = "who"
    HARM = "harm"
    INSULT = "insult"


_WHY: Final = (
    *("did", "do", "does", "didn't", "don't", "doesn't", "were", "weren't", "was", "wasn't"),
    *("are", "aren't", "is", "isn't", "have", "haven't", "had", "hadn't", "can't", "couldn't"),
    "wouldn't",
)

_HARMING: Final = (
    *("hurt", "hurting", "harm", "harming", "kill", "killing", "cut", "cutting", "burn"),
    *("starve", "punish", "hate", "hating", "injure", "hit", "hang", "poison"),
)

WORDING: Final[Mapping[Tone, tuple[str, ...]]] = {
    Tone.ORDER: (
        *("should", "shouldn't", "must", "mustn't", "ought", "have to", "has to", "need to"),
        *("needs to", "supposed to", "make sure", "remember to", "don't forget", "try harder"),
    ),
    Tone.BLAME: (
        *(f"why {verb}" for verb in _WHY),
        *("fault", "failed", "failure", "failing", "lazy", "weak", "guilty", "wasted"),
        *("excuse", "excuses", "instead of"),
    ),
    Tone.PRAISE: (
        *("well done", "good job", "great job", "good work", "amazing", "awesome", "brilliant"),
        *("fantastic", "superhero", "superheroes", "hero", "heroes", "you are doing great"),
        *("you're doing great", "keep it up", "congratulations"),
    ),
    Tone.DIAGNOSIS: (
        *("burnout", "burn out", "burn-out", "burned out", "burned-out", "burnt out"),
        *("burnt-out", "depress*", "anxiety", "anxious", "trauma*", "disorder*", "symptom"),
        *("symptoms", "suicid*", "mental illness", "resilien*", "compassion fatigue"),
    ),
    Tone.NAMING: (
        *("patient's name", "name of a patient", "name of the patient", "name of your patient"),
        *("name the patient", "initials", "bed number", "which hospital", "which ward number"),
    ),
    Tone.WHO: (
        *("full name", "full names", "last name", "surname", "first and last name"),
        *("your birthday", "their birthday", "his birthday", "her birthday", "birthdate"),
        *("date of birth", "were you born", "your address", "home address", "your phone number"),
        *("student number", "your password", "your passphrase", "maiden name"),
    ),
    Tone.HARM: (
        *(f"{act} {whom}" for act in _HARMING for whom in ("yourself", "myself", "oneself")),
        *(
            "self-harm",
            "self-harming",
            "end your life",
            "end my life",
            "end it all",
            "take your life",
        ),
        *(
            "take your own life",
            "want to die",
            "wish to die",
            "deserve to die",
            "wish you were dead",
        ),
        *("better off dead", "better off without you", "deserve to suffer", "overdose"),
        *("jump off", "jump from", "disappear for ever", "never wake up", "not wake up"),
    ),
    Tone.INSULT: (
        *("stupid", "idiot*", "worthless", "pathetic", "moron*", "dumb", "loser", "losers"),
        *(
            "you are useless",
            "you're useless",
            "how useless",
            "you are hopeless",
            "you're hopeless",
        ),
        *("how hopeless", "incompetent", "disgusting", "good for nothing"),
        *("not good enough", "not cut out for", "waste of space", "disappointment"),
        *("ashamed of yourself", "nobody likes you", "no one likes you", "nobody loves you"),
        *("no one loves you", "nobody would miss you", "no one would miss you"),
    ),
}
"""Lower case, with a straight apostrophe; a star stands for any ending."""

_PATTERNS: Final = {
    tone: re.compile(
        r"\b(?:" + "|".join(re.escape(said).replace(r"\*", r"\w*") for said in wording) + r")\b"
    )
    for tone, wording in WORDING.items()
}
_LOUD: Final = re.compile(r"[!\uff01]|\b[A-Z]{4,}\b")
_MAY_BE_LOUD: Final = re.compile(r"[!\uff01]|[A-Z]{4}")
_WORDS: Final = re.compile(r"[a-z]+(?:'[a-z]+)*")
_BEGINNING: Final = 5
_SIGNS: Final = frozenset(
    "why" if said.startswith("why ") else max(re.split(r"[ -]", said), key=len)[:_BEGINNING]
    for wording in WORDING.values()
    for said in wording
)
"""How a word of each wording begins, its longest: few other words begin so."""


def find_tone(text: str) -> tuple[Tone, str] | None:
    """Return the first wording that does not belong, with its kind; None when all is well."""
    seen = unmasked(text)
    loud = _LOUD.search(seen) if _MAY_BE_LOUD.search(seen) else None
    if loud:
        return Tone.SHOUTING, loud.group()
    plain = seen.lower().replace("\u2019", "'")
    # Most texts hold no word of any wording: looking for the wordings themselves in a whole
    # library takes several times as long.
    if _SIGNS.isdisjoint([word[:_BEGINNING] for word in _WORDS.findall(plain)]):
        return None
    for tone, pattern in _PATTERNS.items():
        found = pattern.search(plain)
        if found:
            return tone, seen[found.start() : found.end()]
    return None
