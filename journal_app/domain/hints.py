"""Theme hints: what an entry seems to be about, as far as words can tell. For the student alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from journal_app.domain.ids import EntryId
from journal_app.domain.prompts import Theme


@dataclass(frozen=True, slots=True)
class Correction:
    """What the student says an entry is about, in place of the hint.

    Attributes:
        themes: May be empty: about none of the six.
        text_sha256: Of the text it was said about, so that it is learned once.
    """

    entry: EntryId
    themes: frozenset[Theme]
    text_sha256: str = field(repr=False)
    corrected_at: datetime


@dataclass(frozen=True, slots=True)
class LearnedCounts:
    """What corrections have taught, as counts: nothing but words and numbers.

    Attributes:
        documents: Corrections that held a theme, by theme, and how many there were in all under
            the key None.
        features: By theme, how often a feature was in a text that was about it, and under the
            key None how often in any.
    """

    documents: Mapping[Theme | None, int]
    features: Mapping[Theme | None, Mapping[str, int]] = field(repr=False)
