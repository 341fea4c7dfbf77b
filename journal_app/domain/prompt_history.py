"""What was shown, in the order of the nights, ready to be asked about.

"Running" is about nights on which a prompt was shown: a student who writes on Mondays has the
Monday before as the night before. Nights on both sides count, because an earlier night can be
written later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from journal_app.domain.ids import PromptId
from journal_app.domain.prompts import Reason, ShownPrompt, Theme

TAKES_NO_TURN: Final = frozenset(
    {Reason.MOMENT, Reason.EXAM, Reason.AFTER_CALL, Reason.LIGHT_NOT_SEEN}
)
"""Reasons for which a night's first prompt came although it was not its theme's turn."""


class PromptHistory:
    """Every prompt ever shown in a vault.

    Args:
        shown: In any order.
    """

    def __init__(self, shown: Iterable[ShownPrompt] = ()) -> None:
        self._nights: list[date] = []
        self._shown: dict[date, list[ShownPrompt]] = {}
        self._of_prompt: dict[PromptId, list[date]] = {}
        for one in sorted(shown, key=lambda s: (s.night, s.step)):
            self.add(one)

    def add(self, shown: ShownPrompt) -> None:
        """Take in one more."""
        if shown.night not in self._shown:
            self._shown[shown.night] = []
            insort(self._nights, shown.night)
        insort(self._shown[shown.night], shown, key=lambda s: s.step)
        nights = self._of_prompt.setdefault(shown.prompt, [])
        if not nights or nights[-1] < shown.night:
            nights.append(shown.night)
        elif shown.night not in nights:
            insort(nights, shown.night)

    def on(self, night: date) -> tuple[ShownPrompt, ...]:
        """Return what was shown on a night, by step."""
        return tuple(self._shown.get(night, ()))

    def seen(self, prompt: PromptId) -> bool:
        """Tell whether a prompt was ever shown, on any night."""
        return prompt in self._of_prompt

    def distance(self, prompt: PromptId, night: date) -> int:
        """Return how many nights off a prompt was shown nearest; 0 is on that night itself.

        Raises:
            KeyError: It was never shown.
        """
        nights = self._of_prompt[prompt]
        if nights[-1] <= night:  # as ever but for a night written later
            return (night - nights[-1]).days
        place = bisect_left(nights, night)
        return min(abs((other - night).days) for other in nights[max(0, place - 1) : place + 1])

    def running(self, night: date, count: int) -> Iterator[ShownPrompt]:
        """Yield what was shown on a night and on ``count`` nights with a prompt either side."""
        first = bisect_left(self._nights, night)
        last = bisect_right(self._nights, night)
        for near in self._nights[max(0, first - count) : last + count]:
            yield from self._shown[near]

    def within(self, night: date, days: int) -> Iterator[ShownPrompt]:
        """Yield what was shown on nights of the calendar at most ``days`` away, either side."""
        first = bisect_left(self._nights, date.fromordinal(max(1, night.toordinal() - days)))
        last = bisect_right(self._nights, date.fromordinal(night.toordinal() + days))
        for near in self._nights[first:last]:
            yield from self._shown[near]

    def nights_but(self, night: date) -> int:
        """Return on how many nights other than one a prompt was shown."""
        return len(self._nights) - (night in self._shown)

    def turns(self, night: date, themes: Collection[Theme], count: int) -> list[Theme]:
        """Return which of some themes had the nearest turns to a night, at most ``count``.

        Only a night's first prompt takes a turn, and only when it came in its turn. Turns before
        the night come first, the nearest first; for a night written later, half of them may be
        turns after it.
        """
        place = bisect_left(self._nights, night)
        backwards = (self._nights[n] for n in range(place - 1, -1, -1))
        before = list(islice(self._turns_of(backwards, themes), count))
        forwards = self._nights[bisect_right(self._nights, night) :]
        after = list(islice(self._turns_of(forwards, themes), count))
        kept = min(len(after), max(count // 2, count - len(before)))
        return before[: count - kept] + after[:kept]

    def _turns_of(self, nights: Iterable[date], themes: Collection[Theme]) -> Iterator[Theme]:
        for night in nights:
            first = self._shown[night][0]
            if first.step == 0 and first.theme in themes and first.reason not in TAKES_NO_TURN:
                yield first.theme
