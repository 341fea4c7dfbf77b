"""The recovery sheet on paper: one page with the code, what it does and where to keep it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from journal_app.errors import DiskRefused
from journal_app.files import replace_file
from journal_app.sentences.nights import day_and_month
from journal_app.ui.theme import Theme
from journal_app.words import tr

MARGIN_MM: Final = 20.0
ACROSS: Final = 4
"""Groups of the code in one line."""


def write_pdf(path: Path, *, theme: Theme, code: str, made: date) -> bool:
    """Write the sheet as a PDF; False when the file could not be written."""
    sheet = QBuffer()
    sheet.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(sheet)
    writer.setTitle(tr("Heartbeat recovery sheet"))
    writer.setCreator("Heartbeat")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    drawn = draw_sheet(writer, theme=theme, code=code, made=made)
    try:
        replace_file(path, bytes(sheet.data().data()))
    except DiskRefused:
        return False
    return drawn


def draw_sheet(device: QPagedPaintDevice, *, theme: Theme, code: str, made: date) -> bool:
    """Draw the sheet on a PDF or a printer; False when the device refused."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        _Sheet(painter, theme).draw(code, made)
    finally:
        painter.end()
    return True


class _Sheet:
    """Draws downwards; lengths are in points, a 72nd of an inch."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme
        self._point = painter.device().logicalDpiX() / 72
        self._width = painter.viewport().width() / self._point
        self._y = 0.0
        painter.scale(self._point, self._point)

    def draw(self, code: str, made: date) -> None:
        day = tr("{day} {year}", day=day_and_month(made), year=made.year)
        self._text(tr("Heartbeat recovery sheet"), 24, serif=True, gap=6)
        self._text(tr("Made on {day}", day=day), 10, gap=26)
        self._text(tr("This code opens the journal when the passphrase is forgotten."), 12, gap=18)
        self._groups(code)
        for line in _lines():
            self._text(line, 12, gap=10)

    def _groups(self, code: str) -> None:
        step = self._width / ACROSS
        for number, group in enumerate(code.split("-")):
            row, column = divmod(number, ACROSS)
            box = QRectF(column * step, self._y + row * 44, step, 30)
            self._font(20, serif=False)
            self._painter.drawText(box, Qt.AlignmentFlag.AlignLeft, group)
            self._font(8, serif=False)
            below = box.translated(0, 25)
            self._painter.drawText(below, Qt.AlignmentFlag.AlignLeft, str(number + 1))
        self._y += 44 * 2 + 24

    def _text(self, text: str, points: float, *, serif: bool = False, gap: float = 8) -> None:
        self._font(points, serif=serif)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = QRectF(0, self._y, self._width, 400)
        self._y += self._painter.boundingRect(room, flags, text).height() + gap
        self._painter.drawText(room, flags, text)

    def _font(self, points: float, *, serif: bool) -> None:
        font = self._theme.serif(points) if serif else self._theme.sans(points, tabular=True)
        # In pixels of the scaled painter, so that a screen's text size changes no paper.
        font.setPixelSize(round(points))
        self._painter.setFont(font)


def _lines() -> tuple[str, ...]:
    return (
        tr("Keep it where you keep papers that matter, away from this computer."),
        tr("Whoever has this sheet and your journal’s files can read everything in it."),
        tr(
            "To use it: on the unlock page choose “Use a recovery code” and type it. Dashes, "
            "spaces and small letters do not matter."
        ),
        tr("A new code made later in Settings replaces this one; then destroy this sheet."),
    )
