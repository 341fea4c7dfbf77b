"""After a recovery code has opened the journal: a new passphrase, or the old one kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.door import Opened
from journal_app.ui.new_passphrase import NewPassphrase
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class ForgottenPassphrase(Card):
    """Offers a new passphrase.

    Attributes:
        chosen: The new passphrase.
        kept: The old one stays.
    """

    chosen = Signal(str)
    kept = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("forgotten")
        self.setAccessibleName(tr("A new passphrase"))
        self._opened: Opened | None = None
        self._fields = NewPassphrase(theme=theme)
        self._set = PrimaryButton(tr("Set it and go in"), theme=theme)
        self._set.setObjectName("set-passphrase")
        self._keep = LinkButton(tr("Keep the old one"), theme=theme)
        self._keep.setObjectName("keep-passphrase")
        self._notice = Notice(theme=theme)
        row = FlowLayout(theme=theme)
        row.addWidget(self._set)
        row.addWidget(self._keep)
        self.body.addWidget(Heading(tr("The recovery code opened your journal"), theme=theme))
        self.body.addWidget(
            Body(tr("Choose a new passphrase. The recovery code goes on working."), theme=theme)
        )
        self.body.addWidget(self._fields)
        self.body.addWidget(self._notice)
        self.body.addLayout(row)
        self._fields.changed.connect(self._look)
        self._fields.entered.connect(self._choose)
        self._set.clicked.connect(self._choose)
        self._keep.clicked.connect(self.kept)
        self._look()

    def ask(self, opened: Opened) -> None:
        """Ask for a new passphrase for a journal that has been opened."""
        self._opened = opened
        self._notice.hide()
        self._fields.setFocus()

    def say(self, words: str) -> None:
        """Say what went wrong."""
        self._notice.show_text(words)

    def opened(self) -> Opened | None:
        """Return the journal that waits to be gone into."""
        return self._opened

    def take(self) -> Opened | None:
        """Return the journal that waits, and forget it and what was typed."""
        opened = self._opened
        self.clear()
        return opened

    def clear(self) -> None:
        """Forget the journal and what was typed."""
        self._opened = None
        self._fields.clear()

    def _look(self) -> None:
        self._set.setEnabled(bool(self._fields.passphrase()))

    def _choose(self) -> None:
        if self._fields.passphrase():
            self.chosen.emit(self._fields.passphrase())
