"""The card that offers people to talk to, when the student asked for heavy words to be seen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import support as support_sentences
from journal_app.sentences import support_cards as words
from journal_app.services.support_offer import Offer, SupportOffer
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class HeavyCard(Card):
    """Hidden until a stored page calls for it; nothing of it is kept, here or anywhere.

    Attributes:
        support_wanted: The Support screen is to be shown.
        put_away: The student put the card away; sent while it is still there.
        appeared: The card is about to come up, where it can be out of sight; carries it.
    """

    support_wanted = Signal()
    put_away = Signal()
    appeared = Signal(QWidget)

    def __init__(
        self, *, theme: Theme, jobs: Jobs, offer: SupportOffer, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("heavy-card")
        self._jobs, self._offer = jobs, offer
        self._night: date | None = None
        self._declined: set[date] = set()
        self._people = QVBoxLayout()
        self._people.setSpacing(4)
        self.body.addWidget(Body(words.heavy_offer(), theme=theme))
        self.body.addLayout(self._people)
        self.body.addLayout(self._buttons())
        self.body.addWidget(Muted(words.heavy_promise(), theme=theme, small=True))
        self.hide()

    def turn_to(self, night: date) -> None:
        """Note which night the page belongs to; another page begins without a card."""
        if night != self._night:
            self._night = night
            self.hide()

    def page_stored(self, text: str) -> None:
        """Look at a page's text, which the store has just confirmed."""
        night = self._night
        if night is None or night in self._declined:
            return
        offer = self._offer
        self._jobs.submit(
            self,
            lambda: offer.for_text(text),
            done=lambda found: self._show(night, found),
            replaces="heavy-words",
        )

    def _show(self, night: date, found: Offer | None) -> None:
        if night != self._night or night in self._declined:
            return
        if found is not None and self.isHidden():
            self._fill(found)
            self.appeared.emit(self)
        self.setVisible(found is not None)

    def _fill(self, found: Offer) -> None:
        while (item := self._people.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for contact in found.contacts:
            self._say(words.reach(contact), "own-words")
        for line in found.lines:
            self._say(words.short_line(line.name, line), "heavy-line")
        for region, line in found.emergencies:
            name = support_sentences.country_of(region, line)
            self._say(words.short_line(name, line), "heavy-line")

    def _say(self, sentence: str, name: str) -> None:
        label = Body(sentence, theme=self._theme)
        label.setObjectName(name)
        self._people.addWidget(label)

    def _restyle(self) -> None:
        super()._restyle()
        px = self._theme.px
        self.body.setContentsMargins(px(20), px(14), px(20), px(14))
        self.body.setSpacing(px(8))

    def _buttons(self) -> FlowLayout:
        more = LinkButton(tr("Open Support"), theme=self._theme)
        more.setObjectName("heavy-support")
        more.clicked.connect(self.support_wanted)
        no = LinkButton(tr("No thanks"), theme=self._theme)
        no.setObjectName("heavy-no")
        no.clicked.connect(self._decline)
        row = FlowLayout(theme=self._theme, across=16)
        row.addWidget(more)
        row.addWidget(no)
        return row

    def _decline(self) -> None:
        if self._night is not None:
            self._declined.add(self._night)
        self.put_away.emit()
        self.hide()
