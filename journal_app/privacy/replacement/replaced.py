"""What a replaced text is: the new words, and where each of them stands in both texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from journal_app.domain.identifiers import Finding, Kind, Tier


class Style(StrEnum):
    """What an export puts in the place of people; the study chooses."""

    ROLES = "roles"
    PSEUDONYMS = "pseudonyms"


@dataclass(frozen=True, slots=True)
class Replacement:
    """One change of a text; everything between two of them is left as it was.

    Attributes:
        start: First code point that gave way, in the text as it was. A title, an article or an
            ordinal's ending beside the finding may go with it.
        end: One past the last.
        put_start: First code point of what is there now, in the replaced text.
        put_end: One past the last, above ``put_start``.
        original: The words that stood there.
        put: The words that stand there now.
        words: The finding's own words, without title or article.
    """

    start: int
    end: int
    kind: Kind
    put_start: int
    put_end: int
    tier: Tier
    original: str = field(repr=False)
    put: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text without the identifiers that were found in it.

    Attributes:
        spans: In order of place, none touching another's code points.
    """

    text: str = field(repr=False)
    spans: tuple[Replacement, ...]

    @property
    def marks(self) -> tuple[Finding, ...]:
        """Where the replaced text holds words of ours: what a second look should flag, no more."""
        return tuple(
            Finding(each.put_start, each.put_end, each.kind, each.tier) for each in self.spans
        )
