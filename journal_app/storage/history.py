"""When an earlier state of an entry is worth keeping, and keeping it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import text
from sqlmodel import Session, col, select

from journal_app.domain.entries import EntryVersion, VersionKind
from journal_app.domain.ids import EntryId, VersionId, new_id
from journal_app.storage.meta import Stamp
from journal_app.storage.rows import EntryRow, EntryVersionRow, VersionBodyRow

TYPING_GAP: Final = timedelta(minutes=5)
"""While someone types, at most one version is kept in this time; a longer pause ends a session."""


MUCH_TAKEN_AWAY: Final = 60
"""Characters that vanish in one save, a sentence or so: cut or typed over, not corrected."""


def taken_away(old: str, new: str) -> int:
    """Return how many characters between the common beginning and end of two texts are gone."""
    shorter = min(len(old), len(new))
    start = _shared(old, new, shorter)
    return len(old) - start - _shared(old[::-1], new[::-1], shorter - start)


def _shared(one: str, other: str, most: int) -> int:
    if one[:most] == other[:most]:
        return most
    return next(n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)


def kind_to_keep(
    *, begun: datetime, last_change: datetime, last_kept: datetime | None, first: bool, at: datetime
) -> VersionKind | None:
    """Return why the text that is about to be replaced is kept, or None when it is not.

    Args:
        begun: When the entry was begun.
        last_change: When its present text was stored.
        last_kept: When a version was last set aside, None when never.
        first: Whether a version of kind ``FIRST`` exists already.
        at: Now.

    A clock that went back counts like one that went forward: both end a session.
    """
    if abs(at - last_change) > TYPING_GAP:
        return VersionKind.TYPING if first else VersionKind.FIRST
    if abs(at - (last_kept or begun)) >= TYPING_GAP:
        return VersionKind.TYPING
    return None


def keep_before_typing(
    session: Session, entry: EntryRow, texts: tuple[str, str], at: datetime, stamp: Stamp
) -> None:
    """Keep an entry's present text if its time has come, or if much of it is about to go.

    Args:
        texts: The present text and the new one. An empty page is never kept.
    """
    body, new = texts
    if not body:
        return
    last_kept, first = session.connection().execute(_KEPT, {"entry": entry.id}).one()
    kind = kind_to_keep(
        begun=entry.created_at,
        last_change=entry.updated_at,
        last_kept=None if last_kept is None else datetime.fromisoformat(last_kept),
        first=bool(first),
        at=at,
    )
    if kind is None and taken_away(body, new) >= MUCH_TAKEN_AWAY:
        kind = VersionKind.TYPING
    if kind is not None:
        keep(session, entry, body, kind, at, stamp)


_KEPT: Final = text(
    """
    SELECT
        (SELECT kept_at FROM entry_version WHERE entry = :entry ORDER BY change DESC LIMIT 1),
        EXISTS (SELECT 1 FROM entry_version WHERE entry = :entry AND kind = 'first')
    """
)


def keep(
    session: Session, entry: EntryRow, body: str, kind: VersionKind, at: datetime, stamp: Stamp
) -> None:
    """Set an entry's present text aside as a version."""
    version = EntryVersionRow(
        id=new_id(),
        entry=entry.id,
        saved_at=entry.updated_at,
        kept_at=at,
        words=entry.words,
        kind=kind.value,
        device=stamp.device,
        change=stamp.change,
    )
    session.add(version)
    session.flush()
    session.add(VersionBodyRow(version=version.id, text=body))


def versions_of(session: Session, entry: EntryId) -> tuple[EntryVersion, ...]:
    """Return an entry's versions, newest first."""
    rows = session.exec(
        select(EntryVersionRow)
        .where(EntryVersionRow.entry == entry)
        .order_by(col(EntryVersionRow.change).desc())
    )
    return tuple(
        EntryVersion(
            id=VersionId(row.id),
            entry=EntryId(row.entry),
            saved_at=row.saved_at,
            words=row.words,
            kind=VersionKind(row.kind),
        )
        for row in rows
    )


def entry_of(session: Session, version: VersionId) -> EntryId:
    """Return the entry a version belongs to. Raises ``KeyError`` when there is no such version."""
    row = session.get(EntryVersionRow, version)
    if row is None:
        raise KeyError(version)
    return EntryId(row.entry)


def version_body(session: Session, version: VersionId) -> str:
    """Return a version's text. Raises ``KeyError`` when there is none."""
    row = session.get(VersionBodyRow, version)
    if row is None:
        raise KeyError(version)
    return row.text
