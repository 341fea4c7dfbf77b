"""When to store what is being typed: soon after a pause, and never long after the first key."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final, Protocol

PAUSE: Final = 0.5
"""Seconds after the last key."""

AT_MOST: Final = 1.8
"""Seconds after the first key not yet stored: two, less what a slow disk may take."""

AGAIN: Final = 2.0
"""Seconds after a refusal until the next attempt."""


class Alarm(Protocol):
    """Calls back once, some time after it was set."""

    def set(self, seconds: float) -> None:
        """Call back after some seconds; an alarm set before is forgotten."""
        ...

    def stop(self) -> None:
        """Forget the alarm."""
        ...


class Standing(Enum):
    """How the words on the page stand with the store."""

    STORED = "stored"
    WAITING = "waiting"
    REFUSED = "refused"


class Autosave:
    """Decides when to store; the owner does the storing and tells how it went.

    Each key makes a new revision. A revision counts as stored only when the store has said so,
    and one that was refused is tried again until a later one is stored.

    Args:
        monotonic: Seconds on a clock that never goes back.
        alarm: Must call ``ring`` when its time has come.
        store: Hands the words as they are now to the store, under a revision number.
    """

    def __init__(
        self, *, monotonic: Callable[[], float], alarm: Alarm, store: Callable[[int], None]
    ) -> None:
        self._monotonic = monotonic
        self._alarm = alarm
        self._store = store
        self._typed = 0
        self._sent = 0
        self._stored = 0
        self._refused = 0
        self._waiting_since: float | None = None

    @property
    def standing(self) -> Standing:
        """Whether every word is stored, and if not, whether the store has refused."""
        if self._stored == self._typed:
            return Standing.STORED
        return Standing.REFUSED if self._refused > self._stored else Standing.WAITING

    def typed(self) -> None:
        """Note a change to the words."""
        now = self._monotonic()
        self._typed += 1
        if self._waiting_since is None:
            self._waiting_since = now
        due = min(now + PAUSE, self._waiting_since + AT_MOST)
        self._alarm.set(max(0.0, due - now))

    def ring(self) -> None:
        """Store what is not on its way yet; call this when the alarm goes off."""
        self._alarm.stop()
        self._waiting_since = None
        if self._sent < self._typed or self._refused > self._stored:
            self._sent = self._typed
            self._store(self._typed)

    def flush(self) -> None:
        """Store at once, without waiting for a pause."""
        self.ring()

    def stored(self, revision: int) -> None:
        """Note that the store has confirmed a revision, and with it all before."""
        self._stored = max(self._stored, revision)

    def refused(self, revision: int) -> None:
        """Note that the store has refused a revision; it is tried again in a while."""
        self._refused = max(self._refused, revision)
        if self._refused > self._stored and self._waiting_since is None:
            self._waiting_since = self._monotonic()
            self._alarm.set(AGAIN)
