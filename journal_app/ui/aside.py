"""What stands in a form and is not kept: put aside whenever typing rests, and at a lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer

from journal_app.domain.asides import Aside
from journal_app.domain.ids import new_id
from journal_app.services.asides import Asides, as_text
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft

PAUSE_MS: Final = 600
"""How long typing rests before it is put aside; as on the page."""


class FormAside(QObject):
    """Keeps the words of one form safe until they are kept or thrown away.

    Args:
        take: Returns what stands in the form, by field; None when nothing would be lost.
    """

    def __init__(
        self,
        kind: Aside,
        *,
        jobs: Jobs,
        asides: Asides,
        take: Callable[[], Mapping[str, str] | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kind, self._jobs, self._asides, self._take = kind, jobs, asides, take
        self._waits = False
        self._pause = QTimer(self)
        self._pause.setObjectName(f"aside-{kind}")
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._put)

    def typed(self) -> None:
        """Put the words aside once typing rests."""
        self._pause.start()

    def restore(self, done: Callable[[dict[str, str]], None]) -> None:
        """Hand over what was put aside; nothing is called when nothing was."""
        asides, kind = self._asides, self._kind

        def found(values: dict[str, str]) -> None:
            if values:
                self._waits = True
                done(values)

        self._jobs.submit(self, lambda: asides.of(kind), done=found)

    def forget(self) -> None:
        """Forget what was put aside: the form was closed on purpose."""
        self._pause.stop()
        self._waits = False
        asides, kind = self._asides, self._kind
        self._jobs.submit(self, lambda: asides.forget(kind), urgent=True)

    def kept(self, call: Callable[[], object]) -> Callable[[], None]:
        """Return a call that stores something, and then forgets what was put aside of it."""
        asides, kind = self._asides, self._kind

        def both() -> None:
            call()
            asides.forget(kind)

        return both

    def drafts(self, night: date, save: Callable[[], object] | None = None) -> list[Draft]:
        """Return what a lock must keep; when it has to be sealed, it comes back to this form.

        Args:
            save: Stores it for good; by default it is put aside.
        """
        values = self._take()
        if values is None:
            return []
        asides, kind = self._asides, self._kind
        call = (lambda: asides.put(kind, values)) if save is None else self.kept(save)
        # An id that no entry has.
        return [
            Draft(entry=new_id(), night=night, text=as_text(values), save=call, kind=self._kind)
        ]

    def _put(self) -> None:
        values, asides, kind = self._take(), self._asides, self._kind
        if values is not None:
            self._waits = True
            self._jobs.submit(self, lambda: asides.put(kind, values), urgent=True)
        elif self._waits:
            self.forget()
