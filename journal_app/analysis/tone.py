"""Word tone: how many words of a text stand in a list of pleasant and of unpleasant words.

The list and the counting are textblob's, which takes them from the pattern library (De Smedt and
Daelemans 2012). It knows nothing of what is meant, so nothing is ever concluded from it: it is
shown beside a page on request, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from journal_app.analysis.features import LONGEST_TEXT, words


@dataclass(frozen=True, slots=True)
class WordTone:
    """What was counted.

    Attributes:
        words: Words of the text in all.
        pleasant: Words and phrases whose number in the list is above zero, or turned above it
            by a "not".
        unpleasant: The same below zero.
    """

    words: int
    pleasant: int
    unpleasant: int


def word_tone(text: str) -> WordTone:
    """Count a text's words. The first call loads textblob, a second or two: never in the window.

    Nothing but textblob's own word list is read: no NLTK data, no network.
    """
    from textblob import (  # type: ignore[import-untyped] # noqa: PLC0415 # heavy; ships no types
        TextBlob,
    )

    read = text[:LONGEST_TEXT]
    found = [polarity for _, polarity, *_ in TextBlob(read).sentiment_assessments.assessments]
    return WordTone(
        words=sum(word[0].isalpha() for word in words(read)),
        pleasant=sum(polarity > 0 for polarity in found),
        unpleasant=sum(polarity < 0 for polarity in found),
    )
