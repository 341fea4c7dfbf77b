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

_LOUD: Final = re.compile(r"[!\uff01]|\b[A-Z]{4,}\b")
_MAY_BE_LOUD: Final = re.compile(r"[!\uff01]|[A-Z]{4}")
_WORDS: Final = re.compile(r"[a-z]+(?:'[a-z]+)*")
_BEGINNING: Final = 5


def _sign(said: str) -> str:
    """Return how the longest word of a wording begins: few other words begin so."""
    if said.startswith("why "):
        return "why"
    return max(re.split(r"[ -]", said), key=len)[:_BEGINNING]


def _patterns() -> Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]:
    by_sign: dict[str, dict[int, list[str]]] = {}
    for place, wording in enumerate(WORDING.values()):
        for said in wording:
            plain = re.escape(said).replace(r"\*", r"\w*")
            by_sign.setdefault(_sign(said), {}).setdefault(place, []).append(plain)
    return {
        sign: tuple(
            (place, re.compile(r"\b(?:" + "|".join(plain) + r")\b"))
            for place, plain in places.items()
        )
        for sign, places in by_sign.items()
    }


_PATTERNS: Final = _patterns()
"""By the sign of a wording: its kind, counted as in ``WORDING``, and what it looks like."""


def find_tone(text: str) -> tuple[Tone, str] | None:
    """Return the first wording that does not belong, with its kind; None when all is well."""
    seen = unmasked(text)
    loud = _LOUD.search(seen) if _MAY_BE_LOUD.search(seen) else None
    if loud:
        return Tone.SHOUTING, loud.group()
    plain = seen.lower().replace("\u2019", "'")
    # Most texts hold no word of any wording: looking for the wordings themselves in a whole
    # library takes several times as long.
    signs = _PATTERNS.keys() & {word[:_BEGINNING] for word in _WORDS.findall(plain)}
    found = [
        (place, said.start(), said.end())
        for sign in signs
        for place, pattern in _PATTERNS[sign]
        if (said := pattern.search(plain))
    ]
    if not found:
        return None
    place, start, end = min(found)
    return tuple(WORDING)[place], seen[start:end]
