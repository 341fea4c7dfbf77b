"""Which prompts were shown on which night."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, Row
from sqlalchemy import select as pick
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
                session.connection().execute(
                    _SHOWN.where(col(PromptShownRow.night) == night).order_by(
                        col(PromptShownRow.step)
                    )
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
                session.connection().execute(
                    _SHOWN.where(col(PromptShownRow.night) < before).order_by(
                        col(PromptShownRow.night), col(PromptShownRow.step)
                    )
                )
            )


# Columns, not rows: years of them are read before a prompt is chosen, four times as fast.
_SHOWN: Final = pick(
    col(PromptShownRow.night),
    col(PromptShownRow.step),
    col(PromptShownRow.prompt),
    col(PromptShownRow.theme),
    col(PromptShownRow.load),
    col(PromptShownRow.reason),
    col(PromptShownRow.shown_at),
)


def _shown(
    rows: Iterable[Row[date, int, str, str, str, str, datetime]],
) -> tuple[ShownPrompt, ...]:
    return tuple(
        ShownPrompt(night, step, PromptId(prompt), Theme(theme), Load(load), Reason(why), at)
        for night, step, prompt, theme, load, why, at in rows
    )
