"""A receipt: shown, saved, printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.domain.consent import Participation
from journal_app.files import replace_file
from journal_app.research.receipts import Receipt, receipt_json
from journal_app.sentences import receipts
from journal_app.sentences import research as words
from journal_app.ui.research.kit import Kit
from journal_app.ui.research.receipt_page import ReceiptFormat, ReceiptPage
from journal_app.ui.research.receipt_paper import print_receipt, receipt_pdf
from journal_app.ui.research.saving import ask_where
from journal_app.words import tr


class Receiving(QObject):
    """Shows the page, and writes the receipt where the student says."""

    def __init__(self, *, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit

    def show(self, part: Participation, *, joined: bool = False) -> None:
        """Show the receipt of a study that is or was joined.

        Args:
            joined: It was joined just now.
        """
        studies = self._kit.studies
        self._kit.jobs.submit(
            self,
            lambda: studies.receipt(part),
            done=lambda receipt: self._show(receipt, joined=joined),
            replaces="research-receipt",
        )

    def _show(self, receipt: Receipt, *, joined: bool) -> None:
        page = ReceiptPage(
            theme=self._kit.theme,
            facts=receipts.facts(receipt),
            joined=receipt.file.study.cooling_off_days if joined else None,
        )
        page.left.connect(self._kit.stage.go_home)
        page.save.connect(lambda kind: self._ask_where(page, receipt, kind))
        page.printing.connect(lambda: self._print(page, receipt))
        self._kit.stage.replace_steps(page)

    def _ask_where(self, page: ReceiptPage, receipt: Receipt, kind: ReceiptFormat) -> None:
        ask_where(
            page,
            title=tr("Save the receipt"),
            name=tr("receipt") + f".{kind.value}",
            suffix=kind.value,
            chosen=lambda path: self.save(page, receipt, kind, path),
        )

    def save(self, page: ReceiptPage, receipt: Receipt, kind: ReceiptFormat, path: Path) -> None:
        """Write the receipt."""
        data = self._data(receipt, kind)
        self._kit.jobs.submit(
            page,
            lambda: replace_file(path, data),
            done=lambda _none: page.say(words.receipt_saved(path.name), calm=True),
            failed=lambda error: None if page.explain(error) else self._kit.jobs.failed.emit(error),
            urgent=True,
        )

    def _data(self, receipt: Receipt, kind: ReceiptFormat) -> bytes:
        if kind is ReceiptFormat.JSON:
            return receipt_json(receipt)
        if kind is ReceiptFormat.TEXT:
            return receipts.text(receipt).encode("utf-8")
        return receipt_pdf(
            theme=self._kit.theme,
            title=receipts.title(),
            about=receipts.about(),
            facts=receipts.facts(receipt),
        )

    def _print(self, page: ReceiptPage, receipt: Receipt) -> None:
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 # loads the printing system
            QPrintDialog,
            QPrinter,
        )

        printer = QPrinter()
        dialog = QPrintDialog(printer, page)
        dialog.setObjectName("research-printer")
        dialog.accepted.connect(
            lambda: print_receipt(
                printer,
                theme=self._kit.theme,
                title=receipts.title(),
                about=receipts.about(),
                facts=receipts.facts(receipt),
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
