"""Fields to type into. Input methods are told not to learn from any of them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import IconButton
from journal_app.ui.widgets.edit_menu import asks_for_menu, open_edit_menu
from journal_app.words import tr

_UNLEARNED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class TextField(QLineEdit):
    """One line of text; ``large`` is the roomier kind of the search and unlock fields."""

    _secret = False

    def __init__(
        self,
        *,
        theme: Theme,
        name: str,
        placeholder: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(_UNLEARNED)
        if large:
            self.setProperty("kind", "large")
        theme.changed.connect(self._restyle)
        self._restyle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave out Qt's copy of the selection into X11's PRIMARY, which any program can read."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the program's own menu."""
        open_edit_menu(self, event, secret=self._secret)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; the menu key shows the menu."""
        if asks_for_menu(event):
            open_edit_menu(self, secret=self._secret)
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(self._theme.sans())
        self.updateGeometry()


class PassField(TextField):
    """A passphrase, hidden until the eye beside it is pressed; nothing in it can be copied."""

    _secret = True

    def __init__(
        self,
        *,
        theme: Theme,
        name: str,
        placeholder: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme=theme, name=name, placeholder=placeholder, large=large, parent=parent
        )
        self.setProperty("revealable", "true")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_UNLEARNED | Qt.InputMethodHint.ImhHiddenText)
        self._eye = IconButton("eye", theme=theme, name=tr("Show the passphrase"), parent=self)
        self._eye.clicked.connect(self._turn)

    def shown(self) -> bool:
        """Tell whether the passphrase can be read on screen."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def eye(self) -> QWidget:
        """Return the button that shows and hides what is typed."""
        return self._eye

    def hide_again(self) -> None:
        """Hide the passphrase, for instance when the page is left."""
        if self.shown():
            self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type as usual, but let no shortcut copy or cut."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.Cut
        ):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right end."""
        super().resizeEvent(event)
        self._place_eye()

    def _turn(self) -> None:
        hide = self.shown()
        self.setEchoMode(QLineEdit.EchoMode.Password if hide else QLineEdit.EchoMode.Normal)
        name = tr("Show the passphrase") if hide else tr("Hide the passphrase")
        self._eye.set_icon("eye" if hide else "eye-off", name=name)

    def _place_eye(self) -> None:
        hint = self._eye.sizeHint()
        edge = self._theme.px(6)
        self._eye.setGeometry(
            self.width() - hint.width() - edge,
            (self.height() - hint.height()) // 2,
            hint.width(),
            hint.height(),
        )


def eyes_after(*fields: PassField) -> None:
    """Let Tab go from field to field first, and only then to the eyes beside them.

    The fields must be in their window, or in the part of it that they will stay in.
    """
    chain: list[QWidget] = [*fields, *(field.eye() for field in fields)]
    for one, following in pairwise(chain):
        QWidget.setTabOrder(one, following)


class NumberField(QSpinBox):
    """A whole number, typed or stepped with the arrow keys.

    Args:
        lowest: Smallest number taken.
        highest: Largest number taken.
        suffix: Unit shown behind the number, with its space.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        name: str,
        lowest: int = 0,
        highest: int = 99,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setProperty("kind", "inner")
        theme.changed.connect(self._restyle)
        self._restyle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the program's own menu."""
        open_edit_menu(self.lineEdit(), event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type or step; the menu key shows the menu."""
        if asks_for_menu(event):
            open_edit_menu(self.lineEdit())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the number."""
        event.ignore()

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(tabular=True))
        self.lineEdit().setFont(self.font())  # the style sheet has given it one of its own
        # The style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(self._theme.px(12), 0, self._theme.px(12), 0)
        self.updateGeometry()
