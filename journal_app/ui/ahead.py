"""Loads the window's modules before they are needed, one between two events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer


class Ahead(QObject):
    """Loads modules in order, in the thread it lives in.

    Classes of widgets are made in the window's own thread: PySide works out their signals and
    slots meanwhile, and is not made for that being done beside a running event loop.

    Args:
        names: Modules, each after what it needs, so that no step is long.
        wanted: Tells whether it is still worth it.
    """

    def __init__(
        self, *, names: Sequence[str], wanted: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._names = list(names)
        self._wanted = wanted

    def begin(self) -> None:
        """Load the first when nothing else is to be done, then the next."""
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        if self._names and self._wanted():
            import_module(self._names.pop(0))
            self.begin()
