"""One rating: eleven numbers, set by key or by mouse, and untouched until then."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from journal_app.domain.ratings import HIGHEST, LOWEST, Answer, Rating, Scale
from journal_app.sentences import nights, tonight
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.dot import Dot, Fill
from journal_app.ui.tonight.pill import Pill
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

TOKENS: Final = {Scale.TIME_PRESSURE: "time_pressure", Scale.BURNOUT: "burnout"}
_KEYS: Final = {ord("0") + value: value for value in range(10)} | {int(Qt.Key.Key_X): HIGHEST}
_STEPS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Down): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): 1,
}


class RatingStrip(Card):
    """A scale from 0 to 10 that stands at nothing until it is touched.

    With focus: 0 to 9, X for 10, arrows, Home and End; Delete or Backspace takes the answer
    back, N leaves the scale out tonight. Pressing the chosen number again takes it back too.

    Attributes:
        rated: A number was chosen.
        left_out: "Not tonight" was chosen.
        cleared: The answer was taken back.
        asked: The strip has the pointer or the focus (True), or has lost it (False).
    """

    rated = Signal(int)
    left_out = Signal()
    cleared = Signal()
    asked = Signal(bool)

    def __init__(self, scale: Scale, *, theme: Theme, parent: QWidget | None = None) -> None:
        self.scale = scale
        self._token = TOKENS[scale]
        self._answer: Answer | None = None
        self._chosen: int | None = None
        super().__init__(theme=theme, parent=parent)
        self.setObjectName(f"strip-{scale.value}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tonight.strip_help(scale))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dots = [
            Dot(n, theme=theme, token=self._token, name=tonight.dot(scale, n))
            for n in range(LOWEST, HIGHEST + 1)
        ]
        self._number = QLabel()
        self.not_tonight = Pill(
            tr("not tonight"), theme=theme, name=tonight.not_tonight(scale), parent=self
        )
        self._lay_out()
        self._listen()
        self._restyle_strip()
        theme.changed.connect(self._restyle_strip)
        self.show_rating(None)

    def show_rating(self, rating: Rating | None) -> None:
        """Show how the scale stands."""
        self._answer = rating.answer if rating else None
        self._chosen = rating.value if rating and rating.answer is Answer.GIVEN else None
        for dot in self.dots:
            dot.set_fill(self._fill(dot.value))
        self._number.setText("" if self._chosen is None else str(self._chosen))
        self.not_tonight.show_on(on=self._answer is Answer.NOT_TONIGHT)
        self.setAccessibleName(tonight.strip(self.scale, rating))

    def value(self) -> int | None:
        """Return the number chosen, None without one."""
        return self._chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self.rated.emit(_KEYS[key])
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.rated.emit(LOWEST if key == Qt.Key.Key_Home else HIGHEST)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key == Qt.Key.Key_N:
            self.left_out.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring and the question."""
        super().focusInEvent(event)
        self.asked.emit(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and question away."""
        super().focusOutEvent(event)
        self.asked.emit(False)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the question."""
        super().enterEvent(event)
        self.asked.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the question away unless the focus still asks it."""
        super().leaveEvent(event)
        self.asked.emit(self.hasFocus())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and, with focus, its ring."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        radius = self._theme.px(14) - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _step(self, by: int) -> None:
        start = (LOWEST - 1 if by > 0 else HIGHEST + 1) if self._chosen is None else self._chosen
        self.rated.emit(min(HIGHEST, max(LOWEST, start + by)))

    def _fill(self, value: int) -> Fill:
        if self._chosen is None or value > self._chosen:
            return Fill.OPEN
        return Fill.CHOSEN if value == self._chosen else Fill.BELOW

    def _listen(self) -> None:
        for dot in self.dots:
            dot.chosen.connect(self._pressed)
        self.not_tonight.switched.connect(self._leave_out)

    def _pressed(self, value: int) -> None:
        if value == self._chosen:
            self.cleared.emit()
        else:
            self.rated.emit(value)

    def _leave_out(self, on: bool) -> None:
        if on:
            self.left_out.emit()
        else:
            self.cleared.emit()

    def _lay_out(self) -> None:
        self._head, self._row, self._foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(Heading(nights.scale(self.scale), theme=self._theme), 1)
        self._head.addWidget(self.not_tonight)
        self._head.addWidget(self._number)
        for dot in self.dots:
            if dot.value:
                self._row.addStretch(1)
            self._row.addWidget(dot)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter)
        for words, side in zip(
            nights.anchors(self.scale), (*sides, Qt.AlignmentFlag.AlignRight), strict=True
        ):
            label = Anchor(_no_widow(words), theme=self._theme)
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._foot.addWidget(label, 1)
        for part in (self._head, self._row, self._foot):
            self.body.addLayout(part)

    def _restyle_strip(self) -> None:
        theme, px = self._theme, self._theme.px
        self.body.setContentsMargins(px(20), px(10), px(20), px(12))
        self.body.setSpacing(px(6))
        self._head.setSpacing(px(6))
        self._row.setSpacing(0)
        self._foot.setSpacing(px(8))
        self._number.setFont(theme.sans(19, weight=600, tabular=True))
        self._number.setFixedWidth(px(26))
        self._number.setMinimumHeight(px(28))
        # A label goes on asking for the size it last needed until something of it changes.
        self._number.setIndent(0)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setProperty("chip", self._token)
        self.update()


class Anchor(Muted):
    """What one of the three anchored numbers means."""

    def _face(self) -> QFont:
        return self._theme.sans(12)


def _no_widow(words: str) -> str:
    """Return words whose short last one never stands on a line of its own."""
    before, _, last = words.rpartition(" ")
    return f"{before}\N{NO-BREAK SPACE}{last}" if before and len(last) <= 4 else words
