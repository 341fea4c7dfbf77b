"""Packs of prompts that were brought into the journal, as their files were."""

from __future__ import annotations

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.ids import PackId, new_id
from journal_app.domain.prompt_preferences import MOST_PACKS, KeptPack, check_pack
from journal_app.errors import Problem, WorldError
from journal_app.storage.content_rows import PromptPackRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import bury, next_stamp


class Packs:
    """The packs of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def packs(self) -> tuple[KeptPack, ...]:
        """Return every pack, oldest first."""
        oldest = (col(PromptPackRow.added_at), col(PromptPackRow.id))
        with reading(self._engine) as session:
            return tuple(map(_pack, session.exec(select(PromptPackRow).order_by(*oldest))))

    def put_pack(self, pack: KeptPack) -> None:
        """Store a pack, in place of an earlier one with its id.

        Raises:
            ValueError: As ``check_pack``.
            WorldError: ``PACKS_FULL`` with ``most``.
        """
        check_pack(pack)
        with writing(self._engine) as session:
            known = _row(session, pack.id)
            if known is None and _count(session) >= MOST_PACKS:
                raise WorldError(Problem.PACKS_FULL, most=MOST_PACKS)
            stamp = next_stamp(session)
            session.merge(
                PromptPackRow(
                    id=new_id() if known is None else known.id,
                    pack=pack.id,
                    title=pack.title,
                    origin=pack.origin,
                    data=pack.data,
                    sha256=pack.sha256,
                    added_at=pack.added_at,
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def delete_pack(self, pack: PackId) -> None:
        """Delete a pack; entries keep the wording of its prompts.

        What was said about its prompts stays, for the day it is brought again.
        """
        with writing(self._engine) as session:
            row = _row(session, pack)
            if row is not None:
                bury(session, row.id, "prompt_pack", self._clock.now(), next_stamp(session))
                session.delete(row)


def _row(session: Session, pack: PackId) -> PromptPackRow | None:
    return session.exec(select(PromptPackRow).where(PromptPackRow.pack == pack)).one_or_none()


def _count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(PromptPackRow)).one()


def _pack(row: PromptPackRow) -> KeptPack:
    return KeptPack(
        id=PackId(row.pack),
        title=row.title,
        origin=row.origin,
        data=row.data,
        sha256=row.sha256,
        added_at=row.added_at,
    )
