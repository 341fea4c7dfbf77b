"""Tries in earnest to find out on which calendar dates the nights of a package lie.

It knows what a study team knows: the unsealed package, its own study file, and the day on which the
file arrived. It looks for a date, a clock time or a year in every byte that is not a text, at the
archive's own times, at the sealed file's header and name; and it weighs every first day that the
study's dates allow by what nights off, weekday names and holidays in texts say. What comes out is a
posterior over first days: how many remain, and how likely the likeliest is. With a calendar of who
is where when, as every school has one, it also weighs changes of rotation group and nights tagged
with an exam.

    python tools/recover_dates.py PACKAGE.age --key KEY --study FILE.study.toml [--received DATE]
        [--calendar CALENDAR.csv]

A calendar is CSV: a group as the study names it, the first day and the last day on a line; a group
named "exam" stands for the days of exams. Several lines of one group are several blocks of it.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

from journal_app.domain.nights import Shift
from journal_app.domain.packages import PackageContents
from journal_app.domain.studies import Study
from journal_app.errors import WorldError
from journal_app.research.package_reading import read_package
from journal_app.research.participants import LEAST_BEFORE
from journal_app.research.sealing import unseal
from journal_app.research.study_file import read_study_at
from journal_app.sentences.problems import problem

OFF_AT_WEEKENDS: Final = 0.65
OFF_ON_WEEKDAYS: Final = 0.08
"""How likely a night is tagged "off" on Saturday or Sunday, and on another day; generous to the
attacker: many rotas have nothing of a week in them."""

NAMED_RIGHTLY: Final = 0.8
"""How likely a weekday or a holiday in a text is the night's own, or within ``NEAR`` days of it."""

AS_PLANNED: Final = 0.99
"""How likely a group, a change of group or an exam is where the calendar has it."""

