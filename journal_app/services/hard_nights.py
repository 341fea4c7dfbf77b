"""What a student asked to be shown on hard nights: worked out anew each time, never noted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from journal_app.domain.contacts import (
    HARD_FROM,
    HARD_NIGHTS,
    HARD_NIGHTS_SETTING,
    LONGEST_WORDS,
    OF_NIGHTS,
    Contact,
    HardNights,
)
from journal_app.domain.ids import ContactId
from journal_app.domain.ratings import Answer, Scale

if TYPE_CHECKING:
    from journal_app.domain.ports import OpenVault


@dataclass(frozen=True, slots=True)
class Asked:
    """What the student asked to be shown.

    Attributes:
        words: Their own words to themselves; may be empty.
        contact: Whom they chose; None for nobody, or when the contact was deleted.
    """

    words: str = field(repr=False)
    contact: Contact | None = field(default=None, repr=False)


class HardNightsService:
    """What to show on hard nights. Every call blocks and belongs on the worker."""

    def __init__(self, vault: OpenVault) -> None:
        self._store = vault.settings
        self._nights = vault.nights
        self._contacts = vault.contacts

    def wishes(self) -> HardNights:
        """Return what the student asked for; off until they did."""
        try:
            values = json.loads(self._store.get(HARD_NIGHTS_SETTING) or "{}")
        except ValueError:
            return HardNights()
        return _from_json(values) if isinstance(values, dict) else HardNights()

    def wish(self, wishes: HardNights) -> None:
        """Keep what the student asks for.

        Raises:
            ValueError: The words are longer than ``LONGEST_WORDS``.
        """
        if len(wishes.words) > LONGEST_WORDS:
            msg = f"at most {LONGEST_WORDS} characters"
            raise ValueError(msg)
        values = {
            "on": wishes.on,
            "scale": wishes.scale.value,
            "words": wishes.words,
            "contact": wishes.contact,
        }
        self._store.put(HARD_NIGHTS_SETTING, json.dumps(values, ensure_ascii=False))

    def due(self, night: date) -> Asked | None:
        """Return what to show on a night; None unless the student asked, and it is such a night.

        A night counts when its rating is 9 or 10. Those looked at are the five that end with
        ``night``; one that was not rated is neither hard nor easy, and only does not count.
        """
        wishes = self.wishes()
        if not wishes.on or self._hard(night, wishes.scale) < HARD_NIGHTS:
            return None
        known = {one.id: one for one in self._contacts.all()} if wishes.contact else {}
        contact = known.get(wishes.contact) if wishes.contact else None
        words = wishes.words.strip()
        return Asked(words, contact) if words or contact else None

    def _hard(self, night: date, scale: Scale) -> int:
        first = night - timedelta(days=OF_NIGHTS - 1)
        return sum(
            rating.scale is scale
            and rating.answer is Answer.GIVEN
            and rating.value is not None
            and rating.value >= HARD_FROM
            for rating in self._nights.ratings_between(first, night)
        )


def _from_json(values: dict[str, Any]) -> HardNights:
    on, scale = values.get("on"), values.get("scale")
    words, contact = values.get("words"), values.get("contact")
    return HardNights(
        on=on is True,
        scale=Scale(scale) if scale in list(Scale) else Scale.BURNOUT,
        words=words if isinstance(words, str) else "",
        contact=ContactId(contact) if isinstance(contact, str) and contact else None,
    )
