"""What the heavy-words card offers, gathered when it comes up and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_app.domain.contacts import Contact
from journal_app.domain.support import Region, SupportLine
from journal_app.services.contacts import ContactService
from journal_app.services.heavy_words import HeavyWords
from journal_app.services.settings import SettingsService
from journal_app.services.support import SupportService


@dataclass(frozen=True, slots=True)
class Offer:
    """People to turn to.

    Attributes:
        contacts: The student's own, in their order.
        lines: Those of the country, emergency first.
        emergencies: Every country's emergency number, where the country has none here.
    """

    contacts: tuple[Contact, ...] = field(repr=False)
    lines: tuple[SupportLine, ...]
    emergencies: tuple[tuple[Region, SupportLine], ...] = ()


class SupportOffer:
    """Looks at a text once, and gathers an offer if it calls for one."""

    def __init__(
        self,
        *,
        heavy_words: HeavyWords,
        contacts: ContactService,
        settings: SettingsService,
        support: SupportService,
    ) -> None:
        self._heavy_words = heavy_words
        self._contacts = contacts
        self._settings = settings
        self._support = support

    def for_text(self, text: str) -> Offer | None:
        """Return what to offer beside a text; None unless it was chosen and there is reason to."""
        if not self._heavy_words.look(text):
            return None
        region = self._support.region(self._settings.region())
        lines = region.shown if region else ()
        has_emergency = any(line.emergency for line in lines)
        return Offer(
            contacts=self._contacts.all(),
            lines=lines,
            emergencies=() if has_emergency else self._support.emergencies,
        )
