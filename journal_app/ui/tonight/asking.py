"""Asks for another state of the page, never before its words are stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.services.tonight_page import Page, TonightState
from journal_app.ui.jobs import Jobs
from journal_app.ui.tonight.writer import Writer

Then = Callable[[], object]


class Asking(QObject):
    """Between the controls of Tonight and its service.

    Attributes:
        answered: A state came back, a ``TonightState``.
        refused: The exception that came instead.
        caret_wanted: The control that was pressed may go away: the caret belongs elsewhere.
    """

    answered = Signal(object)
    refused = Signal(object)
    caret_wanted = Signal()

    def __init__(self, *, jobs: Jobs, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._writer = writer

    def ask(
        self, call: Callable[[], TonightState], *, urgent: bool = False, then: Then | None = None
    ) -> None:
        """Ask for a state at once."""

        def show(state: TonightState) -> None:
            self.answered.emit(state)
            if then is not None:
                then()

        self._jobs.submit(self, call, done=show, failed=self.refused.emit, urgent=urgent)

    def leave(self, call: Callable[[], TonightState]) -> None:
        """Ask for another page, once this one's text is stored."""
        self.caret_wanted.emit()
        self._writer.settle(lambda: self.ask(call))

    def change(
        self,
        change: Callable[[Page], TonightState],
        *,
        stays: bool = False,
        then: Then | None = None,
    ) -> None:
        """Ask for something that changes the open page, once its text is stored.

        Args:
            stays: The control that was pressed stays where it is, and keeps the focus.
            then: Done once the change is shown.
        """
        if not stays:
            self.caret_wanted.emit()

        def ask() -> None:
            page = self._writer.page()
            if page is not None:
                self.ask(lambda: change(page), urgent=True, then=then)

        self._writer.settle(ask)
