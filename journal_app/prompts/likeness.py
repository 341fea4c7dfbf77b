"""Finds texts that say nearly the same, by the angle between their weighted words.

Each text is a vector over its words and pairs of neighbouring words, weighted tf-idf, and two
texts are as like as the cosine between them (Manning, Raghavan and Schuetze, Introduction to
Information Retrieval, 2008, sections 6.2 and 6.3; the inverse document frequency is smoothed, so
that a word in every text still weighs something). A thousand short texts take a second.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

NEAR: Final = 0.5
"""From here on two prompts are worth laying side by side. Our judgement, from reading pairs: what
only shares an opening lies below 0.4, what only differs in a word or two above 0.6."""

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two texts by their place in what was given, and their cosine, 0 to 1."""

    cosine: float
    first: int
    second: int


def near_pairs(texts: Sequence[str], least: float = NEAR) -> tuple[Pair, ...]:
    """Return the pairs of texts with a cosine of ``least`` or more, the nearest first."""
    vectors = _vectors([Counter(_terms(text)) for text in texts])
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: list[Pair] = []
    for at, vector in enumerate(vectors):
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for earlier, other in holders[term]:
                shared[earlier] += weight * other
            holders[term].append((at, weight))
        found += [
            Pair(min(1.0, cosine), earlier, at)
            for earlier, cosine in shared.items()
            if cosine >= least
        ]
    return tuple(sorted(found, reverse=True))


def _terms(text: str) -> Iterable[str]:
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"


def _vectors(counts: Sequence[Counter[str]]) -> list[Mapping[str, float]]:
    holding = Counter(term for count in counts for term in count)
    rarity = {term: math.log((1 + len(counts)) / (1 + held)) + 1 for term, held in holding.items()}
    vectors: list[Mapping[str, float]] = []
    for count in counts:
        weighed = {term: times * rarity[term] for term, times in count.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        vectors.append({term: weight / length for term, weight in weighed.items()})
    return vectors
