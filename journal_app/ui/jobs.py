"""Service calls off the GUI thread, with their results brought back to it."""

from __future__ import annotations

import itertools
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from journal_app.errors import BugError, WorkInterrupted
from journal_app.ui.worker import Lane, Outcome, Worker

T = TypeVar("T")

INTERRUPT_EVERY_MS: Final = 20
"""A call made of several queries is interrupted again until it has really ended."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """Where a result goes."""

    owner: QObject = field(repr=False)
    done: Callable[[Any], None] | None = field(repr=False)
    failed: Callable[[Exception], None] | None = field(repr=False)
    urgent: bool
    name: str


class _Courier(QObject):
    """Carries a number from the worker's thread to the GUI's."""

    ended = Signal(int)

    def carry(self, number: int) -> None:
        """Send the number of a call that has ended."""
        try:
            self.ended.emit(number)
        except RuntimeError:
            # The window is gone and nobody waits for this result any more.
            return


class Jobs(QObject):
    """One worker that owns the vault; every method is called on the GUI thread.

    Urgent calls go before all others, keep their order among themselves, and are never
    cancelled: whatever stores something the student did must be urgent. All other calls are
    reads that may be dropped when the vault is locked.

    Attributes:
        failed: An exception that no ``failed`` handler took; the shell shows it inline.
        drained: All calls that are not urgent were dropped; whoever can stop one does.
    """

    failed = Signal(object)
    drained = Signal()

    def __init__(self, *, name: str = "vault", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count()
        self._replies: dict[int, _Reply] = {}
        self._interrupt: Callable[[], None] | None = None
        self._stopping: int | None = None
        self._closed = False
        self._again = QTimer(self)
        self._again.setInterval(INTERRUPT_EVERY_MS)
        self._again.timeout.connect(self._interrupt_running)
        self._courier = _Courier()
        self._courier.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._worker = Worker(name=name, report=self._courier.carry)
        weakref.finalize(self, self._worker.close)

    def submit(
        self,
        owner: QObject,
        call: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        urgent: bool = False,
        replaces: str = "",
    ) -> None:
        """Run a call on the worker and bring its result back.

        Args:
            owner: When it is destroyed before the call ends, nobody is told of the result.
            call: Runs on the worker's thread; must not touch a widget.
            done: Gets the result, on the GUI thread.
            failed: Gets the exception, on the GUI thread; without it ``Jobs.failed`` does.
            urgent: For whatever stores what the student did.
            replaces: Drops earlier calls of this name that are not urgent and have not ended,
                as a search does while someone types.

        Raises:
            BugError: After ``shutdown``.
        """
        if self._closed:
            raise BugError("a call was handed in after the end")
        if replaces:
            self._drop(lambda reply: reply.name == replaces)
        number = next(self._numbers)
        self._replies[number] = _Reply(owner, done, failed, urgent, replaces)
        self._worker.put(number, call, Lane.URGENT if urgent else Lane.NORMAL)

    def interrupt_with(self, hook: Callable[[], None] | None) -> None:
        """Set what stops the running call from outside (``OpenVault.interrupt``), or nothing."""
        self._interrupt = hook

    def drain(self) -> None:
        """Drop every call that is not urgent, the running one included; returns at once.

        An urgent call handed in afterwards runs as soon as the urgent ones before it are done.
        """
        self._drop(lambda _reply: True)
        self.drained.emit()

    def busy(self) -> bool:
        """Tell whether a result is still to come."""
        return bool(self._replies)

    def ended(self) -> bool:
        """Tell whether the worker's thread has ended, or never began."""
        return self._worker.ended()

    def is_closed(self) -> bool:
        """Tell whether no more calls are taken."""
        return self._closed

    def shutdown(self) -> None:
        """Drop what is not urgent and let the worker end after the rest; returns at once."""
        self.drain()
        self._closed = True
        self._worker.close()

    def _drop(self, unwanted: Callable[[_Reply], bool]) -> None:
        for number, reply in list(self._replies.items()):
            if reply.urgent or not unwanted(reply):
                continue
            del self._replies[number]
            if not self._worker.cancel(number) and number == self._worker.running():
                self._stopping = number
                self._interrupt_running()

    @Slot()
    def _interrupt_running(self) -> None:
        number, hook = self._stopping, self._interrupt
        if number is not None and hook is not None and self._worker.interrupt(number, hook):
            self._again.start()
            return
        self._stopping = None
        self._again.stop()

    @Slot(int)
    def _deliver(self, number: int) -> None:
        outcome = self._worker.collect(number)
        reply = self._replies.pop(number, None)
        if reply is not None:
            self._hand_over(reply, outcome)

    def _hand_over(self, reply: _Reply, outcome: Outcome) -> None:
        alive = shiboken6.isValid(reply.owner)
        if outcome.error is None:
            if alive and reply.done is not None:
                reply.done(outcome.value)
        elif isinstance(outcome.error, WorkInterrupted):
            return
        elif alive and reply.failed is not None:
            reply.failed(outcome.error)
        elif alive or reply.urgent:
            # A draft that could not be stored is told of even when its screen is gone.
            self.failed.emit(outcome.error)


class Background(Jobs):
    """A second worker, for long work that needs no vault and must not keep it waiting."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(name="background", parent=parent)
