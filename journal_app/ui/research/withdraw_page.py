"""Leaving a study: what stops, what cannot be called back, and a question before it is done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.studies import Study
from journal_app.sentences import research_leaving as words
from journal_app.ui.research.step import Step
from journal_app.ui.research.study_words import said_by_study
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class WithdrawPage(Step):
    """Says it all first; the question comes in the same place as the button that asks it.

    Attributes:
        confirmed: Withdraw, now.

    Args:
        today: The date on the wall.
        sealed: How many packages were sealed for the study.
    """

    confirmed = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        study: Study,
        today: date,
        sealed: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme=theme, title=words.withdraw_title(), name="research-withdrawing", parent=parent
        )
        self._ask = QuietButton(tr("Withdraw"), theme=theme)
        self._ask.setObjectName("research-withdraw-ask")
        self._away = QuietButton(tr("Keep taking part"), theme=theme)
        self._away.setObjectName("research-stay")
        self._yes = PrimaryButton(tr("Yes, withdraw"), theme=theme)
        self._yes.setObjectName("research-withdraw-now")
        self._question = Body(words.confirm_withdrawing(), theme=theme)
        self._question.setObjectName("research-withdraw-question")
        self._lay_out(study, words.withdrawing(study, today=today, sealed=sealed))
        self._ask.clicked.connect(self._show_question)
        self._away.clicked.connect(self.left)
        self._yes.clicked.connect(self._confirm)

    def focus_home(self) -> None:
        """Put the focus on staying, which undoes nothing."""
        self._away.setFocus()

    def failed(self, error: Exception) -> bool:
        """Say what went wrong, and let it be tried again; False for what is not the student's."""
        self._yes.setEnabled(True)
        return self.explain(error)

    def _lay_out(self, study: Study, lines: tuple[str, ...]) -> None:
        theme = self.theme
        self.column.addWidget(said_by_study(Muted(study.title, theme=theme)))
        does, terms = Card(theme=theme), Card(theme=theme)
        for line in lines:
            does.body.addWidget(Body(line, theme=theme))
        terms.body.addWidget(Heading(words.in_their_words(), theme=theme))
        terms.body.addWidget(self._quoted(study.withdrawal))
        terms.body.addWidget(Heading(words.retention_title(), theme=theme))
        terms.body.addWidget(self._quoted(study.retention))
        for part in (does, terms):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.footer.put_above(self._question)
        self.footer.add(self._yes, self._ask, self._away)
        self._question.hide()
        self._yes.hide()

    def _quoted(self, said: str) -> QWidget:
        return said_by_study(Body(tr("“{words}”", words=said.strip()), theme=self.theme))

    def _show_question(self) -> None:
        self._question.show()
        self._yes.show()
        # The safe answer has the focus, so that a key pressed twice leaves nothing.
        self._away.setFocus()
        self._ask.hide()

    def _confirm(self) -> None:
        self._yes.setEnabled(False)
        self.confirmed.emit()
