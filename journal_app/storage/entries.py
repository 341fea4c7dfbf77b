"""Entries: their text, bin, tags and lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Engine, func
from sqlalchemy import select as pick
from sqlalchemy import text as sql
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.entries import (
    COUNT_LIMIT,
    Entry,
    EntryCard,
    EntryFilter,
    EntryVersion,
    NewEntry,
    VersionKind,
    count_words,
)
from journal_app.domain.ids import EntryId, PromptId, VersionId, new_id
from journal_app.domain.prompts import Form, Theme
from journal_app.storage import history, index, tags
from journal_app.storage.cards import beginnings, cards, entries_of, matching
from journal_app.storage.columns import storable
from journal_app.storage.content_rows import EntryFormRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.listing import positions
from journal_app.storage.meta import Stamp, bury, next_stamp
from journal_app.storage.positions import first_position, free_position
from journal_app.storage.rows import EntryBodyRow, EntryRow
from journal_app.storage.search import fts_query

_AT_ONCE: Final = 100
"""Entries held in memory while all of them are read."""


class Entries:
    """The ``EntryStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def add(self, new: NewEntry) -> Entry:
        """Store a new entry and return it with its id and position."""
        body = storable(new.text)
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            row = EntryRow(
                position=free_position(session, new.night, new.created_at),
                id=new_id(),
                night=new.night,
                created_at=new.created_at,
                updated_at=new.created_at,
                zone=new.zone,
                offset_minutes=new.offset_minutes,
                prompt=new.prompt,
                theme=None if new.theme is None else new.theme.value,
                prompt_text=new.prompt_text,
                words=count_words(body),
                written_later=new.written_later,
                device=stamp.device,
                change=stamp.change,
            )
            session.add(row)
            session.flush()
            session.add(EntryBodyRow(position=row.position, text=body))
            if new.form is not Form.FREE:
                form, change = new.form.value, stamp.change
                made = EntryFormRow(entry=row.id, form=form, device=stamp.device, change=change)
                session.add(made)
            index.add(session, row.position, body)
            return _one(session, row)

    def get(self, entry: EntryId) -> Entry:
        """Return one entry, binned or not. Raises ``KeyError`` when there is none."""
        with reading(self._engine) as session:
            return _one(session, _row(session, entry))

    def text(self, entry: EntryId) -> str:
        """Return an entry's text. Raises ``KeyError`` when there is none."""
        with reading(self._engine) as session:
            return _with_text(session, entry)[1]

    def save_text(
        self,
        entry: EntryId,
        text: str,
        at: datetime,
        *,
        based_on: Collection[str] | None = None,
    ) -> Entry:
        """Store a text durably, keeping history; does nothing when it has not changed.

        Args:
            based_on: Texts the writer knows the store may hold. Any other present text is
                kept as a version, however short a time ago it was stored; with an empty
                collection it always is. None leaves it to the pace of typing.

        Raises ``KeyError`` when there is no such entry.
        """
        new = storable(text)
        with writing(self._engine) as session:
            row, old = _with_text(session, entry)
            if old != new:
                stamp = next_stamp(session)
                if based_on is None or old in map(storable, based_on):
                    history.keep_before_typing(session, row, (old, new), at, stamp)
                elif old:
                    history.keep(session, row, old, VersionKind.ELSEWHERE, at, stamp)
                _replace(session, row, old, new, at, stamp)
            return _one(session, row)

    def set_prompt(
        self, entry: EntryId, prompt: PromptId | None, theme: Theme | None, prompt_text: str
    ) -> Entry:
        """Change which prompt an entry answers; None, None and "" when it is written freely."""
        with writing(self._engine) as session:
            row = _row(session, entry)
            row.prompt = prompt
            row.theme = None if theme is None else theme.value
            row.prompt_text = prompt_text
            _sign(row, next_stamp(session))
            return _one(session, row)

    def on_night(self, night: date) -> tuple[Entry, ...]:
        """Return a night's entries that are not binned, oldest first."""
        with reading(self._engine) as session:
            rows = session.exec(
                select(EntryRow)
                .where(*_between(night, night), col(EntryRow.binned_at).is_(None))
                .order_by(col(EntryRow.position))
            ).all()
            return entries_of(session, rows)

    def page(
        self, words: str, only: EntryFilter, before: int | None, limit: int
    ) -> tuple[EntryCard, ...]:
        """Return entries newest first, by position below ``before`` (None: from the top).

        Args:
            words: Search words, the last one as a beginning; without a letter or digit in
                them they list everything.
            only: What narrows the list.
            before: Position of the last entry of the page before.
            limit: At most this many.
        """
        query = fts_query(words)
        with reading(self._engine) as session:
            chosen = positions(session, query, only, before).limit(limit)
            if query:
                return cards(session, matching(session, chosen, words))
            found = session.connection().execute(chosen).scalars().all()
            return cards(session, beginnings(session, found))

    def count(self, words: str, only: EntryFilter) -> int:
        """Return how many entries ``page`` would give in all, at most ``COUNT_LIMIT``."""
        with reading(self._engine) as session:
            chosen = positions(session, fts_query(words), only, None).limit(COUNT_LIMIT)
            counted = pick(func.count()).select_from(chosen.subquery())
            return session.connection().execute(counted).scalar_one()

    def nights_written(self, first: date, last: date) -> frozenset[date]:
        """Return the nights in a range that have at least one entry not binned."""
        with reading(self._engine) as session:
            nights = session.exec(
                select(col(EntryRow.night))
                .where(*_between(first, last), col(EntryRow.binned_at).is_(None))
                .distinct()
            )
            return frozenset(nights)

    def versions(self, entry: EntryId) -> tuple[EntryVersion, ...]:
        """Return an entry's earlier versions, newest first."""
        with reading(self._engine) as session:
            return history.versions_of(session, entry)

    def version_text(self, version: VersionId) -> str:
        """Return the text of an earlier version. Raises ``KeyError`` when there is none."""
        with reading(self._engine) as session:
            return history.version_body(session, version)

    def restore_version(self, version: VersionId, at: datetime) -> Entry:
        """Make an earlier version the present text; the present one is kept as a version.

        Does nothing when both are the same. Raises ``KeyError`` when there is no such version.
        """
        with writing(self._engine) as session:
            row, old = _with_text(session, history.entry_of(session, version))
            return _put_back(session, row, old, history.version_body(session, version), at)

    def put_back(self, entry: EntryId, text: str, at: datetime) -> Entry:
        """Replace an entry's text by one kept elsewhere; the present one is always kept.

        A binned entry is brought back. Raises ``KeyError`` when there is no such entry.
        """
        with writing(self._engine) as session:
            row, old = _with_text(session, entry)
            if row.binned_at is not None:
                _unbin(session, row, old)
            return _put_back(session, row, old, storable(text), at)

    def move(self, entry: EntryId, night: date) -> Entry:
        """Move an entry to another night; only its night and its position change."""
        with writing(self._engine) as session:
            row, body = _with_text(session, entry)
            if row.night != night:
                _move(session, row, body, night)
            return _one(session, row)

    def put_in_bin(self, entry: EntryId, at: datetime) -> None:
        """Take an entry out of list and search; it can be brought back."""
        with writing(self._engine) as session:
            row, body = _with_text(session, entry)
            if row.binned_at is None:
                with index.without_trace(session):
                    index.remove(session, row.position, body)
                row.binned_at = at
                _sign(row, next_stamp(session))

    def take_from_bin(self, entry: EntryId) -> Entry:
        """Bring a binned entry back."""
        with writing(self._engine) as session:
            row, body = _with_text(session, entry)
            if row.binned_at is not None:
                _unbin(session, row, body)
            return _one(session, row)

    def binned(self) -> tuple[EntryCard, ...]:
        """Return what is in the bin, last binned first."""
        with reading(self._engine) as session:
            found = session.exec(
                select(EntryRow.position)
                .where(col(EntryRow.binned_at).is_not(None))
                .order_by(col(EntryRow.binned_at).desc(), col(EntryRow.position).desc())
            ).all()
            return cards(session, beginnings(session, found))

    def delete_forever(self, entry: EntryId) -> None:
        """Remove an entry, its history and its search words; a tombstone without content stays."""
        with writing(self._engine) as session:
            _delete(session, *_with_text(session, entry), self._clock.now())
        index.tidy(self._engine)

    def empty_bin(self, binned_before: datetime) -> int:
        """Delete for ever what went into the bin before an instant; return how many."""
        with writing(self._engine) as session:
            found = session.exec(
                select(EntryRow.id).where(col(EntryRow.binned_at) < binned_before)
            ).all()
            for entry in found:
                _delete(session, *_with_text(session, EntryId(entry)), self._clock.now())
        if found:
            index.tidy(self._engine)
        return len(found)

    def set_tags(self, entry: EntryId, tags_wanted: Sequence[str]) -> Entry:
        """Replace an entry's tags; blanks around and between words are evened out."""
        with writing(self._engine) as session:
            row = _row(session, entry)
            stamp = next_stamp(session)
            tags.replace(session, row.id, tags_wanted, self._clock.now(), stamp)
            _sign(row, stamp)
            return _one(session, row)

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use on an entry that is not binned, sorted."""
        with reading(self._engine) as session:
            return tags.in_use(session)

    def each(self) -> Iterator[tuple[Entry, str]]:
        """Yield every entry with its text, binned ones too, oldest first, a hundred at a time."""
        after = -1
        while batch := self._batch(after):
            yield from batch
            after = batch[-1][0].position

    def _batch(self, after: int) -> list[tuple[Entry, str]]:
        with reading(self._engine) as session:
            pairs = session.exec(
                select(EntryRow, EntryBodyRow.text)
                .join(EntryBodyRow, col(EntryBodyRow.position) == col(EntryRow.position))
                .where(EntryRow.position > after)
                .order_by(col(EntryRow.position))
                .limit(_AT_ONCE)
            ).all()
            entries = entries_of(session, [row for row, _ in pairs])
            return [(entry, text) for entry, (_, text) in zip(entries, pairs, strict=True)]


def has_entry(session: Session, entry: EntryId) -> bool:
    """Tell whether there is an entry, binned or not."""
    return session.exec(select(EntryRow.position).where(EntryRow.id == entry)).first() is not None


def expect_entry(session: Session, entry: EntryId) -> None:
    """Raise ``KeyError`` when there is no such entry."""
    if not has_entry(session, entry):
        raise KeyError(entry)


def _row(session: Session, entry: EntryId) -> EntryRow:
    row = session.exec(select(EntryRow).where(EntryRow.id == entry)).one_or_none()
    if row is None:
        raise KeyError(entry)
    return row


def _with_text(session: Session, entry: EntryId) -> tuple[EntryRow, str]:
    found = session.exec(
        select(EntryRow, EntryBodyRow.text)
        .join(EntryBodyRow, col(EntryBodyRow.position) == col(EntryRow.position))
        .where(EntryRow.id == entry)
    ).one_or_none()
    if found is None:
        raise KeyError(entry)
    return found


def _one(session: Session, row: EntryRow) -> Entry:
    return entries_of(session, [row])[0]


def _between(first: date, last: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    until = first_position(last + timedelta(days=1))
    place = col(EntryRow.position)
    return place >= first_position(first), place < until


def _sign(row: EntryRow, stamp: Stamp) -> None:
    row.device = stamp.device
    row.change = stamp.change


def _replace(
    session: Session, row: EntryRow, old: str, new: str, at: datetime, stamp: Stamp
) -> None:
    if row.binned_at is None:
        index.remove(session, row.position, old)
        index.add(session, row.position, new)
    session.connection().execute(_WRITE, {"position": row.position, "text": new})
    row.words = count_words(new)
    row.updated_at = at
    _sign(row, stamp)


def _put_back(session: Session, row: EntryRow, old: str, new: str, at: datetime) -> Entry:
    """Make ``new`` the present text, with the old one kept; does nothing when they are equal."""
    if new != old:
        stamp = next_stamp(session)
        if old:
            history.keep(session, row, old, VersionKind.BEFORE_RESTORE, at, stamp)
        _replace(session, row, old, new, at, stamp)
    return _one(session, row)


def _unbin(session: Session, row: EntryRow, body: str) -> None:
    row.binned_at = None
    _sign(row, next_stamp(session))
    index.add(session, row.position, body)


_WRITE: Final = sql("UPDATE entry_body SET text = :text WHERE position = :position")


def _move(session: Session, row: EntryRow, body: str, night: date) -> None:
    if row.binned_at is None:
        index.remove(session, row.position, body)
    row.position = free_position(session, night, row.created_at)
    row.night = night
    _sign(row, next_stamp(session))
    session.flush()  # the body's key follows the entry's in the database itself
    if row.binned_at is None:
        index.add(session, row.position, body)


def _delete(session: Session, row: EntryRow, body: str, at: datetime) -> None:
    stamp = next_stamp(session)
    if row.binned_at is None:
        with index.without_trace(session):
            index.remove(session, row.position, body)
    bury(session, row.id, "entry", at, stamp)
    session.delete(row)
    session.flush()
    tags.forget_unused(session, at, stamp)
