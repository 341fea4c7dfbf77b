"""Where the student was, kept inside the vault from one unlock to the next."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from journal_app.domain.ports import OpenVault
from journal_app.domain.vault import PageState

PAGE_STATE: Final = "page.state"


class PageStateService:
    """Stores and reads the page state. Both methods block and belong on the worker."""

    def __init__(self, vault: OpenVault) -> None:
        self._store = vault.settings

    def load(self) -> PageState:
        """Return the stored state; the default when there is none that can be read."""
        try:
            values = json.loads(self._store.get(PAGE_STATE) or "{}")
        except ValueError:
            return PageState()
        return _from_json(values) if isinstance(values, dict) else PageState()

    def save(self, state: PageState) -> None:
        """Store the state. Raises ``WorldError`` when the disk refuses."""
        self._store.put(PAGE_STATE, json.dumps(asdict(state)))


def _from_json(values: dict[str, Any]) -> PageState:
    usual = PageState()
    reading = values.get("reading")
    return PageState(
        screen=_text(values.get("screen"), usual.screen),
        entry=_text(values.get("entry"), usual.entry),
        cursor=_number(values.get("cursor")),
        anchor=_number(values.get("anchor")),
        scroll=_number(values.get("scroll")),
        reading=_from_json({**reading, "reading": None}) if isinstance(reading, dict) else None,
    )


def _text(value: object, usual: str) -> str:
    return value if isinstance(value, str) else usual


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
