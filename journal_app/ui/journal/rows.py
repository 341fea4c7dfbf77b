"""Taking rows out of a layout when what they showed has changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QWidget


def discard(layout: QLayout, rows: Iterable[QWidget]) -> None:
    """Take rows out of a layout and let them die once their own signals are over."""
    for row in rows:
        layout.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()
