"""What kind of shift the night belonged to: at most one, with post-call and exam beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.nights import Night, Shift
from journal_app.sentences import nights
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.pill import Pill
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.surfaces import Hairline
from journal_app.words import tr


class ShiftBar(QWidget):
    """A row of small toggles.

    Attributes:
        shift_chosen: A ``Shift``, or None when the chosen one was pressed again.
        post_call_set: Post-call on or off.
        exam_set: Exam on or off.
    """

    shift_chosen = Signal(object)
    post_call_set = Signal(bool)
    exam_set = Signal(bool)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Shift"))
        self.shifts = {tag: Pill(nights.shift(tag), theme=theme) for tag in Shift}
        self.post_call = Pill(tr("Post-call"), theme=theme)
        self.exam = Pill(tr("Exam"), theme=theme)
        self._parting = Hairline()
        self._row = FlowLayout(theme=theme, across=4, down=4, parent=self)
        self._title = Muted(tr("Shift"), theme=theme, small=True)
        self._title.setWordWrap(False)
        self._row.addWidget(self._title)
        for pill in self.shifts.values():
            self._row.addWidget(pill)
        for part in (self._parting, self.post_call, self.exam):
            self._row.addWidget(part)
        self._listen()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_night(self, night: Night) -> None:
        """Show a night's tags."""
        for tag, pill in self.shifts.items():
            pill.show_on(on=tag is night.shift)
        self.post_call.show_on(on=night.post_call)
        self.exam.show_on(on=night.exam)

    def _listen(self) -> None:
        for tag, pill in self.shifts.items():
            pill.switched.connect(lambda on, tag=tag: self._press(tag if on else None))
        self.post_call.switched.connect(self.post_call_set)
        self.exam.switched.connect(self.exam_set)

    def _press(self, chosen: Shift | None) -> None:
        for tag, pill in self.shifts.items():
            pill.show_on(on=tag is chosen)
        self.shift_chosen.emit(chosen)

    def _restyle(self) -> None:
        self._title.setContentsMargins(0, 0, self._theme.px(4), 0)
        self._parting.setFixedSize(1, self._theme.px(14))
