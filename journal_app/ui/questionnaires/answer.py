"""One answer to an item of a questionnaire."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from journal_app.ui.theme import Theme

HEIGHT: Final = 30
SIDE: Final = 12
RING: Final = 12
GAP: Final = 8
TEXT: Final = 13
WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)


class Answer(QRadioButton):
    """A pill with a ring and its words, which wrap; a radio button to assistive technology.

    The row decides what a press means, so that pressing the chosen answer again can take it
    back; the pill only shows it.

    Attributes:
        pressed_on: It was pressed, by mouse or by assistive technology, with its value.
    """

    pressed_on = Signal(int)

    def __init__(
        self, value: int, words: str, *, theme: Theme, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.value = value
        self._theme = theme
        self._chosen = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.pressed_on.emit(value))
        self.toggled.connect(self._turned)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_chosen(self, *, chosen: bool) -> None:
        """Show the answer as the chosen one, or not."""
        self._chosen = chosen
        self._show_checked()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the words on one line at their heavier weight."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + self._beside() + 2, self._least())

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the longest word still fits."""
        widest = max(self.fontMetrics().horizontalAdvance(w) for w in self.text().split() or [""])
        return QSize(widest + self._beside() + 2, self._least())

    def hasHeightForWidth(self) -> bool:
        """Return that narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped words need."""
        room = QRect(0, 0, max(1, width - self._beside()), 100_000)
        words = self.fontMetrics().boundingRect(room, WRAP, self.text()).height()
        return max(self._least(), words + self._theme.px(12))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the pill."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """Stay as the row has set it; a press is only reported."""
        self.setChecked(self._chosen)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 # drawn whole
        """Draw pill, ring and words."""
        theme, px = self._theme, self._theme.px
        lit = self._chosen or (self.underMouse() and self.isEnabled())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if lit else "ring"), 1))
        painter.setBrush(theme.color("accent_soft" if self._chosen else "surface"))
        radius = px(HEIGHT) / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        self._paint_ring(painter)
        painter.setFont(theme.sans(TEXT, weight=600 if self._chosen else 400))
        painter.setPen(theme.color("accent" if self._chosen else "ink"))
        room = self.rect().adjusted(px(SIDE + RING + GAP), 0, -px(SIDE) + 2, 0)
        painter.drawText(room, WRAP, self.text())

    def _paint_ring(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        side = px(RING)
        ring = QRectF(px(SIDE), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.color("accent" if self._chosen else "ring"), 1.2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(ring)
        if self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(ring.adjusted(px(3), px(3), -px(3), -px(3)))

    def _turned(self, on: bool) -> None:
        # Assistive technology turns a button without clicking it.
        if on and not self._chosen:
            self._show_checked()
            self.pressed_on.emit(self.value)

    def _show_checked(self) -> None:
        # Qt lets no exclusive button be unchecked, and calls no other kind a radio button.
        self.setAutoExclusive(False)
        self.setChecked(self._chosen)
        self.setAutoExclusive(True)

    def _beside(self) -> int:
        return self._theme.px(SIDE + RING + GAP) + self._theme.px(SIDE)

    def _least(self) -> int:
        return self._theme.px(HEIGHT)

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(TEXT, weight=600))
        self.updateGeometry()
        self.update()
