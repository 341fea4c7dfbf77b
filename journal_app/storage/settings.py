"""Small named values kept inside the vault."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import select

from journal_app.clock import Clock
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import next_stamp
from journal_app.storage.rows import SettingRow


class Settings:
    """The ``SettingStore`` of an open vault.

    All values are read at once and kept: opening a page asks for a dozen, and the vault's lock
    keeps everyone else from writing them.
    """

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._known: dict[str, str] | None = None

    def get(self, name: str) -> str | None:
        """Return a value, None when never set."""
        return self._values().get(name)

    def put(self, name: str, value: str) -> None:
        """Store a value."""
        self._known = None
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
        return dict(self._values())

    def read_anew(self) -> None:
        """Read the values again when they are next asked for: they were changed past this store."""
        self._known = None

    def _values(self) -> dict[str, str]:
        if self._known is None:
            with reading(self._engine) as session:
                self._known = {row.name: row.value for row in session.exec(select(SettingRow))}
        return self._known
