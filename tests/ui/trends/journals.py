"""Made-up journals for the chart: three rotations, gaps, call nights, pages written later."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from journal_app.domain.ids import RotationId
from journal_app.domain.nights import Night, Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation
from journal_app.domain.trends.compose import Records, compose
from journal_app.domain.trends.picture import Range, Span, TrendData

TONIGHT = date(2026, 11, 21)
FIRST = date(2026, 8, 2)
LONG_GAP = range(60, 72)
DAY = timedelta(days=1)

ROTATIONS = (
    Rotation(RotationId("a"), "Surgery", FIRST, FIRST + 55 * DAY, site="St Elsewhere"),
    Rotation(RotationId("b"), "Family Medicine", FIRST + 56 * DAY, FIRST + 83 * DAY),
    Rotation(RotationId("c"), "Internal Medicine", FIRST + 84 * DAY, FIRST + 139 * DAY),
)


def rating(night: date, scale: Scale, value: int | None, *, later: bool = False) -> Rating:
    at = datetime(night.year, night.month, night.day, 22, tzinfo=UTC)
    answer = Answer.NOT_TONIGHT if value is None else Answer.GIVEN
    return Rating(night, scale, answer, value, value, at, "UTC", 0, written_later=later)


def records(
    nights: int = 112, first: date = FIRST, rotations: tuple[Rotation, ...] = ROTATIONS
) -> Records:
    """Return a journal in which 3 nights in 4 are rated, but for twelve in a row."""
    chance = random.Random(112)
    ratings: list[Rating] = []
    kept: list[Night] = []
    for place in range(nights):
        night = first + place * DAY
        base = 3.6 if 56 <= place % 140 < 84 else 6.3 + 0.012 * (place % 140)
        on_call = place % 14 == 5
        shift = Shift.ON_CALL if on_call else chance.choice([None, Shift.DAY, Shift.EVENING])
        kept.append(Night(night, "UTC", 0, shift=shift, exam=place == 50))
        if place in LONG_GAP or (chance.random() < 0.22 and place != nights - 1):
            continue
        later = chance.random() < 0.07
        for scale, move in ((Scale.TIME_PRESSURE, 0.4), (Scale.BURNOUT, -1.4)):
            value = round(chance.gauss(base + move + (1.0 if on_call else 0.0), 1.1))
            ratings.append(rating(night, scale, min(max(value, 0), 10), later=later))
    return Records(kept, ratings, rotations)


def keep(vault: OpenVault, made: Records) -> None:
    """Store a made-up journal in a vault."""
    for rotation in made.rotations:
        vault.rotations.put(rotation)
    for night in made.nights:
        vault.nights.put(night)
    for given in made.ratings:
        vault.nights.put_rating(given)


def picture(nights: int = 112, span: Span = Span.ALL) -> TrendData:
    last = FIRST + (nights - 1) * DAY
    return compose(Range(span), FIRST, last, last, records(nights))


def ten_years() -> TrendData:
    first = TONIGHT - 3649 * DAY
    rotations = tuple(
        Rotation(
            RotationId(str(i)),
            ("Surgery", "Paediatrics", "General Practice", "Psychiatry")[i % 4],
            first + i * 56 * DAY,
            first + (i * 56 + 55) * DAY,
        )
        for i in range(65)
    )
    return compose(Range(Span.ALL), first, TONIGHT, TONIGHT, records(3650, first, rotations))
