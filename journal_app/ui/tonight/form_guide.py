"""A quiet strip above the page that goes along with the way it is written."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.entries import count_words
from journal_app.domain.prompts import Form
from journal_app.sentences import forms
from journal_app.services.writing_forms import PARTS, WORDS, step_at, thing_at
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.side_by_side import SideBySide
from journal_app.ui.widgets.buttons import IconButton, LinkButton
from journal_app.ui.widgets.labels import Muted, Serif
from journal_app.words import tr

NEXT_KEY: Final = "Ctrl+Return"
TYPE: Final = 19
ROOM: Final = 460
"""Design width from which guide and counter stand beside each other."""


class FormGuide(QFrame):
    """Shows the form's line, and where one is; never in the way of writing.

    Attributes:
        next_wanted: On to the next step.
        back_wanted: Back to the end of the step before.
        free_wanted: The page is to be a free one again.
    """

    next_wanted = Signal()
    back_wanted = Signal()
    free_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form = Form.FREE
        self.setObjectName("form-guide")
        self.setProperty("kind", "notice-calm")
        self._heading = Muted("", theme=theme, small=True)
        self._heading.setObjectName("form-heading")
        self._line = Serif("", theme=theme, px=TYPE)
        self._line.setObjectName("form-line")
        self._count = Muted("", theme=theme)
        self._count.setObjectName("form-count")
        self._count.setWordWrap(False)
        self._next = LinkButton(tr("Next step"), theme=theme)
        self._next.setObjectName("form-next")
        keys = QKeySequence(NEXT_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self._next.setToolTip(tr("{what} ({keys})", what=tr("Next step"), keys=keys))
        self._back = LinkButton(tr("Back a step"), theme=theme)
        self._back.setObjectName("form-back")
        self._back.hide()
        self._close = IconButton("close", theme=theme, name=tr("Back to a free page"))
        self._close.setObjectName("form-free")
        self._next.clicked.connect(self.next_wanted)
        self._back.clicked.connect(self.back_wanted)
        self._close.clicked.connect(self.free_wanted)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def form(self) -> Form:
        """Return the form it goes along with."""
        return self._form

    def show_form(self, form: Form) -> None:
        """Go along with a form; a free page needs no strip."""
        self._form = form
        self._heading.setText(forms.heading(form))
        for link in (self._back, self._next):
            link.setVisible(form is Form.THREE_STEPS)
        self._where.setVisible(form not in (Form.LETTER, Form.DISTANCED))
        self.setVisible(form is not Form.FREE)

    def follow(self, text: str, caret: int) -> None:
        """Show where one is on a page; the caret in code points."""
        if self._form is Form.FREE:
            return
        in_steps = self._form is Form.THREE_STEPS
        step = step_at(text, caret) if in_steps else 0
        self._say(forms.guide(self._form, step))
        self._back.setVisible(in_steps and step > 0)
        self._next.setVisible(in_steps and step < PARTS - 1)
        if self._form in WORDS:
            self._count.setText(forms.counted(self._form, count_words(text)))
        elif self._form is Form.LIST_OF_THREE:
            self._count.setText(forms.step(thing_at(text, caret)))
        else:
            self._count.setText(forms.step(step))

    def _say(self, words: str) -> None:
        """Show the line; a step that comes up is told to screen readers."""
        before = self._line.text()
        if words == before:
            return
        self._line.setText(words)
        self.setAccessibleName(words)
        if before and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow the strip may get; its height follows from the width given."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _lay_out(self) -> None:
        words, beside = QWidget(), QWidget()
        self._where = beside
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.addWidget(self._heading)
        self._words.addWidget(self._line)
        self._beside = QHBoxLayout(beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        for part in (self._count, self._back, self._next):
            self._beside.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._beside.addStretch(1)
        parts = SideBySide(words, beside, theme=self._theme, room=ROOM, gap=14, stretches=(1, 0))
        self._row = QHBoxLayout(self)
        self._row.addWidget(parts, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(8), px(8), px(9))
        self._row.setSpacing(px(10))
        self._words.setSpacing(px(1))
        self._beside.setSpacing(px(14))


class FormOffer(QWidget):
    """Says which way a prompt is best answered, and makes it one press.

    Attributes:
        taken: The form is wanted; carries it.
    """

    taken = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form = Form.FREE
        self.setObjectName("form-offer")
        self._words = Muted("", theme=theme, small=True)
        self._take = LinkButton(tr("Write it that way"), theme=theme)
        self._take.setObjectName("form-take")
        self._take.clicked.connect(lambda: self.taken.emit(self._form))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._take, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_offer(self, form: Form) -> None:
        """Offer a form; a free page is no offer."""
        self._form = form
        self._words.setText(forms.meant_for(form))
        self.setVisible(form is not Form.FREE)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(4), 0, 0, 0)
        self._row.setSpacing(px(14))
