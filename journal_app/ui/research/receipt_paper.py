"""A receipt on paper or as a PDF: plain text, set to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from journal_app.ui.theme import Theme

POINTS: Final = 10.0
TITLE_POINTS: Final = 18.0
SMALL_POINTS: Final = 8.5
GREY: Final = "#57636C"
"""On paper there is one look, the light one."""


def receipt_pdf(*, theme: Theme, title: str, about: str, facts: Sequence[tuple[str, str]]) -> bytes:
    """Return a receipt as a PDF on A4."""
    sheet = QBuffer()
    sheet.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(sheet)
    writer.setTitle(title)
    writer.setCreator("Heartbeat")
    print_receipt(writer, theme=theme, title=title, about=about, facts=facts)
    return bytes(sheet.data().data())


def print_receipt(
    device: QPagedPaintDevice,
    *,
    theme: Theme,
    title: str,
    about: str,
    facts: Sequence[tuple[str, str]],
) -> None:
    """Print a receipt on a device."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # A document that has no page size yet leaves two centimetres on each side by itself.
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    paper(theme=theme, title=title, about=about, facts=facts).print_(device)


def paper(
    *, theme: Theme, title: str, about: str, facts: Sequence[tuple[str, str]]
) -> QTextDocument:
    """Return a receipt as a document. Nothing in it is ever taken for markup."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    text = _Setter(cursor)
    text.add(title, _points(theme.serif(TITLE_POINTS, weight=500), TITLE_POINTS), above=0)
    text.add(about, _points(theme.sans(), POINTS), above=4)
    for subject, said in facts:
        text.add(subject, _points(theme.sans(), SMALL_POINTS), above=9, grey=True)
        text.add(said, _points(theme.sans(), POINTS), above=1)
    return document


class _Setter:
    """Puts paragraph after paragraph into a document."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._begun = False

    def add(self, text: str, font: QFont, *, above: float, grey: bool = False) -> None:
        block, face = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(above)
        face.setFont(font)
        if grey:
            face.setForeground(QColor(GREY))
        if self._begun:
            self._cursor.insertBlock(block, face)
        else:
            self._cursor.setBlockFormat(block)
            self._begun = True
        # A line break inside a fact stays in its paragraph.
        self._cursor.insertText(text.replace("\n", "\u2028"), face)


def _points(font: QFont, points: float) -> QFont:
    """Return a face in points, so that a screen's text size changes no paper."""
    face = QFont(font)
    face.setPointSizeF(points)
    return face
