"""One thread that runs calls by urgency, then in the order they were handed in.

No widget may die on the wrong thread, so the last reference to a call and to its outcome is
always dropped by ``collect``, on the thread that handed the call in.
"""

from __future__ import annotations

import atexit
import heapq
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum


class Lane(IntEnum):
    """Which calls go first."""

    URGENT = 0
    NORMAL = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call gave: a value, or the exception it raised."""

    value: object = field(default=None, repr=False)
    error: Exception | None = field(default=None, repr=False)


class Worker:
    """Runs one call at a time on a thread of its own, started with the first call.

    A program that ends, in whatever way Python still runs, waits for the calls handed in.

    Args:
        name: The thread's name.
        report: Called on the worker's thread with the number of each call that has ended.
    """

    def __init__(self, *, name: str, report: Callable[[int], None]) -> None:
        self._changed = threading.Condition()
        self._queue: list[tuple[int, int]] = []
        self._calls: dict[int, Callable[[], object]] = {}
        self._outcomes: dict[int, Outcome] = {}
        self._running: int | None = None
        self._closed = False
        self._report = report
        self._thread = threading.Thread(target=self._loop, name=name, daemon=True)

    def put(self, number: int, call: Callable[[], object], lane: Lane) -> None:
        """Queue a call under a number never used before."""
        with self._changed:
            self._calls[number] = call
            heapq.heappush(self._queue, (lane, number))
            if not self._thread.is_alive() and not self._closed:
                atexit.register(self.finish)
                self._thread.start()
            self._changed.notify()

    def cancel(self, number: int) -> bool:
        """Drop a call that has not begun; False when it has."""
        with self._changed:
            if number == self._running or number in self._outcomes:
                return False
            return self._calls.pop(number, None) is not None

    def interrupt(self, number: int, hook: Callable[[], None]) -> bool:
        """Call a hook while one call is surely the running one; False when it no longer is.

        The lock keeps the worker from going on to the next call meanwhile, so that the hook
        can never stop a draft that was waiting behind.
        """
        with self._changed:
            if number != self._running:
                return False
            hook()
            return True

    def running(self) -> int | None:
        """Return the number of the call that runs now."""
        with self._changed:
            return self._running

    def collect(self, number: int) -> Outcome:
        """Return and forget a call's outcome; for the thread that handed the call in."""
        with self._changed:
            call = self._calls.pop(number, None)
            outcome = self._outcomes.pop(number, Outcome())
        del call
        return outcome

    def close(self) -> None:
        """Let the thread end once nothing waits any more; returns at once."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def finish(self) -> None:
        """Close, and wait until the thread has ended: for the very end of the program."""
        self.close()
        self._thread.join()

    def ended(self) -> bool:
        """Tell whether the thread has ended, or never began."""
        return not self._thread.is_alive()

    def _loop(self) -> None:
        while (number := self._next()) is not None:
            self._run(number)
            with self._changed:
                self._running = None
            self._report(number)
        atexit.unregister(self.finish)

    def _next(self) -> int | None:
        with self._changed:
            while True:
                self._changed.wait_for(lambda: bool(self._queue) or self._closed)
                if not self._queue:
                    return None
                _, number = heapq.heappop(self._queue)
                if number in self._calls:
                    self._running = number
                    return number

    def _run(self, number: int) -> None:
        try:
            self._outcomes[number] = Outcome(value=self._calls[number]())
        except Exception as error:  # noqa: BLE001 # whatever it was, it is handed back
            self._outcomes[number] = Outcome(error=error)
