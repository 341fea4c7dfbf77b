"""An inline strip that says something, and perhaps offers one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, LinkButton
from journal_app.ui.widgets.labels import Body
from journal_app.words import tr


class Notice(QFrame):
    """A strip in the page, never a dialog; hidden until there is something to say.

    Attributes:
        dismissed: The student put it away.
    """

    dismissed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_action: Callable[[], None] | None = None
        self.setProperty("kind", "notice")
        self._label = Body("", theme=theme)
        self._action = LinkButton("", theme=theme)
        self._close = IconButton("close", theme=theme, name=tr("Put this away"))
        self._lay_out()
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.dismiss)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def text(self) -> str:
        """Return what is being said."""
        return self._label.text()

    def show_text(
        self,
        text: str,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        *,
        calm: bool = False,
    ) -> None:
        """Show a sentence, with one action when ``action`` is given; tell screen readers.

        Args:
            calm: The sentence says that something went well; the strip is not warm then.
        """
        self._set_kind("notice-calm" if calm else "notice")
        self._label.setText(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def focus_action(self) -> None:
        """Put the focus on the action, of a question that was asked for."""
        self._action.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Put the strip away."""
        self.hide()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the strip away with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _set_kind(self, kind: str) -> None:
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.addWidget(self._label)
        words.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeft)
        words.setSpacing(4)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _act(self) -> None:
        act = self._on_action
        self.hide()
        if act is not None:
            act()

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(10), px(10), px(10))
        self._row.setSpacing(px(12))
