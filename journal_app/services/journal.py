"""Reading back: list, search, calendar, one entry with its history, and the bin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from journal_app.clock import Clock
from journal_app.domain.entries import Entry, EntryCard, EntryFilter, EntryVersion
from journal_app.domain.ids import EntryId, VersionId
from journal_app.domain.nights import Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Form, Moment, Theme
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.rotations import Rotation, rotation_on
from journal_app.services.rotations import RotationService

BIN_DAYS: Final = 30
"""How many days an entry stays in the bin before it is deleted for ever."""

NEARBY_DAYS: Final = 7
"""How far from a year ago, in days either way, another night is offered instead."""


@dataclass(frozen=True, slots=True)
class JournalChoices:
    """What there is to filter by: nothing is offered that would find nothing by itself.

    Attributes:
        rotations: All rotations, the latest start first.
        themes: Themes that at least one entry has.
        tags: Tags in use, sorted.
    """

    rotations: tuple[Rotation, ...] = ()
    themes: tuple[Theme, ...] = ()
    tags: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry opened for reading, with its text and what is known of its night."""

    entry: Entry
    text: str = field(repr=False)
    ratings: tuple[tuple[Scale, int], ...] = ()
    rotation: Rotation | None = None
    shift: Shift | None = None
    post_call: bool = False
    form: Form = Form.FREE
    moments: frozenset[Moment] = frozenset()


@dataclass(frozen=True, slots=True)
class BinnedEntry:
    """An entry in the bin.

    Attributes:
        days_left: Whole days until it is deleted for ever, 0 to ``BIN_DAYS``.
    """

    card: EntryCard
    days_left: int


@dataclass(frozen=True, slots=True)
class YearAgo:
    """What was written a year ago tonight.

    Attributes:
        night: The night a year ago.
        written: That night when it has an entry, else the nearest one within
            ``NEARBY_DAYS`` that has; None when there is none.
    """

    night: date
    written: date | None


class JournalService:
    """Everything the Journal screen does with a vault. Blocks; belongs on the worker.

    Every method may raise ``WorldError`` (disk, damage), and ``WorkInterrupted`` at a lock.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def tonight(self) -> date:
        """Return the night it is now, by the student's own boundaries."""
        return RotationService(self._vault, self._clock).tonight()

    def page(
        self, words: str, only: EntryFilter, before: int | None, limit: int
    ) -> tuple[EntryCard, ...]:
        """Return up to ``limit`` entries, newest first, by position below ``before``.

        Args:
            words: Search words, the last one as a prefix; empty lists everything.
            before: None starts at the newest.
        """
        return self._vault.entries.page(words, only, before, limit)

    def count(self, words: str, only: EntryFilter) -> int:
        """Return how many entries a search with its filters finds."""
        return self._vault.entries.count(words, only)

    def choices(self) -> JournalChoices:
        """Return what there is to filter by."""
        entries = self._vault.entries
        return JournalChoices(
            rotations=tuple(reversed(self._vault.rotations.rotations())),
            themes=tuple(t for t in Theme if entries.count("", EntryFilter(theme=t))),
            tags=entries.tags(),
        )

    def nights_written(self, month: date) -> frozenset[date]:
        """Return the written nights of the month that a day lies in."""
        first = month.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return self._vault.entries.nights_written(first, last)

    def year_ago(self) -> YearAgo:
        """Look a year back from tonight; only ever called because the student asked."""
        night = _a_year_before(self.tonight())
        around = timedelta(days=NEARBY_DAYS)
        nights = self._vault.entries.nights_written(night - around, night + around)
        nearest = min(nights, key=lambda found: (abs(found - night), found), default=None)
        return YearAgo(night=night, written=nearest)

    def read(self, entry: EntryId) -> ReadEntry:
        """Return an entry with its text and its night. Raises ``KeyError`` when it is gone."""
        found = self._vault.entries.get(entry)
        night = self._vault.nights.get(found.night)
        return ReadEntry(
            entry=found,
            text=self._vault.entries.text(entry),
            ratings=self._given(found.night),
            rotation=rotation_on(found.night, self._vault.rotations.rotations()),
            shift=night.shift if night else None,
            post_call=night.post_call if night else False,
            form=self._vault.forms.form(entry),
            moments=self._vault.prompts.moments(found.night),
        )

    def _given(self, night: date) -> tuple[tuple[Scale, int], ...]:
        given = {
            rating.scale: rating.value
            for rating in self._vault.nights.ratings(night)
            if rating.answer is Answer.GIVEN and rating.value is not None
        }
        return tuple((scale, given[scale]) for scale in Scale if scale in given)

    def save(self, entry: EntryId, text: str, *, based_on: Collection[str] | None = None) -> Entry:
        """Store an edited text durably; the store keeps what was there as a version.

        Args:
            based_on: Texts the writer knows the store may hold (``EntryStore.save_text``).
        """
        return self._vault.entries.save_text(entry, text, self._clock.now(), based_on=based_on)

    def set_tags(self, entry: EntryId, tags: Sequence[str]) -> Entry:
        """Replace an entry's tags; blanks and doubles are dropped, the order is kept."""
        return self._vault.entries.set_tags(entry, clean_tags(tags))

    def versions(self, entry: EntryId) -> tuple[EntryVersion, ...]:
        """Return an entry's earlier versions, newest first."""
        return self._vault.entries.versions(entry)

    def version_text(self, version: VersionId) -> str:
        """Return the text of an earlier version."""
        return self._vault.entries.version_text(version)

    def restore_version(self, version: VersionId) -> ReadEntry:
        """Make an earlier version the present text and return the entry as it now is."""
        entry = self._vault.entries.restore_version(version, self._clock.now())
        return self.read(entry.id)

    def put_in_bin(self, entry: EntryId) -> None:
        """Take an entry out of list and search, for ``BIN_DAYS`` days."""
        self._vault.entries.put_in_bin(entry, self._clock.now())

    def take_from_bin(self, entry: EntryId) -> Entry:
        """Bring a binned entry back."""
        return self._vault.entries.take_from_bin(entry)

    def binned(self) -> tuple[BinnedEntry, ...]:
        """Return what is in the bin, newest first, with the days each has left."""
        return tuple(
            BinnedEntry(card, self._days_left(card.entry)) for card in self._vault.entries.binned()
        )

    def _days_left(self, entry: Entry) -> int:
        since = self._clock.now() - (entry.binned_at or self._clock.now())
        return min(BIN_DAYS, max(0, BIN_DAYS - since.days))

    def delete_forever(self, entry: EntryId) -> None:
        """Delete an entry with its history; it cannot be brought back."""
        self._vault.entries.delete_forever(entry)

    def empty_old_bin(self) -> int:
        """Delete for ever what has been in the bin longer than ``BIN_DAYS``; return how many."""
        return self._vault.entries.empty_bin(self._clock.now() - timedelta(days=BIN_DAYS))


def clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Return tags without blanks, repeated spaces and doubles (upper or lower case alike)."""
    kept: dict[str, str] = {}
    for tag in tags:
        name = " ".join(tag.split())
        if name:
            kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


def _a_year_before(night: date) -> date:
    try:
        return night.replace(year=night.year - 1)
    except ValueError:  # 29 February
        return night.replace(year=night.year - 1, day=28)
