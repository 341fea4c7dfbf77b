"""Ends a session on the worker, whatever else is going on.

The order at lock (``shell.MainWindow.lock``): the window is blank before anything else; the
screens give up what they have not stored; waiting reads are dropped and the running one is
interrupted, on the second worker too; the newest text is stored (or sealed), the page remembered,
a backup made, the key let go of; and every reference to the unlocked part goes with its widgets.
Nothing asks, and nothing on the GUI thread waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.domain.vault import PageState
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft

if TYPE_CHECKING:
    from journal_app.services.session import Ending, Session


class Locker(QObject):
    """Ends sessions, and holds on to the ciphertext of what no disk would take.

    Attributes:
        closed: A vault is closed and its key gone.
        troubled: The exception that told, at the very end, what is amiss with a journal.
    """

    closed = Signal()
    troubled = Signal(object)

    def __init__(self, *, jobs: Jobs, background: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._background = background
        self._kept: dict[Path, tuple[bytes, ...]] = {}

    def kept(self, folder: Path) -> tuple[bytes, ...]:
        """Return the sealed drafts of a vault that are held in memory."""
        return self._kept.get(folder, ())

    def forget(self, folder: Path) -> None:
        """Let go of a vault's sealed drafts once they are back in the journal."""
        self._kept.pop(folder, None)

    def end(self, session: Session, *, drafts: Sequence[Draft], page: PageState) -> None:
        """Hand the end of a session to the worker, before everything that waits there."""
        folder = session.vault.folder
        self._background.drain()
        self._jobs.drain()
        self._jobs.submit(
            self,
            lambda: session.end(page=page, drafts=drafts),
            done=lambda ending: self._ended(folder, ending),
            failed=self._failed,
            urgent=True,
        )

    def put_down(self, write: Callable[[Path, bytes], bool]) -> Path | None:
        """Try once more to write what is held in memory.

        Args:
            write: Gets a vault's folder and a sealed draft; tells whether a disk took it.

        Returns:
            The folder of a vault some of whose drafts are still held, None when all are safe.
        """
        for folder, blobs in tuple(self._kept.items()):
            self._kept[folder] = tuple(blob for blob in blobs if not write(folder, blob))
        return next((folder for folder, blobs in self._kept.items() if blobs), None)

    def _ended(self, folder: Path, ending: Ending) -> None:
        if ending.kept:
            self._kept[folder] = self.kept(folder) + ending.kept
        self._jobs.interrupt_with(None)
        if ending.trouble is not None:
            self.troubled.emit(ending.trouble)
        self.closed.emit()

    def _failed(self, error: Exception) -> None:
        # The vault is closed all the same; what went wrong is told on the unlock page.
        self._jobs.interrupt_with(None)
        self._jobs.failed.emit(error)
        self.closed.emit()
