"""Which night the page is for, and where in training that night lies."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import nights, tonight
from journal_app.services.tonight_page import TonightState
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.side_by_side import SideBySide
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.words import tr

ROOM = 560
"""Design width from which night and rotation stand on one line."""


class NightLine(QWidget):
    """The line above everything else.

    Attributes:
        rotation_wanted: There is no rotation, and the student would set one.
    """

    rotation_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._night = Heading("", theme=theme)
        self._fact = Muted("", theme=theme)
        self._rotation = Muted("", theme=theme)
        self._set_up = LinkButton(tr("Set your rotation"), theme=theme)
        self._set_up.clicked.connect(self.rotation_wanted)
        for label in (self._night, self._fact, self._rotation):
            label.setWordWrap(False)
        left, right = QWidget(), QWidget()
        self._left = FlowLayout(theme=theme, across=0, down=2, parent=left)
        self._left.addWidget(self._night)
        self._left.addWidget(self._fact)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self._rotation, 0, Qt.AlignmentFlag.AlignRight)
        self._right.addWidget(self._set_up, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(SideBySide(left, right, theme=theme, room=ROOM, gap=8, stretches=(1, 0)))

    def show_state(self, state: TonightState, now: datetime) -> None:
        """Show a page's night as it stands at a moment."""
        self._night.setText(nights.long_night(state.page.night))
        fact = tonight.night_fact(state, now)
        self._fact.setText(tr(" · {fact}", fact=fact) if fact else "")
        self._fact.setVisible(bool(fact))
        rotation = state.rotation
        self._rotation.setText(nights.week_line(rotation, state.page.night) if rotation else "")
        self._rotation.setVisible(rotation is not None)
        self._set_up.setVisible(rotation is None)
