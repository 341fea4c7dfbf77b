"""The card a student asked for on hard nights: their own words, and whom they chose."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.sentences import support_cards as words
from journal_app.services.hard_nights import Asked, HardNightsService
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Body, Muted, Serif
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class HardNightsCard(Card):
    """There only on a night for which the student asked, until it is put away for that night.

    Attributes:
        put_away: The student put the card away; sent while it is still there.
    """

    put_away = Signal()

    def __init__(
        self, *, theme: Theme, jobs: Jobs, service: HardNightsService, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("hard-nights-card")
        self._jobs, self._service = jobs, service
        self._night: date | None = None
        self._left: set[date] = set()
        self._words = Serif("", theme=theme, px=18)
        self._words.setObjectName("own-words")
        self._contact = Body("", theme=theme)
        self._contact.setObjectName("own-words")
        away = LinkButton(tr("Put this away"), theme=theme)
        away.setObjectName("hard-nights-away")
        away.clicked.connect(self._leave)
        head = QHBoxLayout()
        head.addWidget(Muted(words.you_asked(), theme=theme, small=True), 1)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._words)
        self.body.addWidget(self._contact)
        self.hide()

    def look(self, night: date) -> None:
        """Ask whether this is such a night, for instance after a rating was given."""
        self._night = night
        service = self._service
        self._jobs.submit(
            self,
            lambda: service.due(night),
            done=lambda asked: self._show(night, asked),
            replaces="hard-nights",
        )

    def _show(self, night: date, asked: Asked | None) -> None:
        if night != self._night:
            return
        wanted = asked is not None and night not in self._left
        if asked is not None:
            self._words.setText(asked.words)
            self._words.setVisible(bool(asked.words))
            self._contact.setVisible(asked.contact is not None)
            if asked.contact is not None:
                self._contact.setText(words.reach_with_note(asked.contact))
        self.setVisible(wanted)

    def _restyle(self) -> None:
        super()._restyle()
        px = self._theme.px
        self.body.setContentsMargins(px(20), px(12), px(14), px(14))
        self.body.setSpacing(px(4))

    def _leave(self) -> None:
        if self._night is not None:
            self._left.add(self._night)
        self.put_away.emit()
        self.hide()
