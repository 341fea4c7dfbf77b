"""Python's search for garbage, kept to the window's thread."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 500
"""How often it is looked whether there is enough to search for."""


class Collector(QObject):
    """Searches for garbage between two events of the window, and nowhere else.

    By itself Python searches in whichever thread happens to ask for memory. A closed window's
    widgets refer to one another, so it is this search that lets go of them; on a worker, that
    would destroy them while the window's own thread is inside Qt, and end the program without a
    word. The thresholds stay Python's own.

    Args:
        parent: Lives as long as the event loop runs.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Search the oldest generation whose turn has come; most often none has."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [
            generation
            for generation, (count, most) in enumerate(zip(counts, thresholds, strict=True))
            if 0 < most < count
        ]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Leave it to Python again, as it was before."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
