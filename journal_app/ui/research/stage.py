"""Where the steps of Research are shown: the first page, and steps in front of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.ui.focus_home import HasHome
from journal_app.ui.research.home_page import HomePage


class Stage(QStackedWidget):
    """Shows one step. Steps live until the first page is shown again.

    Attributes:
        returned: The first page is shown again, and what it shows may have changed.
    """

    returned = Signal()

    def __init__(self, *, home: HomePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.addWidget(home)

    def show_step(self, step: QWidget) -> None:
        """Show a step, a new one or one that was shown before."""
        if self.indexOf(step) < 0:
            self.addWidget(step)
        self.setCurrentWidget(step)
        self.focus_home()

    def replace_steps(self, step: QWidget) -> None:
        """Show a step from which no way leads back to the ones before it."""
        before = self._steps()
        self.show_step(step)
        self._drop(before)

    def go_home(self, words: str = "", *, calm: bool = True) -> None:
        """Show the first page, with something to say; the steps are forgotten."""
        before = self._steps()
        self.home.notice.hide()
        self.setCurrentWidget(self.home)
        self.focus_home()
        self._drop(before)
        if words:
            self.home.say(words, calm=calm)
        self.returned.emit()

    def focus_home(self) -> None:
        """Put the focus where the step that is shown begins."""
        step: object = self.currentWidget()
        if isinstance(step, HasHome):
            step.focus_home()

    def _steps(self) -> list[QWidget]:
        shown = [self.widget(number) for number in range(self.count())]
        return [step for step in shown if step is not None and step is not self.home]

    def _drop(self, steps: list[QWidget]) -> None:
        for step in steps:
            self.removeWidget(step)
            step.hide()
            step.deleteLater()
