"""Years of prompts for many invented students: does the chooser keep its rules?

A thousand students use the journal for three years, each in a way of their own: on call every
night, with one theme, with barriers off, swapping and hiding, marking moments, filling in earlier
nights. ``prompt_checks`` looks at every showing. Run with ``make prompts``.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

from benchmarks.prompt_checks import FACILITATORS, OUT_OF_TURN, Check, Log, Shelf
from benchmarks.prompt_students import Evening, Kind, evenings, pack_prompts
from benchmarks.table import Row, emit
from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_choice import Choice, choose, choose_prompt
from journal_app.domain.prompt_history import PromptHistory
from journal_app.domain.prompt_preferences import PromptMark, PromptPreferences
from journal_app.domain.prompt_rules import Circumstances, still_fits
from journal_app.domain.prompt_shelf import PromptShelf
from journal_app.domain.prompts import BARRIERS, Prompt, Reason, ShownPrompt, Theme
from journal_app.prompts.library import PromptLibrary

WEEK = 7
SUMS = ("students", "nights", "free", "shown", "swaps", "hidden", "gave_way", "came_back")
AFRESH = 97
"""Every so many showings the choice is made again from the bare log, mixed up."""

Chooser = Callable[[PromptShelf, PromptHistory, Circumstances], Choice | None]
Fits = Callable[[Prompt, Circumstances], bool]


@dataclass
class Tally:
    """What a simulation found; every rule counts how often it was broken."""

    students: int = 0
    nights: int = 0
    free: int = 0
    shown: int = 0
    swaps: int = 0
    hidden: int = 0
    gave_way: int = 0
    came_back: int = 0
    worst_week: float = 0.0
    worst_filled: float = 0.0
    themes: Counter[Theme] = field(default_factory=Counter)
    turns: Counter[tuple[str, str]] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        for name in SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("themes", "turns", "reasons", "broken"):
            getattr(self, name).update(getattr(other, name))
        self.worst_week = max(self.worst_week, other.worst_week)
        self.worst_filled = max(self.worst_filled, other.worst_filled)


class Student:
    """Lets one student use the chooser, checking every prompt as it is shown."""

    def __init__(
        self, prompts: Sequence[Prompt], chooser: Chooser = choose, fits: Fits = still_fits
    ) -> None:
        self.prompts = prompts
        self.chooser = chooser
        self.fits = fits
        self.shelf = Shelf(prompts)
        self.history = PromptHistory()
        self.log = Log()
        self.marks: dict[PromptId, PromptMark] = {}
        self.sorted: tuple[object, PromptShelf] | None = None
        self.tally = Tally(students=1)
        self.dice = random.Random(0)

    def live(self, nights: Iterable[Evening]) -> Tally:
        """Go through evenings in the order in which they are written."""
        for evening in nights:
            self.tally.nights += 1
            opened = self._open(evening)
            for _ in range(evening.swaps if opened else 0):
                if not self._show(evening, swap=True):
                    break
            self._mark(evening)
        return self.tally

    def _open(self, evening: Evening) -> bool:
        """Open a page; on one without words, what the night has no room for by now gives way."""
        if evening.before is not None and self._show(evening.before, swap=False):
            last = self.log.by_night[evening.now.night][-1]
            prompt = self._shelf(evening).by_id.get(last.prompt)
            if prompt is not None and self.fits(prompt, evening.now):
                stays = Check(self.shelf, self.log, evening, self.marks).stays(last)
                self.tally.broken["what stands suits the night as it was marked"] += not stays
                return True
            self.tally.gave_way += 1
        return self._show(evening, swap=False)

    def _show(self, evening: Evening, *, swap: bool) -> bool:
        choice = self.chooser(self._shelf(evening), self.history, evening.now)
        shown = None if choice is None else _as_shown(choice, evening)
        if shown is None and swap:
            return False
        check = Check(self.shelf, self.log, evening, self.marks)
        self.tally.broken.update(check.run(shown))
        if self.tally.shown % AFRESH == 0 and self._afresh(evening) != choice:
            self.tally.broken["the same log gives the same prompt"] += 1
        if shown is None:
            self.tally.free += 1
            return False
        self._count(shown)
        self.log.add(shown)
        self.history.add(shown)
        return True

    def _shelf(self, evening: Evening) -> PromptShelf:
        key = (evening.preferences, evening.packs, dict(self.marks))
        if self.sorted is None or self.sorted[0] != key:
            vault = evening.now.vault
            there = self._there(evening)
            made = PromptShelf.of(there, evening.preferences, self.marks, vault)
            self.sorted = key, made
        return self.sorted[1]

    def _there(self, evening: Evening) -> list[Prompt]:
        return [p for p in self.prompts if p.pack is None or p.pack in evening.packs]

    def _afresh(self, evening: Evening) -> Choice | None:
        log = [s for shown in self.log.by_night.values() for s in shown]
        prompts = self._there(evening)
        self.dice.shuffle(log)
        self.dice.shuffle(prompts)
        return choose_prompt(prompts, log, evening.now, evening.preferences, self.marks)

    def _count(self, shown: ShownPrompt) -> None:
        self.tally.shown += 1
        self.tally.swaps += shown.step > 0
        self.tally.came_back += shown.prompt in self.log.when
        if shown.step == 0:
            self.tally.themes[shown.theme] += 1
            self.tally.reasons[shown.reason] += 1

    def _mark(self, evening: Evening) -> None:
        tonight = self.log.by_night.get(evening.now.night)
        if not tonight or not (evening.hides or evening.favours):
            return
        last = tonight[-1].prompt
        self.marks[last] = PromptMark(last, favourite=evening.favours, hidden=evening.hides)
        if evening.hides:
            self.tally.hidden += 1
            self._show(evening, swap=True)

    def weigh(self, wants: PromptPreferences, *, filled_in: bool) -> None:
        """Compare the weeks of someone with the same themes throughout with their weights."""
        total = sum(wants.weight(t) for t in FACILITATORS)
        firsts = [self.log.by_night[n][0] for n in self.log.nights]
        turns = [s.theme for s in firsts if s.reason not in OUT_OF_TURN]
        for theme in FACILITATORS if total else ():
            weight = wants.weight(theme)
            if 0 < weight < total:
                name = f"{weight.name.lower()} of {total}"
                self.tally.turns["had", name] += turns.count(theme)
                self.tally.turns["of", name] += len(turns)
            weeks = (turns[start : start + WEEK] for start in range(len(turns) - WEEK + 1))
            off = max((abs(w.count(theme) - WEEK * weight / total) for w in weeks), default=0.0)
            if filled_in:
                self.tally.worst_filled = max(self.tally.worst_filled, off)
            else:
                self.tally.worst_week = max(self.tally.worst_week, off)


def _as_shown(choice: Choice, evening: Evening) -> ShownPrompt:
    return ShownPrompt(
        night=evening.now.night,
        step=choice.step,
        prompt=choice.prompt.id,
        theme=choice.prompt.theme,
        load=choice.prompt.load,
        reason=choice.reason,
        shown_at=datetime(2026, 9, 1, tzinfo=UTC),
    )


def one_student(
    prompts: Sequence[Prompt],
    kind: Kind,
    seed: int,
    nights: int,
    chooser: Chooser = choose,
    fits: Fits = still_fits,
) -> Tally:
    """Let one student of a kind live for so many nights."""
    if kind is Kind.PACKS:
        prompts = (*prompts, *pack_prompts())
    student = Student(prompts, chooser, fits)
    lived = list(evenings(kind, seed, nights))
    student.live(lived)
    if lived and kind is not Kind.CHANGING:
        student.weigh(lived[0].preferences, filled_in=kind is Kind.BACK_FILLS)
    return student.tally


def simulate(prompts: Sequence[Prompt], seeds: Sequence[int], nights: int) -> Tally:
    """Add up several students; their number says what kind each of them is."""
    tally = Tally()
    kinds = list(Kind)
    for seed in seeds:
        tally.add(one_student(prompts, kinds[seed % len(kinds)], seed, nights))
    return tally


def report(tally: Tally) -> str:
    """Return the figures as lines to read."""
    firsts = max(1, sum(tally.themes.values()))
    themes = ", ".join(f"{t.value} {tally.themes[t] / firsts:.1%}" for t in Theme)
    barriers = sum(tally.themes[t] for t in BARRIERS) / firsts
    lines = [
        f"students {tally.students}, nights {tally.nights}, of them free {tally.free}; "
        f"prompts shown {tally.shown}, of them swaps {tally.swaps}; hidden {tally.hidden}; "
        f"gave way on a page without words {tally.gave_way}",
        f"came back {tally.came_back} times, before every other was used "
        f"{tally.broken['no repeat before all were used']} times",
        f"themes by night: {themes}; barriers together {barriers:.1%}",
        "turns by weight (weight of the three together; share had, share wanted):",
    ]
    for name in sorted({name for _, name in tally.turns}):
        had = tally.turns["had", name] / tally.turns["of", name]
        lines.append(f"  {name}: {had:.2%}, {_share(name):.2%}")
    lines.append(
        f"worst week: {tally.worst_week:.2f} turns off a theme's share of seven; "
        f"{tally.worst_filled:.2f} where earlier nights were written later"
    )
    lines.append("reasons by night:")
    lines += [f"  {why.value}: {tally.reasons[why] / firsts:.2%}" for why in Reason]
    lines.append(f"rules broken: {sum(tally.broken.values())}")
    lines += [f"  {name}: {count}" for name, count in sorted(tally.broken.items()) if count]
    return "\n".join(lines)


def _share(name: str) -> float:
    weight, total = name.split(" of ")
    return {"seldom": 1, "usual": 2, "often": 4}[weight] / int(total)


def _half(half: int, students: int, nights: int) -> Tally:
    return simulate(PromptLibrary().prompts, range(half, students, 2), nights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=120)
    parser.add_argument("--nights", type=int, default=3 * 365)
    options = parser.parse_args()
    tally = Tally()
    with ProcessPoolExecutor(2) as pool:
        halves = [pool.submit(_half, n, options.students, options.nights) for n in (0, 1)]
        for half in halves:
            tally.add(half.result())
    print(report(tally))
    broken = sum(tally.broken.values())
    early = tally.broken["no repeat before all were used"]
    emit(
        Row(
            f"Prompts, {options.students} students x {options.nights} nights: rules broken",
            f"{broken}; repeats before all were used {early}",
            reach="0; 0",
            met=broken == 0,
        )
    )


if __name__ == "__main__":
    main()
