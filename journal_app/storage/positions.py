"""Where an entry stands in the journal: a number that orders by night, then by beginning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, select

from journal_app.storage.rows import EntryRow

PER_NIGHT: Final = 4096
"""Places in a night; a night's first place is its proleptic day number times this."""

_STEP: Final = 32
"""Places left between entries in turn, for one that is moved in between later."""


def first_position(night: date) -> int:
    """Return a night's first place; the night's entries lie in the ``PER_NIGHT`` from there."""
    return night.toordinal() * PER_NIGHT


def free_position(session: Session, night: date, begun: datetime) -> int:
    """Return the place for an entry of a night, by the time it was begun.

    Raises:
        ValueError: All places of the night are taken.
    """
    start = first_position(night)
    taken = session.exec(
        select(EntryRow.position, EntryRow.created_at)
        .where(EntryRow.position >= start, EntryRow.position < start + PER_NIGHT)
        .order_by(col(EntryRow.position))
    ).all()
    return start + place([(position - start, at) for position, at in taken], begun)


def place(taken: Sequence[tuple[int, datetime]], begun: datetime) -> int:
    """Return a free place from 0 to ``PER_NIGHT`` - 1, between the older and the newer.

    Args:
        taken: Places in use with the time of beginning, by place.
        begun: When the new entry was begun.

    When the gap is used up (after entries were moved into it again and again), the nearest free
    place is given instead: unique is a must, in perfect order is not.

    Raises:
        ValueError: All places are taken.
    """
    older = max((n for n, at in taken if at <= begun), default=-1)
    newer = min((n for n, _ in taken if n > older), default=PER_NIGHT)
    if newer - older > 1:
        return older + max(1, min(_STEP, (newer - older) // 2))
    used = {n for n, _ in taken}
    free = [n for n in range(PER_NIGHT) if n not in used]
    if not free:
        msg = f"a night holds at most {PER_NIGHT} entries"
        raise ValueError(msg)
    return min(free, key=lambda n: abs(n - older))
