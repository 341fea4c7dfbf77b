"""Sees through letters that stand in for others, and finds characters that nobody can see.

A pack comes from a stranger. Its words are looked through for tone, and a Cyrillic "о" or a bold
letter of mathematics in the midst of a word would hide it (Unicode Technical Standard 39).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

JOINERS: Final = "\u200c\u200d"
"""Invisible, and part of how Persian and several Indian languages are spelt."""

_EMPTY: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
"""Letters, marks and signs that are drawn as nothing."""

_SELECTORS: Final = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_COLOURED: Final = "\ufe0f"
"""Asks for a sign's coloured picture; after a sign it may stand."""

_USUAL: Final = re.compile("[ -~\u2013\u2014\u2018-\u201d\u2026]*")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ALPHABETS: Final = ("LATIN", "GREEK", "CYRILLIC")
_TWINS: Final = str.maketrans(
    "авекмнорстухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅҺԀԚԜαεικνορτυχγηωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "abekmhopctyxijshdqwlABEKMHOPCTYXIJSHDQWaeikvoptuxynwABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters, and the Latin ones they are taken for."""


def unmasked(text: str) -> str:
    """Return a text in the plain letters it seems to be written in, upper and lower case kept.

    Compatibility forms are folded (NFKC), marks on letters and joiners left out, and letters
    of other alphabets replaced by the Latin ones that they look like.
    """
    if _USUAL.fullmatch(text):
        return text
    apart = unicodedata.normalize("NFKD", text)
    kept = [one for one in apart if unicodedata.category(one) not in {"Mn", "Me", "Cf"}]
    return unicodedata.normalize("NFKC", "".join(kept)).translate(_TWINS)


def mixed_word(text: str) -> str:
    """Return the first word with letters of two of the alphabets that look alike; "" for none."""
    if text.isascii():
        return ""
    for word in _LETTERS.findall(text):
        if not word.isascii() and len({_alphabet(one) for one in word} - {""}) > 1:
            return str(word)
    return ""


def has_letters(text: str) -> bool:
    """Return whether a text has at least one letter that can be seen."""
    return any(one.isalpha() and one not in _EMPTY for one in text)


def has_unseen(text: str) -> bool:
    """Return whether a text holds a blank that passes for a letter, or a joiner that joins nothing.

    Characters that no printer knows (controls, odd spaces) are not looked for.
    """
    before = ""
    for one in text:
        if one in _EMPTY or (one in JOINERS and not _joins(before)):
            return True
        if _SELECTORS.match(one) and not (one == _COLOURED and _is_sign(before)):
            return True
        before = one
    return False


def _joins(before: str) -> bool:
    """Tell whether a joiner may follow: a letter or mark of a script that uses it, or a sign."""
    if not before or before in JOINERS:
        return False
    if _is_sign(before) or before == _COLOURED:
        return True
    return unicodedata.category(before)[0] in "LM" and not _alphabet(before)


def _is_sign(one: str) -> bool:
    return bool(one) and unicodedata.category(one) in {"So", "Sk"}


def _alphabet(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((one for one in _ALPHABETS if name.startswith(one)), "")
