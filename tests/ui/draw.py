"""Draws a widget at a size, a look and a text size into a PNG, to be looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look

SIZES = (QSize(1280, 800), QSize(1920, 1080))
LOOKS = (Look.LIGHT, Look.DARK)
SCALES = (1.0, 2.0)


def settle(widget: QWidget, size: QSize) -> None:
    """Give a widget a size and let every layout inside it come to rest."""
    widget.resize(size)
    widget.show()
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def draw(widget: QWidget, theme: Theme, size: QSize, look: Look, scale: float) -> QWidget:
    """Dress and lay out a widget as asked; return it, ready to be looked at or measured."""
    theme.set_look(look)
    theme.set_scale(scale)
    settle(widget, size)
    return widget


def save_picture(widget: QWidget, to: Path) -> None:
    """Write what a laid-out widget looks like; the file must end in ``.png``."""
    assert widget.grab().save(str(to)), "the picture could not be written"
