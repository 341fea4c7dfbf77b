"""Whose questionnaire it is and on what terms, in full."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.questionnaires import Questionnaire
from journal_app.sentences import questionnaires as words
from journal_app.ui.questionnaires.fitted import fitted
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Body, Muted
from journal_app.words import tr


class Licence(QWidget):
    """Rights holder, permission, end, citation, and the licence as the file has it."""

    def __init__(
        self, questionnaire: Questionnaire, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for what, value in words.licence_facts(questionnaire):
            self._add(what, value)
        self._add(tr("Licence"), questionnaire.licence_text).setObjectName("licence-text")
        theme.changed.connect(self._restyle)
        self._restyle()

    def _add(self, what: str, value: str) -> Body:
        fact = QVBoxLayout()
        fact.setSpacing(2)
        fact.addWidget(Muted(what, theme=self._theme, small=True))
        said = fitted(Body(value, theme=self._theme))
        said.setObjectName("licence-value")
        fact.addWidget(said)
        self._column.addLayout(fact)
        return said

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(10))
