"""A text with its replacements marked; it can be read and selected, but not changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journal_app.services.reviewed import Mark, Page, State
from journal_app.services.second_look import Glance
from journal_app.ui.theme import Theme
from journal_app.words import tr

TYPE: Final = 20
LINE: Final = 32
EDGE: Final = 4
"""Design length around the words but at their left, in which marks are drawn whole."""


class MarkedText(QTextEdit):
    """A page of a review, as high as its text; the page around it scrolls.

    Attributes:
        moved: The caret or the selection changed.
    """

    moved = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._glances: tuple[Glance, ...] = ()
        self._text = ""
        self._filling = False
        self.setObjectName("review-text")
        self.setAccessibleName(tr("Text with replacements"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.document().setUndoRedoEnabled(False)
        self.cursorPositionChanged.connect(self._tell)
        self.selectionChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_page(self, page: Page, glances: Sequence[Glance] = ()) -> None:
        """Show a text; the caret stays where it was when only a replacement changed.

        Args:
            glances: Places that are underlined, because nobody has looked at them yet.
        """
        at = self.code_point(self.textCursor().position())
        kept = self._text != "" and self._text[:at] == page.text[:at]
        self._filling = True
        self._text, self._marks, self._glances = page.text, page.marks, tuple(glances)
        self.setPlainText(page.text)
        self._space_lines()
        self._filling = False
        self.select(at if kept else 0, at if kept else 0)
        self.viewport().update()

    def select(self, start: int, end: int) -> None:
        """Select from one code point to another; the same twice puts the caret there."""
        cursor = self.textCursor()
        cursor.setPosition(self._unit(start))
        cursor.setPosition(self._unit(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._tell()

    def selection(self) -> tuple[int, int]:
        """Return the selected code points, the end exclusive; both the same without selection."""
        cursor = self.textCursor()
        return self.code_point(cursor.selectionStart()), self.code_point(cursor.selectionEnd())

    def current_mark(self) -> Mark | None:
        """Return the marked place the caret is in or beside; None with a wider selection."""
        start, end = self.selection()
        return next((m for m in self._marks if m.start <= start and end <= m.end), None)

    def code_point(self, unit: int) -> int:
        """Return a position counted in Qt's UTF-16 units as one counted in code points."""
        units = self._text.encode("utf-16-le", "surrogatepass")[: 2 * unit]
        return len(units.decode("utf-16-le", "surrogatepass"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show no menu: nothing is copied from here, and Qt's own is not ours."""
        event.accept()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text and nothing else."""
        copy = QMimeData()
        copy.setText(self.textCursor().selection().toPlainText())
        return copy

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is marked, then the text over it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.current_mark()
        for glance in self._glances:
            self._underline(painter, glance.start, glance.end, Qt.PenStyle.DashLine)
        for mark in self._marks:
            self._draw(painter, mark, current=mark is current and self.hasFocus())
        painter.end()
        super().paintEvent(event)

    def _draw(self, painter: QPainter, mark: Mark, *, current: bool) -> None:
        colour, px = self._theme.color, self._theme.px
        waits = mark.state is State.TO_CHECK
        outline = "accent" if current else "burnout" if waits else ""
        if mark.state is State.LEFT and not current:
            self._underline(painter, mark.start, mark.end, Qt.PenStyle.DotLine)
            return
        for box in self._boxes(mark.start, mark.end):
            painter.setPen(QPen(colour(outline), 1.5) if outline else Qt.PenStyle.NoPen)
            painter.setBrush(colour("warn_soft" if waits else "accent_soft"))
            painter.drawRoundedRect(box, px(6), px(6))

    def _underline(self, painter: QPainter, start: int, end: int, line: Qt.PenStyle) -> None:
        painter.setPen(QPen(self._theme.color("ring"), 1.5, line))
        for box in self._boxes(start, end):
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return where a place stands, one box for each line of it."""
        boxes: list[QRectF] = []
        start, end = self._unit(start), self._unit(end)
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout = block.layout()
            origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                first = max(start - block.position(), line.textStart())
                last = min(end - block.position(), line.textStart() + line.textLength())
                if first >= last:
                    continue
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                corner = origin + QPointF(min(left, right), line.y())
                boxes.append(self._around(corner, abs(right - left), line.height()))
            block = block.next()
        return boxes

    def _around(self, corner: QPointF, width: float, height: float) -> QRectF:
        px = self._theme.px
        # A line of fixed height has its room above the letters; two lines' boxes never touch.
        tall = min(px(26), height - px(3))
        top = corner.y() + height - tall - px(2)
        left = max(0.0, corner.x() - px(2))
        return QRectF(left, top, corner.x() + width + px(2) - left, tall)

    def _unit(self, place: int) -> int:
        return len(self._text[:place].encode("utf-16-le", "surrogatepass")) // 2

    def _tell(self) -> None:
        if not self._filling:
            self.viewport().update()
            self.moved.emit()

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        spaced.setLineHeight(self._theme.px(LINE), kind)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(spaced)
        # The words begin where everything else in the card begins.
        frame = self.document().rootFrame()
        edges = frame.frameFormat()
        edges.setLeftMargin(0)
        frame.setFrameFormat(edges)

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + self._theme.px(EDGE))

    def _restyle(self) -> None:
        self.setFont(self._theme.serif(TYPE))
        self.document().setDocumentMargin(self._theme.px(EDGE))
        self._filling = True
        self._space_lines()
        self._filling = False
        self._fit()


def _x(found: object) -> float:
    """Return the place along a line; Qt's Python gives it with the position it was asked for."""
    value = found[0] if isinstance(found, tuple) else found
    return float(value) if isinstance(value, int | float) else 0.0
