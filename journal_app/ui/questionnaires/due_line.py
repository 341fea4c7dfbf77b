"""The quiet line on Tonight that says which questionnaire is due."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.questionnaires import Questionnaire
from journal_app.sentences import questionnaires as words
from journal_app.services.questionnaires import QuestionnaireService
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr


class DueLine(QWidget):
    """One line, there only while something is due tonight.

    Attributes:
        open_wanted: The student would fill it in; carries the questionnaire's id.
    """

    open_wanted = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        service: QuestionnaireService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("questionnaire-due")
        self._theme, self._jobs, self._service = theme, jobs, service
        self._due: Questionnaire | None = None
        self._night: date | None = None
        self._words = Muted("", theme=theme, small=True)
        self._open = LinkButton(tr("Open"), theme=theme)
        self._open.setObjectName("questionnaire-open")
        self._later = LinkButton(tr("Not tonight"), theme=theme)
        self._later.setObjectName("questionnaire-later")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        for link in (self._open, self._later):
            self._row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        self._open.clicked.connect(self._go)
        self._later.clicked.connect(self._put_off)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def look(self, night: date | None) -> None:
        """Ask what is due on a night; None for a page of an earlier night, where nothing is."""
        self._night = night
        if night is None:
            self._show(None)
            return
        service = self._service
        self._jobs.submit(
            self, lambda: service.due(night), done=self._show, replaces="questionnaire-due"
        )

    def _show(self, due: Questionnaire | None) -> None:
        self._due = due if self._night is not None else None
        if self._due is not None:
            title = self._due.title
            self._words.setText(words.due(self._due))
            self._open.setAccessibleName(tr("Open {title}", title=title))
            self._later.setAccessibleName(tr("{title}: not tonight", title=title))
        self.setVisible(self._due is not None)

    def _go(self) -> None:
        if self._due is not None:
            self.open_wanted.emit(self._due.id)

    def _put_off(self) -> None:
        service, due, night = self._service, self._due, self._night
        if due is None or night is None:
            return
        self._jobs.submit(
            self,
            lambda: service.put_off(due.id, night),
            done=lambda _none: self.look(self._night),
            urgent=True,
        )

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(4), 0, px(2), 0)
        self._row.setSpacing(px(16))
