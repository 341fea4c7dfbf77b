"""Carries progress from the thread that looks for identifiers to the one that shows it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Progress(QObject):
    """Tells how far which search is.

    Attributes:
        moved: Number of the search, texts that are done, and all texts.
    """

    moved = Signal(int, int, int)

    def tell(self, search: int, done: int, total: int) -> None:
        """Send how far a search is; called on any thread."""
        try:
            self.moved.emit(search, done, total)
        except RuntimeError:
            # The screen is gone, and with it whoever wanted to know.
            return
