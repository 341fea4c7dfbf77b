"""Which prompt a page shows, from the night's choice to what an entry was stored with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from journal_app.domain.entries import Entry
from journal_app.domain.ids import PromptId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import CareLine, Moment, Reason
from journal_app.errors import BadFile
from journal_app.services.by_night import ByNight
from journal_app.services.prompt_circumstances import PromptCircumstances
from journal_app.services.prompts import ChosenPrompt, PromptService
from journal_app.services.tonight_page import PagePrompt, as_chosen, as_kept

FREELY: Final = "tonight.freely"
"""Setting that names the nights for which no prompt is wanted."""


class PagePrompts:
    """The prompts of pages. Every method may raise ``WorldError``."""

    def __init__(
        self, vault: OpenVault, prompts: PromptService, circumstances: PromptCircumstances
    ) -> None:
        self._prompts = prompts
        self._circumstances = circumstances
        self._freely = ByNight(vault.settings, FREELY)
        self._entries = vault.entries
        self._store = vault.prompts
        self._log = vault.prompt_log

    def new(self, night: date) -> PagePrompt | None:
        """Return the prompt of a new page: one that no other page of its night has answered.

        None leaves it free, as when they have answered all there are.
        """
        if self._is_free(night) or self._prompts.problem() is not None:
            return None
        now = self._circumstances.of(night)
        chosen = self._prompts.for_night(now)
        answered = {e.prompt for e in self._entries.on_night(night) if e.prompt is not None}
        if chosen and chosen.prompt.id in answered:
            chosen = self._prompts.besides(now, answered)
        return self._shown(chosen)

    def renewed(self, night: date, prompt: PagePrompt | None) -> PagePrompt | None:
        """Return the prompt of a page without words, seen again.

        It may be switched off since, or the night may be a hard one by now.
        """
        if self._is_free(night) or self._prompts.problem() is not None:
            return None
        chosen = self._prompts.fitting(self._circumstances.of(night))
        if prompt is not None and chosen is not None and chosen.prompt.id == prompt.id:
            return self._shown(chosen)
        return self.new(night)

    def kept(self, entry: Entry) -> PagePrompt | None:
        """Return the prompt an entry was stored with, whole if it is its night's last.

        Why it was chosen is told of every prompt its night was shown.
        """
        prompt = as_kept(entry)
        chosen = self._prompts.standing(entry.night)
        if prompt is None:
            return None
        if chosen is not None and chosen.prompt.id == prompt.id:
            return self._shown(chosen)
        found = self._prompts.find(prompt.id)
        return replace(
            prompt,
            reason=self._reason(entry.night, prompt.id),
            favourite=self._is_favourite(prompt.id),
            load=found.load if found else prompt.load,
        )

    def another(self, night: date) -> PagePrompt | None:
        """Return another prompt for a night. Raises ``BadFile`` when no file can be used."""
        return self._shown(self._prompts.another(self._circumstances.of(night)))

    def wanted(self, night: date) -> PagePrompt | None:
        """Return a night's prompt after all. Raises ``BadFile`` as above."""
        self._freely.forget(night)
        return self._shown(self._prompts.for_night(self._circumstances.of(night)))

    def leave(self, night: date) -> None:
        """Leave a night without a prompt until one is wanted."""
        self._freely.put(night)

    def hide(self, prompt: PromptId, night: date) -> PagePrompt | None:
        """Never show a prompt again; return the one in its place. Raises ``BadFile`` as above."""
        self._prompts.hide(prompt)
        return self._shown(self._prompts.for_night(self._circumstances.of(night)))

    def only_hide(self, prompt: PromptId) -> None:
        """Never show a prompt again; a page that answers it keeps it."""
        self._prompts.hide(prompt)

    def bring_back(self, prompt: PromptId, night: date) -> None:
        """Show a hidden prompt again, and make it a night's own once more if it was before."""
        self._prompts.show_again(prompt)
        shown = self._log.on_night(night)
        before = next((one for one in shown if one.prompt == prompt), None)
        if before is not None and shown[-1].prompt != prompt:
            step, at = shown[-1].step + 1, shown[-1].shown_at
            self._log.record(replace(before, step=step, shown_at=at))

    def are_on(self) -> bool:
        """Tell whether prompts are wanted at all."""
        return self._prompts.preferences().on

    def favour(self, prompt: PromptId, *, on: bool) -> None:
        """Let a prompt come back early, or no longer."""
        self._prompts.favourite(prompt, on=on)

    def mark(self, night: date, moments: Collection[Moment]) -> bool:
        """Mark a night, in place of how it was marked; tell whether a mark is new."""
        before = self._store.moments(night)
        self._store.put_moments(night, moments)
        return bool(set(moments) - before)

    def moments(self, night: date) -> frozenset[Moment]:
        """Return how a night was marked."""
        return self._store.moments(night)

    def for_moment(self, night: date) -> PagePrompt | None:
        """Return a prompt for what a night was marked with; None when there is none left."""
        if self._is_free(night) or self._prompts.problem() is not None:
            return None
        return self._shown(self._prompts.for_moment(self._circumstances.of(night)))

    def has_for_moment(self, night: date) -> bool:
        """Tell whether ``for_moment`` would return a prompt."""
        if self._is_free(night) or self._prompts.problem() is not None:
            return False
        return self._prompts.has_for_moment(self._circumstances.of(night))

    def care(self, night: date) -> CareLine | None:
        """Return a night's care line; None when every file of them is broken."""
        return self._prompts.care(self._circumstances.of(night))

    def problem(self) -> BadFile | None:
        """Return why there is not one prompt though prompts are wanted."""
        return self._prompts.problem()

    @property
    def broken(self) -> tuple[BadFile, ...]:
        """Prompt files that were left out, for whatever reason."""
        return self._prompts.problems

    def _is_free(self, night: date) -> bool:
        return self._freely.get(night) is not None

    def _shown(self, chosen: ChosenPrompt | None) -> PagePrompt | None:
        if chosen is None:
            return None
        favourite = self._is_favourite(chosen.prompt.id)
        return as_chosen(chosen.prompt, chosen.reason, favourite=favourite)

    def _reason(self, night: date, prompt: PromptId) -> Reason | None:
        shown = reversed(self._log.on_night(night))
        return next((one.reason for one in shown if one.prompt == prompt), None)

    def _is_favourite(self, prompt: PromptId) -> bool:
        mark = self._prompts.marks().get(prompt)
        return mark is not None and mark.favourite
