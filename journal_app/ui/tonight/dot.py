"""One number of a rating strip."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from journal_app.ui.theme import Theme

ACROSS: Final = 26
"""Design pixels: the smallest target allowed."""


class Fill(Enum):
    """How a dot stands to the number that was chosen."""

    OPEN = "open"
    BELOW = "below"
    CHOSEN = "chosen"


class Dot(QRadioButton):
    """A round target with its number; a radio button to assistive technology.

    The strip decides what a press means, so that pressing the chosen number again can take it
    back; the dot only shows it.

    Attributes:
        chosen: It was pressed, by mouse or by assistive technology, with its number.
    """

    chosen = Signal(int)

    def __init__(
        self, value: int, *, theme: Theme, token: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(str(value), parent)
        self.value = value
        self._theme = theme
        self._token = token
        self._fill = Fill.OPEN
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.chosen.emit(value))
        self.toggled.connect(self._turned)
        theme.changed.connect(self.updateGeometry)

    def set_fill(self, fill: Fill) -> None:
        """Show how the dot stands."""
        self._fill = fill
        self._show_checked()
        self.update()

    def _turned(self, on: bool) -> None:
        # Assistive technology turns a button without clicking it.
        if on and self._fill is not Fill.CHOSEN:
            self._show_checked()
            self.chosen.emit(self.value)

    def _show_checked(self) -> None:
        # Qt lets no exclusive button be unchecked, and calls no other kind a radio button.
        self.setAutoExclusive(False)
        self.setChecked(self._fill is Fill.CHOSEN)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        """Return a square of the target's size."""
        side = self._theme.px(ACROSS)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a target is never smaller."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere in the square."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """Stay as the strip has set it; a press is only reported."""
        self.setChecked(self._fill is Fill.CHOSEN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 # drawn whole
        """Draw the dot."""
        color = self._theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._fill is Fill.CHOSEN
        edge = "ring" if self._fill is Fill.OPEN else self._token
        lit = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(color(self._token if lit else edge), 2 if lit else 1))
        painter.setBrush(color(self._token if chosen else "surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(self._theme.sans(12, weight=600 if chosen else 400, tabular=True))
        painter.setPen(color("on_accent" if chosen else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
