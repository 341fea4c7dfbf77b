"""Nights and their ratings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine, text
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.ids import new_id
from journal_app.domain.nights import Night, Shift, check_boundary
from journal_app.domain.ratings import Answer, Rating, Scale, check_value
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import next_stamp
from journal_app.storage.rows import NightRow, RatingRow


class Nights:
    """The ``NightStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def get(self, night: date) -> Night | None:
        """Return a night's circumstances, None when nothing was ever set for it."""
        with reading(self._engine) as session:
            row = session.get(NightRow, night)
            return None if row is None else _night(row)

    def put(self, night: Night) -> None:
        """Store a night's circumstances. Raises ``ValueError`` for an impossible boundary."""
        check_boundary(night.boundary)
        now = self._clock.now()
        with writing(self._engine) as session:
            known = session.get(NightRow, night.night)
            stamp = next_stamp(session)
            session.merge(
                NightRow(
                    night=night.night,
                    id=known.id if known else new_id(),
                    zone=night.zone,
                    offset_minutes=night.offset_minutes,
                    boundary=night.boundary,
                    shift=None if night.shift is None else night.shift.value,
                    post_call=night.post_call,
                    exam=night.exam,
                    created_at=known.created_at if known else now,
                    updated_at=now,
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def between(self, first: date, last: date) -> tuple[Night, ...]:
        """Return the stored nights of a range, oldest first, both ends included."""
        with reading(self._engine) as session:
            rows = session.exec(
                select(NightRow)
                .where(col(NightRow.night).between(first, last))
                .order_by(col(NightRow.night))
            )
            return tuple(_night(row) for row in rows)

    def ratings(self, night: date) -> tuple[Rating, ...]:
        """Return a night's ratings, at most one per scale, in the order of ``Scale``."""
        return self.ratings_between(night, night)

    def put_rating(self, rating: Rating) -> Rating:
        """Store a rating and return it as stored.

        The first number given that night stays in ``first_value``, whatever follows.

        Raises:
            ValueError: A given rating without a number from 0 to 10, or one with a number that
                was not given.
        """
        _check(rating)
        with writing(self._engine) as session:
            known = _known(session, rating)
            first = known.first_value if known else None
            if first is None:
                first = rating.value if rating.first_value is None else rating.first_value
            row = session.merge(_rating_row(session, rating, first, known))
            return _rating(row)

    def ratings_between(self, first: date, last: date) -> tuple[Rating, ...]:
        """Return the ratings of a range of nights, oldest night first, both ends included."""
        order = list(Scale)
        with reading(self._engine) as session:
            rows = session.exec(
                select(RatingRow)
                .where(col(RatingRow.night).between(first, last))
                .order_by(col(RatingRow.night))
            )
            found = [_rating(row) for row in rows]
        return tuple(sorted(found, key=lambda r: (r.night, order.index(r.scale))))

    def span(self) -> tuple[date, date] | None:
        """Return the first and last night with a rating or an entry; None in an empty vault.

        A cleared rating and a binned entry do not count.
        """
        with reading(self._engine) as session:
            first, last = session.connection().execute(_SPAN).one()
        return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


_SPAN = text(
    """
    SELECT min(first), max(last) FROM (
        SELECT min(night) AS first, max(night) AS last FROM rating WHERE answer <> 'cleared'
        UNION ALL
        SELECT
            (SELECT night FROM entry WHERE binned_at IS NULL ORDER BY position LIMIT 1),
            (SELECT night FROM entry WHERE binned_at IS NULL ORDER BY position DESC LIMIT 1))
    """
)


def _check(rating: Rating) -> None:
    if (rating.answer is Answer.GIVEN) != (rating.value is not None):
        msg = "a rating has a number exactly when it was given"
        raise ValueError(msg)
    for value in (rating.value, rating.first_value):
        if value is not None:
            check_value(value)


def _known(session: Session, rating: Rating) -> RatingRow | None:
    return session.exec(
        select(RatingRow).where(
            RatingRow.night == rating.night, RatingRow.scale == rating.scale.value
        )
    ).one_or_none()


def _rating_row(
    session: Session, rating: Rating, first: int | None, known: RatingRow | None
) -> RatingRow:
    stamp = next_stamp(session)
    return RatingRow(
        id=known.id if known else new_id(),
        night=rating.night,
        scale=rating.scale.value,
        answer=rating.answer.value,
        value=rating.value,
        first_value=first,
        given_at=rating.given_at,
        zone=rating.zone,
        offset_minutes=rating.offset_minutes,
        written_later=rating.written_later,
        item_version=rating.item_version,
        created_at=known.created_at if known else rating.given_at,
        device=stamp.device,
        change=stamp.change,
    )


def _night(row: NightRow) -> Night:
    return Night(
        night=row.night,
        zone=row.zone,
        offset_minutes=row.offset_minutes,
        boundary=row.boundary,
        shift=None if row.shift is None else Shift(row.shift),
        post_call=row.post_call,
        exam=row.exam,
    )


def _rating(row: RatingRow) -> Rating:
    return Rating(
        night=row.night,
        scale=Scale(row.scale),
        answer=Answer(row.answer),
        value=row.value,
        first_value=row.first_value,
        given_at=row.given_at,
        zone=row.zone,
        offset_minutes=row.offset_minutes,
        written_later=row.written_later,
        item_version=row.item_version,
    )
