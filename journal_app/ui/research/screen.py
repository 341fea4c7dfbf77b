"""Research: joining a study, choosing what it gets, and leaving it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.domain.consent import Participation
from journal_app.domain.studies import DataItem
from journal_app.sentences import research as words
from journal_app.sentences import research_choices as choice_words
from journal_app.services.studies import StudyService, TakingPart
from journal_app.ui.jobs import Jobs
from journal_app.ui.research.choices_page import Asking, ChoicesPage
from journal_app.ui.research.export_step import ExportStep
from journal_app.ui.research.home_page import HomePage
from journal_app.ui.research.joining import Joining
from journal_app.ui.research.kit import Kit
from journal_app.ui.research.leaving import Leaving
from journal_app.ui.research.receiving import Receiving
from journal_app.ui.research.stage import Stage
from journal_app.ui.theme import Theme

ExportMaker = Callable[[TakingPart], ExportStep]


class ResearchScreen(QWidget):
    """The first page, and the ways that begin there.

    Attributes:
        go: Another screen is wanted, by its id.

    Args:
        make_export: Makes the step in which entries are chosen, read and sealed.
    """

    go = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        clock: Clock,
        studies: StudyService,
        make_export: ExportMaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("research")
        self.setAccessibleName(words.name())
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._home = HomePage(theme=theme)
        self.stage = Stage(home=self._home)
        self._kit = Kit(theme, jobs, clock, studies, self.stage)
        self._make_export = make_export
        self.joining = Joining(kit=self._kit, parent=self)
        self.leaving = Leaving(kit=self._kit, parent=self)
        self.receiving = Receiving(kit=self._kit, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stage)
        self._connect()

    def activate(self) -> None:
        """Read which studies there are."""
        self._kit.jobs.submit(
            self, self._kit.studies.taking_part, done=self._show, replaces="research-studies"
        )

    def focus_home(self) -> None:
        """Put the focus where the step that is shown begins."""
        self.stage.focus_home()

    def _connect(self) -> None:
        home, joining = self._home, self.joining
        home.opening.connect(joining.ask_for_file)
        home.copying.connect(lambda: self.go.emit("copying"))
        home.entries.connect(self._choose_entries)
        home.changing.connect(self._change)
        home.receipt.connect(lambda part: self.receiving.show(part.participation))
        home.leaving.connect(self.leaving.begin)
        home.notice_wanted.connect(self.leaving.withdraw)
        joining.joined.connect(lambda made: self.receiving.show(made, joined=True))
        joining.support.connect(lambda: self.go.emit("support"))
        self.stage.returned.connect(self.activate)

    def _show(self, parts: tuple[TakingPart, ...]) -> None:
        self._home.show_studies(parts, self._kit.today(), self._kit.zone())

    def _choose_entries(self, part: TakingPart) -> None:
        step = self._make_export(part)
        step.left.connect(self.stage.go_home)
        step.receipt_wanted.connect(lambda: self.receiving.show(part.participation))
        self.stage.show_step(step)

    def _change(self, part: TakingPart) -> None:
        page = ChoicesPage(
            theme=self._kit.theme,
            study=part.file.study,
            asking=Asking.CHANGE,
            known=part.choices,
        )
        page.left.connect(self.stage.go_home)
        page.agreed.connect(lambda choices: self._keep(page, part.participation, choices))
        self.stage.show_step(page)

    def _keep(
        self, page: ChoicesPage, part: Participation, choices: Mapping[DataItem, bool]
    ) -> None:
        studies = self._kit.studies
        self._kit.jobs.submit(
            page,
            lambda: studies.change(part, choices),
            done=lambda _none: self.stage.go_home(choice_words.choices_kept()),
            failed=lambda error: None if page.explain(error) else self._kit.jobs.failed.emit(error),
            urgent=True,
        )
