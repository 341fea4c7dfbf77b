"""How long somebody has been writing: time with typing in it, on a clock that never goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

LONGEST_PAUSE: Final = 60.0
"""Seconds between two keys that still count as writing."""

LONG: Final = 20 * 60.0
"""Seconds of writing after which it is said softly: a sitting in studies of expressive writing
usually takes 15 to 20 minutes (Mogk and colleagues, 2006)."""


class WritingTime:
    """Adds up the time between keys on one page."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._last: float | None = None
        self._sum = 0.0

    def begin(self) -> None:
        """Start anew, for another page."""
        self._last, self._sum = None, 0.0

    def typed(self) -> None:
        """Note a key."""
        now = self._monotonic()
        if self._last is not None and now - self._last <= LONGEST_PAUSE:
            self._sum += now - self._last
        self._last = now

    @property
    def is_long(self) -> bool:
        """Whether it is time to say so."""
        return self._sum >= LONG

    @property
    def at_rest(self) -> bool:
        """Whether something was written, and nothing for a while."""
        return self._last is not None and self._monotonic() - self._last >= LONGEST_PAUSE
