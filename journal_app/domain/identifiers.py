"""What may give a person away in a text: kinds, how sure we are, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The fourteen kinds of identifier; what each covers: benchmarks/deid/guidelines.md."""

    NAME_PATIENT = "NAME_PATIENT"
    NAME_STAFF = "NAME_STAFF"
    NAME_OTHER = "NAME_OTHER"
    LOCATION = "LOCATION"
    HOSPITAL = "HOSPITAL"
    SCHOOL = "SCHOOL"
    DATE = "DATE"
    AGE_OVER_89 = "AGE_OVER_89"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    URL_HANDLE = "URL_HANDLE"
    ID = "ID"
    ROOM = "ROOM"
    PROFESSION_UNIQUE = "PROFESSION_UNIQUE"


NAMES: Final = frozenset({Kind.NAME_PATIENT, Kind.NAME_STAFF, Kind.NAME_OTHER})
"""The kinds that are a person's name."""


class Tier(StrEnum):
    """How sure a finding is: solid or faint underline, with or without a second look."""

    SURE = "sure"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place in a text that may identify somebody.

    It holds no word of the text, so that it may be logged, compared and kept.

    Attributes:
        start: First code point, 0 or more.
        end: One past the last code point, above ``start``.
    """

    start: int
    end: int
    kind: Kind
    tier: Tier = Tier.SURE

    def overlaps(self, other: Finding) -> bool:
        """Tell whether two findings share a code point."""
        return self.start < other.end and other.start < self.end


def without_overlaps(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in order of place, none overlapping another, nothing uncovered.

    Where two overlap they become one that covers both; its kind is that of the surer, then of
    the longer, then of the earlier one, and it is sure when either is.
    """
    merged: list[Finding] = []
    best: list[Finding] = []
    for each in sorted(findings):
        if merged and each.start < merged[-1].end:
            last = merged[-1]
            chosen = max(best[-1], each, key=_strength)
            sure = Tier.SURE if Tier.SURE in (last.tier, each.tier) else Tier.SUSPECT
            merged[-1] = Finding(last.start, max(last.end, each.end), chosen.kind, sure)
            best[-1] = chosen
        else:
            merged.append(each)
            best.append(each)
    return tuple(merged)


def _strength(finding: Finding) -> tuple[bool, int, int]:
    return (finding.tier is Tier.SURE, finding.end - finding.start, -finding.start)
