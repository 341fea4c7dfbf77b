"""What all steps of joining share: a column that scrolls, and actions below it that stay."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import WorldError
from journal_app.sentences.problems import problem
from journal_app.ui.research.study_words import wrapping
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import ScrollPage

COLUMN: Final = 720
SCROLLING: Final = {
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
}


class Footer(QFrame):
    """Actions that stay in sight beneath a scrolling column, with a line on what is missing.

    Args:
        widest: Widest the actions' row gets, as a design length.
    """

    def __init__(
        self, *, theme: Theme, widest: int = COLUMN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._widest = theme, widest
        self._inset = 0
        self.setProperty("kind", "status")
        self._middle = QWidget()
        self._hint = Muted("", theme=theme, small=True)
        self._hint.setObjectName("research-missing")
        self._hint.hide()
        self._row = FlowLayout(theme=theme, across=10, down=8)
        self._column = QVBoxLayout(self._middle)
        self._column.addWidget(self._hint)
        self._column.addLayout(self._row)
        self._across = QHBoxLayout(self)
        self._across.addStretch(1)
        self._across.addWidget(self._middle, 1000)
        self._across.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, *buttons: QWidget) -> None:
        """Add actions, the first one leftmost."""
        for button in buttons:
            self._row.addWidget(button)

    def put_above(self, widget: QWidget) -> None:
        """Put something above the actions."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def set_inset(self, bar: QWidget, *, shown: bool) -> None:
        """Stand under the column, which makes room for a scroll bar."""
        self._inset = bar.sizeHint().width() if shown else 0
        self._restyle()

    def show_missing(self, words: str) -> None:
        """Say what keeps the first action from being taken; nothing hides the line."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _restyle(self) -> None:
        px = self._theme.px
        self._across.setContentsMargins(px(24), px(12), px(24) + self._inset, px(14))
        self._across.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._middle.setMaximumWidth(px(self._widest))


class Step(QWidget):
    """One page; Escape goes back, F6 goes between the column and the actions.

    Attributes:
        left: Back to where one came from; nothing is recorded.
        column: What scrolls.
        notice: Says what went wrong, at the head of the column.
    """

    left = Signal()

    def __init__(
        self, *, theme: Theme, title: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.page = ScrollPage(theme=theme, max_width=COLUMN)
        self.column = self.page.column
        self.title = wrapping(Title(title, theme=theme))
        self.notice = Notice(theme=theme)
        self.notice.setObjectName(f"{name}-notice")
        self.footer = Footer(theme=theme)
        self.column.addWidget(self.title)
        self.column.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.page, 1)
        whole.addWidget(self.footer)
        bar = self.page.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: self.footer.set_inset(bar, shown=most > 0))
        for keys in ("F6", "Shift+F6"):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._change_part)

    def focus_home(self) -> None:
        """Put the focus on the first thing of the column that takes it."""
        self._focus_in(self.page)
        self.show_focus()

    def show_focus(self) -> None:
        """Bring what has the focus into sight; where it lies is known once it is laid out."""
        QTimer.singleShot(0, self, self._see_focus)

    def cancel(self) -> None:
        """Go back, as Escape does."""
        self.left.emit()

    def explain(self, error: Exception) -> bool:
        """Say what went wrong; False when it is not of the student's world."""
        if not isinstance(error, WorldError):
            return False
        self.say(problem(error))
        return True

    def say(self, words: str, *, calm: bool = False) -> None:
        """Say something at the head of the column, and bring it into sight."""
        self.notice.show_text(words, calm=calm)
        self.page.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with what no control took for itself; go back with Escape."""
        action = SCROLLING.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.cancel()
        elif action is not None:
            self.page.verticalScrollBar().triggerAction(action)
        else:
            super().keyPressEvent(event)

    def _change_part(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.footer.isAncestorOf(focus)
        self._focus_in(self.page if inside else self.footer)

    def _see_focus(self) -> None:
        """Scroll no further than needed to see what has the focus, or where it begins."""
        # Not the application's: a file dialog may still be closing.
        focus: QWidget | None = self.focusWidget()
        content = self.page.widget()
        if focus is None or content is None or not content.isAncestorOf(focus):
            return
        top = focus.mapTo(content, QPoint(0, 0)).y()
        seen = min(focus.height(), self.page.viewport().height() // 4)
        margin = seen // 2 + self.theme.px(16)
        self.page.ensureVisible(0, top + seen // 2, 0, margin)

    def _focus_in(self, part: QWidget) -> None:
        for one in tab_stops(part)[:1]:
            one.setFocus(Qt.FocusReason.TabFocusReason)


def tab_stops(part: QWidget) -> list[QWidget]:
    """Return what the Tab key can stop at now within a part of a page, in order."""
    found = part.findChildren(QWidget)
    return [one for one in found if _takes_tab(one) and one.isVisibleTo(part) and one.isEnabled()]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def row(*widgets: QWidget, theme: Theme, across: float = 10) -> QWidget:
    """Return widgets side by side, starting a new line when they must."""
    holder = QWidget()
    flow = FlowLayout(theme=theme, across=across, down=8)
    for widget in widgets:
        flow.addWidget(widget)
    holder.setLayout(flow)
    return holder


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
