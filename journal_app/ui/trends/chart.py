"""The chart on screen: hover and arrow keys read a night, Enter or a click opens it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.trends.picture import Row, TrendData
from journal_app.sentences import trends as words
from journal_app.ui.theme import Theme
from journal_app.ui.trends.draw import draw_cursor, draw_laid_out
from journal_app.ui.trends.layout import Layout, height_for, lay_out
from journal_app.words import tr

STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -7,
    Qt.Key.Key_PageDown: 7,
}
MARGIN: Final = 6
"""Design length round the picture, where the focus ring is drawn."""


class TrendChart(QWidget):
    """Shows one picture.

    The picture itself is drawn once for each size, look and set of nights and kept; reading
    from night to night draws only the line that follows.

    Attributes:
        reading: The night being read changed; carries its ``Row``, or None.
        open_night: The student wants to see a night; carries its date.
    """

    reading = Signal(object)
    open_night = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: TrendData | None = None
        self._layout: Layout | None = None
        self._kept: QPixmap | None = None
        self._heights: dict[int, int] = {}
        self._told = ""
        self._night: date | None = None
        self.setObjectName("trend-chart")
        self.setAccessibleName(tr("Chart of your ratings"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._redraw)

    @property
    def night(self) -> date | None:
        """The night being read."""
        return self._night

    def geometry_of_picture(self) -> Layout | None:
        """Return where everything is, in the widget's pixels; None while nothing is shown."""
        if self._layout is None and self._data is not None:
            edge = self._theme.px(MARGIN)
            within = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            self._layout = lay_out(within, self._data, self._theme)
        return self._layout

    def show_data(self, data: TrendData) -> None:
        """Show another picture and forget which night was being read."""
        self._data = data
        self._told = words.spoken_chart(data)
        self._read(None)
        self._redraw()

    def read_night(self, night: date | None) -> None:
        """Read a night, as if it had been pointed at; a night not shown is none."""
        known = self._data is not None and night is not None and self._data.row(night) is not None
        self._read(night if known else None)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower legend is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at which the plot is as high as designed, in pixels."""
        edges = 2 * self._theme.px(MARGIN)
        if self._data is None:
            return self._theme.px(330)
        if width not in self._heights:
            self._heights[width] = height_for(width - edges, self._data, self._theme) + edges
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return a wide picture's size."""
        width = self._theme.px(900)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can still be read."""
        return QSize(self._theme.px(260), self._theme.px(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the kept picture, what is being read, and the focus ring."""
        layout = self.geometry_of_picture()
        painter = QPainter(self)
        if layout is not None and self._data is not None:
            painter.drawPixmap(QPointF(0, 0), self._picture(layout, self._data))
            row = self._row()
            if row is not None:
                draw_cursor(painter, layout, self._data, row, self._theme)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, self._theme.px(8), self._theme.px(8))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at another size."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew on a screen of another sharpness."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._forget()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the night under the pointer."""
        self._read(self._under(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Read the night under the pointer as soon as it is there."""
        self._read(self._under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading, unless the keyboard does it."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._read(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the night under the pointer."""
        night = self._under(event.position())
        if night is not None and event.button() == Qt.MouseButton.LeftButton:
            self._read(night)
            self.open_night.emit(night)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from night to night, by week with Page Up and Down; Enter opens."""
        data = self._data
        if data is None:
            super().keyPressEvent(event)
        elif event.key() in STEPS:
            self._step(data, STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self._read(data.first)
        elif event.key() == Qt.Key.Key_End:
            self._read(data.last)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._night is not None:
            self.open_night.emit(self._night)
        elif event.key() == Qt.Key.Key_Escape and self._night is not None:
            self._read(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away, and the night with it."""
        super().focusOutEvent(event)
        if not self.underMouse():
            self._read(None)
        self.update()

    def _step(self, data: TrendData, nights: int) -> None:
        if self._night is None:
            self._read(data.last if nights < 0 else data.first)
            return
        wanted = self._night + timedelta(days=nights)
        self._read(min(max(wanted, data.first), data.last))

    def _under(self, at: QPointF) -> date | None:
        layout = self.geometry_of_picture()
        return layout.night_under(at, self._data) if layout and self._data else None

    def _row(self) -> Row | None:
        return self._data.row(self._night) if self._data and self._night else None

    def _read(self, night: date | None) -> None:
        if night == self._night and night is not None:
            return
        self._night = night
        row = self._row()
        self.reading.emit(row)
        self._describe(row)
        self.update()

    def _describe(self, row: Row | None) -> None:
        """Keep what a screen reader says up to date: the night first, then the picture."""
        if self._data is None:
            return
        parts = [words.readout(row)] if row else []
        self.setAccessibleDescription(" ".join([*parts, self._told]))
        if QAccessible.isActive():
            change = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(self, change))

    def _picture(self, layout: Layout, data: TrendData) -> QPixmap:
        """Return the picture without the cursor, drawn anew only after something changed."""
        if self._kept is None:
            ratio = self.devicePixelRatioF()
            kept = QPixmap(self.size() * ratio)
            kept.setDevicePixelRatio(ratio)
            kept.fill(QColor(Qt.GlobalColor.transparent))
            painter = QPainter(kept)
            draw_laid_out(painter, layout, data, self._theme)
            painter.end()
            self._kept = kept
        return self._kept

    def _redraw(self) -> None:
        self._heights.clear()
        self._forget()
        self.updateGeometry()

    def _forget(self) -> None:
        self._layout, self._kept = None, None
        self.update()
