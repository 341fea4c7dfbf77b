"""The line of a row that is always seen: the words, and what an export puts there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal_app.ui.theme import Theme

AROUND: Final = 6
"""Design pixels between the edge, where the focus shows, and the words."""

LEAST: Final = 26


class RowHead(QAbstractButton):
    """Words at the left, their replacement at the right, below each other where they must be.

    Drawn here, because a button's own text neither wraps nor comes in two colours.
    """

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._put = ""
        self._muted = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_words(self, words: str, put: str, *, name: str, muted: bool) -> None:
        """Show words, what goes in their place, and the whole row's name."""
        if (words, put, muted) != (self.text(), self._put, self._muted):
            self.setText(words)
            self._put, self._muted = put, muted
            self.updateGeometry()
            self.update()
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Return the size with everything on one line."""
        wide = self._words().horizontalAdvance(self.text()) + self._gap()
        wide += self._puts().horizontalAdvance(self._put) + 2 * self._theme.px(AROUND)
        return QSize(wide, self._height(self._words().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the longest word still fits."""
        widest = max(
            [self._words().horizontalAdvance(word) for word in self.text().split()]
            + [self._puts().horizontalAdvance(word) for word in self._put.split()]
            + [0]
        )
        return QSize(widest + 2 * self._theme.px(AROUND) + 2, self._theme.px(LEAST))

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width, in pixels."""
        words, put = self._places(width)
        return self._height(max(words.bottom(), put.bottom()) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press as Space does; arrows are the list's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 # drawn whole
        """Draw ground, ring and both texts."""
        theme, around = self._theme, self._theme.px(AROUND)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        words, put = self._places(self.width())
        spare = self.height() - self._height(max(words.bottom(), put.bottom()) + 1)
        shift = QPoint(around, self._top() + max(0, spare) // 2)
        flags = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(self._face())
        painter.setPen(theme.color("muted" if self._muted else "ink"))
        painter.drawText(words.translated(shift), flags, self.text())
        painter.setFont(theme.sans(14))
        painter.setPen(theme.color("muted" if self._muted else "accent"))
        painter.drawText(put.translated(shift), flags, self._put)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        hover = self.underMouse()
        painter.setBrush(self._theme.color("accent_soft") if hover else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRoundedRect(box, self._theme.px(6), self._theme.px(6))

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Return where words and replacement lie, from the corner inside the edge."""
        room = max(1, width - 2 * self._theme.px(AROUND))
        put = self._puts().horizontalAdvance(self._put) + 2
        widest = max(map(self._words().horizontalAdvance, self.text().split()), default=0) + 2
        if put + self._gap() + widest <= room:
            words = self._wrapped(self._words(), room - put - self._gap(), self.text())
            return words, QRect(room - put, 0, put, self._puts().height())
        words = self._wrapped(self._words(), room, self.text())
        below = self._wrapped(self._puts(), room, self._put)
        return words, below.translated(0, words.height())

    def _wrapped(self, metrics: QFontMetrics, width: int, text: str) -> QRect:
        room = QRect(0, 0, width, 100_000)
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        return QRect(0, 0, width, high)

    def _face(self) -> QFont:
        return self._theme.sans(14, weight=600 if self.isChecked() else 400)

    def _words(self) -> QFontMetrics:
        # Measured at the heavier weight, so that nothing moves when the row is unfolded.
        return QFontMetrics(self._theme.sans(14, weight=600))

    def _puts(self) -> QFontMetrics:
        return QFontMetrics(self._theme.sans(14))

    def _gap(self) -> int:
        return self._theme.px(12)

    def _top(self) -> int:
        return self._theme.px(4)

    def _height(self, words: int) -> int:
        return max(self._theme.px(LEAST), words + 2 * self._top())

    def _restyle(self) -> None:
        self.setFont(self._theme.sans())
        self.updateGeometry()
        self.update()
