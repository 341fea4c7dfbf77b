"""The items of a questionnaire, one below the other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.questionnaires import Questionnaire
from journal_app.sentences import questionnaires as words
from journal_app.ui.questionnaires.answer_row import EDGE, AnswerRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.surfaces import Card, Hairline


class ItemsCard(Card):
    """Every item with its answers; nothing is required.

    Attributes:
        changed: An answer was chosen or taken back.
    """

    changed = Signal()

    def __init__(
        self, questionnaire: Questionnaire, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("questionnaire-items")
        self.rows = [
            AnswerRow(item, questionnaire.scale_of(item), theme=theme)
            for item in questionnaire.items
        ]
        keys = Muted(
            words.keys(numbers=any(row.has_numbers() for row in self.rows)), theme=theme, small=True
        )
        keys.setObjectName("questionnaire-keys")
        self.body.addWidget(keys)
        for index, row in enumerate(self.rows):
            if index:
                self.body.addWidget(Hairline())
            self.body.addWidget(row)
            row.answered.connect(lambda _item, _value: self.changed.emit())
        self._count = Muted("", theme=theme, small=True)
        self._count.setObjectName("questionnaire-count")
        self.body.addWidget(self._count)
        self._beside = (keys, self._count)
        theme.changed.connect(self._indent)
        self._indent()

    def show_answers(self, answers: Mapping[str, int | None]) -> None:
        """Show what was answered before."""
        for row in self.rows:
            row.show_value(answers.get(row.item.id))
        self.show_count()

    def answers(self) -> dict[str, int | None]:
        """Return every item's value, None for those left out."""
        return {row.item.id: row.value() for row in self.rows}

    def show_count(self) -> None:
        """Say how many items have an answer."""
        given = sum(row.value() is not None for row in self.rows)
        self._count.setText(words.answered(given, len(self.rows)))

    def focus_home(self) -> None:
        """Put the focus on the first item without an answer, else on the first."""
        open_rows = (row for row in self.rows if row.value() is None)
        next(open_rows, self.rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _indent(self) -> None:
        """Let the small lines begin where the items' words do."""
        for line in self._beside:
            line.setContentsMargins(self._theme.px(EDGE), 0, 0, 0)

    def _restyle(self) -> None:
        super()._restyle()
        px = self._theme.px
        self.body.setContentsMargins(px(16), px(12), px(16), px(18))
        self.body.setSpacing(px(8))
