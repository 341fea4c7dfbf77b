"""Trends: the nights of a range as one picture, the same as rows, the same as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.clock import Clock
from journal_app.domain.nights import Night
from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation, rotation_on, week_of
from journal_app.domain.trends.calls import NIGHTS_AFTER_CALL, call_nights, runs_after_call
from journal_app.domain.trends.gates import LINE, missing
from journal_app.domain.trends.picture import (
    Range,
    RotationBand,
    Row,
    ScaleTrend,
    Span,
    TrendData,
)
from journal_app.domain.trends.series import Series, series_between
from journal_app.domain.trends.summary import summarise
from journal_app.services.rotations import RotationService

NIGHT: Final = timedelta(days=1)
THREE_MONTHS: Final = 91
YEAR: Final = 365
SPOKEN_NIGHTS: Final = 56
"""Outside rotations the words speak of the last eight weeks: a line over longer says little."""

CSV_HEADER: Final = (
    "night",
    "time_pressure",
    "burnout",
    "written_later",
    "shift",
    "post_call",
    "exam",
    "rotation",
)
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


class TrendsService:
    """Reads nights and ratings and works out what may be shown of them.

    Every call reads the vault and may raise ``WorldError``.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._nights = vault.nights
        self._rotations = RotationService(vault, clock)

    def chart(self, asked: Range) -> TrendData:
        """Return the picture of a range.

        Raises:
            ValueError: A range of own dates without both, or with the last before the first.
        """
        tonight = self._rotations.tonight()
        rotations = self._rotations.rotations()
        first, last = self._bounds(asked, tonight, rotations)
        spoken, rotation = _spoken(first, last, rotations)
        rows = self._rows(first, last, rotations)
        return TrendData(
            asked=asked,
            first=first,
            last=last,
            tonight=tonight,
            rows=rows,
            scales=self._scales(rows, spoken, rotations),
            bands=_bands(first, last, tonight, rotations),
            after_call=self._after_call(first, last),
            spoken=spoken,
            spoken_rotation=None if rotation is None else _band(rotation, *spoken, tonight),
        )

    def rows(self, asked: Range) -> tuple[Row, ...]:
        """Return every night of a range, oldest first, rated or not."""
        rotations = self._rotations.rotations()
        first, last = self._bounds(asked, self._rotations.tonight(), rotations)
        return self._rows(first, last, rotations)

    def csv(self, asked: Range) -> str:
        """Return the nights of a range as CSV (see ``rows_as_csv``)."""
        return rows_as_csv(self.rows(asked))

    def _bounds(
        self, asked: Range, tonight: date, rotations: Sequence[Rotation]
    ) -> tuple[date, date]:
        if asked.span is Span.OWN:
            return _own(asked, tonight)
        if asked.span is Span.ROTATION:
            rotation = _latest(tonight, rotations)
            if rotation is not None:
                return rotation.start, min(tonight, rotation.planned_end)
        earliest = self._earliest(tonight)
        reach = {Span.YEAR: YEAR, Span.ALL: (tonight - earliest).days + 1}
        wanted = tonight - (reach.get(asked.span, THREE_MONTHS) - 1) * NIGHT
        return max(wanted, earliest), tonight

    def _earliest(self, tonight: date) -> date:
        """Return the first night with anything in it: nights before the journal are no gaps."""
        span = self._nights.span()
        return tonight if span is None else min(span[0], tonight)

    def _rows(self, first: date, last: date, rotations: Sequence[Rotation]) -> tuple[Row, ...]:
        nights = {night.night: night for night in self._nights.between(first, last)}
        ratings: dict[date, list[Rating]] = {}
        for rating in self._nights.ratings_between(first, last):
            ratings.setdefault(rating.night, []).append(rating)
        return tuple(
            _row(night, ratings.get(night, ()), nights.get(night), rotation_on(night, rotations))
            for night in _each(first, last)
        )

    def _scales(
        self, rows: Sequence[Row], spoken: tuple[date, date], rotations: Sequence[Rotation]
    ) -> tuple[ScaleTrend, ...]:
        shown = rows[0].night, rows[-1].night
        inside = shown[0] <= spoken[0] and spoken[1] <= shown[1]
        told = rows if inside else self._rows(spoken[0], spoken[1], rotations)
        return tuple(
            _scale(scale, _series(scale, rows, shown), _series(scale, told, spoken))
            for scale in Scale
        )

    def _after_call(self, first: date, last: date) -> tuple[tuple[date, date], ...]:
        # Post-call marks the night before it as call, so one more night is read on both sides.
        nights = self._nights.between(first - NIGHTS_AFTER_CALL * NIGHT, last + NIGHT)
        return runs_after_call(call_nights(nights), first, last)


