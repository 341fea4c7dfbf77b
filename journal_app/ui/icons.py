"""The program's own line drawings, recoloured to whatever the look asks for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journal_app.assets import list_names, read_bytes

FOLDER: Final = "resources/icons"
_SIZES: Final = (16, 20, 24)
_INK: Final = b"currentColor"


def icon_names() -> list[str]:
    """Return the names of all drawings, sorted."""
    return [name.rpartition("/")[2].removesuffix(".svg") for name in list_names(FOLDER, ".svg")]


def draw_icon(name: str, colour: str, scale: float) -> QIcon:
    """Return a drawing in one colour, sharp at every text size and on dense screens.

    Args:
        name: One of ``icon_names``; ``OSError`` when there is no such drawing.
        colour: ``#RRGGBB``.
        scale: Text size, 1.0 to 2.0.
    """
    drawing = read_bytes(f"{FOLDER}/{name}.svg").replace(_INK, colour.encode("ascii"))
    renderer = QSvgRenderer(QByteArray(drawing))
    icon = QIcon()
    for side in sorted({round(size * scale * dense) for size in _SIZES for dense in (1, 2)}):
        icon.addPixmap(_pixmap(renderer, side))
    return icon


def _pixmap(renderer: QSvgRenderer, side: int) -> QPixmap:
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
