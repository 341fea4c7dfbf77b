"""A review that is not finished, as it is kept inside the vault and taken up again.

Its words are the student's: it never leaves the vault, and nothing of it is in any ``repr``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.domain.ids import EntryId, RotationId
from journal_app.services.reviewed import Answer, Choice

VERSION: Final = 1

Hides: TypeAlias = Mapping[str, tuple[Finding, ...] | None]
"""What one step hides in which texts; None where it is as it was found again."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How far a review has come.

    Attributes:
        texts: SHA-256 of each text as it was written, by its key.
        answers: By the form of words that ``domain.guard.key_of`` makes.
        hides: Every step that hid something or took that back, in order.
        looked: Text and folded words that may stay; no text for all texts.
        read: SHA-256 of each text as it was shown last.
    """

    texts: Mapping[str, str]
    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    hides: tuple[Hides, ...] = ()
    looked: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    read: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review for a study, as it was left.

    Attributes:
        study_version: The version it was begun under.
        nights: The chosen nights.
        entries: The chosen entries.
        groups: The group the student chose for a rotation, by the rotation's id.
        seed: Where the names of this review come from, 64 hexadecimal digits.
        current: The text that was open; "" when none was.
    """

    study_version: int
    nights: tuple[date, ...]
    entries: tuple[EntryId, ...]
    groups: Mapping[RotationId, str]
    seed: str = field(repr=False)
    current: str = ""
    review: ReviewState = field(default_factory=lambda: ReviewState({}))


def to_json(kept: KeptReview) -> str:
    """Return a review as it is stored."""
    state = kept.review
    return json.dumps(
        {
            "version": VERSION,
            "study_version": kept.study_version,
            "nights": [night.isoformat() for night in kept.nights],
            "entries": list(kept.entries),
            "groups": dict(kept.groups),
            "seed": kept.seed,
            "current": kept.current,
            "texts": dict(state.texts),
            "answers": {
                words: [answer.choice.value, answer.words]
                for words, answer in state.answers.items()
            },
            "hides": [
                {key: None if found is None else list(map(_written, found))
                 for key, found in hides.items()}
                for hides in state.hides
            ],
            "looked": sorted(map(list, state.looked)),
            "read": dict(state.read),
        }
    )  # fmt: skip


def from_json(data: str) -> KeptReview | None:
    """Return a stored review; None when this version of the program cannot read it."""
    try:
        value = json.loads(data)
        return _read(value) if value["version"] == VERSION else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _read(value: dict[str, Any]) -> KeptReview:
    return KeptReview(
        study_version=int(value["study_version"]),
        nights=tuple(date.fromisoformat(each) for each in value["nights"]),
        entries=tuple(EntryId(each) for each in value["entries"]),
        groups={RotationId(each): name for each, name in value["groups"].items()},
        seed=bytes.fromhex(value["seed"]).hex(),
        current=str(value["current"]),
        review=ReviewState(
            texts=dict(value["texts"]),
            answers={
                words: Answer(Choice(choice), own)
                for words, (choice, own) in value["answers"].items()
            },
            hides=tuple(
                {key: None if found is None else tuple(map(_finding, found))
                 for key, found in hides.items()}
                for hides in value["hides"]
            ),
            looked=frozenset((key, words) for key, words in value["looked"]),
            read=dict(value["read"]),
        ),
    )  # fmt: skip


def _written(finding: Finding) -> list[Any]:
    return [finding.start, finding.end, finding.kind.value, finding.tier.value]


def _finding(value: list[Any]) -> Finding:
    start, end, kind, tier = value
    return Finding(start, end, Kind(kind), Tier(tier))
