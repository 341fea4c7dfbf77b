"""Choosing many nights at once: all, those of a rotation, those between two dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.ids import RotationId
from journal_app.sentences import research_review as words
from journal_app.ui.research.group_card import PickRotation
from journal_app.ui.research.picks import PickNight
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.choices import Dropdown, Segmented
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

ALL, ROTATION, DATES = "all", "rotation", "dates"


class SeveralCard(Card):
    """Takes a kind of nights, and chooses them or leaves them out.

    Attributes:
        wanted: Choose these nights, or leave them out; carries a test of a night, and which.

    Args:
        span: The oldest and the newest night there is.
    """

    wanted = Signal(object, bool)

    def __init__(
        self,
        *,
        theme: Theme,
        rotations: Sequence[PickRotation],
        span: tuple[date, date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self._which = Segmented(
            theme=theme,
            name=tr("Which nights"),
            items=[(tr("All"), ALL), (tr("One rotation"), ROTATION), (tr("Own dates"), DATES)],
        )
        items: list[tuple[str, object]] = [(each.name, each.id) for each in rotations]
        self._rotation = Dropdown(theme=theme, name=tr("Rotation"), items=items)
        self._rotation.setObjectName("picking-by-rotation")
        self._which.buttons()[1].setEnabled(bool(items))
        self._first = DateField(theme=theme, name=tr("First night"))
        self._last = DateField(theme=theme, name=tr("Last night"))
        self._first.set_day(span[0])
        self._last.set_day(span[1])
        self._choose = QuietButton(tr("Choose them"), theme=theme)
        self._choose.setObjectName("picking-choose")
        self._leave = LinkButton(tr("Leave them out"), theme=theme)
        self._leave.setObjectName("picking-leave-out")
        self._lay_out(theme)
        self._which.chosen.connect(lambda _which: self._fit())
        self._choose.clicked.connect(lambda: self.wanted.emit(self.test(), True))
        self._leave.clicked.connect(lambda: self.wanted.emit(self.test(), False))
        self._which.set_value(ALL)
        self._fit()

    def test(self) -> Callable[[PickNight], bool]:
        """Return what tells the nights that are meant."""
        which = self._which.value()
        if which == ROTATION:
            rotation = _rotation(self._rotation.value())
            return lambda night: night.rotation == rotation
        if which == DATES:
            first, last = sorted((self._first.day(), self._last.day()))
            return lambda night: first <= night.night <= last
        return lambda _night: True

    def _lay_out(self, theme: Theme) -> None:
        self._dates = _row(self._first, self._last, theme=theme)
        self.body.addWidget(Heading(words.several(), theme=theme))
        self.body.addWidget(self._which)
        self.body.addWidget(self._rotation, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._dates)
        self.body.addWidget(_row(self._choose, self._leave, theme=theme))

    def _fit(self) -> None:
        self._rotation.setVisible(self._which.value() == ROTATION)
        self._dates.setVisible(self._which.value() == DATES)


def _rotation(value: object) -> RotationId | None:
    return RotationId(value) if isinstance(value, str) else None


def _row(*widgets: QWidget, theme: Theme) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(theme=theme, across=8, down=8)
    for widget in widgets:
        flow.addWidget(widget)
    holder.setLayout(flow)
    return holder
