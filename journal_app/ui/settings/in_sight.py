"""Scrolls to what has just come up in a section."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

NEAR: Final = 24
"""Left above and below what was scrolled to, as a design length."""


def area_of(widget: QWidget) -> QScrollArea | None:
    """Return the scroll area around a widget, None when there is none."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def bring_into_sight(widget: QWidget, margin: int) -> None:
    """Scroll until all of a widget is seen, or its top where it is taller than the view.

    It happens once what was just shown is laid out; never for what is hidden again by then.

    Args:
        margin: Pixels left above and below.
    """
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget, margin))


def _scroll_to(widget: QWidget, margin: int) -> None:
    area = area_of(widget)
    content = None if area is None else area.widget()
    if area is None or content is None or not widget.isVisible():
        return
    bar, room = area.verticalScrollBar(), area.viewport().height()
    top = widget.mapTo(content, QPoint(0, 0)).y() - margin
    bottom = top + widget.height() + 2 * margin
    if bottom > bar.value() + room:
        bar.setValue(bottom - room)
    if top < bar.value():
        bar.setValue(top)
