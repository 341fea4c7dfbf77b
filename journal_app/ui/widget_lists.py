"""Qt's lists of widgets, asked for in a way that cannot leave one pointing at nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget


def all_widgets(app: QApplication) -> list[QWidget]:
    """Return every widget there is, each held until the list is let go."""
    with _uncollected():
        return app.allWidgets()


def windows(app: QApplication) -> list[QWidget]:
    """Return every widget without a parent, each held until the list is let go."""
    with _uncollected():
        return app.topLevelWidgets()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from collecting garbage.

    Qt hands over plain addresses, and a Python object is made for one after the other. Making an
    object may set off a collection (Python 3.11; later versions wait for the next instruction):
    were a closed window collected then, with all that is in it, the addresses still to come would
    be of memory that is free again.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
