"""The measured figures as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from benchmarks.deid.figures import Interval, Tally
from benchmarks.deid.sets import TRAPS, TextSet
from benchmarks.deid.systems import GUARD, OURS, PEER, SYSTEMS, Reading, System, of_system

WITH_RANGE: Final = ("recall", "touched", "names")
WITHOUT: Final = ("direct", "precision")
AHEAD: Final = ("recall", "touched", "names", "precision")
Tallies = dict[System, Tally]


def tallies(of: TextSet, readings: Mapping[str, Reading]) -> Tallies:
    """Return every system's figures on a set."""
    return {system: Tally(of.samples, of_system(system, readings)) for system in SYSTEMS}


def quality(sets: Sequence[TextSet], readings: Mapping[str, Reading]) -> str:
    """Return what was found, missed and wrongly flagged, for sets of one origin."""
    counted = [(each, tallies(each, readings)) for each in sets if each.of != TRAPS]
    written = counted[0]
    parts = [
        _table(_HEAD, _rows(counted)),
        "Heartbeat, whole, less Presidio, all of it (texts drawn anew, the same for both):",
        _table(["Texts", "Recall", "Touched", "Names", "Precision"], _ahead(counted)),
        f"By kind, {written[0].name}: wholly covered of marked (touched).",
        _table(["Kind", *(_plain(each) for each in _BY_KIND)], _kinds(written[1])),
        _guard(*written),
    ]
    return "\n\n".join(parts)


def traps(sets: Iterable[TextSet], readings: Mapping[str, Reading]) -> str:
    """Return what was flagged where nothing is to be found."""
    of = next(each for each in sets if each.of == TRAPS)
    rows = []
    for system, tally in tallies(of, readings).items():
        quiet, texts = tally.fraction("quiet")
        wrong = _ranged(tally.interval("alarms_150"), places=2)
        rows.append([system.name, wrong, f"{quiet} of {texts}"])
    head = [f"{len(of.samples)} texts without identifiers", "False alarms in 150 words", "Silent"]
    return _table(head, rows)


def cost(of: TextSet, readings: Mapping[str, Reading]) -> str:
    """Return what every process took."""
    rows = [
        [
            name,
            *(f"{taken:.1f}" for taken in readings[reader].for_200_words(of.samples)),
            f"{readings[reader].ms_text(of.samples):.1f}",
            f"{readings[reader].load_s:.1f}",
            f"{readings[reader].rss_mb:.0f}",
        ]
        for name, reader in _PROCESSES
    ]
    return _table(_COST, rows)


_HEAD: Final = [
    "Texts",
    "System",
    "Recall (95 %)",
    "Touched (95 %)",
    "Names (95 %)",
    "Direct",
    "Precision",
    "Without a miss",
    "False alarms a text",
    "in 150 words",
]
_COST: Final = [
    "Process",
    "ms for 200 words",
    "of processor",
    "ms a text",
    "Ready after, s",
    "Most memory, MB",
]
_BY_KIND: Final = (OURS, GUARD, PEER)
_PROCESSES: Final = (
    ("Heartbeat, rules", GUARD.reader),
    ("Heartbeat, whole", OURS.reader),
    *((each.name, each.reader) for each in SYSTEMS[4:]),
)


def _rows(counted: Iterable[tuple[TextSet, Tallies]]) -> Iterator[list[str]]:
    for of, made in counted:
        for system, tally in made.items():
            clean, texts = tally.fraction("clean")
            yield [
                of.name,
                system.name,
                *(_ranged(tally.interval(figure)) for figure in WITH_RANGE),
                *(f"{tally[figure]:.3f}" for figure in WITHOUT),
                f"{clean} of {texts}",
                f"{tally['alarms']:.2f}",
                f"{tally['alarms_150']:.2f}",
            ]


def _ahead(counted: Iterable[tuple[TextSet, Tallies]]) -> Iterator[list[str]]:
    for of, made in counted:
        apart = (made[OURS].ahead_of(made[PEER], figure) for figure in AHEAD)
        yield [of.name, *(_ranged(each, signed=True) for each in apart)]


def _kinds(made: Tallies) -> Iterator[list[str]]:
    for kind in made[OURS].kinds():
        row = [f"`{kind}`"]
        for system in _BY_KIND:
            whole, marked = made[system].fraction(kind)
            touched, _ = made[system].fraction(f"{kind} touched")
            row.append(f"{whole} of {marked} ({touched})")
        yield row


def _guard(of: TextSet, made: Tallies) -> str:
    """Return what the issue of false comfort turns on: the solid lines of the guard."""
    tally = made[GUARD]
    unique = made[OURS].interval("PROFESSION_UNIQUE touched")
    return (
        f"The guard's solid lines, {of.name}: patients' names "
        f"{_ranged(tally.interval('NAME_PATIENT'))}, precision "
        f"{_ranged(tally.interval('precision'))}, false lines in 150 words "
        f"{_ranged(tally.interval('alarms_150'), places=2)}. Persons singled out without a name, "
        f"whole pipeline: touched {_ranged(unique)}, wholly covered "
        f"{_ranged(made[OURS].interval('PROFESSION_UNIQUE'))}."
    )


def _ranged(found: Interval, *, places: int = 3, signed: bool = False) -> str:
    sign = "+" if signed else ""
    return (
        f"{found.value:{sign}.{places}f} "
        f"({found.low:{sign}.{places}f} to {found.high:{sign}.{places}f})"
    )


def _plain(system: System) -> str:
    return system.name.replace("*", "")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
