"""All packages of a study together: what replaces what, what is taken out, and in which order."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from journal_app.domain.packages import (
    PackageContents,
    PackagedAnswers,
    PackagedEntry,
    PackagedNight,
    Withdrawal,
)
from journal_app.domain.ratings import Scale
from journal_app.research.text_cleaning import legal_in_xml


@dataclass(frozen=True, slots=True)
class Dropped:
    """A package, or a participant of whom none came, that was withdrawn.

    Attributes:
        package: "" when everything of the participant is withdrawn and no package came.
        file: The name of the sealed file it came in; "" when none did.
    """

    participant: str
    package: str
    file: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Packages of one participant that bear the same number, so that their order is unknown.

    That happens when a journal was restored from a backup older than its last package.

    Attributes:
        files: Names of the sealed files they came in.
    """

    participant: str
    sequence: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling took out: nights, entries and answer sheets that a later package replaces.

    Attributes:
        collided: Entries left out altogether, because it is unknown which text is the later one.
    """

    nights: int
    entries: int
    sheets: int
    collided: int


class Pool:
    """Takes packages and withdrawals in any order, is settled once, and is then read.

    Args:
        shown: Gives the name that a group bears here, of those the study lists.
        questionnaires: Ids of the questionnaires that the study asks for.

    Attributes:
        illegal: Characters replaced because XML 1.0 forbids them.
        unasked: Answer sheets left out because the study asks for no such questionnaire.
    """

    def __init__(
        self,
        base: sqlite3.Connection,
        *,
        shown: Callable[[str], str],
        questionnaires: Iterable[str] = (),
    ) -> None:
        self._base = base
        self._shown = shown
        self._questionnaires = frozenset(questionnaires)
        self.illegal = 0
        self.unasked = 0

    def hash_of(self, package: str) -> str | None:
        """Return the hash of the contents that a package id came with; None for a new one."""
        found = self._base.execute("SELECT sha256 FROM package WHERE id = ?", (package,))
        return next((str(row[0]) for row in found), None)

    def add(self, contents: PackageContents, *, sha256: str, file: str) -> None:
        """Take a package whose id is new. One that is withdrawn already leaves no text behind."""
        withdrawn = self._is_withdrawn(contents.participant, contents.package)
        totals = contents.totals
        counts = (totals.eligible, totals.rated, totals.withheld) if totals else (None, None, None)
        choices = contents.consent.choices
        self._base.execute(
            "INSERT INTO package VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(contents.package, contents.participant, contents.sequence),
                *(contents.study_version, sha256, file),
                " ".join(item.value for item, yes in choices if yes),
                " ".join(item.value for item, _yes in choices),
                *(*counts, withdrawn),
            ),
        )
        if not withdrawn:
            self._base.execute("BEGIN")
            self._add_pieces(contents)
            self._base.execute("COMMIT")

    def withdraw(self, withdrawal: Withdrawal, *, file: str) -> None:
        """Take a participant's word that packages, or all that ever come, are to be left out."""
        self._base.executemany(
            "INSERT OR IGNORE INTO withdrawal VALUES (?, ?, ?)",
            [(withdrawal.participant, package, file) for package in withdrawal.packages or ("",)],
        )

    def settle(self) -> Settled:
        """Take out what was withdrawn after it came, and what a later package replaces."""
        self._take_out_withdrawn()
        collided = sum(map(self._take_out_collided, self.ties()))
        return Settled(
            self._take_out_replaced("night", "night"),
            self._take_out_replaced("entry", "entry"),
            self._take_out_replaced("sheet", "key"),
            collided,
        )

    def ties(self) -> tuple[Tie, ...]:
        """Return the packages in the pool that share participant and number."""
        found = self._base.execute(
            "SELECT participant, sequence, file FROM package INDEXED BY package_of"
            " WHERE NOT dropped AND (participant, sequence) IN"
            " (SELECT participant, sequence FROM package WHERE NOT dropped"
            "  GROUP BY participant, sequence HAVING COUNT(*) > 1)"
            " ORDER BY participant, sequence, id"
        )
        return tuple(
            Tie(participant, sequence, tuple(file for *_which, file in rows))
            for (participant, sequence), rows in itertools.groupby(found, key=lambda row: row[:2])
        )

    def dropped(self) -> Iterator[Dropped]:
        """Give what was withdrawn, so that copies of it can be deleted."""
        found = self._base.execute(
            "SELECT participant, id, file FROM package WHERE dropped"
            " UNION ALL SELECT participant, package, '' FROM withdrawal AS w WHERE NOT EXISTS"
            " (SELECT 1 FROM package WHERE dropped AND participant = w.participant"
            "  AND (id = w.package OR w.package = '')) ORDER BY 1, 2"
        )
        return (Dropped(*row) for row in found)

    def group_sizes(self) -> dict[str, int]:
        """Return how many participants have nights in each group."""
        found = self._base.execute(
            "SELECT grp, COUNT(DISTINCT participant) FROM night INDEXED BY night_group"
            " WHERE grp IS NOT NULL GROUP BY grp"
        )
        return {str(name): int(size) for name, size in found}

    def rename_group(self, name: str, to: str | None) -> None:
        """Call a group otherwise, None for nothing at all."""
        self._base.execute("UPDATE night SET grp = ? WHERE grp = ?", (to, name))

    def _is_withdrawn(self, participant: str, package: str) -> bool:
        found = self._base.execute(
            "SELECT 1 FROM withdrawal WHERE participant = ? AND package IN ('', ?)",
            (participant, package),
        )
        return found.fetchone() is not None

    def _take_out_collided(self, tie: Tie) -> int:
        """Take out the entries that come with several texts in packages from a tie on.

        Of two journals that went on from one backup, either may have sealed the later packages.
        """
        of = (tie.participant, tie.sequence)
        found = self._base.execute(
            "SELECT entry FROM entry WHERE participant = ? AND sequence >= ?"
            " GROUP BY entry HAVING COUNT(DISTINCT text) > 1",
            of,
        ).fetchall()
        self._base.executemany(
            "DELETE FROM entry WHERE participant = ? AND entry = ?",
            [(tie.participant, entry) for (entry,) in found],
        )
        return len(found)

    def _take_out_replaced(self, table: str, *keys: str) -> int:
        """Take out what a later package of the same participant has under the same keys."""
        same = " AND ".join(f"later.{key} = {table}.{key}" for key in ("participant", *keys))
        later = f"(later.sequence, later.package) > ({table}.sequence, {table}.package)"
        there = f"SELECT 1 FROM {table} AS later WHERE {same} AND {later}"  # noqa: S608 # own names
        sql = f"DELETE FROM {table} WHERE EXISTS ({there})"  # noqa: S608 # own names
        return self._base.execute(sql).rowcount

    def _take_out_withdrawn(self) -> None:
        late = self._base.execute(
            "SELECT p.id, p.participant FROM package AS p WHERE NOT p.dropped AND EXISTS"
            " (SELECT 1 FROM withdrawal AS w WHERE w.participant = p.participant"
            "  AND w.package IN ('', p.id))"
        ).fetchall()
        own = "participant = ? AND package = ?"
        for package, participant in late:
            self._base.execute("UPDATE package SET dropped = 1 WHERE id = ?", (package,))
            for table in ("night", "entry", "sheet"):
                sql = f"DELETE FROM {table} WHERE {own}"  # noqa: S608 # constants
                self._base.execute(sql, (participant, package))

    def _add_pieces(self, contents: PackageContents) -> None:
        times: dict[str, int] = {}
        for night in contents.nights:
            times[night.night] = night.day or night.week or 0
            self._add_night(contents, night)
        for entry in contents.entries:
            self._add_entry(contents, entry, times.get(entry.night, 0))
        for answers in contents.answers:
            if answers.questionnaire in self._questionnaires:
                self._add_answers(contents, answers)
            else:
                self.unasked += 1

    def _add_night(self, contents: PackageContents, night: PackagedNight) -> None:
        ratings = dict(night.ratings)
        self._base.execute(
            "INSERT INTO night VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(contents.participant, night.night, contents.sequence, contents.package),
                *(night.day or night.week or 0, night.day, night.week),
                *(self._shown(night.group) if night.group else None, night.shift or None),
                *(night.post_call, night.exam),
                *(ratings.get(Scale.TIME_PRESSURE), ratings.get(Scale.BURNOUT)),
            ),
        )

    def _add_entry(self, contents: PackageContents, entry: PackagedEntry, time: int) -> None:
        self._base.execute(
            "INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(contents.participant, entry.entry, contents.sequence, contents.package),
                *(entry.night, time, entry.use and entry.use.value),
                *(self._clean(entry.prompt), self._clean(entry.prompt_text)),
                *(entry.edited_after_joining, entry.replaced, self._clean(entry.text)),
            ),
        )

    def _add_answers(self, contents: PackageContents, answers: PackagedAnswers) -> None:
        sheet = self._base.execute(
            "INSERT INTO sheet VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(contents.participant, answers.questionnaire, self._clean(answers.version)),
                *(answers.day, answers.sheet, contents.sequence, contents.package),
            ),
        ).lastrowid
        rows = [("item", code, value) for code, value in answers.answers]
        scores = [("score", code, value) for code, value in answers.scores]
        self._base.executemany(
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?)",
            [
                (sheet, part, place, self._clean(code), value)
                for place, (part, code, value) in enumerate([*rows, *scores])
            ],
        )

    def _clean(self, text: str) -> str:
        clean, illegal = legal_in_xml(text)
        self.illegal += illegal
        return clean
