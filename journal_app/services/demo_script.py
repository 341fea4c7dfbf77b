"""The invented nights of ``resources/demo``, read from data files.

``schedule.toml`` has rotations, and weeks of seven columns, Monday to Sunday; the other files have
the entries. Nothing in them is about anybody.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any, Final

from journal_app import assets
from journal_app.domain.nights import Shift

FOLDER: Final = "resources/demo"
SCHEDULE: Final = f"{FOLDER}/schedule.toml"
WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SHIFTS: Final = {
    "D": Shift.DAY,
    "E": Shift.EVENING,
    "N": Shift.NIGHT,
    "C": Shift.ON_CALL,
    "O": Shift.OFF,
}
_NOTHING: Final = "."


@dataclass(frozen=True, slots=True)
class ScriptRotation:
    """A rotation by weeks, the first one counted from 1."""

    specialty: str
    site: str = field(repr=False)
    first_week: int
    weeks: int


@dataclass(frozen=True, slots=True)
class ScriptRating:
    """A rating: 0 to 10, or None for "not tonight"; ``later`` when given the day after."""

    value: int | None
    later: bool = False


@dataclass(frozen=True, slots=True)
class ScriptNight:
    """One night as the schedule has it; None for a rating that was never asked."""

    shift: Shift
    post_call: bool
    exam: bool
    time_pressure: ScriptRating | None
    burnout: ScriptRating | None


@dataclass(frozen=True, slots=True)
class ScriptEntry:
    """One entry.

    Attributes:
        at: Wall-clock time; before 04:00 it lies in the same night, after midnight.
        days_later: 1 when it was written on the day after.
        earlier: Its earlier states, oldest first.
    """

    at: time
    text: str = field(repr=False)
    prompt: str = ""
    tags: tuple[str, ...] = field(default=(), repr=False)
    days_later: int = 0
    earlier: tuple[str, ...] = field(default=(), repr=False)
    binned: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """All of it. Keys of ``nights`` and ``entries`` are (week from 1, weekday from 0)."""

    rotations: tuple[ScriptRotation, ...]
    weeks: int
    nights: Mapping[tuple[int, int], ScriptNight]
    entries: Mapping[tuple[int, int], tuple[ScriptEntry, ...]]
    last_night: ScriptNight
    last_entries: tuple[ScriptEntry, ...]


def read_script() -> Script:
    """Read the data files of the sample journal."""
    schedule = tomllib.loads(assets.read_text(SCHEDULE))
    nights = {}
    for week in schedule["week"]:
        for day, night in enumerate(_week(week)):
            if night is not None:
                nights[week["number"], day] = night
    entries, last = _entries()
    return Script(
        rotations=tuple(ScriptRotation(**rotation) for rotation in schedule["rotation"]),
        weeks=max(week["number"] for week in schedule["week"]),
        nights=nights,
        entries=entries,
        last_night=_night(schedule["tonight"]),
        last_entries=last,
    )


def _week(week: Mapping[str, Any]) -> Sequence[ScriptNight | None]:
    blank = " ".join(_NOTHING * len(WEEK))
    names = ("shifts", "post_call", "exam", "time_pressure", "burnout")
    columns = zip(*(week.get(name, blank).split() for name in names), strict=True)
    return [
        None
        if shift == _NOTHING
        else _night(
            {
                "shift": shift,
                "post_call": post_call,
                "exam": exam,
                "time_pressure": pressure,
                "burnout": burnout,
            }
        )
        for shift, post_call, exam, pressure, burnout in columns
    ]


def _night(row: Mapping[str, str]) -> ScriptNight:
    return ScriptNight(
        shift=_SHIFTS[row["shift"]],
        post_call=row.get("post_call", _NOTHING) != _NOTHING,
        exam=row.get("exam", _NOTHING) != _NOTHING,
        time_pressure=_rating(row["time_pressure"]),
        burnout=_rating(row["burnout"]),
    )


def _rating(mark: str) -> ScriptRating | None:
    if mark == _NOTHING:
        return None
    bare = mark.strip("()")
    return ScriptRating(None if bare == "n" else int(bare), later=bare != mark)


def _entries() -> tuple[dict[tuple[int, int], tuple[ScriptEntry, ...]], tuple[ScriptEntry, ...]]:
    found: dict[tuple[int, int], tuple[ScriptEntry, ...]] = {}
    last: tuple[ScriptEntry, ...] = ()
    for name in assets.list_names(FOLDER, ".toml"):
        for row in tomllib.loads(assets.read_text(name)).get("entry", []):
            entry = _entry(row)
            if row.get("tonight", False):
                last += (entry,)
            else:
                key = row["week"], WEEK.index(row["day"])
                found[key] = (*found.get(key, ()), entry)
    return found, last


def _entry(row: Mapping[str, Any]) -> ScriptEntry:
    return ScriptEntry(
        at=time.fromisoformat(row["at"]),
        text=row["text"].strip(),
        prompt=row.get("prompt", ""),
        tags=tuple(row.get("tags", ())),
        days_later=row.get("days_later", 0),
        earlier=tuple(text.strip() for text in row.get("earlier", ())),
        binned=row.get("binned", False),
    )
