"""One of several answers, each a line that may wrap; none is taken at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Check


class Option(Check):
    """One answer: a ring, filled when it is taken, with words beside it that wrap."""

    def _draw_box(self, painter: QPainter) -> None:
        px, colour = self._theme.px, self._theme.color
        side = px(18)
        ring = QRectF(px(3) + 0.5, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(colour("accent" if on and self.isEnabled() else "ring"), 1.2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent" if self.isEnabled() else "muted"))
            painter.drawEllipse(ring.adjusted(px(4), px(4), -px(4), -px(4)))
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring.adjusted(-3, -3, 3, 3))


class Options(QWidget):
    """Answers beneath each other, at most one of them taken; arrows move between them.

    Attributes:
        chosen: The student took an answer, by mouse, key or assistive technology; carries its
            value. Not sent for ``set_value``.

    Args:
        name: The question, for assistive technology.
        items: (words, value) in the order shown.
    """

    chosen = Signal(object)

    def __init__(
        self,
        *,
        theme: Theme,
        name: str,
        items: Sequence[tuple[str, object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [value for _, value in items]
        self._showing = False
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for index, (words, _) in enumerate(items):
            option = Option(words, theme=theme)
            option.setAccessibleDescription(name)
            self._group.addButton(option, index)
            column.addWidget(option)
        self._group.idToggled.connect(self._turned)

    def value(self) -> object:
        """Return the taken value, None while nothing is."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Take a value without sending ``chosen``. Raises ``ValueError`` for an unknown one."""
        button = self._group.button(self._values.index(value))
        self._showing = True
        button.setChecked(True)
        self._showing = False

    def options(self) -> list[Option]:
        """Return the answers, in order."""
        return [one for one in self._group.buttons() if isinstance(one, Option)]

    def focus_first(self) -> None:
        """Put the focus on the taken answer, on the first while none is."""
        (self._group.checkedButton() or self._group.buttons()[0]).setFocus()

    def _turned(self, index: int, on: bool) -> None:  # the signal's own arguments
        if on and not self._showing:
            self.chosen.emit(self._values[index])
