"""Tonight's prompt: chosen once, written down as shown, and the same until morning."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from journal_app.clock import Clock
from journal_app.domain.care_lines import care_line
from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_choice import Choice, choose_prompt
from journal_app.domain.prompt_history import PromptHistory
from journal_app.domain.prompt_preferences import PromptMark, PromptPreferences
from journal_app.domain.prompt_rules import Circumstances, still_fits
from journal_app.domain.prompt_shelf import in_use
from journal_app.domain.prompts import CareLine, Prompt, Reason, ShownPrompt
from journal_app.errors import BadFile, Problem
from journal_app.prompts.library import FOLDER, PromptLibrary
from journal_app.prompts.schema import PromptFault
from journal_app.services.prompt_settings import PromptSettings


@dataclass(frozen=True, slots=True)
class ChosenPrompt:
    """What Tonight shows above the page.

    Attributes:
        step: 0 for the night's first prompt, 1 after the first "another".
    """

    prompt: Prompt
    reason: Reason
    step: int


class PromptSource(Protocol):
    """What there is beside the shipped prompts."""

    def prompts(self) -> Sequence[Prompt]:
        """Return the student's own prompts and those of every pack, switched off or not."""
        ...

    def care(self, packs_off: Collection[PackId]) -> Sequence[CareLine]:
        """Return the care lines of packs, without those of some."""
        ...


class OwnPrompts:
    """The student's own prompts alone."""

    def __init__(self, vault: OpenVault) -> None:
        self._store = vault.prompts

    def prompts(self) -> Sequence[Prompt]:
        """Return the student's own prompts."""
        return self._store.own()

    def care(self, packs_off: Collection[PackId]) -> Sequence[CareLine]:  # noqa: ARG002 # the source's signature
        """Return no care lines: a student's own are kept nowhere."""
        return ()


