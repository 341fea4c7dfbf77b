"""Rotations, and stretches of nights with another boundary."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.ids import RotationId, StretchId
from journal_app.domain.nights import Stretch, check_boundary
from journal_app.domain.rotations import Phase, Rotation, check_rotation
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import bury, next_stamp
from journal_app.storage.rows import RotationRow, StretchRow


def all_rotations(session: Session) -> tuple[Rotation, ...]:
    """Return all rotations, earliest start first."""
    rows = session.exec(select(RotationRow).order_by(col(RotationRow.start), col(RotationRow.id)))
    return tuple(
        Rotation(
            id=RotationId(row.id),
            specialty=row.specialty,
            start=row.start,
            planned_end=row.planned_end,
            site=row.site,
            phase=Phase(row.phase),
            boundary=row.boundary,
        )
        for row in rows
    )


def all_stretches(session: Session) -> tuple[Stretch, ...]:
    """Return the stretches set by hand, earliest first."""
    rows = session.exec(
        select(StretchRow).order_by(col(StretchRow.first), col(StretchRow.last), col(StretchRow.id))
    )
    return tuple(Stretch(StretchId(row.id), row.first, row.last, row.boundary) for row in rows)


class Rotations:
    """The ``RotationStore`` of an open vault.

    What was read is kept until something is written: every question about the night asks for
    all of it, and the vault's lock keeps everyone else from writing.
    """

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._rotations: tuple[Rotation, ...] | None = None
        self._stretches: tuple[Stretch, ...] | None = None

    def rotations(self) -> tuple[Rotation, ...]:
        """Return all rotations, earliest start first."""
        if self._rotations is None:
            with reading(self._engine) as session:
                self._rotations = all_rotations(session)
        return self._rotations

    def put(self, rotation: Rotation) -> None:
        """Store a rotation, new or changed. Raises ``ValueError`` for one that cannot be."""
        check_rotation(rotation)
        if rotation.boundary is not None:
            check_boundary(rotation.boundary)
        now = self._clock.now()
        self._forget()
        with writing(self._engine) as session:
            known = session.get(RotationRow, rotation.id)
            stamp = next_stamp(session)
            session.merge(
                RotationRow(
                    id=rotation.id,
                    specialty=rotation.specialty,
                    site=rotation.site,
                    start=rotation.start,
                    planned_end=rotation.planned_end,
                    phase=rotation.phase.value,
                    boundary=rotation.boundary,
                    created_at=known.created_at if known else now,
                    updated_at=now,
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def delete(self, rotation: RotationId) -> None:
        """Delete a rotation; its nights and entries stay. Does nothing when there is none."""
        self._delete(RotationRow, rotation, "rotation")

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the stretches set by hand, earliest first."""
        if self._stretches is None:
            with reading(self._engine) as session:
                self._stretches = all_stretches(session)
        return self._stretches

    def put_stretch(self, stretch: Stretch) -> None:
        """Store a stretch. Raises ``ValueError`` for one that cannot be."""
        check_boundary(stretch.boundary)
        _check_order(stretch.first, stretch.last)
        now = self._clock.now()
        self._forget()
        with writing(self._engine) as session:
            known = session.get(StretchRow, stretch.id)
            stamp = next_stamp(session)
            session.merge(
                StretchRow(
                    id=stretch.id,
                    first=stretch.first,
                    last=stretch.last,
                    boundary=stretch.boundary,
                    created_at=known.created_at if known else now,
                    updated_at=now,
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def delete_stretch(self, stretch: StretchId) -> None:
        """Delete a stretch. Does nothing when there is none."""
        self._delete(StretchRow, stretch, "stretch")

    def _forget(self) -> None:
        self._rotations = self._stretches = None

    def _delete(self, table: type[RotationRow | StretchRow], row_id: str, kind: str) -> None:
        self._forget()
        with writing(self._engine) as session:
            row = session.get(table, row_id)
            if row is not None:
                session.delete(row)
                bury(session, row_id, kind, self._clock.now(), next_stamp(session))


def _check_order(first: date, last: date) -> None:
    if last < first:
        msg = "a stretch ends on or after the night it starts"
        raise ValueError(msg)
