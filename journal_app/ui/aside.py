"""What stands in a form and is not kept: put aside whenever typing rests, and at a lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer

from journal_app.domain.asides import Aside
from journal_app.domain.ids import new_id
from journal_app.services.asides import Asides, as_text
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft

T = TypeVar("T")

PAUSE_MS: Final = 600
"""How long typing rests before it is put aside; as on the page."""


class FormAside(QObject):
    """Keeps the words of one form safe until they are kept or thrown away.

    Args:
        take: Returns what stands in the form, by field; empty when nothing of it would be lost,
            None while the form is put away.
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
        self._pause.timeout.connect(self.put)

    def typed(self) -> None:
        """Put the words aside once typing rests."""
        self._pause.start()

    def put(self) -> None:
        """Put aside what stands in the form, or forget what stood in it before."""
        self._pause.stop()
        values, asides, kind = self._take(), self._asides, self._kind
        if values:
            self._waits = True
            self._jobs.submit(self, lambda: asides.put(kind, values), urgent=True)
        elif values is not None and self._waits:
            self.forget()

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

    def kept(self, call: Callable[[], T]) -> Callable[[], T]:
        """Return a call that stores the words, and then forgets that they were put aside."""
        # Else they would be put aside once more while they are being stored.
        self._pause.stop()
        asides, kind = self._asides, self._kind

        def both() -> T:
            stored = call()
            asides.forget(kind)
            return stored

        return both

    def drafts(
        self, night: date | None = None, save: Callable[[], object] | None = None
    ) -> list[Draft]:
        """Return what a lock must keep; when it has to be sealed, it comes back to this form.

        Args:
            night: The night it is of; by default the date on the wall.
            save: Stores it for good; by default it is put aside.
        """
        values = self._take()
        if not values:
            return []
        asides, kind = self._asides, self._kind

        def put() -> None:
            asides.put(kind, values)

        return [
            Draft(
                entry=new_id(),  # which no entry has
                night=night or asides.today(),
                text=as_text(values),
                save=put if save is None else self.kept(save),
                kind=kind,
            )
        ]
