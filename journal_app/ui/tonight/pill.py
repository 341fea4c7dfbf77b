"""A small word that is on or off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal_app.ui.theme import Theme

HEIGHT = 26
SIDE = 10
TEXT = 13


class Pill(QAbstractButton):
    """A toggle as quiet as text while it is off, a tinted pill while it is on.

    Attributes:
        switched: Turned on or off by mouse, key or assistive technology (which turns a button
            without clicking it), never by the program.
    """

    switched = Signal(bool)

    def __init__(
        self, text: str, *, theme: Theme, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._showing = False
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._turned)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_on(self, *, on: bool) -> None:
        """Show the pill on or off."""
        self._showing = True
        self.setChecked(on)
        self._showing = False

    def sizeHint(self) -> QSize:
        """Return room for the text at its heavier weight, so that nothing moves when it is on."""
        px = self._theme.px
        wide = self.fontMetrics().horizontalAdvance(self.text()) + px(2 * SIDE)
        return QSize(wide, max(px(HEIGHT), HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a pill is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 # drawn whole
        """Draw the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        on = self.isChecked()
        token = "accent" if on else "ink" if self.underMouse() and self.isEnabled() else "muted"
        painter.setPen(self._theme.color(token))
        painter.setFont(self._theme.sans(TEXT, weight=600 if on else 400))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _turned(self, on: bool) -> None:
        if not self._showing:
            self.switched.emit(on)

    def _paint_ground(self, painter: QPainter) -> None:
        color = self._theme.color
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setBrush(color("accent_soft"))
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
        elif self.isChecked():
            painter.setPen(QPen(color("accent"), 1))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(TEXT, weight=600))
        self.updateGeometry()
        self.update()
