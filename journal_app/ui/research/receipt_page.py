"""A receipt on screen, to be read, saved or printed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.sentences import receipts
from journal_app.sentences import research as words
from journal_app.ui.research.facts_card import FactsCard
from journal_app.ui.research.step import Step, row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class ReceiptFormat(StrEnum):
    """As what a receipt is saved; the values are the files' endings."""

    TEXT = "txt"
    PDF = "pdf"
    JSON = "json"


class ReceiptPage(Step):
    """What was agreed to.

    Attributes:
        save: Save it; carries a ``ReceiptFormat``.
        printing: Print it.

    Args:
        joined: Days of cooling off, when the study was joined just now.
    """

    save = Signal(object)
    printing = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        facts: Sequence[tuple[str, str]],
        joined: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = words.receipt_title() if joined is None else words.joined_title()
        super().__init__(theme=theme, title=title, name="research-receipt", parent=parent)
        if joined is not None:
            self.column.addWidget(Body(words.joined_about(), theme=theme))
            self.column.addWidget(Muted(words.cooling_off(joined), theme=theme))
        heading = "" if joined is None else words.receipt_title()
        self.column.addWidget(self._keeping())
        self.column.addWidget(FactsCard(theme=theme, heading=heading, facts=facts))
        self.column.addStretch(1)
        self._done = PrimaryButton(tr("Done"), theme=theme)
        self._done.setObjectName("research-done")
        self._done.clicked.connect(self.left)
        self.footer.add(self._done)

    def focus_home(self) -> None:
        """Put the focus on the way on: a receipt need not be kept."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keeping(self) -> Card:
        theme, card = self.theme, Card(theme=self.theme)
        self._format = Segmented(
            theme=theme,
            name=tr("File"),
            items=(
                (tr("Text"), ReceiptFormat.TEXT),
                (tr("PDF"), ReceiptFormat.PDF),
                (tr("JSON"), ReceiptFormat.JSON),
            ),
        )
        self._format.setObjectName("research-receipt-format")
        self._format.set_value(ReceiptFormat.PDF)
        saving = QuietButton(tr("Save"), theme=theme)
        saving.setObjectName("research-save-receipt")
        saving.clicked.connect(lambda: self.save.emit(self._format.value()))
        printing = QuietButton(tr("Print"), theme=theme)
        printing.setObjectName("research-print-receipt")
        printing.clicked.connect(self.printing)
        card.body.addWidget(Heading(tr("To keep it"), theme=theme))
        card.body.addWidget(Muted(receipts.about(), theme=theme))
        card.body.addWidget(self._format)
        card.body.addWidget(row(saving, printing, theme=theme))
        return card
