"""Words typed into a form and not kept: put aside in the journal, so that nothing loses them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from journal_app.clock import Clock, local_time
from journal_app.domain.asides import Aside
from journal_app.domain.ports import OpenVault

AT: Final = "at"
"""Field with the time something was put aside."""


class Asides:
    """What waits for each form. Every call blocks, and may raise ``WorldError``."""

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._store = vault.settings
        self._clock = clock

    def put(self, kind: Aside, values: Mapping[str, str]) -> None:
        """Put aside what stands in a form, in place of what was put aside of it before."""
        self._store.put(kind, as_text({**values, AT: stamp(self._clock.now())}))

    def of(self, kind: Aside) -> dict[str, str]:
        """Return what was put aside of a form; empty when nothing was, or none can be read."""
        return _texts(self._store.get(kind) or "")

    def forget(self, kind: Aside) -> None:
        """Forget what was put aside, once it was kept or is not wanted."""
        if self._store.get(kind):
            self._store.put(kind, "")

    def today(self) -> date:
        """Return the date on the wall."""
        return local_time(self._clock.now(), self._clock.zone()).date()

    def take_in(self, kind: Aside, text: str, sealed_at: datetime) -> bool:
        """Put words that were sealed at a lock where their form looks for them.

        Returns:
            False when other words were put aside there since: those stay.
        """
        waiting = self._store.get(kind) or ""
        if _texts(waiting).get(AT, "") > stamp(sealed_at):
            return False
        self._store.put(kind, text)
        return True


def as_text(values: Mapping[str, object]) -> str:
    """Return the fields of a form as they are kept, and sealed."""
    return json.dumps(dict(values), ensure_ascii=False)


def _texts(text: str) -> dict[str, str]:
    try:
        values = json.loads(text or "{}")
    except ValueError:
        return {}
    found = values.items() if isinstance(values, dict) else ()
    return {name: value for name, value in found if isinstance(value, str)}


def stamp(at: datetime) -> str:
    """Return a time so that texts compare as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
