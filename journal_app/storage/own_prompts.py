"""Prompts the student wrote."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import col, select

from journal_app.clock import Clock
from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Form, Load, Moment, Prompt, Theme
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty
from journal_app.storage.columns import joined, parted
from journal_app.storage.content_rows import OwnPromptRow, PromptMarkRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import Stamp, bury, next_stamp


class OwnPrompts:
    """The student's own prompts in an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def own(self) -> tuple[Prompt, ...]:
        """Return the student's own prompts, oldest first."""
        oldest = (col(OwnPromptRow.made_at), col(OwnPromptRow.id))
        with reading(self._engine) as session:
            return tuple(map(_prompt, session.exec(select(OwnPromptRow).order_by(*oldest))))

    def put_own(self, prompt: Prompt) -> None:
        """Store a prompt of the student's own, new or changed."""
        now = self._clock.now()
        with writing(self._engine) as session:
            known = session.get(OwnPromptRow, prompt.id)
            made_at = now if known is None else known.made_at
            session.merge(_row(prompt, made_at, now, next_stamp(session)))

    def delete_own(self, prompt: PromptId) -> None:
        """Delete a prompt of the student's own; entries keep its wording.

        What was said about it goes too. Does nothing when there is none.
        """
        with writing(self._engine) as session:
            row = session.get(OwnPromptRow, prompt)
            if row is None:
                return
            bury(session, row.id, "own_prompt", self._clock.now(), next_stamp(session))
            session.delete(row)
            mark = session.get(PromptMarkRow, prompt)
            if mark is not None:
                session.delete(mark)


def _prompt(row: OwnPromptRow) -> Prompt:
    return Prompt(
        id=PromptId(row.id),
        theme=Theme(row.theme),
        sub_theme=row.sub_theme,
        text=row.text,
        nudge=row.nudge,
        helped=row.helped,
        source=row.source,
        load=Load(row.load),
        minutes=row.minutes,
        form=Form(row.form),
        patient_related=row.patient_related,
        ends_in_act=row.ends_in_act,
        phases=parted(row.phases, Phase),
        specialties=parted(row.specialties, Specialty),
        shifts=parted(row.shifts, Shift),
        moments=parted(row.moments, Moment),
        own=True,
    )


def _row(prompt: Prompt, made_at: datetime, now: datetime, stamp: Stamp) -> OwnPromptRow:
    return OwnPromptRow(
        id=prompt.id,
        theme=prompt.theme.value,
        sub_theme=prompt.sub_theme,
        text=prompt.text,
        nudge=prompt.nudge,
        helped=prompt.helped,
        source=prompt.source,
        load=prompt.load.value,
        minutes=prompt.minutes,
        form=prompt.form.value,
        patient_related=prompt.patient_related,
        ends_in_act=prompt.ends_in_act,
        phases=joined(prompt.phases),
        specialties=joined(prompt.specialties),
        shifts=joined(prompt.shifts),
        moments=joined(prompt.moments),
        made_at=made_at,
        updated_at=now,
        device=stamp.device,
        change=stamp.change,
    )
