"""A made-up journal of any size: Zipf-distributed words, one or two entries a night.

The words are invented from syllables, with the commonest English ones in front, so that the
index has terms in as many as nearly all and as few as one entry.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Engine, insert, text
from sqlmodel import SQLModel

from journal_app.domain.ids import new_id
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import ITEM_VERSION, Answer, Scale
from journal_app.storage.engine import checkpoint, writing
from journal_app.storage.index import tidy
from journal_app.storage.positions import first_position
from journal_app.storage.rows import EntryBodyRow, EntryRow, NightRow, RatingRow

WORDS: Final = 350
"""Words in an entry."""

VOCABULARY: Final = 40_000

COMMON: Final = tuple(
    word
    for line in (
        "the and to of a i in was that it my for on with he she is we had at me not but they",
        "this so be have her his as from there what all when were one who up about if out time",
        "would by ward patient day just night could",
    )
    for word in line.split()
)

_ONSETS: Final = (
    *"bcdfghjklmnprstvw",
    *("br", "ch", "cl", "dr", "fl", "gr", "pl", "pr", "sh", "sl", "st", "th", "tr"),
)
_VOWELS: Final = (*"aeiou", "ai", "ea", "ee", "ie", "oa", "ou")
_CODAS: Final = (
    *("", *"bdgklmnprst"),
    *("ck", "ll", "mp", "nd", "ng", "nt", "rd", "rt", "ss", "st"),
)
_ENDINGS: Final = ["", "", "", "ing", "ed", "er", "s", "ion", "ness", "ly", "ful", "ment", "able"]
_BATCH: Final = 1000


class Corpus:
    """Texts by a seed: the same seed gives the same journal."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self.words = self._vocabulary()
        self._weights = list(itertools.accumulate(1 / (r + 2.7) for r in range(VOCABULARY)))

    def _vocabulary(self) -> list[str]:
        found = dict.fromkeys(COMMON)
        while len(found) < VOCABULARY:
            found[self._word()] = None
        return list(found)

    def _word(self) -> str:
        pick = self._random.choice
        syllables = self._random.choices((1, 2, 3), (2, 5, 3))[0]
        parts = [pick(_ONSETS) + pick(_VOWELS) + pick(_CODAS) for _ in range(syllables)]
        return "".join(parts) + pick(_ENDINGS)

    def text(self, words: int = WORDS) -> str:
        """Return an entry's text, in sentences and paragraphs."""
        drawn = self._random.choices(self.words, cum_weights=self._weights, k=words)
        pieces: list[str] = []
        for n, word in enumerate(drawn):
            pieces.append(word.capitalize() if n % 13 == 0 else word)
            pieces.append(".\n\n" if n % 91 == 90 else ". " if n % 13 == 12 else " ")
        return "".join(pieces)

    def entries(self, count: int, last: date) -> Iterator[tuple[EntryRow, str]]:
        """Yield entries, newest night first, one to three a night."""
        night, left = last, 0
        for n in range(count):
            if left == 0:
                night, left = night - timedelta(days=1), self._random.choice((1, 1, 1, 2, 3))
            left -= 1
            at = datetime(night.year, night.month, night.day, 21, tzinfo=UTC)
            yield (
                EntryRow(
                    position=first_position(night) + 64 - left,
                    id=new_id(),
                    night=night,
                    created_at=at,
                    updated_at=at + timedelta(minutes=9),
                    zone="Europe/London",
                    offset_minutes=0,
                    prompt=f"prompt-{n % 60}",
                    theme=list(Theme)[n % 3].value,
                    prompt_text="What did you notice today that you would like to keep?",
                    words=WORDS,
                    written_later=False,
                    device="0" * 32,
                    change=n,
                ),
                self.text(),
            )


def fill(engine: Engine, count: int, *, seed: int = 1, last: date = date(2026, 11, 21)) -> None:
    """Put entries with ratings and shifts into an empty migrated database, in bulk.

    At 100,000 entries the journal goes back 170 years: more nights than any real one.
    """
    made = Corpus(seed).entries(count, last)
    known: set[date] = set()
    while batch := list(itertools.islice(made, _BATCH)):
        with writing(engine) as session:
            put = session.connection().execute
            put(insert(EntryRow), [row.model_dump() for row, _ in batch])
            bodies = [{"position": row.position, "text": body} for row, body in batch]
            put(insert(EntryBodyRow), bodies)
            put(text("INSERT INTO entry_search (rowid, text) VALUES (:position, :text)"), bodies)
            nights = sorted({row.night for row, _ in batch} - known)
            known.update(nights)
            put(insert(NightRow), [_night(n).model_dump() for n in nights])
            put(insert(RatingRow), [r.model_dump() for n in nights for r in _ratings(n)])
    tidy(engine)
    checkpoint(engine)


def _shared(night: date) -> dict[str, Any]:
    at = datetime(night.year, night.month, night.day, 21, tzinfo=UTC)
    zone = {"zone": "Europe/London", "offset_minutes": 0}
    return {
        "night": night,
        "id": new_id(),
        "created_at": at,
        "device": "0" * 32,
        "change": 0,
    } | zone


def _night(night: date) -> SQLModel:
    shared = _shared(night)
    shift = list(Shift)[night.toordinal() % len(Shift)].value
    return NightRow(
        **shared,
        boundary=240,
        shift=shift,
        post_call=False,
        exam=False,
        updated_at=shared["created_at"],
    )


def _ratings(night: date) -> list[SQLModel]:
    return [
        RatingRow(
            **(shared := _shared(night)),
            scale=scale.value,
            answer=Answer.GIVEN.value,
            value=(value := (night.toordinal() * (n + 3)) % 11),
            first_value=value,
            given_at=shared["created_at"],
            written_later=False,
            item_version=ITEM_VERSION,
        )
        for n, scale in enumerate(Scale)
    ]