EXAM: Final = "exam"
CERTAIN: Final = 0.95
NEAR: Final = 10
HOLIDAYS: Final[Mapping[str, tuple[int, int]]] = {
    "new year": (1, 1),
    "valentine": (2, 14),
    "st patrick": (3, 17),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "thanksgiving": (11, 26),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_TIMES: Final = re.compile(
    rb"(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?|[012]\d:[0-5]\d(?::\d\d)?|\b(?:19|20)\d\d\b|"
    rb"\b1[5-9]\d{8}(?:\d{3})?\b|\b(?:UTC|GMT|Europe/|America/|Asia/)",
)


@dataclass(frozen=True)
class Block:
    """A line of a calendar; ``first`` and ``last`` are days of it."""

    group: str
    first: date
    last: date


@dataclass(frozen=True)
class Recovered:
    """What an attempt found.

    Attributes:
        traces: Dates, clock values and zones outside texts; there should be none.
        clues: Weekday and holiday names that still stand in texts.
        dated: What a calendar of rotations and exams can date.
        posterior: Probability by date of day 0, the likeliest first.
    """

    traces: tuple[str, ...]
    clues: tuple[str, ...]
    posterior: tuple[tuple[date, float], ...]
    dated: tuple[str, ...] = ()

    @property
    def remaining(self) -> int:
        """How many first days are still possible."""
        return len(self.posterior)

    @property
    def likely(self) -> int:
        """How many of them, the likeliest first, are right with ``CERTAIN`` probability."""
        so_far = accumulate(chance for _origin, chance in self.posterior)
        return sum(chance < CERTAIN for chance in so_far) + 1 if self.posterior else 0

    @property
    def best(self) -> float:
        """Probability of the likeliest first day; 0 when none fits."""
        return self.posterior[0][1] if self.posterior else 0.0

    @property
    def bits(self) -> float:
        """What is still unknown, in bits."""
        return -sum(p * math.log2(p) for _origin, p in self.posterior if p > 0)

    def of(self, origin: date) -> float:
        """Return the probability of a first day."""
        return dict(self.posterior).get(origin, 0.0)


def recover(  # what an attacker holds, each thing by its name
    archive: bytes,
    study: Study,
    *,
    received: date,
    sealed: bytes = b"",
    name: str = "",
    calendar: Sequence[Block] = (),
) -> Recovered:
    """Weigh every day that day 0 of a package may be.

    Args:
        archive: The unsealed package.
        received: When the file arrived; nothing in it is younger.
        sealed: The file as it arrived, whose header is looked at too.
        name: Its name.
        calendar: Who is where when, and when the exams are.
    """
    contents = read_package(archive, file=name)
    if not isinstance(contents, PackageContents):
        msg = "this is no package"
        raise TypeError(msg)
    traces = (*_traces(archive), *_header_traces(sealed, name))
    clues = tuple(_clues(contents))
    days = [each.day for each in contents.nights if each.day is not None]
    dated = tuple(_dated(contents))
    if not days:
        return Recovered(traces, clues, (), dated)
    found = {
        origin: _likelihood(origin, contents) + _of_calendar(origin, contents, calendar)
        for origin in _possible(days, study, received)
    }
    most = max(found.values(), default=0.0)
    weights = {origin: math.exp(weight - most) for origin, weight in found.items()}
    total = sum(weights.values()) or 1.0
    ranked = sorted(((weight / total, origin) for origin, weight in weights.items()), reverse=True)
    return Recovered(traces, clues, tuple((origin, weight) for weight, origin in ranked), dated)


def _traces(archive: bytes) -> Iterator[str]:
    """Yield whatever looks like a time, in the archive itself and in every member but texts."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for info in opened.infolist():
            if info.date_time != (1980, 1, 1, 0, 0, 0) or info.extra or info.comment:
                yield f"{info.filename}: {info.date_time}"
            if info.filename.startswith("entries.") or info.filename == "manifest.sig":
                continue
            data = opened.read(info)
            for found in _TIMES.finditer(re.sub(rb'"[0-9a-f]{16,64}"', b'""', data)):
                yield f"{info.filename}: {found[0].decode()}"


def _header_traces(sealed: bytes, name: str) -> Iterator[str]:
    """Yield what an age header says beside one recipient's share, and what a name says.

    A share says nothing to whom it does not belong; "grease" is random bytes that the library adds
    so that readers stay able to skip what they do not know.
    """
    header = sealed.split(b"\n--- ", 1)[0].split(b"\n")
    kinds = [line.split(b" ")[1] for line in header if line.startswith(b"-> ")]
    shares = [kind for kind in kinds if not kind.endswith(b"-grease")]
    if sealed and (header[0] != b"age-encryption.org/v1" or shares != [b"X25519"]):
        yield "age header"
    if name and not re.fullmatch(r"heartbeat-[0-9a-f]{8}\.age", name):
        yield name


def _possible(days: Sequence[int], study: Study, received: date) -> Iterator[date]:
    """Yield every day 0 with which all nights lie in the study and had cooled off.

    The program is no secret: day 0 lies ``LEAST_BEFORE`` days before the study at least, and a
    journal that was begun long before the study may put it further back than ``MOST_BEFORE``.
    """
    last = min(study.ends, received - timedelta(days=study.cooling_off_days))
    first = study.starts - timedelta(days=min(days))
    latest = study.starts - timedelta(days=LEAST_BEFORE)
    for step in range((last - study.starts).days - (max(days) - min(days)) + 1):
        if (origin := first + timedelta(days=step)) <= latest:
            yield origin


def _likelihood(origin: date, contents: PackageContents) -> float:
    """Return how well a day 0 explains nights off and names of days, as a logarithm."""
    nights = {each.night: each for each in contents.nights}
    found = 0.0
    for night in nights.values():
        if night.day is None or not night.shift:
            continue
        chance = OFF_AT_WEEKENDS if _on(origin, night.day).weekday() >= 5 else OFF_ON_WEEKDAYS
        found += math.log(chance if night.shift == Shift.OFF else 1 - chance)
    for entry in contents.entries:
        day = nights[entry.night].day
        if day is not None:
            found += _of_text(entry.text.casefold(), _on(origin, day))
    return found


def _of_text(text: str, night: date) -> float:
    found = 0.0
    for at, name in enumerate(WEEKDAYS):
        if name in text:
            right = at == night.weekday()
            found += math.log(NAMED_RIGHTLY if right else (1 - NAMED_RIGHTLY) / 6)
    for name, (month, day) in HOLIDAYS.items():
        if name in text:
            near = any(
                abs((date(year, month, day) - night).days) <= NEAR
                for year in (night.year - 1, night.year, night.year + 1)
            )
            share = (2 * NEAR + 1) / 365
            found += math.log(NAMED_RIGHTLY / share if near else (1 - NAMED_RIGHTLY) / (1 - share))
    return found


def _of_calendar(origin: date, contents: PackageContents, calendar: Sequence[Block]) -> float:
    """Return how well a day 0 puts groups, changes of group and exams where a calendar has them."""
    found = 0.0
    blocks = {each.group for each in calendar}
    for night in contents.nights:
        if night.day is None:
            continue
        on = _on(origin, night.day)
        if night.group in blocks:
            found += _planned(_lies_in(on, night.group, calendar))
        if night.exam and EXAM in blocks:
            found += _planned(_lies_in(on, EXAM, calendar))
    starts = [each.first for each in calendar if each.group != EXAM]
    ends = [each.last for each in calendar if each.group != EXAM]
    for (before, _one), (day, _other) in _changes(contents):
        last, first = _on(origin, before), _on(origin, day)
        if calendar:
            found += _planned(
                any(last < each <= first for each in starts)
                or any(last <= each < first for each in ends)
            )
    return found


def _planned(fits: bool) -> float:
    return math.log(AS_PLANNED if fits else 1 - AS_PLANNED)


def _lies_in(day: date, group: str, calendar: Sequence[Block]) -> bool:
    return any(each.group == group and each.first <= day <= each.last for each in calendar)


def _changes(contents: PackageContents) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Yield neighbouring nights between which the group changes, as day numbers and groups."""
    known = {n.day: n.group for n in contents.nights if n.day is not None and n.group is not None}
    for one, other in pairwise(sorted(known.items())):
        if one[1] != other[1]:
            yield one, other


def _dated(contents: PackageContents) -> Iterator[str]:
    changes = sum(1 for _change in _changes(contents))
    if changes:
        yield f"{changes} change{'s' * (changes > 1)} of group"
    exams = sum(each.exam is True and each.day is not None for each in contents.nights)
    if exams:
        yield f"{exams} night{'s' * (exams > 1)} with an exam"


def read_calendar(lines: Iterable[str]) -> tuple[Block, ...]:
    """Return the blocks of a calendar in CSV.

    Raises:
        ValueError: A line is not a group and two dates, or ends before it begins.
    """
    found = []
    for row in csv.reader(lines):
        if not row:
            continue
        group, first, last = (cell.strip() for cell in row)
        block = Block(group, date.fromisoformat(first), date.fromisoformat(last))
        if block.last < block.first:
            raise ValueError(f"a block ends before it begins: {group}")  # said once
        found.append(block)
    return tuple(found)


def _on(origin: date, day: int) -> date:
    return origin + timedelta(days=day)


def _clues(contents: PackageContents) -> Iterator[str]:
    for entry in contents.entries:
        text = entry.text.casefold()
        yield from (name for name in (*WEEKDAYS, *HOLIDAYS) if name in text)


def _calendar_at(path: Path) -> tuple[Block, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return read_calendar(file)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try one package and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("package", type=Path)
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument("--study", type=Path, required=True)
    parser.add_argument("--received", type=date.fromisoformat, default=None)
    parser.add_argument("--calendar", type=Path, default=None)
    chosen = parser.parse_args(arguments)
    try:
        study = read_study_at(chosen.study).study
        sealed = chosen.package.read_bytes()
        key = next(
            line for line in chosen.key.read_text().split() if line.startswith("AGE-SECRET-KEY-")
        )
        found = recover(
            unseal(sealed, key, file=chosen.package.name),
            study,
            received=chosen.received or study.ends + timedelta(days=study.cooling_off_days),
            sealed=sealed,
            name=chosen.package.name,
            calendar=() if chosen.calendar is None else _calendar_at(chosen.calendar),
        )
    except WorldError as error:
        print(problem(error), file=sys.stderr)
        return 1
    print(f"traces of a clock or calendar outside texts: {', '.join(found.traces) or 'none'}")
    print(f"names of days left in texts: {', '.join(found.clues) or 'none'}")
    what = "weighed by the calendar" if chosen.calendar else "a calendar of these would date nights"
    print(f"{what}: {', '.join(found.dated) or 'none'}")
    print(f"first days that remain possible: {found.remaining}")
    print(f"of these, {found.likely} hold {CERTAIN:.0%} of the probability")
    print(f"the likeliest has a probability of {found.best:.1%}; {found.bits:.1f} bits are unknown")
    return 0


if __name__ == "__main__":
    sys.exit(main())
