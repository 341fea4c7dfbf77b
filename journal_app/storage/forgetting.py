"""Taking words out of everything the database keeps, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Engine
from sqlalchemy import text as sql
from sqlmodel import Session, col, select

from journal_app.domain.entries import count_words
from journal_app.domain.eraser import Eraser
from journal_app.domain.forgetting import Forgetting, spread
from journal_app.errors import WorkInterrupted, WorldError
from journal_app.storage import index, tags
from journal_app.storage.columns import storable
from journal_app.storage.engine import checkpoint, compact, reading, writing
from journal_app.storage.forgetting_content import ContentEraser
from journal_app.storage.meta import Stamp, bury, next_stamp
from journal_app.storage.rows import (
    EntryBodyRow,
    EntryRow,
    EntryTagRow,
    EntryVersionRow,
    GuardWordRow,
    MetaRow,
    ReplacementRow,
    TagRow,
    VersionBodyRow,
)
from journal_app.storage.study_rows import ResearchReviewRow
from journal_app.storage.word_roots import Roots

_AT_ONCE: Final = 200
"""Entries whose texts are in memory at the same time."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What a forgetting changed.

    Attributes:
        since: When the oldest of the changed entries was begun, UTC.
    """

    entries: int
    versions: int
    elsewhere: int
    since: datetime


def forget(engine: Engine, request: Forgetting, at: datetime) -> Erased:
    """Carry out a request; all of it is stored durably at the end, or none of it.

    Versions are rewritten rather than deleted: the rest of an earlier state is the student's
    writing. The search index is written anew in one piece in the same transaction, because
    changed texts leave their old words in it until then; some two seconds at 10,000 entries.

    Raises:
        KeyError: There is no such entry.
        WorldError: As ``map_errors``.
    """
    with writing(engine) as session:
        erased = _Work(session, request, at).run()
        index.rewrite(session)
        session.merge(MetaRow(name=_TRACES, value="yes"))
    return erased


def overwrite_traces(engine: Engine) -> bool:
    """Write the database file anew, when words were forgotten since it last was.

    ``secure_delete`` overwrites what is freed, but pieces of it stay behind in pages that were
    rearranged around it (found by tests/storage/test_forgetting_machine.py). Only a new file is
    free of them: some two seconds at 10,000 entries. Can be stopped by ``engine.interrupt``.

    Returns:
        False when it was stopped or the disk refused: the pieces still lie there, encrypted as
        all else, and the next call tries again.
    """
    try:
        with reading(engine) as session:
            if session.get(MetaRow, _TRACES) is None:
                return True
        compact(engine)
        with writing(engine) as session:
            session.delete(session.get_one(MetaRow, _TRACES))
        checkpoint(engine)
    except (WorldError, WorkInterrupted):
        return False
    return True


_TRACES: Final = "traces"
"""Name of the fact that pieces of forgotten words may lie in unused parts of the file."""


class _Work:
    """One request inside one transaction."""

    def __init__(self, session: Session, request: Forgetting, at: datetime) -> None:
        self._session = session
        self._request = request
        self._at = at
        self._stamp: Stamp = next_stamp(session)
        self._page = Eraser(request.wordings)
        self._version = Eraser(request.wordings, unfinished=True)
        self._version_elsewhere = Eraser(spread(request.wordings), unfinished=True)

    def run(self) -> Erased:
        """Do all of it."""
        wanted, everywhere = self._request.entry, self._request.everywhere
        row = self._session.exec(select(EntryRow).where(EntryRow.id == wanted)).one_or_none()
        if row is None:
            raise KeyError(wanted)
        others = [other for other in self._holding() if other.id != wanted]
        changed = [row, *others] if everywhere else [row]
        versions = sum(self._erase_from(entry) for entry in changed)
        self._session.flush()
        gone = everywhere or not others
        if gone:
            self._erase_guard_words()
        touched = {entry.id for entry in changed}
        self._erase_content(touched, gone=gone)
        self._drop_reviews(touched, gone=gone)
        return Erased(
            entries=len(changed),
            versions=versions,
            elsewhere=0 if everywhere else len(others),
            since=min(entry.created_at for entry in changed),
        )

    def _holding(self) -> Iterator[EntryRow]:
        """Yield every entry, the bin included, that holds the words in any of its texts.

        The log of exports is one of them: it may name words that a page holds no longer.
        """
        after = -1
        while batch := self._batch(after):
            holding = self._holding_among(after, batch[-1].position)
            after = batch[-1].position
            yield from (row for row in batch if row.id in holding)

    def _batch(self, after: int) -> Sequence[EntryRow]:
        rows = select(EntryRow).where(EntryRow.position > after).order_by(col(EntryRow.position))
        return self._session.exec(rows.limit(_AT_ONCE)).all()

    def _holding_among(self, after: int, last: int) -> frozenset[str]:
        pairs = self._session.connection().execute(_TEXTS, {"after": after, "last": last})
        return frozenset(
            entry
            for entry, text, kept in pairs
            if (self._version_elsewhere if kept else self._page).holds(text)
        )

    def _erase_from(self, entry: EntryRow) -> int:
        """Take the words out of an entry and all that belongs to it; return changed versions."""
        self._erase_page(entry)
        self._erase_tags(entry)
        self._erase_log(entry)
        return self._erase_history(entry)

    def _erase_page(self, entry: EntryRow) -> None:
        body = self._session.get_one(EntryBodyRow, entry.position)
        chosen = entry.id == self._request.entry
        text = storable(self._request.text) if chosen else body.text
        # What is put there may hold a word of it; what was asked for stands as it was asked.
        new = text if chosen and not self._request.everywhere else self._page.erase(text)
        if new != body.text:
            if entry.binned_at is None:
                index.remove(self._session, entry.position, body.text)
                index.add(self._session, entry.position, new)
            body.text = new
            entry.words = count_words(new)
            entry.updated_at = self._at
        entry.prompt_text = self._page.erase(entry.prompt_text)
        entry.device, entry.change = self._stamp.device, self._stamp.change

    def _erase_history(self, entry: EntryRow) -> int:
        changed = 0
        eraser = self._version if entry.id == self._request.entry else self._version_elsewhere
        for version, body in self._session.exec(
            select(EntryVersionRow, VersionBodyRow)
            .join(VersionBodyRow, col(VersionBodyRow.version) == col(EntryVersionRow.id))
            .where(EntryVersionRow.entry == entry.id)
        ):
            new = eraser.erase(body.text)
            if new != body.text:
                body.text = new
                # Its change counter orders the history, so it keeps the one it has.
                version.words = count_words(new)
                changed += 1
        return changed

    def _erase_tags(self, entry: EntryRow) -> None:
        names = self._session.exec(
            select(TagRow.name)
            .join(EntryTagRow, col(EntryTagRow.tag) == col(TagRow.id))
            .where(EntryTagRow.entry == entry.id)
        ).all()
        if any(map(self._page.holds, names)):
            erased = [self._page.erase(name) for name in names]
            tags.replace(self._session, entry.id, erased, self._at, self._stamp)

    def _erase_log(self, entry: EntryRow) -> None:
        """Empty the words in the log of exports, and the hash that guesses could be tried on."""
        for row in self._session.exec(
            select(ReplacementRow).where(ReplacementRow.entry == entry.id)
        ):
            row.text_hash = ""
            if self._page.names(row.words):
                row.words = ""

    def _erase_guard_words(self) -> None:
        for row in self._session.exec(select(GuardWordRow)).all():
            if self._page.names(row.words):
                bury(self._session, row.id, "guard_word", self._at, self._stamp)
                self._session.delete(row)

    def _erase_content(self, changed: AbstractSet[str], *, gone: bool) -> None:
        roots = Roots(self._request.wordings)
        content = ContentEraser(self._session, self._page, roots, self._at, self._stamp)
        content.from_entries(changed)
        if gone:
            content.from_all()

    def _drop_reviews(self, changed: AbstractSet[str], *, gone: bool) -> None:
        """Drop the unfinished reviews of entries that changed: hashes of their texts are in them.

        With ``gone``, as no entry holds the words any more, also those that name them.
        """
        for row in self._session.exec(select(ResearchReviewRow)).all():
            strings = frozenset(_strings_in(row.state))
            if changed & strings or (gone and any(map(self._page.names, strings))):
                self._session.delete(row)


def _strings_in(state: str) -> Iterator[str]:
    """Yield every string in a piece of JSON, names included; all of it when it is none."""
    try:
        waiting: list[object] = [json.loads(state)]
    except ValueError:
        yield state
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value


_TEXTS: Final = sql(
    """
    SELECT e.id, b.text, 0 FROM entry AS e JOIN entry_body AS b ON b.position = e.position
        WHERE e.position > :after AND e.position <= :last
    UNION ALL
    SELECT id, prompt_text, 0 FROM entry WHERE position > :after AND position <= :last
    UNION ALL
    SELECT v.entry, b.text, 1 FROM entry AS e
        JOIN entry_version AS v ON v.entry = e.id
        JOIN version_body AS b ON b.version = v.id
        WHERE e.position > :after AND e.position <= :last
    UNION ALL
    SELECT j.entry, t.name, 0 FROM entry AS e
        JOIN entry_tag AS j ON j.entry = e.id
        JOIN tag AS t ON t.id = j.tag
        WHERE e.position > :after AND e.position <= :last
    UNION ALL
    SELECT r.entry, r.words, 0 FROM entry AS e JOIN replacement_log AS r ON r.entry = e.id
        WHERE e.position > :after AND e.position <= :last
    """
)
"""Every text of a stretch of entries, with the entry and whether it is an earlier version."""
