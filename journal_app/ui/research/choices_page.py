"""What to share, item by item; nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.studies import DataItem, Study
from journal_app.sentences import research_choices as words
from journal_app.sentences.research_choices import Quiz
from journal_app.ui.research.choice_card import ChoiceCard
from journal_app.ui.research.quiz_card import QuizCard
from journal_app.ui.research.step import Step
from journal_app.ui.research.study_words import said_by_study
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class Asking(StrEnum):
    """For what choices are asked."""

    JOIN = "join"
    VERSION = "version"
    CHANGE = "change"


class ChoicesPage(Step):
    """Choices and, before joining, age and two questions of understanding.

    Attributes:
        agreed: Carries the choices, a mapping of ``DataItem`` to yes or no.
        refused: A clear no, which is recorded.
        back: The notice is to be read again.

    Args:
        known: Answers to show as they stand; every other item is open.
    """

    agreed = Signal(object)
    refused = Signal()
    back = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        study: Study,
        asking: Asking,
        known: Mapping[DataItem, bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme=theme, title=words.choices_title(), name="research-choices", parent=parent
        )
        self.study, self.asking = study, asking
        answers = known or {}
        self._cards = [
            ChoiceCard(theme=theme, asked=asked, answer=answers.get(asked.item))
            for asked in study.asked
        ]
        joining = asking is Asking.JOIN
        self._age = Check(words.of_age(study.minimum_age), theme=theme) if joining else None
        self._quiz = [QuizCard(theme=theme, which=q, study=study) for q in Quiz if joining]
        self._agree = PrimaryButton(_agree_words(asking), theme=theme)
        self._agree.setObjectName("research-agree")
        self._lay_out()
        self._connect()
        self._fit()

    def choices(self) -> dict[DataItem, bool]:
        """Return what has been answered so far."""
        answers = {card.item: card.answer() for card in self._cards}
        return {item: answer for item, answer in answers.items() if answer is not None}

    def cancel(self) -> None:
        """Go back to the notice; what was answered stays meanwhile."""
        if self.asking is Asking.CHANGE:
            self.left.emit()
        else:
            self.back.emit()

    def _lay_out(self) -> None:
        theme, add = self.theme, self.column.addWidget
        add(said_by_study(Muted(self.study.title, theme=theme)))
        add(Body(words.choices_about(), theme=theme))
        for card in self._cards:
            add(card)
        if self._age is not None:
            self._age.setObjectName("research-age")
            age = Card(theme=theme)
            age.body.addWidget(Heading(tr("Your age"), theme=theme))
            age.body.addWidget(self._age)
            add(age)
        if self._quiz:
            add(Heading(words.quiz_title(), theme=theme))
            add(Muted(words.quiz_about(), theme=theme))
        for question in self._quiz:
            add(question)
        self.column.addStretch(1)
        self._add_actions()

    def _add_actions(self) -> None:
        away = QuietButton(_away_words(self.asking), theme=self.theme)
        away.setObjectName("research-not-now")
        away.clicked.connect(self.left)
        self.footer.add(self._agree, away)
        if self.asking is not Asking.CHANGE:
            again = LinkButton(tr("Read the notice again"), theme=self.theme)
            again.setObjectName("research-read-again")
            again.clicked.connect(self.back)
            self.footer.add(again)
            no = LinkButton(_refuse_words(self.asking), theme=self.theme)
            no.setObjectName("research-refuse")
            no.clicked.connect(self.refused)
            self.footer.add(no)

    def _connect(self) -> None:
        for card in self._cards:
            card.chosen.connect(self._fit)
        for question in self._quiz:
            question.answered.connect(self._fit)
        if self._age is not None:
            self._age.switched.connect(lambda _on: self._fit())
        self._agree.clicked.connect(lambda: self.agreed.emit(self.choices()))

    def _fit(self) -> None:
        """Say what is still open; agreeing waits for all of it, and for one yes."""
        choices = self.choices()
        missing = words.still_open(
            items=len(self._cards) - len(choices),
            age=self._age is not None and not self._age.isChecked(),
            questions=sum(not question.is_right() for question in self._quiz),
        )
        if not missing and not any(choices.values()) and self.asking is not Asking.CHANGE:
            missing = words.nothing_shared()
        self.footer.show_missing(missing)
        self._agree.setEnabled(not missing)


def _agree_words(asking: Asking) -> str:
    return {
        Asking.JOIN: tr("Join"),
        Asking.VERSION: tr("Agree to this version"),
        Asking.CHANGE: tr("Keep these choices"),
    }[asking]


def _away_words(asking: Asking) -> str:
    return tr("Leave as it was") if asking is Asking.CHANGE else tr("Not now")


def _refuse_words(asking: Asking) -> str:
    if asking is Asking.VERSION:
        return tr("No, I do not agree to this version")
    return tr("No, I do not want to take part")
