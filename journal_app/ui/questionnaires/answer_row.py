"""One item of a questionnaire with its answers in a row; at nothing until it is touched."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.questionnaires import Item, ResponseScale
from journal_app.sentences import questionnaires as words
from journal_app.ui.questionnaires.answer import Answer
from journal_app.ui.questionnaires.fitted import fitted
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body

_STEPS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
}
EDGE: Final = 10
_DIGITS: Final = 9
_LEADING: Final = re.compile(r"[0-9]+")
_NUMBER_ALONE: Final = re.compile(r"[0-9]+\s*($|[.:=)(](?![0-9])|[-–—] )")
"""A label such as "2" or "2: often", unlike "2 hours"."""


class AnswerRow(QWidget):
    """The item's words and its answers beneath, one stop of the Tab key for all of them.

    With focus: arrows, Home and End choose; a digit chooses the answer at that place, the first
    with 1, or the one whose words begin with this number; Space chooses the first while nothing is
    chosen; Delete or Backspace takes the answer back, and so does pressing the chosen one again.

    Attributes:
        answered: The student chose or took back; carries the item's id and the value or None.
    """

    answered = Signal(str, object)

    def __init__(
        self, item: Item, scale: ResponseScale, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.item = item
        self._theme = theme
        self._labels = {option.value: option.label for option in scale.options}
        self._chosen: int | None = None
        self.setObjectName(f"item-{item.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(words.row_help())
        fitted(self)
        self.answers = [
            Answer(value, label, theme=theme, name=words.option(item, label))
            for value, label in self._labels.items()
        ]
        self._column = QVBoxLayout(self)
        question = fitted(Body(item.text, theme=theme))
        question.setObjectName("item-text")
        self._column.addWidget(question)
        row = FlowLayout(theme=theme, across=8, down=8)
        for answer in self.answers:
            row.addWidget(answer)
            answer.pressed_on.connect(self._press)
        self._column.addLayout(row)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_value(None)

    def show_value(self, value: int | None) -> None:
        """Show the answer of a value, or none."""
        self._chosen = value if value in self._labels else None
        for answer in self.answers:
            answer.set_chosen(chosen=answer.value == self._chosen)
        label = None if self._chosen is None else self._labels[self._chosen]
        self.setAccessibleName(words.row(self.item, label))

    def value(self) -> int | None:
        """Return the chosen answer's value, None without one."""
        return self._chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key."""
        key, values = event.key(), list(self._labels)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._take(self._beside(_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._take(values[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take(None)
        elif key == Qt.Key.Key_Space:
            self._take(values[0] if self._chosen is None else self._chosen)
        elif (value := self._by_digit(key - int(Qt.Key.Key_0))) is not None:
            self._take(value)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring while the row has the focus."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        radius = self._theme.px(9)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def has_numbers(self) -> bool:
        """Tell whether the answers' own words begin with numbers that digits stand for."""
        return any(map(_NUMBER_ALONE.match, self._labels.values()))

    def _by_digit(self, digit: int) -> int | None:
        """Return the value that a digit chooses; numbers in sight on the answers go first."""
        if self.has_numbers():
            found = {_LEADING.match(label): value for value, label in self._labels.items()}
            return {int(n.group()): value for n, value in found.items() if n}.get(digit)
        places = dict(enumerate(self._labels, start=1))
        return places.get(digit) if 1 <= digit <= _DIGITS else None

    def _beside(self, by: int) -> int:
        values = list(self._labels)
        if self._chosen is None:
            return values[0 if by > 0 else -1]
        return values[min(len(values) - 1, max(0, values.index(self._chosen) + by))]

    def _press(self, value: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take(None if value == self._chosen else value)

    def _take(self, value: int | None) -> None:
        changed = value != self._chosen
        self.show_value(value)
        if changed:
            self.answered.emit(self.item.id, value)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(EDGE), px(EDGE), px(EDGE), px(EDGE))
        self._column.setSpacing(px(8))
        self.update()
