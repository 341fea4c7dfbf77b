"""A second look: what stays in a text and might still say who it is, as buttons to go through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journal_app.services.second_look import Glance
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import FlowLayout


class GlanceButton(QPushButton):
    """One word; arrows lead to its neighbours."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour with the arrows, press with Enter or the space bar."""
        row = self.parentWidget()
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and isinstance(row, GlanceRow):
            row.go(self, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class GlanceRow(QWidget):
    """All words worth a second look in the shown text. Tab reaches the row once.

    Attributes:
        picked: A word was pressed; carries its ``Glance``.
    """

    picked = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[GlanceButton] = []
        self.setObjectName("glances")
        self._flow = FlowLayout(theme=theme, across=6, down=6)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    def set_glances(self, glances: Sequence[Glance]) -> None:
        """Show words, in order."""
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(glance) for glance in glances]
        self._let_in(0)
        self._restyle()
        if had_focus and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, here: GlanceButton, step: int) -> None:
        """Go to a neighbour of a word, as far as there is one."""
        number = self._buttons.index(here) + step
        if 0 <= number < len(self._buttons):
            self._let_in(number)
            self._buttons[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_in(self, number: int) -> None:
        """Let Tab reach one of the words; the arrows reach the others."""
        policies = Qt.FocusPolicy
        for index, button in enumerate(self._buttons):
            chosen = index == number
            button.setFocusPolicy(policies.StrongFocus if chosen else policies.ClickFocus)

    def _button(self, glance: Glance) -> GlanceButton:
        button = GlanceButton(glance.words.replace("&", "&&"), self)
        button.setProperty("kind", "segment")
        button.setAccessibleName(glance.words)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.picked.emit(glance))
        self._flow.addWidget(button)
        button.show()
        return button

    def _restyle(self) -> None:
        for button in self._buttons:
            button.setFont(self._theme.sans(13, weight=500))
        self.updateGeometry()
