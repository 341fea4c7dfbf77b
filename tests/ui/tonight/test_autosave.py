"""Autosave over any typing pattern: no keystroke waits longer than two seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.tonight.autosave import AGAIN, AT_MOST, PAUSE, Autosave, Standing

SLOWEST_ALARM = 0.02
"""How late, in seconds, a precise timer may ring in this simulation."""


@dataclass
class Desk:
    """Time, an alarm and a store, all moved by hand."""

    now: float = 0.0
    due: float | None = None
    sent: list[tuple[float, int]] = field(default_factory=list)
    lateness: float = 0.0

    def set(self, seconds: float) -> None:
        self.due = self.now + seconds + self.lateness

    def stop(self) -> None:
        self.due = None

    def store(self, revision: int) -> None:
        self.sent.append((self.now, revision))

    def made(self) -> Autosave:
        return Autosave(monotonic=lambda: self.now, alarm=self, store=self.store)

    def wait(self, autosave: Autosave, seconds: float) -> None:
        end = self.now + seconds
        while self.due is not None and self.due <= end:
            self.now, self.due = self.due, None
            autosave.ring()
        self.now = end


gaps = st.lists(st.floats(0.0, 3.0), min_size=1, max_size=120)


@given(gaps=gaps, lateness=st.floats(0.0, SLOWEST_ALARM))
def test_no_keystroke_waits_two_seconds(gaps: list[float], lateness: float) -> None:
    desk = Desk(lateness=lateness)
    autosave = desk.made()
    typed: list[float] = []
    for gap in gaps:
        desk.wait(autosave, gap)
        typed.append(desk.now)
        autosave.typed()
    desk.wait(autosave, 3.0)
    for number, at in enumerate(typed, start=1):
        first = next(sent for sent, revision in desk.sent if revision >= number)
        assert first - at < 2.0


@given(gaps=gaps)
def test_nothing_is_sent_twice_and_nothing_while_nobody_types(gaps: list[float]) -> None:
    desk = Desk()
    autosave = desk.made()
    for gap in gaps:
        desk.wait(autosave, gap)
        autosave.typed()
    desk.wait(autosave, 3.0)
    sent = len(desk.sent)
    desk.wait(autosave, 100.0)
    revisions = [revision for _, revision in desk.sent]
    assert len(desk.sent) == sent
    assert revisions == sorted(set(revisions))


def test_a_pause_of_half_a_second_is_enough() -> None:
    desk = Desk()
    autosave = desk.made()
    autosave.typed()
    desk.wait(autosave, PAUSE - 0.01)
    assert desk.sent == []
    desk.wait(autosave, 0.01)
    assert desk.sent == [(PAUSE, 1)]


def test_typing_without_a_pause_is_stored_in_between() -> None:
    desk = Desk()
    autosave = desk.made()
    for _ in range(100):
        autosave.typed()
        desk.wait(autosave, 0.1)
    times = [at for at, _ in desk.sent]
    assert len(times) >= 5
    assert all(later - earlier <= AT_MOST + 0.1 for earlier, later in pairwise(times))


def test_saved_is_said_only_of_what_was_confirmed() -> None:
    desk = Desk()
    autosave = desk.made()
    said = [autosave.standing]
    autosave.typed()
    desk.wait(autosave, 1.0)
    autosave.typed()
    said.append(autosave.standing)
    autosave.stored(1)
    said.append(autosave.standing)
    desk.wait(autosave, 1.0)
    autosave.stored(2)
    said.append(autosave.standing)
    assert said == [Standing.STORED, Standing.WAITING, Standing.WAITING, Standing.STORED]


def test_a_refusal_is_tried_again_until_it_is_stored() -> None:
    desk = Desk()
    autosave = desk.made()
    autosave.typed()
    desk.wait(autosave, 1.0)
    for attempt in range(1, 4):
        assert len(desk.sent) == attempt
        autosave.refused(1)
        assert autosave.standing is Standing.REFUSED
        desk.wait(autosave, AGAIN + 0.01)
    autosave.stored(1)
    assert autosave.standing is Standing.STORED
    desk.wait(autosave, 10.0)
    assert len(desk.sent) == 4


@given(pattern=st.lists(st.tuples(st.floats(0.0, 3.0), st.booleans()), min_size=1, max_size=60))
def test_whatever_is_refused_the_last_words_are_stored_in_the_end(
    pattern: list[tuple[float, bool]],
) -> None:
    desk = Desk()
    autosave = desk.made()
    answered = 0
    for gap, works in pattern:
        desk.wait(autosave, gap)
        for _, revision in desk.sent[answered:]:
            (autosave.stored if works else autosave.refused)(revision)
        answered = len(desk.sent)
        autosave.typed()
    for _ in range(4):
        desk.wait(autosave, AGAIN + 1.0)
        for _, revision in desk.sent[answered:]:
            autosave.stored(revision)
        answered = len(desk.sent)
    assert autosave.standing is Standing.STORED
    assert desk.sent[-1][1] == len(pattern)
