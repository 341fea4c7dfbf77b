"""A questionnaire's file that was brought, shown whole before it is added."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.questionnaires import Item, Questionnaire
from journal_app.sentences import questionnaires as words
from journal_app.services.questionnaire_form import Brought, Standing
from journal_app.ui.questionnaires.fitted import fitted
from journal_app.ui.questionnaires.licence import Licence
from journal_app.ui.settings.section import in_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr


class QuestionnairePreview(Card):
    """Title, licence and every item, with the choice to add it.

    Attributes:
        wanted: Add it.
        left: Leave it.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self, brought: Brought, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("questionnaire-preview")
        one = brought.questionnaire
        self.body.addWidget(Heading(one.title, theme=theme))
        self.body.addWidget(Muted(words.preview(one, brought.standing), theme=theme))
        self.body.addWidget(Licence(one, theme=theme))
        self.body.addWidget(Hairline())
        self.body.addWidget(Heading(tr("What it asks"), theme=theme))
        if one.intro:
            self.body.addWidget(fitted(Body(one.intro, theme=theme)))
        for item in one.items:
            self.body.addLayout(self._item(one, item))
        self._add_buttons(here=brought.standing is Standing.HERE)

    def focus_home(self) -> None:
        """Put the focus on the first button."""
        self._first.setFocus()

    def _item(self, one: Questionnaire, item: Item) -> QVBoxLayout:
        labels = (option.label for option in one.scale_of(item).options)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(fitted(Body(item.text, theme=self._theme)))
        column.addWidget(fitted(Muted(" · ".join(labels), theme=self._theme, small=True)))
        return column

    def _add_buttons(self, *, here: bool) -> None:
        leave = QuietButton(tr("Put it away") if here else tr("Leave it"), theme=self._theme)
        leave.setObjectName("questionnaire-leave")
        leave.clicked.connect(self.left)
        add = PrimaryButton(tr("Add it"), theme=self._theme)
        add.setObjectName("questionnaire-add")
        add.clicked.connect(self.wanted)
        # Never shown before it has its place: it would be a window of its own for a moment.
        if here:
            add.hide()
        self._first = leave if here else add
        self.body.addLayout(in_row(add, leave, theme=self._theme))
