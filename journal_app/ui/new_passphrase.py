"""Choosing a passphrase: typed twice, with an honest word on how it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import passphrase as sentences
from journal_app.services.passphrase import Level, strength
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.fields import PassField, eyes_after
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr


class NewPassphrase(QWidget):
    """Two fields and one line about what is in them.

    Attributes:
        changed: Something was typed.
        entered: Enter was pressed with two equal passphrases of enough length.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._first = PassField(theme=theme, name=tr("Passphrase"), placeholder=tr("Passphrase"))
        self._first.setObjectName("new-passphrase")
        self._again = PassField(
            theme=theme, name=tr("Passphrase again"), placeholder=tr("The same again")
        )
        self._again.setObjectName("new-passphrase-again")
        self._words = Muted("", theme=theme, small=True)
        self._words.setObjectName("passphrase-hint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._first, self._again, self._words):
            self._column.addWidget(part)
        for field in (self._first, self._again):
            field.textChanged.connect(self._typed)
            field.returnPressed.connect(self._enter)
        self.setFocusProxy(self._first)
        eyes_after(self._first, self._again)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._typed()

    def passphrase(self) -> str:
        """Return what was typed, "" until both fields agree and it is long enough."""
        text = self._first.text()
        good = strength(text).level is not Level.TOO_SHORT and text == self._again.text()
        return text if good else ""

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self._first, self._again):
            field.setText("")  # clearing would leave it to be undone
            field.hide_again()

    def _typed(self) -> None:
        self._words.setText(self._say())
        self.changed.emit()

    def _say(self) -> str:
        text, again = self._first.text(), self._again.text()
        if not text:
            return tr("A few unrelated words are easy to remember and hard to guess.")
        if again and text != again and not text.startswith(again):
            return tr("The two are not the same.")
        return sentences.hint(strength(text).hint)

    def _enter(self) -> None:
        if self.passphrase():
            self.entered.emit()
        elif self._first.hasFocus():
            self._again.setFocus()

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(10))
