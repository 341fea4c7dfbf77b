"""One day of the calendar: a button that paints what is known of its night."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from journal_app.sentences import journal as sentences
from journal_app.ui.theme import Theme

SIDE: Final = 34
RADIUS: Final = 8


class DayButton(QAbstractButton):
    """A day: filled when written, outlined when it is tonight, solid when it is shown."""

    def __init__(self, *, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.day = date.min
        self.written = False
        self.tonight = False
        self.shown = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme.changed.connect(self._restyle)

    def set_day(self, day: date, *, written: bool, tonight: date, shown: bool) -> None:
        """Set which day this is and what is known of it; days to come cannot be chosen."""
        self.day, self.written = day, written
        self.tonight, self.shown = day == tonight, shown
        self.setObjectName(f"day-{day.isoformat()}")
        self.setText(str(day.day))
        self.setEnabled(day <= tonight)
        self.setAccessibleName(sentences.calendar_day(day, written=written, tonight=self.tonight))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that holds two figures at the present text size."""
        return QSize(self._theme.px(SIDE), self._theme.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        """Return the same square."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space; every other key is the calendar's, arrows above all."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, outline and figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, outline, ink = self._colours()
        inset = 3.5 if self.hasFocus() else 1.0
        radius = self._theme.px(RADIUS)
        painter.setPen(Qt.PenStyle.NoPen if outline is None else QPen(outline, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else ground)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(ink)
        painter.setFont(self._theme.sans(12.5, tabular=True, weight=600 if self.shown else 400))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Return ground, outline and ink."""
        colour = self._theme.color
        if self.shown:
            return colour("accent"), None, colour("on_accent")
        hovered = self.underMouse() and self.isEnabled()
        ground = colour("accent_soft") if self.written else None
        outline = colour("accent") if self.tonight else colour("ring") if hovered else None
        return ground, outline, colour("ink" if self.written or self.tonight else "muted")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
