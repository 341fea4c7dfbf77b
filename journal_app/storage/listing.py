"""Which entries a list or a search gives, by place in the journal and newest first.

A place holds its night (``positions``), so dates, rotations, ratings and shifts narrow the
search by number alone and no entry has to be decrypted to be left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    String,
    and_,
    cast,
    column,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlmodel import Session, col

from journal_app.domain.entries import EntryFilter
from journal_app.domain.ids import RotationId
from journal_app.domain.rotations import Rotation, rotation_on
from journal_app.storage.positions import PER_NIGHT, first_position
from journal_app.storage.rotations import all_rotations
from journal_app.storage.rows import EntryRow, EntryTagRow, NightRow, RatingRow, TagRow

SEARCH: Final = table("entry_search", column("rowid", Integer), column("text", String))
"""The full-text index; ``rowid`` is the entry's position."""

_DAY: Final = timedelta(days=1)
_JULIAN_DAY_ZERO: Final = 1721424.5
"""Julian date of the day before 0001-01-01: SQLite's count minus this is Python's ordinal."""


def positions(session: Session, query: str, only: EntryFilter, before: int | None) -> Select[int]:
    """Return the query for the positions of entries that are listed, newest first.

    Args:
        session: For looking up rotations.
        query: From ``search.fts_query``; empty lists everything.
        only: What narrows the list.
        before: Only positions below this one.
    """
    place: SQLColumnExpression[int] = SEARCH.c.rowid if query else col(EntryRow.position)
    chosen = select(place).where(*_conditions(session, place, only)).order_by(place.desc())
    if query:
        chosen = chosen.where(_matches(query))
    else:
        chosen = chosen.where(col(EntryRow.binned_at).is_(None))
    return chosen if before is None else chosen.where(place < before)


def _matches(query: str) -> ColumnElement[bool]:
    return literal_column("entry_search").op("MATCH", is_comparison=True)(literal(query))


def _conditions(
    session: Session, place: SQLColumnExpression[int], only: EntryFilter
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if only.first is not None:
        found.append(place >= first_position(only.first))
    if only.last is not None:
        found.append(place < first_position(only.last + _DAY))
    if only.rotation is not None:
        found.append(_in_rotation(place, only.rotation, all_rotations(session)))
    if only.rating is not None:
        scale, lowest, highest = only.rating
        # A rating has a value exactly when it was given, so the index alone answers this.
        rated = select(_ordinal(col(RatingRow.night))).where(
            col(RatingRow.scale) == scale.value,
            col(RatingRow.value).between(lowest, highest),
        )
        found.append(_night_ordinal(place).in_(rated))
    if only.shift is not None:
        worked = select(_ordinal(col(NightRow.night))).where(
            col(NightRow.shift) == only.shift.value
        )
        found.append(_night_ordinal(place).in_(worked))
    return found + _by_entry(place, only)


def _by_entry(place: SQLColumnExpression[int], only: EntryFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    # The sum keeps SQLite from looking each of these positions up in the full-text index.
    number = place + 0
    if only.theme is not None:
        themed = select(col(EntryRow.position)).where(col(EntryRow.theme) == only.theme.value)
        found.append(number.in_(themed))
    if only.tag is not None:
        tagged = (
            select(col(EntryRow.position))
            .join(EntryTagRow, col(EntryTagRow.entry) == col(EntryRow.id))
            .join(TagRow, col(TagRow.id) == col(EntryTagRow.tag))
            .where(col(TagRow.name) == only.tag)
        )
        found.append(number.in_(tagged))
    return found


def _ordinal(night: SQLColumnExpression[date]) -> ColumnElement[int]:
    return cast(func.julianday(night) - _JULIAN_DAY_ZERO, Integer)


def _night_ordinal(place: SQLColumnExpression[int]) -> ColumnElement[int]:
    return place.op("/")(PER_NIGHT)


def _in_rotation(
    place: SQLColumnExpression[int], wanted: RotationId, rotations: Sequence[Rotation]
) -> ColumnElement[bool]:
    spans = [
        and_(place >= first_position(first), place < first_position(last + _DAY))
        for first, last in spans_of(wanted, rotations)
    ]
    return or_(*spans) if spans else false()


def spans_of(wanted: RotationId, rotations: Sequence[Rotation]) -> tuple[tuple[date, date], ...]:
    """Return the stretches of nights, both ends included, that count as one rotation's.

    Where rotations overlap, a night counts as ``rotation_on`` says; the rest is left out.
    """
    rotation = next((r for r in rotations if r.id == wanted), None)
    if rotation is None:
        return ()
    edges = {rotation.start, rotation.planned_end + _DAY}
    for other in rotations:
        edges |= {other.start, other.planned_end + _DAY}
    inside = sorted(e for e in edges if rotation.start <= e <= rotation.planned_end + _DAY)
    return tuple(
        (first, until - _DAY)
        for first, until in itertools.pairwise(inside)
        if rotation_on(first, rotations) == rotation
    )
