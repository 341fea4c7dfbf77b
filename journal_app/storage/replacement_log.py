"""What every export put in the place of what, kept apart from the export itself.

The words stand here as well as their places: an entry is written on, and its places would then
point at something else. They are content like the entry they came from, and go with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine, delete, func
from sqlmodel import col, select

from journal_app.domain.guard import LoggedReplacement
from journal_app.domain.identifiers import Kind, Tier
from journal_app.domain.ids import EntryId, new_id
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import Stamp, next_stamp
from journal_app.storage.rows import EntryRow, ReplacementRow


class Replacements:
    """The ``ReplacementLog`` of an open vault."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, replacements: Sequence[LoggedReplacement]) -> None:
        """Store the replacements of an export, all or none."""
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            session.add_all([_row(replacement, stamp) for replacement in replacements])

    def exports(self) -> tuple[tuple[str, datetime, int], ...]:
        """Return id, instant and number of replacements of every export, newest first."""
        made, export = func.max(ReplacementRow.at), col(ReplacementRow.export)
        with reading(self._engine) as session:
            rows = session.exec(
                select(export, made, func.count()).group_by(export).order_by(made.desc(), export)
            )
            return tuple((found, at, count) for found, at, count in rows)

    def of(self, export: str) -> tuple[LoggedReplacement, ...]:
        """Return an export's replacements, by entry (oldest night first) and place."""
        with reading(self._engine) as session:
            rows = session.exec(
                select(ReplacementRow)
                .join(EntryRow, col(EntryRow.id) == col(ReplacementRow.entry))
                .where(ReplacementRow.export == export)
                .order_by(col(EntryRow.position), col(ReplacementRow.start))
            )
            return tuple(_replacement(row) for row in rows)

    def delete(self, export: str) -> None:
        """Delete what is kept of an export; does nothing when there is nothing."""
        with writing(self._engine) as session:
            session.connection().execute(
                delete(ReplacementRow).where(col(ReplacementRow.export) == export)
            )


def _row(logged: LoggedReplacement, stamp: Stamp) -> ReplacementRow:
    return ReplacementRow(
        id=new_id(),
        export=logged.export,
        entry=logged.entry,
        start=logged.start,
        end=logged.end,
        kind=logged.kind.value,
        tier=logged.tier.value,
        source=logged.source,
        put=logged.put,
        words=logged.words,
        text_hash=logged.text_hash,
        at=logged.at,
        device=stamp.device,
        change=stamp.change,
    )


def _replacement(row: ReplacementRow) -> LoggedReplacement:
    return LoggedReplacement(
        export=row.export,
        entry=EntryId(row.entry),
        start=row.start,
        end=row.end,
        kind=Kind(row.kind),
        tier=Tier(row.tier),
        source=row.source,
        at=row.at,
        put=row.put,
        words=row.words,
        text_hash=row.text_hash,
    )
