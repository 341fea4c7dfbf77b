"""A setting that holds something of single nights, and forgets it when they are long past."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from journal_app.domain.ports import SettingStore

KEPT: Final = timedelta(days=14)
"""How far before the newest night in a setting another one is kept."""


class ByNight:
    """One setting, a line for each night. Every method may raise ``WorldError``.

    Args:
        name: Of the setting.
    """

    def __init__(self, settings: SettingStore, name: str) -> None:
        self._settings = settings
        self._name = name

    def get(self, night: date) -> str | None:
        """Return what is kept of a night; None when nothing is."""
        return self._all().get(night)

    def put(self, night: date, value: str = "") -> None:
        """Keep a word of a night, or only that it is one of them; forget nights long past.

        The night itself is kept however long ago it was: somebody is writing it now.
        """
        kept = self._all() | {night: value}
        newest = max(kept)
        self._write({n: word for n, word in kept.items() if newest - n <= KEPT or n == night})

    def forget(self, night: date) -> None:
        """Keep nothing of a night."""
        kept = self._all()
        if kept.pop(night, None) is not None:
            self._write(kept)

    def _all(self) -> dict[date, str]:
        lines = (self._settings.get(self._name) or "").split("\n")
        parted = (line.partition(" ") for line in lines)
        return {night: word for day, _, word in parted if (night := _night(day)) is not None}

    def _write(self, kept: dict[date, str]) -> None:
        lines = (f"{night.isoformat()} {word}".strip() for night, word in sorted(kept.items()))
        self._settings.put(self._name, "\n".join(lines))


def _night(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
