"""What is taken out of the peers' findings before they are scored, to their advantage.

They mark by conventions of their own: "Dr" as part of a name, "last Tuesday" and "72-year-old" as
dates, countries as places. By the guidelines none of that is an identifier, so it would count as
a false alarm. It is cut away; what they found beside it stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from benchmarks.deid.sets import Span

TITLES: Final = re.compile(
    r"(?:(?:dr|mr|mrs|ms|miss|mx|prof|professor|doctor|sister|nurse|sir|aunty|auntie|uncle)\b\.?\s*)+",
    re.IGNORECASE,
)
POSSESSIVE: Final = re.compile(r"['’]s?$", re.IGNORECASE)
WORDS: Final = re.compile(r"[^\W_]+")
TIMES: Final = frozenset({"DATE", "DATE_TIME"})
LANDS: Final = frozenset({"GPE", "LOC", "LOCATION", "NRP"})
"""Places and peoples."""

CALENDAR: Final = re.compile(r"\d\s*[/.–-]\s*\d")
"""Numbers joined as in a written date."""

_WORDS: Final = """
a about after afternoon ago all almost am an and another around at autumn back before both by
couple daily day days decade decades each earlier early eight eighty eleven end evening every fall
few fifty first five for forty four friday from half her his hour hourly hours in just last late
later less long many midday midnight minute minutes monday month monthly months more morning most
my nearly next night nightly nights nine now of old on once one only or our over past pm same
saturday seconds seven seventy several shift since six sixty some spring summer sunday tea ten
than that the these thirty this three thursday time to today tomorrow tonight tuesday twelve
twenty two until wednesday week weekend weekends weekly weeknight weeks whole winter within year
yearly years yesterday
"""

PASSING: Final = frozenset(_WORDS.split())
"""Words that make a time or a duration, and place nothing in a calendar."""


def trimmed(text: str, spans: Iterable[Span], is_country: Callable[[str], bool]) -> Iterator[Span]:
    """Yield findings as the guidelines would have them, without those that they leave unmarked.

    Args:
        is_country: Tells countries, states and peoples, given in lower case, from other places.
    """
    for span in spans:
        words = text[span.start : span.end]
        if span.kind in TIMES and _passes(words):
            continue
        if span.kind in LANDS and is_country(" ".join(words.lower().split())):
            continue
        start, end = _of_name(words) if span.kind == "PERSON" else (0, len(words))
        if start < end:
            yield replace(span, start=span.start + start, end=span.start + end)


def _of_name(words: str) -> tuple[int, int]:
    """Return where a name begins and ends without its title and its possessive."""
    title, owned = TITLES.match(words), POSSESSIVE.search(words)
    return title.end() if title else 0, owned.start() if owned else len(words)


def _passes(words: str) -> bool:
    """Tell whether a time places nothing in a calendar."""
    return not CALENDAR.search(words) and all(map(_is_passing, WORDS.findall(words)))


def _is_passing(word: str) -> bool:
    """Tell whether a word of a time places nothing: a small number and a bare year neither."""
    if word.isdecimal():
        return int(word) < 90 or 1900 <= int(word) < 2100
    return word.lower() in PASSING
