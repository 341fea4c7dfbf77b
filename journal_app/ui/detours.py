"""The cards of the unlock page that few ever need: other journals, backups, a new passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.ui.forgotten import ForgottenPassphrase
from journal_app.ui.other_journals import OtherJournals
from journal_app.ui.restore import RestoreCard
from journal_app.ui.theme import Theme


class Detours:
    """Makes the cards, hidden, and puts them before the last thing in a column."""

    def __init__(self, *, theme: Theme, clock: Clock, column: QBoxLayout) -> None:
        self.others = OtherJournals(theme=theme)
        self.restore = RestoreCard(theme=theme, clock=clock)
        self.forgotten = ForgottenPassphrase(theme=theme)
        for card in self.cards():
            card.hide()
            column.insertWidget(column.count() - 1, card)

    def cards(self) -> tuple[QWidget, ...]:
        """Return all of them."""
        return self.others, self.restore, self.forgotten

    def set_enabled(self, *, enabled: bool) -> None:
        """Let the cards that lead into a vault be used, or not while one is being opened."""
        self.restore.setEnabled(enabled)
        self.forgotten.setEnabled(enabled)

    def clear(self) -> None:
        """Forget what was typed and offered."""
        self.restore.clear()
        self.forgotten.clear()
