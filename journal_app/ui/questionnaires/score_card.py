"""A questionnaire's scores: numbers with their range, shown only when asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import questionnaires as words
from journal_app.services.questionnaire_form import Scored
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class ScoreCard(Card):
    """One box to tick, and beneath it the numbers while it is ticked.

    Attributes:
        wanted: The student wants to see scores, or no longer.
    """

    wanted = Signal(bool)

    def __init__(
        self,
        scores: Sequence[Scored],
        *,
        shown: bool,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("questionnaire-scores")
        self._check = Check(tr("Show my score"), theme=theme)
        self._check.show_on(on=shown)
        self._check.switched.connect(self._switch)
        self.body.addWidget(self._check)
        self._numbers = QWidget()
        column = QVBoxLayout(self._numbers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for scored in scores:
            title = Heading(scored.title, theme=theme)
            title.setObjectName("score-title")
            column.addWidget(title)
            value = Body(words.score_value(scored), theme=theme)
            value.setObjectName("score")
            column.addWidget(value)
        column.addWidget(Muted(words.about_score(), theme=theme, small=True))
        self.body.addWidget(self._numbers)
        self._numbers.setVisible(shown)

    def _switch(self, on: bool) -> None:  # the signal's own argument
        self._numbers.setVisible(on)
        self.wanted.emit(on)
