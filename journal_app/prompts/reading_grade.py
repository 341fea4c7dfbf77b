"""How hard an English text is to read, as a school grade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(
    r"(?:[^aeiouylr]e|(?<=[aeiouy])[lr]e|(?<![aeiouydt])ed|[^aeiouycgsxz]es|(?<=[aeiouy])[lr]es"
    r"|(?<=[gq])ues?)$"
)
_JOINED: Final = re.compile(r"(?:some|home|where|there|care|name|even)(?=[a-z]{2})|ever(?=y)")
"""The "e" inside such words is as silent as at their end."""

_APART: Final = re.compile(
    r"(?:(?<![cgst])(?<!fr)|(?<=sc))(?:i[ao]|ie(?=t$|n[ct]))|[aeiou]ing|crea(?=t)|[^qg]ua|e[ao]$"
)
_STOP: Final = re.compile(r"[.?!\u2026]+(?=[\u201d\u2019\"')]*(?:\s|$))")


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1.

    Counts groups of vowels, leaves out a silent "e", and takes apart pairs of vowels that are
    mostly spoken as two. Right for about nineteen common words in twenty (a test counts).
    """
    plain = word.lower().strip("'").removesuffix("'s")
    count = len(_VOWELS.findall(plain))
    if len(plain) > 3:
        count += len(_APART.findall(plain))
        count -= len(_JOINED.findall(plain))
        count -= bool(_SILENT.search(plain))
    return max(1, count)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text: school years of the United States; may be < 0.

    0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, Fishburne, Rogers and Chissom,
    Derivation of New Readability Formulas for Navy Enlisted Personnel, Research Branch Report
    8-75, 1975). One short sentence is little to go by: look at many together.
    """
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    if not words:
        return 0.0
    sentences = max(1, len(_STOP.findall(text)))
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share (0 to 1) of some values does not exceed: nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]
