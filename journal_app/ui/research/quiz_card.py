"""A question of understanding: every answer is explained, and a wrong one asked again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from journal_app.domain.studies import Study
from journal_app.sentences import research_choices as words
from journal_app.sentences.research_choices import Quiz
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Body, Heading
from journal_app.ui.widgets.options import Options
from journal_app.ui.widgets.surfaces import Card


class QuizCard(Card):
    """One question with its answers, and what is said to the one that was taken.

    Attributes:
        answered: An answer was taken, right or wrong.
    """

    answered = Signal()

    def __init__(
        self, *, theme: Theme, which: Quiz, study: Study, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self._which, self._study = which, study
        question = words.question(which)
        self.answers = Options(theme=theme, name=question, items=words.answers(which, study))
        self.answers.setObjectName(f"research-quiz-{which.value}")
        self._said = Body("", theme=theme)
        self._said.setObjectName(f"research-explained-{which.value}")
        self._said.hide()
        self.body.addWidget(Heading(question, theme=theme))
        self.body.addWidget(self.answers)
        self.body.addWidget(self._said)
        self.answers.chosen.connect(self._explain)

    def is_right(self) -> bool:
        """Tell whether the right answer is taken."""
        return self.answers.value() is True

    def _explain(self, right: object) -> None:
        said = words.explanation(self._which, self._study, right=right is True)
        self._said.setText(said)
        self._said.setAccessibleName(said)
        self._said.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._said, QAccessible.Event.Alert))
        self.answered.emit()
