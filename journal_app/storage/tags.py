"""Tags on entries. A tag that no entry has any more is deleted: its name is content."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from journal_app.domain.ids import new_id
from journal_app.storage.cards import tag_order
from journal_app.storage.columns import storable
from journal_app.storage.meta import Stamp, bury
from journal_app.storage.rows import EntryRow, EntryTagRow, TagRow


def clean(names: Sequence[str]) -> tuple[str, ...]:
    """Return tag names with blanks evened out, composed (NFC), each once, none empty."""
    tidy = (unicodedata.normalize("NFC", " ".join(storable(n).split())) for n in names)
    return tuple(dict.fromkeys(n for n in tidy if n))


def replace(session: Session, entry: str, names: Sequence[str], at: datetime, stamp: Stamp) -> None:
    """Give an entry exactly these tags."""
    session.connection().execute(delete(EntryTagRow).where(col(EntryTagRow.entry) == entry))
    for name in clean(names):
        tag = session.exec(select(TagRow).where(TagRow.name == name)).one_or_none()
        if tag is None:
            tag = TagRow(
                id=new_id(), name=name, created_at=at, device=stamp.device, change=stamp.change
            )
            session.add(tag)
            session.flush()
        session.add(EntryTagRow(entry=entry, tag=tag.id, device=stamp.device, change=stamp.change))
    session.flush()
    forget_unused(session, at, stamp)


def forget_unused(session: Session, at: datetime, stamp: Stamp) -> None:
    """Delete the tags that no entry has, leaving tombstones."""
    used = select(EntryTagRow.tag)
    for tag in session.exec(select(TagRow).where(col(TagRow.id).not_in(used))).all():
        session.delete(tag)
        bury(session, tag.id, "tag", at, stamp)


def in_use(session: Session) -> tuple[str, ...]:
    """Return the tags of entries that are not binned, sorted."""
    names = session.exec(
        select(TagRow.name)
        .join(EntryTagRow, col(EntryTagRow.tag) == col(TagRow.id))
        .join(EntryRow, col(EntryRow.id) == col(EntryTagRow.entry))
        .where(col(EntryRow.binned_at).is_(None))
        .distinct()
    )
    return tuple(sorted(names, key=tag_order))
