"""What the student said about prompts, and how nights were marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Engine, or_
from sqlmodel import col, select

from journal_app.clock import Clock
from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_preferences import PromptMark
from journal_app.domain.prompts import Moment
from journal_app.storage.columns import joined, parted
from journal_app.storage.content_rows import NightMomentsRow, PromptMarkRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import next_stamp


class PromptMarks:
    """Favourites, hidden prompts and marked nights of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def marks(self) -> tuple[PromptMark, ...]:
        """Return every prompt that is a favourite or hidden, by id."""
        said = or_(col(PromptMarkRow.favourite), col(PromptMarkRow.hidden))
        with reading(self._engine) as session:
            rows = session.exec(
                select(PromptMarkRow).where(said).order_by(col(PromptMarkRow.prompt))
            )
            return tuple(PromptMark(PromptId(r.prompt), r.favourite, r.hidden) for r in rows)

    def mark(self, mark: PromptMark) -> None:
        """Store what the student said about a prompt, in place of what they said before."""
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            session.merge(
                PromptMarkRow(
                    prompt=mark.prompt,
                    favourite=mark.favourite,
                    hidden=mark.hidden,
                    marked_at=self._clock.now(),
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def moments(self, night: date) -> frozenset[Moment]:
        """Return how a night was marked."""
        with reading(self._engine) as session:
            row = session.get(NightMomentsRow, night)
            return frozenset() if row is None else parted(row.moments, Moment)

    def marked_nights(self) -> Mapping[date, frozenset[Moment]]:
        """Return every night that is marked, in order, with how; not those unmarked again."""
        with reading(self._engine) as session:
            rows = session.exec(select(NightMomentsRow).order_by(col(NightMomentsRow.night)))
            found = {row.night: parted(row.moments, Moment) for row in rows}
        return {night: moments for night, moments in found.items() if moments}

    def put_moments(self, night: date, moments: Collection[Moment]) -> None:
        """Mark a night, in place of how it was marked."""
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            session.merge(
                NightMomentsRow(
                    night=night,
                    moments=joined(moments),
                    marked_at=self._clock.now(),
                    device=stamp.device,
                    change=stamp.change,
                )
            )
