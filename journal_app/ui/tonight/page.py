"""The page: plain text in the writing face, as high as what is written on it.

The page never scrolls by itself; it grows, and the screen around it scrolls, so that a long
entry gets the whole window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journal_app.ui.clipboard import keep_input_method_from_learning
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.edit_menu import Choice, asks_for_menu, open_edit_menu
from journal_app.words import tr

TYPE: Final = 21
LINE: Final = 32
FEWEST_LINES: Final = 6
INSET: Final = 4
"""Design pixels between the column's edge and the text."""


class DrawsAlong(Protocol):
    """Draws on the page what is no part of its text."""

    def draw_under(self, painter: QPainter, area: QRectF) -> None:
        """Draw behind the words."""
        ...

    def draw_over(self, painter: QPainter, area: QRectF) -> None:
        """Draw over them."""
        ...


class WritingPage(QTextEdit):
    """Where the student writes.

    Attributes:
        typed: The text was changed by the student.
        caret_moved: Where the caret is now, a ``QRect`` on the page.
    """

    typed = Signal()
    caret_moved = Signal(QRect)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = False
        self._preedit = ""
        self._along: DrawsAlong | None = None
        self._choices: Callable[[int], Sequence[Choice]] = lambda _place: ()
        self.setObjectName("page")
        self.setAccessibleName(tr("Page"))
        self.setPlaceholderText(tr("Start anywhere. A few words are enough."))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        keep_input_method_from_learning(self)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self.tell_caret)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._restyle)
        self._restyle()

    def load(self, text: str) -> None:
        """Put a text on the page, with the caret at its end and nothing to undo."""
        self._quiet = True
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._space_lines()
        self.document().setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._quiet = False

    def put_for_good(self, text: str) -> None:
        """Put another text in the page's place, the caret staying near; nothing can be undone.

        Nobody is told of a change: whoever puts the text there sees to its being stored.
        """
        before = self.textCursor().position()
        self.load(text)
        place = self.textCursor()
        place.setPosition(min(before, place.position()))
        self.setTextCursor(place)

    def draw_with(self, along: DrawsAlong) -> None:
        """Have something drawn along with the words."""
        self._along = along

    def offer(self, choices: Callable[[int], Sequence[Choice]]) -> None:
        """Put more into the menu.

        Args:
            choices: What there is to choose at a place, in Qt's units, or for the selection.
        """
        self._choices = choices

    def is_composing(self) -> bool:
        """Tell whether an input method holds letters that are no part of the text yet."""
        return bool(self._preedit)

    def words_so_far(self) -> str:
        """Return the text, with what an input method has not handed over yet in its place."""
        text = self.toPlainText()
        if not self._preedit:
            return text
        at = self.code_points(self.textCursor().position())
        return text[:at] + self._preedit + text[at:]

    def code_points(self, units: int) -> int:
        """Return a position counted in Qt's UTF-16 units as one counted in code points."""
        text = self.toPlainText()
        return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

    def select(self, anchor: int, cursor: int) -> None:
        """Put caret and selection at code-point positions, or as near as the text allows."""
        text = self.toPlainText()
        place = self.textCursor()
        place.setPosition(len(text[:anchor].encode("utf-16-le")) // 2)
        place.setPosition(
            len(text[:cursor].encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(place)

    def tell_caret(self) -> None:
        """Say where the caret is, if it is here at all."""
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what an input method is still composing."""
        before, self._preedit = self._preedit, event.preeditString()
        super().inputMethodEvent(event)
        if self._preedit != before:
            self.typed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the program's own menu."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self._place_at(event.pos()) if by_mouse else self.textCursor().position()
        open_edit_menu(self, event, choices=self._choices(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and what goes along with them."""
        along, area = self._along, QRectF(event.rect())
        if along is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                along.draw_under(painter, area)
        super().paintEvent(event)
        if along is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                along.draw_over(painter, area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; Page Up and Page Down go by what can be seen; the menu key shows the menu."""
        if asks_for_menu(event):
            open_edit_menu(self, choices=self._choices(self.textCursor().position()))
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            select = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._turn(down=event.key() == Qt.Key.Key_PageDown, select=select)
            return
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text and nothing else."""
        copy = QMimeData()
        copy.setText(self.textCursor().selection().toPlainText())
        return copy

    def _place_at(self, spot: QPoint) -> int:
        return self.cursorForPosition(spot).position()

    def _turn(self, *, down: bool, select: bool) -> None:
        line = self._theme.px(LINE)
        step = max(line, self.visibleRegion().boundingRect().height() - line)
        point = self.cursorRect().center()
        point.setY(point.y() + (step if down else -step))
        cursor = self.textCursor()
        modes = QTextCursor.MoveMode
        cursor.setPosition(
            self.cursorForPosition(point).position(),
            modes.KeepAnchor if select else modes.MoveAnchor,
        )
        self.setTextCursor(cursor)

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def _fit(self) -> None:
        fewest = self._theme.px(LINE) * FEWEST_LINES
        height = round(self.document().size().height())
        self.setMinimumHeight(max(fewest, height))

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.FixedHeight
        spaced.setLineHeight(self._theme.px(LINE), kind.value)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(spaced)

    def _restyle(self) -> None:
        # A change of size cannot be undone, and takes the undo list with it.
        self._quiet = True
        self.document().setDocumentMargin(self._theme.px(INSET))
        self.document().setUndoRedoEnabled(False)
        self.setFont(self._theme.serif(TYPE))
        self.setStyleSheet(f"placeholder-text-color: {self._theme.tokens.muted};")
        self._space_lines()
        self.document().setUndoRedoEnabled(True)
        self._quiet = False
        self._fit()
