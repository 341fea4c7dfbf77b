"""Rows put together into what the journal's list shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from sqlalchemy import func, literal_column
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from journal_app.domain.entries import Entry, EntryCard
from journal_app.domain.ids import EntryId, PromptId
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.rotations import rotation_on
from journal_app.storage import search
from journal_app.storage.listing import SEARCH, matches
from journal_app.storage.rotations import all_rotations
from journal_app.storage.rows import EntryBodyRow, EntryRow, EntryTagRow, RatingRow, TagRow

Marks: TypeAlias = tuple[tuple[int, int], ...]


def entries_of(session: Session, rows: Sequence[EntryRow]) -> tuple[Entry, ...]:
    """Return rows as entries, with their tags, in the same order."""
    tags = _tags(session, [row.id for row in rows])
    return tuple(_entry(row, tags.get(row.id, ())) for row in rows)


def _entry(row: EntryRow, tags: tuple[str, ...]) -> Entry:
    return Entry(
        id=EntryId(row.id),
        night=row.night,
        position=row.position,
        created_at=row.created_at,
        updated_at=row.updated_at,
        zone=row.zone,
        offset_minutes=row.offset_minutes,
        prompt=None if row.prompt is None else PromptId(row.prompt),
        theme=None if row.theme is None else Theme(row.theme),
        prompt_text=row.prompt_text,
        words=row.words,
        written_later=row.written_later,
        binned_at=row.binned_at,
        tags=tags,
    )


def _tags(session: Session, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    pairs = session.exec(
        select(EntryTagRow.entry, TagRow.name)
        .join(TagRow, col(TagRow.id) == col(EntryTagRow.tag))
        .where(col(EntryTagRow.entry).in_(ids))
    )
    for entry, name in pairs:
        found[entry].append(name)
    return {entry: tuple(sorted(names, key=tag_order)) for entry, names in found.items()}


def tag_order(name: str) -> tuple[str, str]:
    """Return what tags are sorted by: letters first, then capitals."""
    return name.casefold(), name


def cards_at(
    session: Session, positions: Sequence[int], typed: str, query: str
) -> tuple[EntryCard, ...]:
    """Return the cards of entries by position, in that order.

    Args:
        session: A reading session.
        positions: Positions of existing entries.
        typed: What the student typed.
        query: The full-text query made of it; empty for cards that begin at the beginning.
    """
    rows = session.exec(select(EntryRow).where(col(EntryRow.position).in_(positions)))
    found = {row.position: row for row in rows}
    entries = entries_of(session, [found[p] for p in positions])
    passages = _passages(session, positions, typed, query)
    ratings = _ratings(session, {entry.night for entry in entries})
    rotations = all_rotations(session)
    return tuple(
        EntryCard(
            entry=entry,
            excerpt=passages[entry.position][0],
            marks=passages[entry.position][1],
            ratings=ratings.get(entry.night, ()),
            specialty=rotation.specialty
            if (rotation := rotation_on(entry.night, rotations))
            else "",
        )
        for entry in entries
    )


def _passages(
    session: Session, positions: Sequence[int], typed: str, query: str
) -> dict[int, tuple[str, Marks]]:
    bodies = session.exec(
        select(EntryBodyRow.position, EntryBodyRow.text).where(
            col(EntryBodyRow.position).in_(positions)
        )
    ).all()
    if not query:
        return {position: (search.beginning(text), ()) for position, text in bodies}
    found = {p: search.around(t, search.plain(t, typed)) for p, t in bodies if len(t) > search.LONG}
    return found | _marked(session, [p for p in positions if p not in found], query)


def _marked(session: Session, positions: Sequence[int], query: str) -> dict[int, tuple[str, Marks]]:
    markers = search.new_markers()
    marked = func.highlight(literal_column("entry_search"), 0, markers.opening, markers.closing)
    one = pick(marked).where(matches(query))
    # One at a time: a list of positions would make SQLite scan all matches.
    return {
        position: search.excerpt(
            session.connection().execute(one.where(SEARCH.c.rowid == position)).scalar_one(),
            markers,
        )
        for position in positions
    }


def _ratings(
    session: Session, nights: Iterable[date]
) -> Mapping[date, tuple[tuple[Scale, int], ...]]:
    found: defaultdict[date, list[tuple[Scale, int]]] = defaultdict(list)
    rows = session.exec(
        select(RatingRow).where(
            col(RatingRow.night).in_(list(nights)), RatingRow.answer == Answer.GIVEN.value
        )
    )
    for row in rows:
        if row.value is not None:
            found[row.night].append((Scale(row.scale), row.value))
    order = list(Scale)
    return {n: tuple(sorted(given, key=lambda g: order.index(g[0]))) for n, given in found.items()}