class PromptService:
    """Chooses prompts and remembers, inside the vault, what was shown.

    Every method may raise ``WorldError`` (disk, damage).

    Args:
        source: Own prompts and packs, asked at every choice; only the student's own prompts
            when none is handed in.
    """

    def __init__(
        self,
        vault: OpenVault,
        clock: Clock,
        library: PromptLibrary,
        source: PromptSource | None = None,
    ) -> None:
        self._log = vault.prompt_log
        self._store = vault.prompts
        self._clock = clock
        self._library = library
        self._source: PromptSource = source or OwnPrompts(vault)
        self._settings = PromptSettings(vault)
        self._history: PromptHistory | None = None

    @property
    def problems(self) -> tuple[BadFile, ...]:
        """Prompt files that cannot be used; ``sentences.prompt_faults.broken_file`` words each."""
        return self._library.problems

    def find(self, prompt: PromptId) -> Prompt | None:
        """Return a prompt by id, of a file, a pack or the student's own; None when it is gone."""
        found = self._library.find(prompt)
        return found or next((p for p in self._source.prompts() if p.id == prompt), None)

    def wording(self, prompt: PromptId) -> str | None:
        """Return the text of a prompt; None of one that is gone."""
        found = self.find(prompt)
        return None if found is None else found.text

    def preferences(self) -> PromptPreferences:
        """Return what the student wants of prompts."""
        return self._settings.load()

    def set_preferences(self, preferences: PromptPreferences) -> None:
        """Store what the student wants of prompts; it holds from the next choice on."""
        self._settings.save(preferences)

    def marks(self) -> Mapping[PromptId, PromptMark]:
        """Return every prompt that is a favourite or hidden."""
        return {mark.prompt: mark for mark in self._store.marks()}

    def hide(self, prompt: PromptId) -> None:
        """Never show a prompt again; it is no favourite any more."""
        self._store.mark(replace(self._mark(prompt), hidden=True, favourite=False))

    def show_again(self, prompt: PromptId) -> None:
        """Take a hidden prompt back among the others."""
        self._store.mark(replace(self._mark(prompt), hidden=False))

    def favourite(self, prompt: PromptId, *, on: bool) -> None:
        """Let a prompt come back early, or no longer."""
        self._store.mark(replace(self._mark(prompt), favourite=on))

    def _mark(self, prompt: PromptId) -> PromptMark:
        return self.marks().get(prompt, PromptMark(prompt))

    def for_night(self, now: Circumstances) -> ChosenPrompt | None:
        """Return a night's prompt, the one already shown if there is one; None for a free page.

        One that was hidden or switched off since, or is too much for a night that was marked as
        a hard one since, is replaced; that takes no turn.

        Raises:
            BadFile: No prompt file can be used at all; the page can still be written freely.
        """
        return self.fitting(now) or self._record(now, self._choose(now))

    def fitting(self, now: Circumstances) -> ChosenPrompt | None:
        """Return what a night shows already; None when nothing, or nothing that may stay."""
        chosen = self.standing(now.night)
        return chosen if chosen is not None and still_fits(chosen.prompt, now) else None

    def besides(self, now: Circumstances, answered: Collection[PromptId]) -> ChosenPrompt | None:
        """Return another prompt for the same night; None when it would be one answered already.

        Raises ``BadFile`` as above.
        """
        choice = self._choose(now)
        if choice is None or choice.prompt.id in answered:
            return None
        return self._record(now, choice)

    def another(self, now: Circumstances) -> ChosenPrompt | None:
        """Return a different prompt for the same night; the present one when there is no other.

        Raises ``BadFile`` as above.
        """
        return self._record(now, self._choose(now)) or self.standing(now.night)

    def for_moment(self, now: Circumstances) -> ChosenPrompt | None:
        """Return a prompt for a moment the night was marked with and that none was shown for."""
        choice = self._choose(now)
        return self._record(now, choice if _is_for_moment(choice) else None)

    def has_for_moment(self, now: Circumstances) -> bool:
        """Tell whether ``for_moment`` would return a prompt; nothing is shown."""
        return _is_for_moment(self._choose(now))

    def standing(self, night: date) -> ChosenPrompt | None:
        """Return what a night shows already; None when nothing, or nothing that is in use."""
        shown = self._log.on_night(night)
        prompt = self.find(shown[-1].prompt) if shown else None
        if prompt is None or not in_use(prompt, self.preferences(), self.marks()):
            return None
        return ChosenPrompt(prompt, shown[-1].reason, shown[-1].step)

    def care(self, now: Circumstances) -> CareLine | None:
        """Return the night's care line; None only when every file with care lines is broken."""
        shown = self._log.on_night(now.night)
        lines = (*self._library.care, *self._source.care(self.preferences().packs_off))
        return care_line(lines, now, shown[-1].theme if shown else None)

    def problem(self) -> BadFile | None:
        """Return what is wrong when there is not one prompt though the student wants them."""
        return self._problem(self.preferences())

    def _problem(self, preferences: PromptPreferences) -> BadFile | None:
        wanted = preferences.on and preferences.shipped
        if not wanted or self._library.prompts or self._source.prompts():
            return None
        for problem in self._library.problems:
            return problem
        return BadFile(Problem.PROMPT_FILE, file=FOLDER, line=1, why=PromptFault.EMPTY.value)

    def _choose(self, now: Circumstances) -> Choice | None:
        preferences = self.preferences()
        problem = self._problem(preferences)
        if problem is not None:
            raise problem
        prompts = (*self._library.prompts, *self._source.prompts())
        return choose_prompt(prompts, self._known(now.night), now, preferences, self.marks())

    def _known(self, night: date) -> PromptHistory:
        """Return what was shown, read once: with years of it, reading takes longer than choosing.

        Nobody else writes it while the vault is open; should a night not be as the log has it,
        all of it is read again.
        """
        history = self._history
        if history is None or history.on(night) != self._log.on_night(night):
            history = PromptHistory(self._log.history(date.max))
            self._history = history
        return history

    def _record(self, now: Circumstances, choice: Choice | None) -> ChosenPrompt | None:
        if choice is None:
            return None
        shown = ShownPrompt(
            night=now.night,
            step=choice.step,
            prompt=choice.prompt.id,
            theme=choice.prompt.theme,
            load=choice.prompt.load,
            reason=choice.reason,
            shown_at=self._clock.now(),
        )
        self._log.record(shown)
        if self._history is not None:
            self._history.add(shown)
        return ChosenPrompt(choice.prompt, choice.reason, choice.step)


def _is_for_moment(choice: Choice | None) -> bool:
    return choice is not None and choice.reason is Reason.MOMENT
