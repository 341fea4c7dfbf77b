"""A month with its written nights, for the mouse and for the keyboard alike."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.sentences import journal as sentences
from journal_app.sentences import nights
from journal_app.ui.journal.day_button import DayButton
from journal_app.ui.theme import Theme
from journal_app.words import tr

WEEKS: Final = 6
EARLIEST: Final = date(1900, 1, 1)

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthCalendar(QWidget):
    """One month. Arrows walk the days, Page Up and Down the months, Enter chooses.

    Attributes:
        chosen: The day chosen, a ``date``.
        month_shown: The first day of the month now shown, whose nights are wanted.
    """

    chosen = Signal(object)
    month_shown = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar")
        self.setAccessibleName(tr("Calendar of written nights"))
        self._theme = theme
        self._tonight = date.min
        self._day = date.min
        self._shown: date | None = None
        self._written: frozenset[date] = frozenset()
        self._title = QLabel(self)
        self._title.setObjectName("calendar-month")
        self._earlier = self._arrow("chevron-left", tr("Earlier month"), "calendar-earlier", -1)
        self._later = self._arrow("chevron-right", tr("Later month"), "calendar-later", 1)
        self._names = [QLabel(text, self) for text in sentences.weekday_heads()]
        self._days = [self._make_day() for _ in range(WEEKS * 7)]
        self._lay_out()
        self._restyle()
        theme.changed.connect(self._restyle)

    def _arrow(self, icon: str, name: str, object_name: str, step: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "icon")
        button.setProperty("drawing", icon)
        button.setObjectName(object_name)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self._turn(step, focus=False))
        return button

    def _make_day(self) -> DayButton:
        button = DayButton(theme=self._theme, parent=self)
        button.clicked.connect(lambda: self._choose(button.day))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._earlier)
        head.addWidget(self._later)
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        for column, name in enumerate(self._names):
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setProperty("kind", "muted")
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)
        for number, button in enumerate(self._days):
            self._grid.addWidget(button, 1 + number // 7, number % 7)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(head)
        whole.addLayout(self._grid)

    # What the screen sets

    def set_tonight(self, tonight: date) -> None:
        """Set which night is tonight; the first time, its month is shown."""
        first_time = self._day == date.min
        self._tonight = tonight
        if first_time:
            self.show_day(tonight)
        else:
            self._fill()

    def set_written(self, written: frozenset[date]) -> None:
        """Set the written nights of the month shown."""
        self._written = written
        self._fill()

    def set_shown(self, day: date | None) -> None:
        """Mark the night that the list is narrowed to, or none."""
        self._shown = day
        self._fill()

    def show_day(self, day: date) -> None:
        """Show the month of a day, which becomes the one the keyboard starts from."""
        day = max(EARLIEST, min(day, self._tonight))
        turned = (day.year, day.month) != (self._day.year, self._day.month)
        self._day = day
        if turned:
            self._written = frozenset()
        self._fill()
        if turned:
            self.month_shown.emit(day.replace(day=1))

    @property
    def month(self) -> date:
        """The first day of the month shown."""
        return self._day.replace(day=1)

    @property
    def day(self) -> date:
        """The day the keyboard is on."""
        return self._day

    def take_focus(self) -> None:
        """Put the keyboard on the present day."""
        self._button_of(self._day).setFocus(Qt.FocusReason.OtherFocusReason)

    # What the student does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days and months, choose with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(self._day + timedelta(days=_STEPS[key]))
        elif key == Qt.Key.Key_PageUp:
            self._turn(-1, focus=True)
        elif key == Qt.Key.Key_PageDown:
            self._turn(1, focus=True)
        elif key == Qt.Key.Key_Home:
            self._walk(self.month)
        elif key == Qt.Key.Key_End:
            self._walk(_moved(self._day, 0, last=True))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._day)
        else:
            super().keyPressEvent(event)

    def _walk(self, day: date) -> None:
        self.show_day(day)
        self.take_focus()

    def _turn(self, months: int, *, focus: bool) -> None:
        day = _moved(self._day, months)
        if focus:
            self._walk(day)
        else:
            self.show_day(day)

    def _choose(self, day: date) -> None:
        self.show_day(day)
        self.chosen.emit(day)

    # How it is shown

    def _first_cell(self) -> date:
        return self.month - timedelta(days=self.month.weekday())

    def _button_of(self, day: date) -> DayButton:
        return self._days[(day - self._first_cell()).days]

    def _fill(self) -> None:
        if self._day == date.min:
            return
        first = self._first_cell()
        for number, button in enumerate(self._days):
            day = first + timedelta(days=number)
            inside = day.month == self._day.month
            button.set_day(
                day,
                written=inside and day in self._written,
                tonight=self._tonight,
                shown=day == self._shown,
            )
            button.setVisible(inside)
            here = day == self._day
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        this_year = self._day.year == self._tonight.year
        self._title.setText(
            nights.month(self._day) if this_year else nights.month_and_year(self._day)
        )
        later = _moved(self._day, 1).replace(day=1)
        self._later.setEnabled(later <= self._tonight)

    def _restyle(self) -> None:
        self._title.setFont(self._theme.sans(14, weight=600))
        for name in self._names:
            name.setFont(self._theme.sans(11))
        side = self._theme.px(16)
        for button in (self._earlier, self._later):
            button.setIcon(self._theme.icon(str(button.property("drawing")), "muted"))
            button.setIconSize(QSize(side, side))
        for row in range(1, WEEKS + 1):
            self._grid.setRowMinimumHeight(row, self._theme.px(34))
        self.updateGeometry()


def _moved(day: date, months: int, *, last: bool = False) -> date:
    """Return the same day some months on, or the last day of that month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, length if last else min(day.day, length))
