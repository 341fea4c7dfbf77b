"""The two quiet cards of Tonight, and the one place that tells them what happened there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.support.hard_nights_card import HardNightsCard
from journal_app.ui.support.heavy_card import HeavyCard
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.theme import Theme


class QuietCards(QObject):
    """Both cards; the screen gives them their places.

    Attributes:
        support_wanted: The Support screen is to be shown.
        put_away: A card was put away; sent while it is still there.
        appeared: A card is about to come up below the page; carries it.
        hard: Goes below the ratings.
        heavy: Goes below the page, where it moves nothing that is being written.
    """

    support_wanted = Signal()
    put_away = Signal()
    appeared = Signal(QWidget)

    def __init__(self, *, theme: Theme, kit: SupportKit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._night: date | None = None
        self.hard = HardNightsCard(theme=theme, jobs=kit.jobs, service=kit.hard_nights)
        self.heavy = HeavyCard(theme=theme, jobs=kit.jobs, offer=kit.offer)
        self.heavy.support_wanted.connect(self.support_wanted)
        self.heavy.appeared.connect(self.appeared)
        for card in (self.hard, self.heavy):
            card.put_away.connect(self.put_away)

    def turn_to(self, night: date) -> None:
        """A page of this night is shown."""
        self._night = night
        self.heavy.turn_to(night)
        self.rated()

    def page_shown(self, text: str) -> None:
        """Another page was opened, with what the store holds of it."""
        self.heavy.page_stored(text)

    def rated(self) -> None:
        """A rating was stored."""
        if self._night is not None:
            self.hard.look(self._night)

    def page_stored(self, text: str) -> None:
        """The page was stored as it stands in ``text``."""
        self.heavy.page_stored(text)
