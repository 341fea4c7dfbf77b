"""The card a student asked for on hard nights: their own words, and whom they chose."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import support_cards as words
from journal_app.services.hard_nights import Asked, HardNightsService
from journal_app.ui.jobs import Jobs
from journal_app.ui.support.person import Person
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Muted, Serif
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
        self._place = QVBoxLayout()
        away = LinkButton(tr("Put this away for tonight"), theme=theme)
        away.setObjectName("hard-nights-away")
        away.clicked.connect(self._leave)
        self.body.addWidget(Muted(words.you_asked(), theme=theme, small=True))
        self.body.addWidget(self._words)
        self.body.addLayout(self._place)
        self.body.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
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
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        wanted = asked is not None and night not in self._left
        if asked is not None:
            self._words.setText(asked.words)
            self._words.setVisible(bool(asked.words))
            if asked.contact is not None:
                self._place.addWidget(Person(asked.contact, theme=self._theme))
        self.setVisible(wanted)

    def _leave(self) -> None:
        if self._night is not None:
            self._left.add(self._night)
        self.put_away.emit()
        self.hide()