def rows_as_csv(rows: Iterable[Row]) -> str:
    """Return rows as CSV: a header, then one line a night; a missing rating is empty.

    Text for a file in UTF-8. A specialty that a spreadsheet would run as a formula gets an
    apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_HEADER)
    writer.writerows(_cells(row) for row in rows)
    return out.getvalue()


def _cells(row: Row) -> tuple[str, ...]:
    yes_no = {True: "yes", False: "no"}
    return (
        row.night.isoformat(),
        *("" if row.ratings.get(scale) is None else str(row.ratings[scale]) for scale in Scale),
        yes_no[bool(row.written_later)],
        row.shift.value if row.shift else "",
        yes_no[row.post_call],
        yes_no[row.exam],
        _guarded(row.rotation),
    )


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _own(asked: Range, tonight: date) -> tuple[date, date]:
    """Return own dates, with the last no later than tonight: nights to come are no gaps."""
    if asked.first is None or asked.last is None or asked.last < asked.first:
        msg = "own dates need a first night and a last night that is not before it"
        raise ValueError(msg)
    return asked.first, max(asked.first, min(asked.last, tonight))


def _each(first: date, last: date) -> Iterable[date]:
    return (first + i * NIGHT for i in range((last - first).days + 1))


def _latest(tonight: date, rotations: Sequence[Rotation]) -> Rotation | None:
    """Return the rotation going on, else the one that ended last."""
    begun = [r for r in rotations if r.start <= tonight]
    return rotation_on(tonight, begun) or max(
        begun, key=lambda r: (r.planned_end, r.start), default=None
    )


def _row(
    night: date, ratings: Iterable[Rating], kept: Night | None, rotation: Rotation | None
) -> Row:
    given = [r for r in ratings if r.answer is Answer.GIVEN and r.value is not None]
    return Row(
        night=night,
        ratings={r.scale: r.value for r in given if r.value is not None},
        written_later=frozenset(r.scale for r in given if r.written_later),
        shift=kept.shift if kept else None,
        post_call=kept.post_call if kept else False,
        exam=kept.exam if kept else False,
        rotation=rotation.specialty if rotation else "",
    )


def _series(scale: Scale, rows: Iterable[Row], within: tuple[date, date]) -> Series:
    given = {row.night: row.ratings[scale] for row in rows if scale in row.ratings}
    return series_between(given, within[0], within[1])


def _scale(scale: Scale, shown: Series, spoken: Series) -> ScaleTrend:
    # numpy takes a fifth of a second to import, and only an open Trends screen needs it.
    from journal_app.domain.trends.change import change_over  # noqa: PLC0415 # as above
    from journal_app.domain.trends.lines import level_line  # noqa: PLC0415 # as above

    return ScaleTrend(
        scale=scale,
        line=level_line(shown),
        line_waits_for=missing(shown, LINE),
        summary=summarise(spoken, change_over),
    )


def _spoken(
    first: date, last: date, rotations: Sequence[Rotation]
) -> tuple[tuple[date, date], Rotation | None]:
    """Return the nights the words speak of: the rotation at the picture's end, as far as it went.

    Outside rotations they are the last weeks shown.
    """
    rotation = rotation_on(last, rotations)
    if rotation is None:
        return (max(first, last - (SPOKEN_NIGHTS - 1) * NIGHT), last), None
    return (rotation.start, last), rotation


def _bands(
    first: date, last: date, tonight: date, rotations: Sequence[Rotation]
) -> tuple[RotationBand, ...]:
    """Return the rotations behind a range, night by night, so that none lies over another."""
    bands: list[RotationBand] = []
    current: Rotation | None = None
    begun = first
    for night in _each(first, last + NIGHT):
        rotation = rotation_on(night, rotations) if night <= last else None
        if rotation == current and night <= last:
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
