"""Small named values kept inside the vault."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import select

from journal_app.clock import Clock
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import next_stamp
from journal_app.storage.rows import SettingRow


class Settings:
    """The ``SettingStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def get(self, name: str) -> str | None:
        """Return a value, None when never set."""
        with reading(self._engine) as session:
            row = session.get(SettingRow, name)
            return None if row is None else row.value

    def put(self, name: str, value: str) -> None:
        """Store a value."""
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            session.merge(
                SettingRow(
                    name=name,
                    value=value,
                    updated_at=self._clock.now(),
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def all(self) -> dict[str, str]:
        """Return every value by name."""
        with reading(self._engine) as session:
            return {row.name: row.value for row in session.exec(select(SettingRow))}
