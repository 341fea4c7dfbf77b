"""Tonight's prompt: chosen once, written down as shown, and the same until morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal_app.clock import Clock
from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_choice import Circumstances, care_line, choose_prompt
from journal_app.domain.prompts import CareLine, Prompt, Reason, ShownPrompt
from journal_app.errors import BadFile, Problem
from journal_app.prompts.library import FOLDER, PromptLibrary
from journal_app.prompts.schema import PromptFault


@dataclass(frozen=True, slots=True)
class ChosenPrompt:
    """What Tonight shows above the page.

    Attributes:
        step: 0 for the night's first prompt, 1 after the first "another".
        care: None only when every file with care lines is broken.
    """

    prompt: Prompt
    reason: Reason
    step: int
    care: CareLine | None


class PromptService:
    """Chooses prompts and remembers, inside the vault, what was shown."""

    def __init__(self, vault: OpenVault, clock: Clock, library: PromptLibrary) -> None:
        self._log = vault.prompt_log
        self._vault_id = vault.vault_id
        self._clock = clock
        self._library = library

    @property
    def problems(self) -> tuple[BadFile, ...]:
        """Prompt files that cannot be used; ``sentences.prompt_faults.broken_file`` words each."""
        return self._library.problems

    def wording(self, prompt: PromptId) -> str | None:
        """Return the text of a prompt that a file has; None of one no file has any more."""
        found = self._library.find(prompt)
        return None if found is None else found.text

    def for_night(
        self,
        night: date,
        *,
        shift: Shift | None,
        post_call: bool,
        last_time_pressure: int | None,
    ) -> ChosenPrompt:
        """Return a night's prompt, the one already shown if there is one.

        Args:
            last_time_pressure: The last number given on an earlier night, 0 to 10, or None.

        Raises:
            BadFile: No prompt file can be used at all; the page can still be written freely.
        """
        now = Circumstances(self._vault_id, night, shift, post_call, last_time_pressure)
        return self._standing(now) or self._next(now)

    def another(
        self,
        night: date,
        *,
        shift: Shift | None,
        post_call: bool,
        last_time_pressure: int | None,
    ) -> ChosenPrompt:
        """Return a different prompt for the same night; arguments and errors as above."""
        now = Circumstances(self._vault_id, night, shift, post_call, last_time_pressure)
        return self._next(now)

    def _standing(self, now: Circumstances) -> ChosenPrompt | None:
        shown = self._log.on_night(now.night)
        prompt = self._library.find(shown[-1].prompt) if shown else None
        if prompt is None:
            return None
        care = care_line(self._library.care, now, prompt.theme)
        return ChosenPrompt(prompt, shown[-1].reason, shown[-1].step, care)

    def _next(self, now: Circumstances) -> ChosenPrompt:
        choice = choose_prompt(self._library.prompts, self._log.history(date.max), now)
        if choice is None:
            raise self._nothing_to_show()
        self._log.record(
            ShownPrompt(
                night=now.night,
                step=choice.step,
                prompt=choice.prompt.id,
                theme=choice.prompt.theme,
                load=choice.prompt.load,
                reason=choice.reason,
                shown_at=self._clock.now(),
            )
        )
        care = care_line(self._library.care, now, choice.prompt.theme)
        return ChosenPrompt(choice.prompt, choice.reason, choice.step, care)

    def _nothing_to_show(self) -> BadFile:
        for problem in self._library.problems:
            return problem
        return BadFile(Problem.PROMPT_FILE, file=FOLDER, line=1, why=PromptFault.EMPTY.value)
