"""The way out of a study: said, asked about, recorded, and a sealed notice to send."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.errors import WorldError
from journal_app.files import replace_file
from journal_app.sentences.problems import problem
from journal_app.services.studies import SealedWithdrawal, TakingPart
from journal_app.ui.research.handed_over import packages
from journal_app.ui.research.kit import Kit
from journal_app.ui.research.saving import ask_where
from journal_app.ui.research.withdraw_page import WithdrawPage
from journal_app.ui.research.withdrawn_page import WithdrawnPage
from journal_app.words import tr


class Leaving(QObject):
    """Shows the steps, and writes the notice where the student says."""

    def __init__(self, *, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit

    def begin(self, part: TakingPart) -> None:
        """Say what withdrawing does, and ask."""
        page = WithdrawPage(
            theme=self._kit.theme,
            study=part.file.study,
            today=self._kit.today(),
            sealed=packages(part),
        )
        page.left.connect(self._kit.stage.go_home)
        page.confirmed.connect(lambda: self.withdraw(part))
        self._kit.stage.show_step(page)

    def withdraw(self, part: TakingPart) -> None:
        """Withdraw, or write the notice of an earlier withdrawal anew."""
        studies = self._kit.studies
        self._kit.jobs.submit(
            self,
            lambda: studies.withdraw(part.participation),
            done=lambda notice: self._show_notice(part, notice),
            failed=self._fail,
            urgent=True,
        )

    def _show_notice(self, part: TakingPart, notice: SealedWithdrawal) -> None:
        page = WithdrawnPage(theme=self._kit.theme, study=part.file.study, sealed=packages(part))
        page.left.connect(self._kit.stage.go_home)
        page.wanted.connect(lambda: self._ask_where(page, notice))
        self._kit.stage.replace_steps(page)

    def _ask_where(self, page: WithdrawnPage, notice: SealedWithdrawal) -> None:
        ask_where(
            page,
            title=tr("Save the withdrawal notice"),
            name=notice.file_name,
            suffix="age",
            chosen=lambda path: self.save(page, notice, path),
        )

    def save(self, page: WithdrawnPage, notice: SealedWithdrawal, path: Path) -> None:
        """Write the notice; it is sealed already."""
        self._kit.jobs.submit(
            page,
            lambda: replace_file(path, notice.data),
            done=lambda _none: page.show_saved(path),
            failed=lambda error: None if page.explain(error) else self._kit.jobs.failed.emit(error),
            urgent=True,
        )

    def _fail(self, error: Exception) -> None:
        # Withdrawing is recorded before the notice is made, so the first page may say so already.
        if isinstance(error, WorldError):
            self._kit.stage.go_home(problem(error), calm=False)
        else:
            self._kit.jobs.failed.emit(error)
