"""One question in the list, asked before something that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body
from journal_app.words import tr


class Question(QFrame):
    """A strip with two answers; hidden until something is asked."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_yes: Callable[[], object] | None = None
        self._asker: QWidget | None = None
        self.setObjectName("guard-question")
        self.setProperty("kind", "notice")
        self._label = Body("", theme=theme)
        self._yes = LinkButton(tr("Forget it for good"), theme=theme)
        self._yes.setObjectName("guard-forget-sure")
        self._no = LinkButton(tr("Leave it"), theme=theme)
        self._down = QVBoxLayout(self)
        self._down.addWidget(self._label)
        self._answers = FlowLayout(theme=theme, across=14, down=0)
        self._answers.addWidget(self._yes)
        self._answers.addWidget(self._no)
        self._down.addLayout(self._answers)
        self._yes.clicked.connect(self._agree)
        self._no.clicked.connect(self.leave)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def ask(self, words: str, on_yes: Callable[[], object]) -> None:
        """Ask; the safe answer has the focus."""
        self._label.setText(words)
        self.setAccessibleName(words)
        self._on_yes = on_yes
        self._asker = self.window().focusWidget()
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """Return what is being asked."""
        return self._label.text()

    def leave(self) -> None:
        """Take the question back; the focus goes to where it came from."""
        asker, self._asker, self._on_yes = self._asker, None, None
        if asker is not None and asker.isVisible():
            asker.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()

    def leave_quietly(self) -> None:
        """Take the question back and leave the focus where it is."""
        self._asker = self._on_yes = None
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape answers no."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _agree(self) -> None:
        act, self._on_yes, self._asker = self._on_yes, None, None
        if act is not None:
            act()
        self._close()

    def _close(self) -> None:
        self.hide()
        self._label.setText("")
        self.setAccessibleName("")

    def _restyle(self) -> None:
        px = self._theme.px
        self._down.setContentsMargins(px(12), px(8), px(12), px(8))
        self._down.setSpacing(px(4))
