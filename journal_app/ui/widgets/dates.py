"""A date, typed or taken from a month."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.edit_menu import asks_for_menu, open_edit_menu
from journal_app.words import tr


class DateField(QDateEdit):
    """A date: day, month and year are stepped with the arrow keys or typed."""

    def __init__(self, *, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setDisplayFormat("d MMMM yyyy")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarPopup(True)
        self._month = QCalendarWidget()
        self.setCalendarWidget(self._month)
        self._prepare_month(name)
        self.lineEdit().setProperty("kind", "inner")
        theme.changed.connect(self._restyle)
        self._restyle()

    def day(self) -> date:
        """Return the date."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show a date."""
        self.setDate(QDate(day.year, day.month, day.day))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the program's own menu."""
        open_edit_menu(self.lineEdit(), event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type or step; the menu key shows the menu."""
        if asks_for_menu(event):
            open_edit_menu(self.lineEdit())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the date."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the program's own calendar."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(17)
        left = self.width() - side - self._theme.px(10)
        spot = QRect(left, (self.height() - side) // 2, side, side)
        self._theme.icon("calendar", "muted").paint(painter, spot)
        painter.end()

    def _prepare_month(self, name: str) -> None:
        self._month.setAccessibleName(name)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setGridVisible(False)
        # Without these the border of the style sheet is neither drawn nor given room.
        self._month.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._month.setContentsMargins(1, 1, 1, 1)
        for part, words in {
            "qt_calendar_prevmonth": tr("Month before"),
            "qt_calendar_nextmonth": tr("Month after"),
        }.items():
            button = self._month.findChild(QToolButton, part)
            if button is not None:
                button.setAccessibleName(words)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFont(theme.sans(tabular=True))
        self.lineEdit().setFont(self.font())  # the style sheet has given it one of its own
        self._month.setFont(theme.sans(13, tabular=True))
        for part, icon in {
            "qt_calendar_prevmonth": "chevron-left",
            "qt_calendar_nextmonth": "chevron-right",
        }.items():
            button = self._month.findChild(QToolButton, part)
            if button is not None:
                button.setIcon(theme.icon(icon))
                button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._month.setMinimumSize(theme.px(300), theme.px(250))
        self._colour_days()
        self.updateGeometry()

    def _colour_days(self) -> None:
        heading = QTextCharFormat()
        heading.setForeground(self._theme.color("muted"))
        heading.setBackground(self._theme.color("surface"))
        self._month.setHeaderTextFormat(heading)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(day, QTextCharFormat())  # not in red
