"""What was written to the same prompt before: opened only when asked for, and only to be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.sentences import forms
from journal_app.services.past_answers import PastAnswer
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted, Serif
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

TYPE = 18


class PastPanel(Card):
    """One earlier answer at a time, the newest first.

    Attributes:
        closed: The panel was closed; sent while it is still there.
    """

    closed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("past-answers")
        self._answers: tuple[PastAnswer, ...] = ()
        self._at = 0
        self._today = date.min
        self._title = Heading(tr("What you wrote to this before"), theme=theme)
        self._when = Muted("", theme=theme, small=True)
        self._when.setObjectName("past-when")
        self._text = Serif("", theme=theme, px=TYPE)
        self._text.setObjectName("past-text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._newer = LinkButton(tr("Newer"), theme=theme, name=tr("Newer answer"))
        self._older = LinkButton(tr("Older"), theme=theme, name=tr("Older answer"))
        self._close = IconButton("close", theme=theme, name=tr("Close what you wrote before"))
        self._newer.clicked.connect(lambda: self._turn(-1))
        self._older.clicked.connect(lambda: self._turn(1))
        self._close.clicked.connect(self.close_it)
        self._lay_out()
        self.hide()

    def show_answers(self, answers: Sequence[PastAnswer], today: date) -> None:
        """Show earlier answers, or that there are none."""
        self._answers, self._at, self._today = tuple(answers), 0, today
        self._turn(0)
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Close the panel and let go of the texts."""
        self.closed.emit()
        self.forget()

    def forget(self) -> None:
        """Let go of the texts without telling anybody."""
        self._answers = ()
        self._text.setText("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
            return
        super().keyPressEvent(event)

    def _turn(self, by: int) -> None:
        count = len(self._answers)
        self._at = min(max(self._at + by, 0), max(count - 1, 0))
        for link, wanted in ((self._newer, self._at > 0), (self._older, self._at < count - 1)):
            link.setVisible(count > 1)
            if not wanted and link.hasFocus():
                self._close.setFocus(Qt.FocusReason.OtherFocusReason)
            link.setEnabled(wanted)
        self._text.setVisible(count > 0)
        if not count:
            self._when.setText(forms.nothing_before())
            return
        answer = self._answers[self._at]
        self._when.setText(forms.answer_heading(answer.night, self._today, self._at, count))
        self._text.setText(answer.text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        steps = FlowLayout(theme=self._theme, across=14)
        steps.addWidget(self._newer)
        steps.addWidget(self._older)
        self.body.addLayout(head)
        self.body.addWidget(self._when)
        self.body.addWidget(self._text)
        self.body.addLayout(steps)

    def _restyle(self) -> None:
        super()._restyle()
        px = self._theme.px
        self.body.setContentsMargins(px(26), px(14), px(14), px(14))
        self.body.setSpacing(px(6))
