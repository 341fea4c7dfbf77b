"""Rows put together into what the journal's list shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Select, case, func, literal_column
from sqlmodel import Session, col, select

from journal_app.domain.entries import Entry, EntryCard
from journal_app.domain.ids import EntryId, PromptId
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.rotations import rotation_on
from journal_app.storage import excerpts
from journal_app.storage.excerpts import Passage
from journal_app.storage.listing import SEARCH
from journal_app.storage.rotations import all_rotations
from journal_app.storage.rows import EntryBodyRow, EntryRow, EntryTagRow, RatingRow, TagRow


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
    pairs = session.connection().execute(
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


def cards(session: Session, passages: Mapping[int, Passage]) -> tuple[EntryCard, ...]:
    """Return the cards of entries by position, in the order of the passages they show."""
    if not passages:
        return ()
    rows = session.exec(select(EntryRow).where(col(EntryRow.position).in_(passages)))
    found = {row.position: row for row in rows}
    entries = entries_of(session, [found[position] for position in passages])
    ratings = _ratings(session, {entry.night for entry in entries})
    rotations = all_rotations(session)
    return tuple(
        EntryCard(
            entry=entry,
            excerpt=passages[entry.position].text,
            marks=passages[entry.position].marks,
            ratings=ratings.get(entry.night, ()),
            specialty=rotation.specialty
            if (rotation := rotation_on(entry.night, rotations))
            else "",
        )
        for entry in entries
    )


def beginnings(session: Session, positions: Sequence[int]) -> dict[int, Passage]:
    """Return how entries begin, in the order of their positions."""
    bodies = session.exec(
        select(EntryBodyRow.position, EntryBodyRow.text).where(
            col(EntryBodyRow.position).in_(positions)
        )
    ).all()
    found = dict(bodies)
    return {position: excerpts.beginning(found[position]) for position in positions}


def matching(session: Session, chosen: Select[int], typed: str) -> dict[int, Passage]:
    """Return the passages that matched, in the order of a search.

    Args:
        session: A reading session.
        chosen: A query of ``listing.positions`` that searches.
        typed: What the student typed, for marking very long texts.
    """
    markers = excerpts.new_markers()
    marked = func.highlight(literal_column("entry_search"), 0, markers.opening, markers.closing)
    size = func.octet_length(SEARCH.c.text)
    rows = session.connection().execute(
        chosen.add_columns(
            case((size <= excerpts.LONG, marked)), case((size > excerpts.LONG, SEARCH.c.text))
        )
    )
    return {
        place: excerpts.around(text, excerpts.plain(text, typed))
        if marked_text is None
        else excerpts.excerpt(marked_text, markers)
        for place, marked_text, text in rows
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
