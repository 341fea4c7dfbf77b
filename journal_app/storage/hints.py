"""Corrections of theme hints, and what they taught: nothing but words and numbers.

What a correction taught is kept with it, and the counts are taken from there when they are asked
for. So no sequence of corrections, deletions, restores or forgotten words can make them wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final

from sqlalchemy import Engine, delete, insert
from sqlalchemy import text as sql
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.hints import Correction, LearnedCounts
from journal_app.domain.ids import EntryId, new_id
from journal_app.domain.prompts import Theme
from journal_app.storage.columns import joined, parted, storable
from journal_app.storage.content_rows import HintCorrectionRow, HintFeatureRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.entries import expect_entry
from journal_app.storage.meta import bury, next_stamp


class Hints:
    """The ``HintStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def correction(self, entry: EntryId) -> Correction | None:
        """Return what the student said an entry is about; None when nothing."""
        with reading(self._engine) as session:
            row = _row(session, entry)
            return None if row is None else _correction(row)

    def corrections(self) -> tuple[Correction, ...]:
        """Return all corrections, oldest first."""
        oldest = (col(HintCorrectionRow.corrected_at), col(HintCorrectionRow.id))
        with reading(self._engine) as session:
            rows = session.exec(select(HintCorrectionRow).order_by(*oldest))
            return tuple(map(_correction, rows))

    def correct(self, correction: Correction, features: Collection[str]) -> None:
        """Store a correction with the features its text has, in place of an earlier one.

        Raises ``KeyError`` when there is no such entry.
        """
        with writing(self._engine) as session:
            expect_entry(session, correction.entry)
            known = _row(session, correction.entry)
            stamp, row_id = next_stamp(session), new_id() if known is None else known.id
            session.merge(
                HintCorrectionRow(
                    id=row_id,
                    entry=correction.entry,
                    themes=joined(correction.themes),
                    text_sha256=correction.text_sha256,
                    corrected_at=correction.corrected_at,
                    device=stamp.device,
                    change=stamp.change,
                )
            )
            session.flush()
            _teach(session, row_id, features)

    def take_back(self, entry: EntryId) -> None:
        """Take a correction back with what it taught; does nothing when there is none."""
        with writing(self._engine) as session:
            row = _row(session, entry)
            if row is not None:
                bury(session, row.id, "hint_correction", self._clock.now(), next_stamp(session))
                session.delete(row)

    def counts(self) -> LearnedCounts:
        """Return what all corrections taught."""
        documents: Counter[Theme | None] = Counter()
        features: dict[Theme | None, Counter[str]] = {}
        with reading(self._engine) as session:
            for row in session.exec(select(HintCorrectionRow)).all():
                taught = session.connection().execute(_FEATURES, {"of": row.id}).scalars().all()
                for theme in (None, *parted(row.themes, Theme)):
                    documents[theme] += 1
                    if taught:
                        features.setdefault(theme, Counter()).update(taught)
        return LearnedCounts(documents=dict(documents), features=features)


def _teach(session: Session, correction: str, features: Collection[str]) -> None:
    session.connection().execute(
        delete(HintFeatureRow).where(col(HintFeatureRow.correction) == correction)
    )
    once = sorted(set(map(storable, features)))
    if once:
        rows = [{"correction": correction, "feature": feature} for feature in once]
        session.connection().execute(insert(HintFeatureRow), rows)


_FEATURES: Final = sql("SELECT feature FROM hint_feature WHERE correction = :of")


def _row(session: Session, entry: EntryId) -> HintCorrectionRow | None:
    found = select(HintCorrectionRow).where(HintCorrectionRow.entry == entry)
    return session.exec(found).one_or_none()


def _correction(row: HintCorrectionRow) -> Correction:
    return Correction(
        entry=EntryId(row.entry),
        themes=parted(row.themes, Theme),
        text_sha256=row.text_sha256,
        corrected_at=row.corrected_at,
    )
