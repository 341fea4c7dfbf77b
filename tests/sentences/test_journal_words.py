"""What the Journal says of an entry."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from journal_app.domain.entries import Entry, EntryCard
from journal_app.domain.ids import EntryId
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Scale
from journal_app.sentences.journal import card_spoken

SATURDAY = date(2026, 11, 21)
EVENING = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)


def card(excerpt: str, tags: tuple[str, ...] = ()) -> EntryCard:
    entry = Entry(
        id=EntryId("an-entry"),
        night=SATURDAY,
        position=1,
        created_at=EVENING,
        updated_at=EVENING,
        zone="Europe/London",
        offset_minutes=0,
        theme=Theme.SELF_CARE,
        words=4,
        tags=tags,
    )
    ratings = ((Scale.TIME_PRESSURE, 7),)
    return EntryCard(entry=entry, excerpt=excerpt, ratings=ratings, specialty="Surgery")


@pytest.mark.parametrize("end", ["", ".", "...", ". ", ".\n"])
def test_a_card_is_spoken_as_one_sentence_whatever_the_writing_ends_with(end: str) -> None:
    assert card_spoken(card("He knew the way" + end, ("porters",)), SATURDAY) == (
        "Sat 21 November · Surgery. Self-care. He knew the way. time 7 · 4 words. tags: porters"
    )
