"""Waiting for what must come, and never for a length of time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 40.0
"""Seconds until something counts as never coming; generous, for machines with other work."""

POLL = 0.02


def until(condition: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """Poll until a condition gives something true, and return that."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(POLL)
    msg = f"waited {patience:.0f} s for {what}"
    raise AssertionError(msg)
