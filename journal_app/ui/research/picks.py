"""What is chosen of what can be given: nights, and entries one by one.

Choosing an entry chooses its night. A night can be given without its writing when it has anything
else to give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from journal_app.domain.ids import EntryId, RotationId


@dataclass(frozen=True, slots=True)
class PickEntry:
    """An entry that can be given.

    Attributes:
        sent: It was in an earlier package of this study.
    """

    id: EntryId
    excerpt: str = field(repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class PickNight:
    """A night that can be given.

    Attributes:
        facts: Rotation, ratings and tags in words.
        more: It has something to give besides writing.
        sent: It was in an earlier package of this study.
    """

    night: date
    title: str
    facts: str = field(repr=False)
    rotation: RotationId | None
    more: bool
    entries: tuple[PickEntry, ...] = ()
    sent: bool = False


@dataclass(frozen=True, slots=True)
class PickRow:
    """A row of the list: a night, or an entry under it when ``entry`` is there."""

    night: PickNight
    entry: PickEntry | None = None


class Picks:
    """The rows, and which of them are chosen; none at first.

    Args:
        nights: In the order shown.
    """

    def __init__(self, nights: Sequence[PickNight]) -> None:
        self.rows: tuple[PickRow, ...] = tuple(
            row
            for night in nights
            for row in (PickRow(night), *(PickRow(night, entry) for entry in night.entries))
        )
        self._all = tuple(nights)
        self._nights: set[date] = set()
        self._entries: set[EntryId] = set()

    @property
    def all_nights(self) -> tuple[PickNight, ...]:
        """Every night there is to choose from, in the order shown."""
        return self._all

    def nights(self) -> tuple[date, ...]:
        """Return the chosen nights, oldest first."""
        return tuple(sorted(self._nights))

    def entries(self) -> tuple[EntryId, ...]:
        """Return the chosen entries, in the order shown."""
        found = (entry.id for night in self._all for entry in night.entries)
        return tuple(entry for entry in found if entry in self._entries)

    def chosen(self) -> tuple[PickNight, ...]:
        """Return the chosen nights with all that is known of them, in the order shown."""
        return tuple(night for night in self._all if night.night in self._nights)

    def is_chosen(self, row: PickRow) -> bool:
        """Tell whether a night or an entry is chosen."""
        if row.entry is not None:
            return row.entry.id in self._entries
        return row.night.night in self._nights

    def choose(self, rows: Iterable[PickRow], *, on: bool) -> None:
        """Choose nights with all their entries, or single entries; or leave them out again."""
        for row in rows:
            if row.entry is None:
                self._turn_night(row.night, on=on)
            else:
                self._turn_entry(row.night, row.entry, on=on)

    def choose_nights(self, wanted: Callable[[PickNight], bool], *, on: bool) -> int:
        """Choose every wanted night, or leave it out; return how many it were."""
        found = [night for night in self._all if wanted(night)]
        for night in found:
            self._turn_night(night, on=on)
        return len(found)

    def put_back(self, nights: Iterable[date], entries: Iterable[EntryId]) -> None:
        """Choose what was chosen before, as far as it is still there."""
        known = {night.night for night in self._all}
        texts = {entry.id for night in self._all for entry in night.entries}
        self._nights = known.intersection(nights)
        self._entries = texts.intersection(entries)

    def _turn_night(self, night: PickNight, *, on: bool) -> None:
        entries = {entry.id for entry in night.entries}
        if on:
            self._nights.add(night.night)
            self._entries |= entries
        else:
            self._nights.discard(night.night)
            self._entries -= entries

    def _turn_entry(self, night: PickNight, entry: PickEntry, *, on: bool) -> None:
        if on:
            self._entries.add(entry.id)
            self._nights.add(night.night)
            return
        self._entries.discard(entry.id)
        left = any(other.id in self._entries for other in night.entries)
        if not left and not night.more:
            self._nights.discard(night.night)
