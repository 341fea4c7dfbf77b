"""One kind of data a study asks for: what it is, why it is asked for, and a yes or a no."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.studies import AskedItem
from journal_app.sentences import research as words
from journal_app.sentences import research_choices as choice_words
from journal_app.ui.research.study_words import wrapping
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class ChoiceCard(Card):
    """A choice that nobody has made beforehand.

    Attributes:
        chosen: The student said yes or no.

    Args:
        answer: What was answered before, to be shown as it stands.
    """

    chosen = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        asked: AskedItem,
        answer: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.item = asked.item
        name = words.item(asked.item)
        self.answers = Segmented(
            theme=theme, name=name, items=((tr("Yes, share"), True), (tr("No"), False))
        )
        self.answers.setObjectName(f"research-choice-{asked.item.value}")
        if answer is not None:
            self.answers.set_value(answer)
        self.answers.chosen.connect(lambda _value: self.chosen.emit())
        about = QVBoxLayout()
        about.setSpacing(5)
        about.addWidget(Heading(name, theme=theme))
        about.addWidget(Body(words.item_means(asked.item), theme=theme))
        about.addWidget(wrapping(Muted(choice_words.asked_why(asked.why), theme=theme)))
        self.body.addLayout(about)
        self.body.addWidget(self.answers)

    def answer(self) -> bool | None:
        """Return the choice; None while it is open."""
        value = self.answers.value()
        return value if isinstance(value, bool) else None
