"""Puts what was read from a journal together into rows and into one picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from journal_app.domain.nights import Night
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation, week_of
from journal_app.domain.trends.calls import NIGHTS_AFTER_CALL, call_nights, runs_after_call
from journal_app.domain.trends.gates import LINE, missing
from journal_app.domain.trends.picture import Range, RotationBand, Row, ScaleTrend, TrendData
from journal_app.domain.trends.ranges import spoken_of
from journal_app.domain.trends.series import Series, series_between
from journal_app.domain.trends.summary import summarise

NIGHT: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Records:
    """What was read, over at least the nights ``reach`` names."""

    nights: Sequence[Night]
    ratings: Sequence[Rating]
    rotations: Sequence[Rotation]


def reach(first: date, last: date, rotations: Sequence[Rotation]) -> tuple[date, date]:
    """Return the nights to read for a picture of a range.

    That is further back than the range where the words speak of a whole rotation or a call
    casts its shade, and one night on, because post-call marks the night before it.
    """
    (spoken, _), _ = spoken_of(first, last, rotations)
    return min(first - NIGHTS_AFTER_CALL * NIGHT, spoken), last + NIGHT


def compose(asked: Range, first: date, last: date, tonight: date, records: Records) -> TrendData:
    """Return the picture of the nights from ``first`` to ``last``, both included."""
    spoken, rotation = spoken_of(first, last, records.rotations)
    rows = rows_of(first, last, records)
    told = rows_of(*spoken, records)
    return TrendData(
        asked=asked,
        first=first,
        last=last,
        tonight=tonight,
        rows=rows,
        scales=tuple(_scale(scale, rows, told) for scale in Scale),
        bands=_bands(first, last, tonight, records.rotations),
        after_call=runs_after_call(call_nights(records.nights), first, last),
        spoken=spoken,
        spoken_rotation=None if rotation is None else _band(rotation, *spoken, tonight),
    )


def rows_of(first: date, last: date, records: Records) -> tuple[Row, ...]:
    """Return every night from ``first`` to ``last``, oldest first, rated or not."""
    nights = {night.night: night for night in records.nights}
    given: dict[date, list[Rating]] = {}
    for rating in records.ratings:
        if rating.answer is Answer.GIVEN:
            given.setdefault(rating.night, []).append(rating)
    rotations = _by_night(first, last, records.rotations)
    return tuple(
        _row(night, given.get(night, ()), nights.get(night), rotations.get(night))
        for night in _each(first, last)
    )


def _by_night(first: date, last: date, rotations: Sequence[Rotation]) -> dict[date, Rotation]:
    """Return the rotation of each night, as ``rotation_on`` has it: the last begun wins."""
    found: dict[date, Rotation] = {}
    for rotation in sorted(rotations, key=lambda r: (r.start, r.id)):
        inside = _each(max(rotation.start, first), min(rotation.planned_end, last))
        found.update(dict.fromkeys(inside, rotation))
    return found


def _each(first: date, last: date) -> Iterable[date]:
    return (first + i * NIGHT for i in range((last - first).days + 1))


def _row(
    night: date, given: Iterable[Rating], kept: Night | None, rotation: Rotation | None
) -> Row:
    return Row(
        night=night,
        ratings={r.scale: r.value for r in given if r.value is not None},
        written_later=frozenset(r.scale for r in given if r.written_later),
        shift=kept.shift if kept else None,
        post_call=kept.post_call if kept else False,
        exam=kept.exam if kept else False,
        rotation=rotation.specialty if rotation else "",
    )


def _series(scale: Scale, rows: Sequence[Row]) -> Series:
    given = {row.night: row.ratings[scale] for row in rows if scale in row.ratings}
    return series_between(given, rows[0].night, rows[-1].night)


def _scale(scale: Scale, shown: Sequence[Row], told: Sequence[Row]) -> ScaleTrend:
    # numpy takes a fifth of a second to import, and only an open Trends screen needs it.
    from journal_app.domain.trends.change import change_over  # noqa: PLC0415 # as above
    from journal_app.domain.trends.lines import level_line  # noqa: PLC0415 # as above

    series = _series(scale, shown)
    return ScaleTrend(
        scale=scale,
        line=level_line(series),
        line_waits_for=missing(series, LINE),
        summary=summarise(_series(scale, told), change_over),
    )


def _bands(
    first: date, last: date, tonight: date, rotations: Sequence[Rotation]
) -> tuple[RotationBand, ...]:
    """Return the rotations behind a range, night by night, so that none lies over another."""
    on = _by_night(first, last, rotations)
    bands: list[RotationBand] = []
    current: Rotation | None = None
    begun = first
    for night in _each(first, last + NIGHT):
        rotation = on.get(night)
        if rotation is current and night <= last:
            continue
        if current is not None:
            bands.append(_band(current, begun, night - NIGHT, tonight))
        current, begun = rotation, night
    return tuple(bands)


def _band(rotation: Rotation, first: date, last: date, tonight: date) -> RotationBand:
    going_on = rotation.start <= tonight <= rotation.planned_end
    return RotationBand(
        rotation=rotation.id,
        title=rotation.specialty,
        first=first,
        last=last,
        week=week_of(rotation, tonight)[0] if going_on else None,
        weeks=week_of(rotation, rotation.start)[1],
    )
