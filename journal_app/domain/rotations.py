"""Rotations: the stretches of training that band the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from journal_app.domain.ids import RotationId


class Phase(StrEnum):
    """Where in training a rotation lies."""

    PRECLINICAL = "preclinical"
    CLERKSHIP = "clerkship"
    ELECTIVE = "elective"
    SUB_INTERNSHIP = "sub-internship"


@dataclass(frozen=True, slots=True)
class Rotation:
    """One rotation.

    Attributes:
        specialty: As the student names it, e.g. "Internal Medicine".
        site: Free text, never exported, kept out of ``repr``.
        start: First night.
        planned_end: Last planned night, included.
        boundary: Night boundary for this rotation, minutes after midnight; None for the usual.
    """

    id: RotationId
    specialty: str
    start: date
    planned_end: date
    site: str = field(default="", repr=False)
    phase: Phase = Phase.CLERKSHIP
    boundary: int | None = None


def check_rotation(rotation: Rotation) -> Rotation:
    """Return a rotation if it can be stored.

    Raises:
        ValueError: No specialty, or an end before the start.
    """
    if not rotation.specialty.strip():
        msg = "a rotation needs a specialty"
        raise ValueError(msg)
    if rotation.planned_end < rotation.start:
        msg = "a rotation ends on or after the day it starts"
        raise ValueError(msg)
    return rotation


def rotation_on(night: date, rotations: Sequence[Rotation]) -> Rotation | None:
    """Return the rotation a night lies in: the one that started last, when several overlap."""
    holding = [r for r in rotations if r.start <= night <= r.planned_end]
    return max(holding, key=lambda r: (r.start, r.id)) if holding else None


def week_of(rotation: Rotation, night: date) -> tuple[int, int]:
    """Return (n, m) of "week n of m" for a night inside the rotation; both count from 1."""
    days = (rotation.planned_end - rotation.start).days + 1
    return (night - rotation.start) // timedelta(days=7) + 1, -(-days // 7)
