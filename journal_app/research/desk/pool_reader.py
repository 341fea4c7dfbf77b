"""Reads a settled pool in the order of participant, time and key, a row at a time."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from typing import Final

from journal_app.domain.ratings import HIGHEST, LOWEST
from journal_app.research.desk.rows import AnswerRow, EntryRow, NightRow, Person

_LABEL: Final = 8
_NIGHT: Final = (
    "n.participant, n.night, n.day, n.week, n.grp, n.shift, n.post_call, n.exam, "
    "n.time_pressure, n.burnout"
)

_ENTRY: Final = (
    "e.entry, e.use, e.prompt, e.prompt_text, e.edited, e.replaced, e.text, e.participant, e.night"
)


class PoolReader:
    """Gives what a pool holds; every call reads anew, and none holds more than it gives."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def counts(self) -> dict[str, int]:
        """Return how many of each there are: people, packages, nights, entries, sheets, answers."""
        asked = {
            "people": "SELECT COUNT(DISTINCT participant) FROM package WHERE NOT dropped",
            "packages": "SELECT COUNT(*) FROM package WHERE NOT dropped",
            "nights": "SELECT COUNT(*) FROM night",
            "entries": "SELECT COUNT(*) FROM entry",
            "sheets": "SELECT COUNT(*) FROM sheet",
            "answers": "SELECT COUNT(*) FROM answer JOIN sheet ON sheet.id = answer.sheet",
        }
        return {name: self._base.execute(sql).fetchone()[0] for name, sql in asked.items()}

    def fewer_ratings(self) -> int:
        """Return the nights without both ratings whose package agreed to give them."""
        found = self._base.execute(
            "SELECT COUNT(*) FROM night AS n JOIN package AS p ON p.id = n.package"
            " WHERE (n.time_pressure IS NULL OR n.burnout IS NULL)"
            " AND ' ' || p.consented || ' ' LIKE '% ratings %'"
        )
        return int(found.fetchone()[0])

    def out_of_range(self) -> int:
        """Return the ratings that cannot be; a package with one is refused before it gets here."""
        found = self._base.execute(
            "SELECT TOTAL(time_pressure NOT BETWEEN ?1 AND ?2)"
            " + TOTAL(burnout NOT BETWEEN ?1 AND ?2) FROM night",
            (LOWEST, HIGHEST),
        )
        return int(found.fetchone()[0])

    def replaced_details(self) -> int:
        """Return in how many places something stands for an identifying detail."""
        found = self._base.execute("SELECT COALESCE(SUM(replaced), 0) FROM entry")
        return int(found.fetchone()[0])

    def versions(self) -> tuple[int, ...]:
        """Return the study files' versions that packages were made with, in order."""
        found = self._base.execute(
            "SELECT DISTINCT version FROM package WHERE NOT dropped ORDER BY version"
        )
        return tuple(int(row[0]) for row in found)

    def people(self) -> Iterator[Person]:
        """Give every participant with a package, by id."""
        label = self._label_length()
        found = self._base.execute(
            "SELECT participant, version, consented, asked, eligible, rated, withheld"
            " FROM package WHERE NOT dropped ORDER BY participant, sequence, id"
        )
        for participant, rows in itertools.groupby(found, key=lambda row: str(row[0])):
            packages = list(rows)
            _id, version, consented, asked, *totals = packages[-1]
            yield Person(
                participant,
                participant[:label],
                version,
                len(packages),
                frozenset(consented.split()),
                frozenset(asked.split()),
                *totals,
            )

    def nights(self) -> Iterator[NightRow]:
        """Give every night, by participant, time and key."""
        found = self._base.execute(
            f"SELECT {_NIGHT} FROM night AS n INDEXED BY night_order"  # noqa: S608 # constants
            " ORDER BY n.participant, n.time, n.night"
        )
        return map(_night, found)

    def entries(self) -> Iterator[EntryRow]:
        """Give every entry with its night, by participant, time and key."""
        label = self._label_length()
        found = self._base.execute(
            f"SELECT {_ENTRY}, {_NIGHT}"  # noqa: S608 # constants
            " FROM entry AS e INDEXED BY entry_order LEFT JOIN night AS n"
            " ON n.participant = e.participant AND n.night = e.night"
            " ORDER BY e.participant, e.time, e.entry"
        )
        return (_entry(row, label) for row in found)

    def answers(self) -> Iterator[AnswerRow]:
        """Give every answer and score, by participant, questionnaire and day."""
        sheets = self._base.execute(
            "SELECT id, participant, questionnaire, version, day FROM sheet INDEXED BY sheet_order"
            " ORDER BY participant, questionnaire, version, day, key"
        )
        for participant, own in itertools.groupby(sheets, key=lambda row: str(row[1])):
            for number, (sheet, _id, questionnaire, version, day) in enumerate(own, start=1):
                for part, code, value in self._base.execute(
                    "SELECT part, code, value FROM answer WHERE sheet = ? ORDER BY part, place",
                    (sheet,),
                ):
                    yield AnswerRow(
                        participant, number, questionnaire, version, day, part, code, value
                    )

    def _label_length(self) -> int:
        """Return how much of an id tells all participants apart."""
        people = self.counts()["people"]
        length = _LABEL
        sql = "SELECT COUNT(DISTINCT substr(participant, 1, ?)) FROM package WHERE NOT dropped"
        while self._base.execute(sql, (length,)).fetchone()[0] < people:
            length += 4
        return length


def _night(row: tuple[object, ...]) -> NightRow:
    participant, night, day, week, group, shift, post_call, exam, pressure, burnout = row
    return NightRow(
        str(participant),
        str(night),
        _whole(day),
        _whole(week),
        None if group is None else str(group),
        None if shift is None else str(shift),
        None if post_call is None else bool(post_call),
        None if exam is None else bool(exam),
        _whole(pressure),
        _whole(burnout),
    )


def _entry(row: tuple[object, ...], label: int) -> EntryRow:
    entry, use, prompt, prompt_text, edited, replaced, text, participant, night, *of = row
    # An entry may lie in a package whose night a later one has not: its key is kept all the same.
    own = (participant, night, *of[2:])
    return EntryRow(
        participant=str(participant),
        label=str(participant)[:label],
        entry=str(entry),
        night=_night(own),
        use=None if use is None else str(use),
        prompt=str(prompt),
        prompt_text=str(prompt_text),
        edited=bool(edited),
        replaced=_whole(replaced) or 0,
        text=str(text),
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
