"""Whose name it is: a patient's, somebody's who works on the ward, or another person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from journal_app.domain.identifiers import Kind
from journal_app.privacy.rules import vocabulary as v
from journal_app.privacy.rules.reading import KIN, ROLE, Reading

ORDER: Final = (Kind.NAME_PATIENT, Kind.NAME_STAFF, Kind.NAME_OTHER)
STAFF_VERBS: Final = frozenset(
    [
        "taught",
        "paged",
        "bleeped",
        "scrubbed",
        "handed",
        "explained",
        "pimped",
        "quizzed",
        "prescribed",
        "cannulated",
        "intubated",
        "supervised",
        "showed",
        "shows",
        "let",
        "reviewed",
        "documented",
        "consented",
        "signed",
        "teaches",
    ]
)
PATIENT_CUES: Final = frozenset({"bed", "pt", "patient", "patients", "admitted", "day"})
AGE_END: Final = 3


def kinds_of(reading: Reading, rows: Sequence[tuple[int, int]]) -> list[Kind]:
    """Return a kind for each name; the same name in one text has one kind throughout."""
    scores: dict[str, list[float]] = defaultdict(lambda: [0.2, 0.3, 0.1])
    for first, last in rows:
        found = evidence(reading, first, last)
        for key in _keys(reading, first, last):
            for index, value in enumerate(found):
                scores[key][index] += value
    return [_best(reading, first, last, scores) for first, last in rows]


def _keys(reading: Reading, first: int, last: int) -> list[str]:
    return [reading.plain[at] for at in range(first, last + 1) if len(reading.plain[at]) > 2] or [
        reading.plain[first]
    ]


def _best(reading: Reading, first: int, last: int, scores: dict[str, list[float]]) -> Kind:
    total = [0.0, 0.0, 0.0]
    for key in _keys(reading, first, last):
        for index, value in enumerate(scores[key]):
            total[index] += value
    return ORDER[max(range(3), key=lambda index: total[index])]


def evidence(reading: Reading, first: int, last: int) -> tuple[float, float, float]:
    """Return how much speaks for patient, staff and other, 0 or more each."""
    patient = staff = other = 0.0
    before = [reading.word(first - back) for back in (1, 2, 3)]
    after = [reading.word(last + on) for on in (1, 2, 3)]
    if before[0] in v.STAFF_TITLES or after[0] in v.HONORIFICS_AFTER:
        staff += 3
    if before[0] in v.PATIENT_TITLES:
        patient += 2
    if before[0] in v.STAFF_NOUNS or (
        reading.flag(first - 1) & ROLE and before[0] not in PATIENT_CUES
    ):
        staff += 2
    if before[0] in v.RELATIONS or reading.flag(first - 1) & KIN:
        other += 2
    if before[0] in v.PATIENT_VERBS or PATIENT_CUES.intersection(before):
        patient += 1.5
    if before[0] in ("dear", "flatmate", "and"):
        other += 0.3
    if after[0] in STAFF_VERBS:
        staff += 1
    gap = reading.gap(last + 1)
    if "(" in gap or "," in gap or gap.strip() in ("-", "–", "—"):
        staff += 2 * any(word in v.STAFF_NOUNS for word in after)
        other += 1.5 * any(word in v.RELATIONS for word in after if word not in v.STAFF_NOUNS)
        patient += 1.5 * (reading.number(last + 1) and len(after[0]) < AGE_END)
    if reading.possessive(last) and after[0] in v.PEOPLE:
        patient += 1
    return patient, staff, other
