"""Goes through a study's questions: forth, back, over all answers, and on to a signature."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from journal_app.cli.study_answers import Answers, GoBack, Stopped
from journal_app.sentences import study_questions as words
from journal_app.words import tr

_LONGEST_SHOWN: Final = 300
_LONGEST_LABEL: Final = 110
_CUT: Final = " …"
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One question.

    Attributes:
        key: Which one it is, the same for as long as it is asked.
        label: The question.
        ask: Asks it until the answer can be used, and keeps that; False when it has to be asked
            once more, as "one more?" is after a yes.
        fits: Tells whether there is an answer that can be used.
        answer: Returns the answer as it would be typed.
        leave: Undoes what the question before began, which is then asked once more.
    """

    key: Key
    label: str
    ask: Callable[[], bool]
    fits: Callable[[], bool]
    answer: Callable[[], str]
    leave: Callable[[], object] | None = None


class Walk:
    """Goes through the questions.

    Args:
        steps: Gives the questions that come from the answers so far, in their order.
        answers: Where questions are written and answers read.
        every: Ask also what has an answer already.
    """

    def __init__(
        self, steps: Callable[[], Sequence[Step]], *, answers: Answers, every: bool
    ) -> None:
        self._steps = steps
        self._answers = answers
        self._every = every
        self._done: set[Key] = set()
        self._again: set[Key] = set()
        self._shown: dict[Key, str] = {}

    def through(self) -> None:
        """Ask everything, show all answers, and ask whether to sign.

        Raises:
            Stopped: The input ended, or nothing is to be signed.
        """
        while True:
            steps = self._steps()
            at = next((n for n, step in enumerate(steps) if not self._settled(step)), None)
            try:
                if at is not None:
                    self._ask(steps[at], at + 1, len(steps))
                elif self._signed(steps):
                    return
            except GoBack:
                self._back(steps, len(steps) if at is None else at)

    def _settled(self, step: Step) -> bool:
        if step.key in self._again or not step.fits():
            return False
        return step.key in self._done or not self._every

    def _ask(self, step: Step, number: int, count: int) -> None:
        self._answers.say("")
        self._answers.say(words.position(number, count))
        if step.ask():
            self._done.add(step.key)
            self._again.discard(step.key)

    def _back(self, steps: Sequence[Step], at: int) -> None:
        if not at:
            self._answers.say(words.no_question_before())
            return
        leave = steps[at].leave if at < len(steps) else None
        if leave is not None:
            leave()
        else:
            self._again.add(steps[at - 1].key)

    def _signed(self, steps: Sequence[Step]) -> bool:
        """Show the answers; True when they are to be signed, else one is asked again."""
        answers = {step.key: step.answer() for step in steps}
        same = list(answers) == list(self._shown)
        before, self._shown = (self._shown if same else {}), answers
        self._answers.say("")
        self._show(steps, before)
        self._answers.say("")
        self._answers.say(words.sign())
        while True:
            typed = self._answers.first_line().strip().casefold()
            if typed in {tr("yes"), tr("y")}:
                return True
            if typed in {tr("no"), tr("n")}:
                raise Stopped
            if typed == tr("all"):
                self._shown = {}
                return False
            if typed.isascii() and typed.isdigit() and 1 <= int(typed[:6]) <= len(steps):
                self._again.add(steps[int(typed[:6]) - 1].key)
                return False
            self._answers.say(words.say_yes_or_number(len(steps)))

    def _show(self, steps: Sequence[Step], before: Mapping[Key, str]) -> None:
        """Show every answer, or those that were changed since they were shown."""
        changed = {step.key for step in steps if step.answer() != before.get(step.key)}
        heading = words.changed() if changed else words.not_changed()
        self._answers.say(heading if before else words.look_over())
        for number, step in enumerate(steps, 1):
            if step.key in changed:
                label = textwrap.shorten(step.label, _LONGEST_LABEL, placeholder=_CUT)
                answer = textwrap.shorten(step.answer(), _LONGEST_SHOWN, placeholder=_CUT)
                self._answers.say(words.answered(number, label, answer))
