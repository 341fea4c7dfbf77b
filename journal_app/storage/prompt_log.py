"""Which prompts were shown on which night."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Engine
from sqlmodel import col, select

from journal_app.domain.ids import PromptId, new_id
from journal_app.domain.prompts import Load, Reason, ShownPrompt, Theme
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import next_stamp
from journal_app.storage.rows import PromptShownRow


class ShownPrompts:
    """The ``PromptLog`` of an open vault."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def on_night(self, night: date) -> tuple[ShownPrompt, ...]:
        """Return what was shown on a night, by step."""
        with reading(self._engine) as session:
            return _shown(
                session.exec(
                    select(PromptShownRow)
                    .where(PromptShownRow.night == night)
                    .order_by(col(PromptShownRow.step))
                )
            )

    def record(self, shown: ShownPrompt) -> None:
        """Store that a prompt was shown; the same night and step again replaces it."""
        with writing(self._engine) as session:
            known = session.exec(
                select(PromptShownRow.id).where(
                    PromptShownRow.night == shown.night, PromptShownRow.step == shown.step
                )
            ).one_or_none()
            stamp = next_stamp(session)
            session.merge(
                PromptShownRow(
                    id=known or new_id(),
                    night=shown.night,
                    step=shown.step,
                    prompt=shown.prompt,
                    theme=shown.theme.value,
                    load=shown.load.value,
                    reason=shown.reason.value,
                    shown_at=shown.shown_at,
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def history(self, before: date) -> tuple[ShownPrompt, ...]:
        """Return everything shown on nights before a date, oldest first."""
        with reading(self._engine) as session:
            return _shown(
                session.exec(
                    select(PromptShownRow)
                    .where(PromptShownRow.night < before)
                    .order_by(col(PromptShownRow.night), col(PromptShownRow.step))
                )
            )


def _shown(rows: Iterable[PromptShownRow]) -> tuple[ShownPrompt, ...]:
    return tuple(
        ShownPrompt(
            night=row.night,
            step=row.step,
            prompt=PromptId(row.prompt),
            theme=Theme(row.theme),
            load=Load(row.load),
            reason=Reason(row.reason),
            shown_at=row.shown_at,
        )
        for row in rows
    )
