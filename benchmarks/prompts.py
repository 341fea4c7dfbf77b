"""A year of prompts for many invented students: does the chooser keep its rules?

Each student opens the journal on some nights, has call blocks, night weeks, hard days and
holidays, and asks for another prompt now and then. The rules are checked here from the log alone,
not with the chooser's own code. Run with ``python -m benchmarks.prompts``.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from benchmarks.table import Row, emit
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_choice import Circumstances, choose_prompt
from journal_app.domain.prompts import Load, Prompt, ShownPrompt, Theme
from journal_app.prompts.library import PromptLibrary

START = date(2026, 9, 1)
REST = 21
PRESSING = 7
WINDOW = 7
HARD_NIGHTS = 200


@dataclass
class Tally:
    """What a simulation found; every rule counts how often it was broken."""

    nights: int = 0
    shown: int = 0
    swaps: int = 0
    themes: Counter[Theme] = field(default_factory=Counter)
    loads: Counter[Load] = field(default_factory=Counter)
    repeats: int = 0
    early: int = 0
    shortest: int = 10**6
    broken: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.nights += other.nights
        self.shown += other.shown
        self.swaps += other.swaps
        self.themes += other.themes
        self.loads += other.loads
        self.repeats += other.repeats
        self.early += other.early
        self.shortest = min(self.shortest, other.shortest)
        self.broken += other.broken


@dataclass(frozen=True)
class Evening:
    """One night on which the journal is opened."""

    now: Circumstances
    swaps: int

    @property
    def hard(self) -> bool:
        pressed = (self.now.last_time_pressure or 0) >= PRESSING
        return pressed or self.now.post_call or self.now.shift in (Shift.ON_CALL, Shift.NIGHT)


def evenings(seed: int, nights: int) -> Iterator[Evening]:
    """Make up a student: how often they write, when they are on call, how often they swap."""
    dice = random.Random(seed)
    diligence, fussiness = dice.uniform(0.3, 0.97), dice.choice((0.0, 0.1, 0.25, 0.4))
    vault = f"{dice.getrandbits(128):032x}"
    pressure: int | None = None
    away_until, called = -1, False
    for n in range(nights):
        if dice.random() < 0.01:
            away_until = n + dice.randint(3, 16)
        block = (n // 28) % 4
        shift = _shift(block, n, dice)
        post_call, called = called, shift is Shift.ON_CALL
        if n <= away_until or dice.random() > diligence:
            continue
        swaps = 0
        while dice.random() < fussiness and swaps < 4:
            swaps += 1
        night = START + timedelta(days=n)
        yield Evening(Circumstances(vault, night, shift, post_call, pressure), swaps)
        if dice.random() < 0.9:
            pressure = min(10, max(0, round(dice.gauss((4, 7, 6, 5)[block], 1.8))))


def _shift(block: int, n: int, dice: random.Random) -> Shift | None:
    if block == 1 and n % 5 == 0:
        return Shift.ON_CALL
    if block == 2 and n % 28 >= 21:
        return Shift.NIGHT
    return dice.choice((Shift.DAY, Shift.DAY, Shift.OFF, None))


def hard_evenings(seed: int, nights: int) -> Iterator[Evening]:
    """Make up a student for whom every night is hard and two prompts a night are swapped."""
    vault = f"{random.Random(seed).getrandbits(128):032x}"
    for n in range(nights):
        night = START + timedelta(days=n)
        yield Evening(Circumstances(vault, night, last_time_pressure=PRESSING), 2)


def live(prompts: Sequence[Prompt], student: Iterable[Evening]) -> Tally:
    """Let one student use the chooser, checking every prompt as it is shown."""
    tally = Tally()
    log: list[ShownPrompt] = []
    for evening in student:
        tally.nights += 1
        tally.swaps += evening.swaps
        for _ in range(evening.swaps + 1):
            shown = _show(prompts, log, evening, tally)
            _check(prompts, log, shown, evening, tally)
            log.append(shown)
    _check_turns(log, tally)
    return tally


def _show(
    prompts: Sequence[Prompt], log: Sequence[ShownPrompt], evening: Evening, tally: Tally
) -> ShownPrompt:
    choice = choose_prompt(prompts, log, evening.now)
    assert choice is not None
    if choice != choose_prompt(prompts, list(reversed(log)), evening.now):
        tally.broken["the same log gives the same prompt"] += 1
    return ShownPrompt(
        night=evening.now.night,
        step=choice.step,
        prompt=choice.prompt.id,
        theme=choice.prompt.theme,
        load=choice.prompt.load,
        reason=choice.reason,
        shown_at=datetime(2026, 9, 1, tzinfo=UTC),
    )


def _check(
    prompts: Sequence[Prompt],
    log: Sequence[ShownPrompt],
    shown: ShownPrompt,
    evening: Evening,
    tally: Tally,
) -> None:
    tally.shown += 1
    tally.loads[shown.load] += 1
    if shown.step == 0:
        tally.themes[shown.theme] += 1
    if evening.hard and shown.load is not Load.LIGHT:
        tally.broken["light after a hard day"] += 1
    if log and shown.load is log[-1].load is Load.HEAVY:
        tally.broken["never heavy twice running"] += 1
    if shown.step and any(s.night == shown.night and s.prompt == shown.prompt for s in log):
        tally.broken["another is another"] += 1
    before = [s.night for s in log if s.prompt == shown.prompt]
    if before:
        _check_repeat(prompts, log, shown, before[-1], tally)


def _check_repeat(
    prompts: Sequence[Prompt],
    log: Sequence[ShownPrompt],
    shown: ShownPrompt,
    last: date,
    tally: Tally,
) -> None:
    """Check a prompt that comes back against the others of its theme and load."""
    distance = (shown.night - last).days
    tally.repeats += 1
    tally.early += distance <= REST
    tally.shortest = min(tally.shortest, distance)
    since = {s.prompt for s in log if s.night >= last}
    peers = {p.id for p in prompts if p.theme is shown.theme and p.load is shown.load}
    if peers - since:
        tally.broken["none again before every other"] += 1
    resting = {s.prompt for s in log if (shown.night - s.night).days <= REST}
    if distance <= REST and peers - resting:
        tally.broken["none within 21 nights"] += 1


def _check_turns(log: Sequence[ShownPrompt], tally: Tally) -> None:
    firsts = [s.theme for s in log if s.step == 0]
    for start in range(len(firsts) - WINDOW + 1):
        week = Counter(firsts[start : start + WINDOW])
        if any(not 2 <= week[theme] <= 3 for theme in Theme):
            tally.broken["themes take turns"] += 1


def simulate(prompts: Sequence[Prompt], *, students: int, nights: int) -> Tally:
    """Add up several students."""
    tally = Tally()
    for seed in range(students):
        tally.add(live(prompts, evenings(seed, nights)))
    return tally


def simulate_hard(prompts: Sequence[Prompt], *, students: int, nights: int) -> Tally:
    """Add up several students whose nights are all hard."""
    tally = Tally()
    for seed in range(students):
        tally.add(live(prompts, hard_evenings(seed, nights)))
    return tally


def report(tally: Tally) -> str:
    themes = ", ".join(f"{t.value} {tally.themes[t] / tally.nights:.1%}" for t in Theme)
    loads = ", ".join(f"{kind.value} {tally.loads[kind] / tally.shown:.1%}" for kind in Load)
    lines = [
        f"nights {tally.nights}, prompts shown {tally.shown}, swaps {tally.swaps}",
        f"themes by night: {themes}",
        f"loads: {loads}",
        f"came back {tally.repeats} times, soonest after {tally.shortest} nights, "
        f"within {REST} nights {tally.early} times",
        f"rules broken: {sum(tally.broken.values())} {dict(tally.broken) or ''}",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--nights", type=int, default=365)
    options = parser.parse_args()
    tally = simulate(PromptLibrary().prompts, students=options.students, nights=options.nights)
    print(report(tally))
    broken = sum(tally.broken.values())
    emit(
        Row(
            f"Prompts, {options.students} students x {options.nights} nights: rules broken",
            f"{broken}; soonest repeat {tally.shortest} nights",
            reach=f"0; {REST} nights",
            met=broken == 0 and tally.shortest > REST,
        )
    )
    hard = simulate_hard(
        PromptLibrary().prompts, students=min(options.students, 10), nights=HARD_NIGHTS
    )
    print(report(hard))
    emit(
        Row(
            f"Prompts, {HARD_NIGHTS} hard nights running with two swaps each: soonest repeat",
            f"{hard.shortest} nights",
            reach=f"more than {REST} nights",
            met=not hard.broken and hard.shortest > REST,
        )
    )


if __name__ == "__main__":
    main()
