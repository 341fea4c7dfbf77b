"""What the student decided about words."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.guard import LONGEST_WORDS, Decision, GuardWord, key_of
from journal_app.domain.identifiers import Kind
from journal_app.domain.ids import new_id
from journal_app.storage.columns import storable
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import bury, next_stamp
from journal_app.storage.rows import GuardWordRow


class GuardWords:
    """The ``GuardStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def all(self) -> tuple[GuardWord, ...]:
        """Return every guard word, in alphabetical order."""
        with reading(self._engine) as session:
            rows = session.exec(select(GuardWordRow).order_by(col(GuardWordRow.folded)))
            return tuple(_word(row) for row in rows)

    def get(self, words: str) -> GuardWord | None:
        """Return what was decided about words, however they are written; None when nothing."""
        with reading(self._engine) as session:
            row = _row(session, words)
            return None if row is None else _word(row)

    def put(self, word: GuardWord) -> GuardWord:
        """Store a decision in place of an earlier one about the same words; return it as stored.

        Raises ``ValueError`` for words without a letter or digit, or above ``LONGEST_WORDS``.
        """
        words = " ".join(storable(word.words).split())
        if len(words) > LONGEST_WORDS or not any(map(str.isalnum, words)):
            msg = "not words that a decision can be kept about"
            raise ValueError(msg)
        with writing(self._engine) as session:
            row, stamp = _row(session, words), next_stamp(session)
            stored = GuardWordRow(
                id=new_id() if row is None else row.id,
                folded=key_of(words),
                words=words,
                kind=None if word.kind is None else word.kind.value,
                decision=word.decision.value,
                decided_at=word.decided_at or self._clock.now(),
                device=stamp.device,
                change=stamp.change,
            )
            return _word(session.merge(stored))

    def remove(self, words: str) -> None:
        """Take a decision back; does nothing when there is none."""
        with writing(self._engine) as session:
            row = _row(session, words)
            if row is not None:
                bury(session, row.id, "guard_word", self._clock.now(), next_stamp(session))
                session.delete(row)


def _row(session: Session, words: str) -> GuardWordRow | None:
    folded = key_of(storable(words))
    return session.exec(select(GuardWordRow).where(GuardWordRow.folded == folded)).one_or_none()


def _word(row: GuardWordRow) -> GuardWord:
    return GuardWord(
        words=row.words,
        kind=None if row.kind is None else Kind(row.kind),
        decision=Decision(row.decision),
        decided_at=row.decided_at,
    )
