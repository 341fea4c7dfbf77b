"""Giving a widget another parent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def move_keeping_fonts(widget: QWidget, move: Callable[[], object]) -> None:
    """Do something that gives a widget another parent, and keep the fonts of all inside it.

    Under an application style sheet Qt gives each of them back the font it had when the sheet
    was set, which is the one of another text size once that was changed.
    """
    parts = [widget, *widget.findChildren(QWidget)]
    fonts = [(one, one.font()) for one in parts if one.testAttribute(Qt.WidgetAttribute.WA_SetFont)]
    move()
    for one, font in fonts:
        one.setFont(font)
